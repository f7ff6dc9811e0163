// Writing a draft: a moment after a change, and at once where the page is left.

const SAVE_MS = 250;

export class Saving {
  /** @param {() => {failed?: string}} write writes the draft, and tells what became of it. */
  constructor(write) {
    Object.assign(this, { write, dirty: false, unsaved: false, timer: 0 });
    for (const name of ["pagehide", "blur"]) addEventListener(name, () => this.now());
    document.addEventListener("visibilitychange", () => document.hidden && this.now());
    addEventListener("beforeunload", (event) => {
      this.now();
      if (this.unsaved) event.preventDefault();
    });
  }

  /** Something was changed: it is written in a moment. */
  soon() {
    this.dirty = true;
    this.timer ||= setTimeout(() => this.now(), SAVE_MS);
  }

  /** Write what was changed. */
  now() {
    if (!this.dirty) return;
    this.drop();
    this.unsaved = Boolean(this.write().failed);
  }

  /** What was changed is not to be written. */
  drop() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.dirty = false;
  }
}
