// Notes picked from another board: the benefits written at the start, of which some come true poorly.

import { clean } from "../model/text.js";
import { changed, make } from "./dom.js";
import { Notes } from "./notes.js";

/** A list of post-its, some of which repeat a note of another board and follow it when it changes. */
export class PickedNotes extends Notes {
  constructor(element, context) {
    super(element, context);
    this.refers = element.dataset.refers;
    this.list = element.querySelector("[data-pick-list]");
    this.frame = element.querySelector("[data-picks]");
    this.boxes = new Map();
  }

  /** Follow the notes of the board that can be picked from. */
  follow(notes) {
    const sources = notes.filter((note) => clean(note.text));
    for (const note of this.all) {
      if (note.source && !sources.includes(note.source)) this.unlink(note);
      if (note.source && clean(note.text) !== clean(note.source.text)) note.text = clean(note.source.text);
    }
    for (const source of sources) {
      const same = this.find(clean(source.text));
      if (same && !same.source) {
        same.source = source;
        same.tellLength();
      }
    }
    this.draw(sources);
  }

  draw(sources) {
    this.frame.hidden = sources.length === 0;
    const rows = sources.map((source) => {
      const row = this.boxes.get(source) ?? this.row(source);
      this.boxes.set(source, row);
      row.box.checked = this.all.some((note) => note.source === source);
      row.words.textContent = clean(source.text);
      return row.item;
    });
    const drawn = [...this.list.children];
    if (rows.length !== drawn.length || rows.some((row, index) => row !== drawn[index])) this.list.replaceChildren(...rows);
  }

  row(source) {
    const box = make("input", { type: "checkbox" });
    const words = make("span");
    const item = make("li", {}, make("label", { className: "form-option" }, box, " ", words));
    box.addEventListener("input", () => this.pick(source, box.checked));
    return { item, box, words };
  }

  pick(source, wanted) {
    const picked = this.all.find((note) => note.source === source);
    if (wanted && !picked) {
      const last = this.all.at(-1);
      const note = this.insert(new last.constructor(this), last.text === "" ? last : null);
      note.source = source;
      note.text = clean(source.text);
    } else if (!wanted && picked) {
      this.drop(picked);
    }
    this.keepOneEmpty();
    this.renumber();
    changed(this.element);
  }
}
