// What stays the same from game to game on one device: who played. It is kept when results are sent, and can be forgotten.

const KEY = "ospe-muistettu";
const FIELDS = ["organisaatio", "toimiala", "yksikko", "alueet"];

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
