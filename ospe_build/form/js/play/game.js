// The game that is played: a session in the making. It is the same draft that the form at /kirjaa/ has, saved after every change.

import { nameEdition } from "../model/edition.js";
import { at, holderOf } from "../model/required.js";
import { Saving } from "../saving.js";
import { isMapping } from "../yaml/canonical.js";

const isEmpty = (value) =>
  value === undefined || value === null || value === "" || value === false ||
  (typeof value === "object" && Object.values(value).every(isEmpty));

/** Take away what holds nothing; rows of a list keep their places, but for the last ones. */
function prune(value) {
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === "object" && inner !== null) prune(inner);
    if (isEmpty(inner) && !Array.isArray(value)) delete value[key];
  }
  while (Array.isArray(value) && value.length && isEmpty(value.at(-1))) value.pop();
}

/** What a draft is called in lists. */
const titleOf = ({ pelikerta = {} }) => pelikerta.otsikko ?? pelikerta.yksikko ?? "";

export class Game {
  /**
   * @param {import("../model/drafts.js").Drafts} drafts
   * @param {{plan: string, reason: string}} either the key of the plan, and of the reason that may stand in its place.
   * @param {object} fixed what every session holds: the number of its format.
   * @param {string} edition what a session has to name as its edition of the boards; may be empty.
   * @param {(result: object) => void} onSaved told what became of each writing.
   */
  constructor(drafts, { either, fixed, edition }, onSaved) {
    Object.assign(this, { drafts, either, fixed, edition, onSaved, value: {}, rest: {}, changed: false });
    this.saving = new Saving(() => this.write());
  }

  /** Begin a new game; it becomes a draft with its first change. */
  begin(value) {
    this.value = value;
    this.rest = { chosen: this.either.plan };
    this.drafts.take(null);
  }

  /** Go on with a draft. */
  open(draft) {
    this.changed = false;
    this.value = structuredClone(draft.value);
    this.rest = structuredClone(draft.rest);
    if (!isMapping(this.rest.play)) delete this.rest.play;
    this.drafts.take(draft);
  }

  /** What the play itself keeps beside the session: the clock, the hand, what was read aloud. */
  get play() {
    this.rest.play ??= {};
    return this.rest.play;
  }

  /** Whether the players know that the results are published. */
  get told() {
    return Boolean(this.rest.told);
  }

  set told(told) {
    this.rest.told = told;
    this.save();
  }

  /** Whether the play of this session has begun. */
  get isBegun() {
    return Boolean(this.rest.play?.begun);
  }

  get nothingAgreed() {
    return this.rest.chosen === this.either.reason;
  }

  /** The session as the form would give it: of plan and reason only the chosen one. */
  get session() {
    const value = { ...this.fixed, ...structuredClone(this.value) };
    delete value[this.nothingAgreed ? this.either.plan : this.either.reason];
    return nameEdition(value, { edition: this.edition, origin: this.rest.origin });
  }

  get(path) {
    return at(this.value, path);
  }

  /** The items of a list. */
  list(path) {
    return this.get(path) ?? [];
  }

  /** Set a value, or take it away where it is empty. */
  set(path, value) {
    holderOf(this.value, path)[path.at(-1)] = value;
    prune(this.value);
    this.changed = true;
    this.save();
  }

  /** Put items into a list, at its end where no place is given. */
  insert(path, items, place = this.list(path).length) {
    this.set(path, this.list(path).toSpliced(place, 0, ...items));
  }

  /** Take an item out of a list. */
  take(path, place) {
    const item = this.list(path)[place];
    this.set(path, this.list(path).toSpliced(place, 1));
    return item;
  }

  /** Put another item in the place of one. */
  replace(path, place, item) {
    this.set(path, this.list(path).with(place, item));
  }

  /** Move an item to another list, or to another place of its own. */
  move(from, place, to, toPlace = this.list(to).length) {
    const isSame = from.join() === to.join();
    const item = this.take(from, place);
    this.insert(to, [item], Math.min(toPlace - Number(isSame && toPlace > place), this.list(to).length));
  }

  /** Change what the play keeps. */
  keep(changes) {
    Object.assign(this.play, changes);
    this.save();
  }

  save() {
    this.saving.soon();
  }

  write() {
    const { value, rest } = this;
    this.changed = false;
    const result = this.drafts.save({ title: titleOf(value), value, rest });
    this.onSaved(result);
    return result;
  }
}
