// What is wrong between a session and those of the archive; as `ospe_build/checking/across.py`, for one session at a time.

import { ALIKE } from "ospe_build/checking/similar";
import { SHORTEST } from "ospe_build/checking/unit_names";

import { folded, unitNames } from "../archive.js";
import { isId } from "../model/place.js";
import { finding } from "../yaml/read.js";
import { at } from "./lookup.js";
import { joined, nearest } from "./nearest.js";
import { likeness, sketch } from "./sketch.js";

const PREVIOUS = ["pelikerta", "edellinen_pelikerta"];
const UNITS = ["pelikerta", "yksikko"];
const DAY = "2026-11-24".length;

function previousGame({ previous, id, played, units }, archive) {
  if (!previous) return [];
  const about = { field: PREVIOUS.at(-1), other: previous };
  if (previous === id) return [["OSPE315", "error", PREVIOUS, { variant: "self", params: about }]];
  const other = archive.byId.get(previous);
  if (!other) {
    const until = `${played || "9999-12-31"}-`; // one of the same day, too
    const likely = archive.games.filter((game) => game.units.some((unit) => units.includes(unit)) || game.id.slice(DAY) === previous.slice(DAY));
    const earlier = likely.map((game) => game.id).filter((each) => each.slice(0, DAY) < until);
    return isId(previous) ? [["OSPE314", "error", PREVIOUS, { params: about, suggestion: nearest(previous, earlier) }]] : [];
  }
  const found = [];
  if (played && other.id.slice(0, DAY) >= played) found.push(["OSPE315", "error", PREVIOUS, { params: about }]);
  if (units.length && other.units.length && !other.units.some((unit) => units.includes(unit))) {
    found.push(["OSPE316", "warning", PREVIOUS, { params: about }]);
  }
  return found;
}

/** Whether a game has a unit and the day in common with the session, and their tables do not tell them apart. */
const isSameGame = ({ played, units, table }, game) =>
  played && game.id.startsWith(played) && game.units.some((unit) => units.includes(unit)) &&
  !(table && game.table && table !== game.table);

function sameDay(session, archive) {
  const other = archive.games.find((game) => game.id !== session.id && isSameGame(session, game));
  return other ? [["OSPE317", "warning", UNITS, { params: { field: UNITS.at(-1), other: other.id } }]] : [];
}

/** The ids of the games before the one that names `previous`, the newest first. */
function* chain(previous, archive) {
  const seen = new Set();
  for (let id = previous; archive.byId.has(id) && !seen.has(id); id = archive.byId.get(id).previous) {
    seen.add(id);
    yield id;
  }
}

/** The texts are nearly those of another session, which is neither this one's past nor the same game. */
function nearlyTheSame(session, archive) {
  const mine = archive.sketches && session.sketch();
  if (!mine) return [];
  const past = new Set(chain(session.previous, archive));
  const mayBeAlike = (game) =>
    game.id === session.id || past.has(game.id) || isSameGame(session, game) || [...chain(game.previous, archive)].includes(session.id);
  const [best] = archive.games
    .map((game, place) => ({ game, score: likeness(mine, archive.sketchOf(place)) }))
    .filter(({ game, score }) => score >= ALIKE && !mayBeAlike(game))
    .sort((one, other) => other.score - one.score || (one.game.id < other.game.id ? -1 : 1));
  return best ? [["OSPE318", "warning", [], { params: { other: best.game.id } }]] : [];
}

const figures = (name) => name.replace(/\P{Nd}/gu, "").split("").sort().join("");

/** The word, and the word without each of its letters: two that share one differ in a letter, or in two beside. */
const traces = (word) => (word.length < SHORTEST ? [] : [word, ...Array.from(word, (_, n) => word.slice(0, n) + word.slice(n + 1))]);

function namesOfUnits({ id, names }, archive) {
  const known = new Map();
  for (const game of archive.games.toReversed()) {
    for (const [n, name] of game.id === id ? [] : game.names.entries()) {
      const entry = known.get(folded(name)) ?? { name, unit: game.units[n], game, count: 0 };
      known.set(folded(name), { ...entry, count: entry.count + 1 });
    }
  }
  return names.flatMap((name) => {
    const unit = archive.unitOf(name);
    const mine = known.get(folded(name))?.count ?? 0;
    const isListed = folded(name) in archive.listed;
    const others = [...known].filter(([other]) => other !== folded(name));
    const told = (code, severity, other, suggestion = null) => {
      const params = { field: UNITS.at(-1), other: other.game.id, name, other_name: other.name };
      return [code, severity, UNITS, { params, suggestion }];
    };
    const same = others.find(([other, entry]) => entry.unit === unit && !(isListed && other in archive.listed));
    if (same && !mine) return [told("OSPE327", "error", same[1])];
    const own = new Set(traces(joined(name)));
    const near = others.find(
      ([other, entry]) =>
        !isListed && entry.unit !== unit && figures(folded(name)) === figures(other) &&
        (other in archive.listed || entry.count > mine) && traces(joined(entry.name)).some((trace) => own.has(trace)),
    );
    if (!near) return [];
    const meant = names.map((each) => (each === name ? near[1].name : each)).join("; ");
    return [told("OSPE322", "warning", near[1], meant)];
  });
}

/**
 * What is wrong between a session and the archive.
 *
 * @param {object} value
 * @param {string} id of the archived session that it is a new version of; empty for a new one.
 * @param {import("../archive.js").Archive} archive
 * @param {object} boards the schema's boards, whose texts are compared.
 */
export function across(value, id, archive, boards) {
  const text = (...keys) => (typeof at(value, ...keys) === "string" ? at(value, ...keys) : "");
  const names = unitNames(text(...UNITS));
  const table = at(value, "pelikerta", "poyta");
  const session = {
    id,
    names,
    units: names.map((name) => archive.unitOf(name)),
    played: text("pelikerta", "pelattu"),
    previous: text(...PREVIOUS),
    table: Number.isInteger(table) ? table : 0,
    sketch: () => sketch(value, boards),
  };
  return [previousGame, sameDay, nearlyTheSame, namesOfUnits]
    .flatMap((rule) => rule(session, archive))
    .map(([code, severity, pointer, more]) => finding(code, pointer, { severity, ...more }));
}
