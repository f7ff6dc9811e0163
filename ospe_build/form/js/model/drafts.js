// Drafts in the browser's own storage: one entry a draft, told apart by id, so that two tabs never write over each other.

import { isMapping } from "../yaml/canonical.js";

const PREFIX = "ospe-luonnos:";
const OPEN = "ospe-luonnos";
const OLD_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * @typedef {object} Draft
 * @property {string} id
 * @property {string} tab which tab wrote it last.
 * @property {number} revision grows with every writing.
 * @property {string} saved when, in ISO.
 * @property {string} title what it is called in lists.
 * @property {object} value all that the form holds.
 * @property {object} [rest] what else the form needs to go on: the file it comes from, the plan or its reason.
 */

const randomId = () => crypto.getRandomValues(new Uint32Array(2)).join("-");

/** Why storage refused: it is full, or it is shut off. */
const reasonOf = (error) => (error?.name === "QuotaExceededError" || error?.code === 22 ? "full" : "off");

/** A draft of the storage; its raw text alone where it cannot be understood. */
function parse(id, raw) {
  try {
    const draft = JSON.parse(raw);
    if (isMapping(draft?.value) && typeof draft.revision === "number") {
      const title = typeof draft.title === "string" ? draft.title : "";
      const rest = isMapping(draft.rest) ? draft.rest : {};
      const saved = Number.isNaN(Date.parse(draft.saved)) ? new Date(0).toISOString() : draft.saved;
      return { ...draft, title, rest, saved, id };
    }
  } catch {
    // told below
  }
  return { id, broken: true, raw, title: "", saved: "" };
}

/** What a draft holds, to be compared: the session, and the rest. */
const textsOf = ({ value, rest = {} }) => [value, rest].map((part) => JSON.stringify(part));

export class Drafts {
  /** @param {{storage: Storage | null, session: Storage | null}} stores the browser's, or null where they are shut off. */
  constructor({ storage, session }) {
    this.storage = storage;
    this.session = session;
    this.tab = randomId();
    this.set(null);
  }

  /** Note which draft this tab has, and how it stood when it was read or written here. */
  set(draft) {
    this.id = draft?.id ?? "";
    this.revision = draft?.revision ?? 0;
    this.saved = draft?.saved;
    this.texts = draft ? textsOf(draft) : [];
  }

  /** The drafts in this browser, the newest first; those that cannot be understood come as they are. */
  all() {
    const found = [];
    try {
      for (let index = 0; index < this.storage.length; index++) {
        const key = this.storage.key(index);
        if (key.startsWith(PREFIX)) found.push(parse(key.slice(PREFIX.length), this.storage.getItem(key)));
      }
    } catch {
      return [];
    }
    return found.sort((one, other) => (one.saved < other.saved ? 1 : -1));
  }

  /** The draft with that id, or null. */
  get(id) {
    try {
      const raw = this.storage.getItem(PREFIX + id);
      return raw === null ? null : parse(id, raw);
    } catch {
      return null;
    }
  }

  /** The draft that this tab had open before it was reloaded, or null. */
  ofThisTab() {
    try {
      const id = this.session.getItem(OPEN);
      return id ? this.get(id) : null;
    } catch {
      return null;
    }
  }

  /** Go on with a draft, or with none: the next writing then makes a new one. */
  take(draft) {
    this.set(draft);
    this.remember();
  }

  /**
   * Go on from what another tab wrote where that left the session as it is known here: the other has only gone to another
   * screen, and what is new here goes over it.
   *
   * @returns {Draft | null} what was written there; null where the session is another.
   */
  catchUp() {
    const there = this.get(this.id);
    if (!there || there.broken || textsOf(there)[0] !== this.texts[0]) return null;
    this.take(there);
    return there;
  }

  remember() {
    try {
      if (this.id) this.session.setItem(OPEN, this.id);
      else this.session.removeItem(OPEN);
    } catch {
      // the draft is then found in the list of drafts
    }
  }

  /**
   * Write the draft, unless it is as it was: a tab that only looks on must not come in the way of one that writes. Where
   * another tab has changed the session since, this one goes on as a draft of its own.
   *
   * @returns {{saved: string, forked: boolean} | {failed: "full" | "off"}}
   */
  save(content) {
    const there = this.get(this.id);
    if (there && textsOf(content).join() === this.texts.join()) return { saved: this.saved, forked: false };
    this.catchUp();
    const forked = Boolean(there && !there.broken && there.revision !== this.revision && there.tab !== this.tab);
    const id = !this.id || forked ? randomId() : this.id;
    const revision = (forked ? 0 : this.revision) + 1;
    const saved = new Date().toISOString();
    try {
      this.storage.setItem(PREFIX + id, JSON.stringify({ ...content, tab: this.tab, revision, saved }));
    } catch (error) {
      return { failed: reasonOf(error) };
    }
    this.take({ ...content, id, revision, saved });
    return { saved, forked };
  }

  /** Remove a draft. */
  remove(id) {
    try {
      this.storage.removeItem(PREFIX + id);
    } catch {
      // nothing can have been stored either
    }
    if (id === this.id) this.take(null);
  }

  /**
   * Note that the archive holds a draft that was sent; it goes when that was first seen long ago.
   *
   * @returns {boolean} whether it went.
   */
  holds(draft, today) {
    const { archived = today } = draft.rest;
    if (Date.parse(today) - Date.parse(archived) >= OLD_DAYS * DAY_MS && draft.id !== this.id) {
      this.remove(draft.id);
      return true;
    }
    if (archived === draft.rest.archived) return false;
    try {
      const { id, ...entry } = draft;
      this.storage.setItem(PREFIX + id, JSON.stringify({ ...entry, rest: { ...draft.rest, archived } }));
    } catch {
      // it is noted the next time
    }
    return false;
  }

  /** What another tab did to this draft, from a `storage` event: "changed", "removed" or nothing. */
  seen(event) {
    if (!this.id || event.key !== PREFIX + this.id) return "";
    return event.newValue === null ? "removed" : "changed";
  }
}

/** For how many days a draft has lain, where that is long; else 0. */
export function oldDays(draft, now = Date.now()) {
  const days = Math.floor((now - Date.parse(draft.saved)) / DAY_MS);
  return days >= OLD_DAYS ? OLD_DAYS : 0;
}

/** The browser's storage of that name, or null where it is shut off. */
export function storageOf(name) {
  try {
    return window[name];
  } catch {
    return null;
  }
}
