// What stays the same from game to game on one device: who played. It is kept when results are sent, and can be forgotten.

import { DEFAULT_LANGUAGE } from "ospe_build/messages";

const KEY = "ospe-muistettu";
const FIELDS = ["organisaatio", "toimiala", "yksikko", "alueet"];

/** What a new session begins with: the details of the last game, and the page's language where a file has to name it. */
export function beginning(details, language) {
  const known = { ...(language !== DEFAULT_LANGUAGE && { kieli: language }), ...details };
  return Object.keys(known).length ? { pelikerta: known } : {};
}

export class Memory {
  /** @param {Storage | null} storage the browser's, or null where it is shut off. */
  constructor(storage) {
    this.storage = storage;
  }

  /** The keys that are remembered. */
  get fields() {
    return FIELDS;
  }

  /** The details of the last game; null where none are kept. */
  read() {
    try {
      const kept = JSON.parse(this.storage.getItem(KEY));
      return kept && typeof kept === "object" ? Object.fromEntries(FIELDS.filter((key) => key in kept).map((key) => [key, kept[key]])) : null;
    } catch {
      return null;
    }
  }

  keep(details = {}) {
    try {
      this.storage.setItem(KEY, JSON.stringify(Object.fromEntries(FIELDS.map((key) => [key, details[key]]))));
    } catch {
      // then nothing is remembered
    }
  }

  forget() {
    try {
      this.storage.removeItem(KEY);
    } catch {
      // nothing can have been stored either
    }
  }
}
