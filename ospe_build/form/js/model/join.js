// Three versions of one session: as it was opened, as it was written on, as it is published now. What others published
// meanwhile is taken in where both can stand; where both changed one thing, ours stays and theirs is told.

import { isMapping } from "../yaml/canonical.js";

const FOLLOW_UPS = "seuranta";
const PLAN = "uudet_keinot";
const DAY = "paiva";

/** Whether two values are the same, in whatever order their keys stand. */
export function same(one, other) {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, index) => same(each, other[index]));
  }
  if (!isMapping(one) || !isMapping(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]));
}

const among = (list, value) => list.some((each) => same(each, value));
const listOf = (value) => (Array.isArray(value) ? value : []);

class Joining {
  constructor() {
    /** Where something of theirs was taken in. */
    this.taken = [];
    /** What of theirs does not stand any more: where, and what it was. */
    this.lost = [];
  }

  join(base, mine, theirs, pointer) {
    if (same(mine, theirs) || same(base, theirs)) return mine;
    if (pointer.at(-1) === FOLLOW_UPS) return this.followUps(listOf(base), listOf(mine), listOf(theirs), pointer);
    if (same(base, mine)) return this.take(theirs, pointer);
    if (isMapping(mine) && isMapping(theirs)) return this.mapping(isMapping(base) ? base : {}, mine, theirs, pointer);
    if (pointer.at(-1) === PLAN && Array.isArray(mine) && Array.isArray(theirs)) {
      return this.rows(listOf(base), mine, theirs, pointer);
    }
    if (Array.isArray(mine) && Array.isArray(theirs)) return this.items(listOf(base), mine, theirs, pointer);
    if (theirs !== undefined) this.lost.push({ pointer, was: theirs });
    return mine;
  }

  take(value, pointer) {
    this.taken.push(pointer);
    return value;
  }

  mapping(base, mine, theirs, pointer) {
    const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
    const entries = keys.map((key) => [key, this.join(base[key], mine[key], theirs[key], [...pointer, key])]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  /** Rows are known by their places, which do not change; those that both added stand one after another. */
  rows(base, mine, theirs, pointer) {
    const old = mine.slice(0, base.length).map((row, index) => this.join(base[index], row, theirs[index], [...pointer, index]));
    const added = theirs.slice(base.length).filter((row) => !among(mine, row));
    if (added.length) this.taken.push(pointer);
    return [...old, ...added, ...mine.slice(base.length)];
  }

  /** All follow-ups that stand somewhere, oldest first; one that we took away stays away. */
  followUps(base, mine, theirs, pointer) {
    const added = theirs.filter((entry) => !among(base, entry) && !among(mine, entry));
    if (added.length) this.taken.push(pointer);
    const all = [...mine.filter((entry) => among(base, entry)), ...added, ...mine.filter((entry) => !among(base, entry))];
    all.sort((one, other) => String(one[DAY] ?? "9").localeCompare(String(other[DAY] ?? "9")));
    return all.length ? all : undefined;
  }

  items(base, mine, theirs, pointer) {
    const added = theirs.filter((item) => !among(base, item) && !among(mine, item));
    const removed = base.filter((item) => !among(theirs, item));
    if (added.length || removed.some((item) => among(mine, item))) this.taken.push(pointer);
    return [...mine.filter((item) => !among(removed, item)), ...added];
  }
}

/** What is published of means and is not in a new version: rows of the plan and follow-ups. */
function vanished(published, value) {
  const rows = listOf(value[PLAN]);
  return listOf(published[PLAN]).flatMap((row, index) => {
    const pointer = [PLAN, index];
    if (rows[index] === undefined) return [{ pointer, was: row }];
    const now = listOf(rows[index][FOLLOW_UPS]);
    return listOf(row[FOLLOW_UPS])
      .filter((entry) => !among(now, entry))
      .map((was) => ({ pointer: [...pointer, FOLLOW_UPS], was }));
  });
}

/**
 * Join what was written with what is published now.
 *
 * @param {object | null} base the session as it was opened; null where that is not known.
 * @param {object} mine as it was written on.
 * @param {object} theirs as it is published now.
 * @returns {{value: object, taken: Array<Array<string | number>>, lost: Array<{pointer: Array, was: unknown}>,
 *   vanished: Array<{pointer: Array, was: unknown}>}} `lost` where both changed one thing, `vanished` what of means is gone.
 */
export function join(base, mine, theirs) {
  const joining = new Joining();
  const value = joining.join(base ?? theirs, mine, theirs, []);
  return { value, taken: joining.taken, lost: joining.lost, vanished: vanished(theirs, value) };
}
