// What is written: all fields of the form, read as a session's value and filled from one.

import { carry, nameEdition } from "./model/edition.js";
import { holderOf } from "./model/required.js";
import { grow } from "./ui/dom.js";
import { Either } from "./ui/either.js";
import { Group } from "./ui/group.js";
import { Roles } from "./ui/roles.js";
import { Themes } from "./ui/themes.js";
import { Wished } from "./ui/wished.js";
import { fieldOf } from "./ui/widgets.js";

/** Follow-ups, oldest first. */
const ordered = (entries) => entries.toSorted((one, other) => String(one.paiva ?? "").localeCompare(String(other.paiva ?? "")));

export class Boards {
  /**
   * @param {HTMLElement} frame the form's frame.
   * @param {object} shared what all fields are given.
   */
  constructor(frame, shared) {
    this.frame = frame;
    this.form = frame.querySelector("[data-fields]");
    this.root = new Group(this.form, { ...shared, fieldOf });
    this.root.core = true;
    this.picked = [...this.root.walk()].filter((field) => field.refers);
    this.either = new Either(this.form, () => this.growAll());
    this.roles = new Roles(this.root.child("pelikerta"), shared.t);
    this.wished = new Wished(this.plan, shared);
    this.themes = new Themes(frame, shared);
    this.edition = shared.edition;
    this.nodes = shared.boards.children;
    this.origin = null;
    /** How many follow-ups each row of it had; null where none is added. */
    this.followed = null;
    /** What the game at /pelaa/ keeps of itself in the draft: the form leaves it as it is. */
    this.play = undefined;
    /** Whether the players know that the results are published. */
    this.told = false;
    /** When it was sent, and by which id; null where it was not, or was changed since. */
    this.sent = null;
  }

  /** The archived session that is corrected or followed up, or null. */
  get origin() {
    return this.source;
  }

  set origin(source) {
    this.source = source;
    this.form.toggleAttribute("data-archived", Boolean(source));
  }

  /** All that is written, what is no part of the session too. */
  readAll() {
    const { base } = this.origin ?? {};
    return base ? carry(this.root.read(), base, this.nodes) : this.root.read();
  }

  /** The session: all that is written, but only the chosen half of the plan, and no roles of few players. */
  read() {
    const value = this.readAll();
    delete value[this.either.other];
    return nameEdition(this.roles.leaveOut(value), this);
  }

  /** What a draft holds beside the value. */
  get rest() {
    return { origin: this.origin, chosen: this.either.chosen, followed: this.followed, told: this.told, sent: this.sent, screen: this.screen, play: this.play };
  }

  /** What a draft is called in lists. */
  get title() {
    return this.root.child("pelikerta", "otsikko").read() ?? this.root.child("pelikerta", "yksikko").read() ?? "";
  }

  /** The rows of the plan. */
  get plan() {
    return this.root.child(this.either.plan);
  }

  /** Fill the form from a draft or a file. */
  put({ value, rest = {} }) {
    const { plan, reason } = this.either;
    this.root.write(value);
    this.origin = rest.origin ?? null;
    this.followed = rest.followed ?? null;
    this.told = Boolean(rest.told);
    this.sent = rest.sent ?? null;
    this.screen = rest.screen;
    this.play = rest.play;
    const nothing = value[reason] !== undefined && value[plan] === undefined;
    this.either.choose([plan, reason].find((key) => key === rest.chosen) ?? (nothing ? reason : plan)); // a draft may be damaged
    this.follow();
    this.growAll();
  }

  /** Put a published value back where it was: a row at its place, a follow-up at its day. */
  restore(pointer, was) {
    const value = this.readAll();
    const holder = holderOf(value, pointer);
    const key = pointer.at(-1);
    if (typeof key === "number") holder.splice(key, 0, was);
    else if (key === "seuranta") holder[key] = ordered([...(holder[key] ?? []), was]);
    else holder[key] = was;
    this.put({ value, rest: this.rest });
  }

  /** What the form would give back of a value; what it holds stays. */
  tryValue(value) {
    const before = this.root.read();
    this.root.write(value);
    const after = this.root.read();
    this.root.write(before);
    this.follow();
    return after;
  }

  /** Let what depends on other fields follow them: notes that were picked from another board, the roles. */
  follow() {
    this.roles.follow();
    const { yksikko: units, pelattu: played } = this.root.child("pelikerta").read() ?? {};
    this.root.child("pelikerta", "edellinen_pelikerta").follow({ units, played, id: this.origin?.id });
    const themes = this.root.child("teemat").read();
    this.wished.follow(themes);
    this.themes.follow(themes);
    for (const field of this.picked) {
      const lists = [...this.root.child(field.refers).children.values()];
      field.follow(lists.flatMap((list) => list.all ?? []));
    }
  }

  /** Let the boxes that are seen be as tall as their texts. */
  growAll(part = this.form) {
    for (const box of part.querySelectorAll("textarea")) grow(box);
  }
}
