// The sessions of the archive as the form knows them: which games a unit has played, and what names are in use.

import { SIZE } from "ospe_build/checking/sketch";
import { NAMELESS as NAMELESS_UNIT } from "ospe_build/checking/unit_list";

import { slug } from "./model/place.js";

/** A name as it is compared: what differs only in composition, case or runs of spaces is the same. */
export const folded = (name) => name.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean).join(" ");

/** The names in a session's `yksikko`, which semicolons part; each once, with single spaces. */
export function unitNames(units) {
  const names = units.split(";").map((name) => name.split(/\s+/).filter(Boolean).join(" "));
  return [...new Map(names.filter(Boolean).map((name) => [folded(name), name])).values()];
}

/**
 * @typedef {object} Game
 * @property {string} id
 * @property {string} title
 * @property {string[]} names its units as they are written.
 * @property {string[]} units the same by their addresses.
 * @property {number} table 0 where it has none.
 * @property {string[]} states of its means.
 * @property {string} previous id of the game that it names as the one before it; may be empty.
 */

export class Archive {
  /** @param {{sessions: Array, listed: Record<string, string>}} list */
  constructor({ sessions, listed }) {
    this.listed = listed;
    /** @type {Game[]} */
    this.games = sessions.map(([id, title, names, table, states, previous]) => ({
      id, title, names, table, states, previous, units: names.map((name) => this.unitOf(name)),
    }));
    this.byId = new Map(this.games.map((game) => [game.id, game]));
    /** The sketches of all games, one after another, once they were fetched; what tells games that repeat another. */
    this.sketches = null;
  }

  /** The sketch of a game, by its place in the list. */
  sketchOf(place) {
    return this.sketches.subarray(place * SIZE, (place + 1) * SIZE);
  }

  /** The address of the unit that goes by a name. */
  unitOf(name) {
    return this.listed[folded(name)] ?? slug(name, NAMELESS_UNIT);
  }

  /** The games of units, in the order of the list: the newest first. */
  ofUnits(units) {
    const wanted = new Set(unitNames(units).map((name) => this.unitOf(name)));
    return this.games.filter((game) => game.units.some((unit) => wanted.has(unit)));
  }

  /** The games in whose title or unit a text stands. */
  search(text) {
    const wanted = folded(text);
    return this.games.filter(({ title, names }) => [title, ...names].some((each) => folded(each).includes(wanted)));
  }
}
