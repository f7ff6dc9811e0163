// The rules within one file that the schema cannot express: those of `ospe_build/checking/rules/`, one function each.

import { ALIKE, WORTH_A_GUESS } from "ospe_build/checking/rules/benefits";
import { LONGEST as LONGEST_CARD, SLUG } from "ospe_build/checking/rules/cards";
import { LONGEST as LONGEST_NAMED, PLAYERS_AT_LEAST, PLAYERS_FOR_ROLES } from "ospe_build/checking/rules/people";

import { lastDay } from "../model/dates.js";
import { comparable } from "../model/text.js";
import { inLine } from "../yaml/scalar.js";
import { shortened } from "./cause.js";
import { at, followUps, isMapping, mappings, nodeAt, planRows, strings, texts } from "./lookup.js";
import { date as isDay } from "./formats.js";
import { cardAsText, curlyQuotes, emptyAnswer } from "./meant.js";
import { meant } from "./mojibake.js";
import { nearest } from "./nearest.js";
import { whole } from "./pattern.js";
import { personIn } from "./people.js";
import { normalised } from "./normalise.js";
import { requoted } from "./quote_marks.js";

const PLAYED = ["pelikerta", "pelattu"];
const EDITION = ["pelikerta", "lauta"];
const PLAYERS = ["pelikerta", "pelaajia"];
const ROLES = ["pelikerta", "pelaajien_roolit"];
const IS_CARD_ID = whole(SLUG);

const day = (value) => (typeof value === "string" && isDay(value) ? value : null);

/** The day of the game; null where it cannot be right, since nothing can be compared with it then. */
function played(value, { today }) {
  const found = day(at(value, ...PLAYED));
  return found && found <= today ? found : null;
}

function* playedInFuture(value, { today }) {
  const found = day(at(value, ...PLAYED));
  if (found && found > today) yield { pointer: PLAYED, params: { field: "pelattu", value: found, today } };
}

function* deadlineBeforeGame(value, context) {
  const game = played(value, context);
  const deadlines = [
    ...planRows(value).map(([pointer, row]) => [[...pointer, "toteutus", "maaraaika"], at(row, "toteutus", "maaraaika")]),
    ...followUps(value).map(([pointer, entry]) => [[...pointer, "uusi_maaraaika"], entry.uusi_maaraaika]),
  ];
  for (const [pointer, written] of game ? deadlines : []) {
    const end = lastDay(written);
    if (end && end < game) yield { pointer, params: { field: pointer.at(-1), value: written, played: game } };
  }
}

function* followUpBeforeGame(value, context) {
  const game = played(value, context);
  for (const [pointer, entry] of followUps(value)) {
    const found = day(entry.paiva);
    if (game && found && found < game) yield { pointer: [...pointer, "paiva"], params: { field: "paiva", value: found, played: game } };
  }
}

function* followUpInFuture(value, { today }) {
  for (const [pointer, entry] of followUps(value)) {
    const found = day(entry.paiva);
    if (found && found > today) yield { pointer: [...pointer, "paiva"], params: { field: "paiva", value: found, today } };
  }
}

function* followUpsOutOfOrder(value, context) {
  const game = played(value, context) ?? "0001-01-01";
  for (const [pointer, row] of planRows(value)) {
    let newest = game;
    for (const [index, entry] of mappings(row.seuranta)) {
      const found = day(entry.paiva);
      if (!found || found < game || found > context.today) continue;
      if (found < newest) {
        yield { pointer: [...pointer, "seuranta", index, "paiva"], params: { field: "paiva", value: found, newer: newest } };
      } else newest = found;
    }
  }
}

function* placedCards(value) {
  const themes = at(value, "teemat");
  for (const [theme, board] of isMapping(themes) ? Object.entries(themes) : []) {
    for (const [column, methods] of isMapping(board) ? Object.entries(board) : []) {
      for (const [index, method] of mappings(methods)) yield [["teemat", theme, column, index, "kortti"], method.kortti];
    }
  }
  for (const [pointer, row] of planRows(value)) yield [[...pointer, "menetelma", "kortti"], at(row, "menetelma", "kortti")];
}

function* unknownCard(value, { cards }) {
  for (const [pointer, card] of placedCards(value)) {
    if (typeof card !== "string" || cards.has(card) || card.length > LONGEST_CARD || !IS_CARD_ID.test(card)) continue;
    yield { pointer, params: { field: "kortti", value: card }, suggestion: nearest(card, cards.keys()) };
  }
}

/** The fields whose notes repeat notes of another board, each with that board's key. */
function* referring(node, way = []) {
  for (const child of node.children ?? []) {
    if (child.refers) yield [[...way, child.key], child.refers];
    yield* referring(child, [...way, child.key]);
  }
}

const pairs = (text) => {
  const letters = [...comparable(text).toLowerCase()];
  const count = Math.max(1, letters.length - 2);
  return new Set(Array.from({ length: count }, (_, start) => letters.slice(start, start + 3).join("")));
};

function mostAlike(text, known) {
  const mine = pairs(text);
  const score = (other) => (2 * [...mine].filter((pair) => other.has(pair)).length) / (mine.size + other.size);
  let [best, most] = [null, -1];
  for (const note of known) {
    const likeness = score(pairs(note));
    if (likeness > most) [best, most] = [note, likeness];
  }
  return most >= ALIKE ? best : null;
}

function* benefitNotWritten(value, { boards }) {
  for (const [keys, board] of referring(boards)) {
    const source = at(value, board);
    const notes = isMapping(source) ? Object.values(source).flatMap((list) => texts(list).map(([, text]) => text)) : [];
    const written = new Map(notes.map((note) => [comparable(note), note]));
    for (const [index, text] of texts(at(value, ...keys))) {
      if (!text.trim() || written.has(comparable(text))) continue;
      const meant = index < WORTH_A_GUESS ? mostAlike(text, [...written.values()]) : null;
      const suggestion = meant === null ? null : inLine(meant);
      yield { pointer: [...keys, index], params: { field: keys.at(-1), board }, suggestion };
    }
  }
}

function* nobodyResponsible(value) {
  for (const [pointer, row] of planRows(value)) {
    const doing = row.toteutus;
    const params = { field: "kuka_vastaa", row: pointer[1] + 1 };
    if (!Object.hasOwn(row, "toteutus")) yield { pointer, params, onKey: true };
    else if (isMapping(doing) && Object.keys(doing).length && !Object.hasOwn(doing, "kuka_vastaa")) {
      yield { pointer: [...pointer, "toteutus"], params, onKey: true };
    }
  }
}

function* namedPerson(value, { lexicon }) {
  const responsible = [
    ...planRows(value).map(([pointer, row]) => [[...pointer, "toteutus", "kuka_vastaa"], at(row, "toteutus", "kuka_vastaa")]),
    ...followUps(value).map(([pointer, entry]) => [[...pointer, "uusi_vastuutaho"], entry.uusi_vastuutaho]),
  ];
  for (const [pointer, text] of lexicon ? responsible : []) {
    if (typeof text !== "string") continue;
    const begin = [...text].slice(0, LONGEST_NAMED).join("");
    if (personIn(normalised(begin), lexicon, true)) yield { pointer, params: { field: pointer.at(-1) } };
  }
}

const playersOf = (value) => {
  const players = at(value, "pelikerta", "pelaajia");
  return Number.isInteger(players) ? players : null;
};

function* fewPlayers(value) {
  const players = playersOf(value);
  if (players !== null && players >= 2 && players < PLAYERS_AT_LEAST) {
    yield { pointer: PLAYERS, params: { field: "pelaajia", value: players, minimum: PLAYERS_AT_LEAST } };
  }
}

function* rolesOfFew(value) {
  const players = playersOf(value);
  if (players !== null && players < PLAYERS_FOR_ROLES && (at(value, ...ROLES) ?? null) !== null) {
    yield { pointer: ROLES, params: { field: "pelaajien_roolit", minimum: PLAYERS_FOR_ROLES }, onKey: true };
  }
}

function* playedBeforeEdition(value, { boards }) {
  const { firstYear, limits } = nodeAt(EDITION, boards);
  const found = day(at(value, ...PLAYED));
  const edition = String(at(value, ...EDITION) ?? limits?.default);
  const year = String(firstYear[edition] ?? "");
  if (found && found < year) yield { pointer: PLAYED, params: { field: "pelattu", value: found, edition, year } };
}

/** Words with letters that were broken on their way; a file's own are told of where it is read, too. */
function* brokenLetters(value) {
  for (const [pointer, text, isKey] of strings(value)) {
    const was = isKey ? text : meant(text);
    if (was === text) continue;
    const broken = text.match(/[^ \r\n\t]+/g).find((word) => meant(word) !== word) ?? text;
    const params = { broken: shortened(broken), meant: shortened(meant(broken)) };
    yield { pointer, params, suggestion: text.includes("\n") ? null : requoted(was) };
  }
}

/** Letters that were lost; a file with any cannot be read at all. */
function* lostLetters(value) {
  for (const [pointer, text, isKey] of strings(value)) {
    if (!isKey && text.includes("\ufffd")) yield { pointer, params: { character: "U+FFFD" } };
  }
}

/** All of them with their codes and how bad they are. */
export const RULES = [
  ["OSPE119", "error", lostLetters],
  ["OSPE121", "warning", brokenLetters],
  ["OSPE306", "error", playedInFuture],
  ["OSPE307", "error", deadlineBeforeGame],
  ["OSPE308", "error", followUpBeforeGame],
  ["OSPE309", "error", followUpInFuture],
  ["OSPE310", "error", followUpsOutOfOrder],
  ["OSPE311", "error", unknownCard],
  ["OSPE312", "warning", benefitNotWritten],
  ["OSPE313", "warning", nobodyResponsible],
  ["OSPE323", "warning", cardAsText],
  ["OSPE324", "warning", curlyQuotes],
  ["OSPE325", "warning", emptyAnswer],
  ["OSPE326", "error", playedBeforeEdition],
  ["OSPE410", "warning", namedPerson],
  ["OSPE411", "warning", fewPlayers],
  ["OSPE412", "error", rolesOfFew],
];
