// Post-its: typed and ended by Enter, several at once by pasting lines, split, joined, moved and removed by keyboard.

import { clean, comparable, pastedPieces } from "../model/text.js";
import { changed, copyOf, grow } from "./dom.js";
import { List } from "./list.js";

const LONG = 140;

/** One post-it: a box of text that is itself the note. */
class Note {
  constructor(list) {
    this.list = list;
    this.element = copyOf("note");
    this.box = this.element.querySelector("[data-text]");
    this.hint = this.element.querySelector("[data-hint]");
    this.holder = this.element.querySelector("[data-error]");
    /** The note of another board that this one repeats, where it was picked. */
    this.source = null;
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("paste", (event) => this.paste(event));
  }

  get focusPoint() {
    return this.box;
  }

  get text() {
    return this.box.value;
  }

  set text(value) {
    this.box.value = value;
    this.tellLength();
    grow(this.box);
  }

  read() {
    return clean(this.box.value) || undefined;
  }

  place() {
    return { holder: this.holder, control: this.box, label: "", field: this };
  }

  number(n) {
    const { t } = this.list.context;
    this.box.setAttribute("aria-label", t("form.item", { what: this.list.what, n }));
    this.box.placeholder = this.list.kind === "laput" && n === 1 ? t("form.note.first") : "";
    this.element.classList.toggle("form-note--empty", this.read() === undefined);
  }

  typed() {
    if (this.source) this.list.unlink(this);
    this.tellLength();
    this.element.classList.toggle("form-note--empty", this.read() === undefined);
    grow(this.box);
    this.list.keepOneEmpty();
  }

  tellLength() {
    const length = [...clean(this.box.value)].length;
    const { t } = this.list.context;
    const long = this.list.kind === "laput" && length > LONG;
    const words = this.source ? t("form.note.linked") : long ? t("form.note.long", { n: length }) : "";
    this.hint.hidden = !words;
    this.hint.textContent = words;
  }

  key(event) {
    if (event.isComposing) return;
    const { selectionStart: start, selectionEnd: end, value } = this.box;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (value.trim()) this.list.split(this, value.slice(0, start), value.slice(end));
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      this.list.move(this, event.key === "ArrowUp" ? -1 : 1, this.box);
    } else if (event.key === "Backspace" && start === 0 && end === 0) {
      if (this.list.joinWithPrevious(this)) event.preventDefault();
    }
  }

  paste(event) {
    const lines = pastedPieces(event);
    if (lines.length < 2) return;
    event.preventDefault();
    this.list.insertLines(this, lines);
  }
}

/** A list of post-its, with an empty one at its end to write on. */
export class Notes extends List {
  constructor(element, context) {
    super(element, context);
    this.kind = element.dataset.shape || "laput";
    this.addButton = element.querySelector(":scope > [data-add]");
    this.addButton.addEventListener("click", () => {
      this.keepOneEmpty();
      this.all.at(-1).box.focus();
    });
    this.keepOneEmpty();
  }

  append(value) {
    const note = this.insert(new Note(this));
    note.text = String(value);
    return note;
  }

  write(value) {
    super.write(value);
    this.keepOneEmpty();
  }

  /** See to it that the last note is empty, and the only one that is so at the end. */
  keepOneEmpty() {
    if (this.all.at(-1)?.text === "") return;
    this.insert(new Note(this));
  }

  movable(all) {
    return all.at(-1)?.text === "" ? all.length - 1 : all.length;
  }

  /** End a note at the caret; what stood after it goes on in a note of its own. */
  split(note, before, after) {
    note.text = before.trimEnd();
    const all = this.all;
    const next = all[all.indexOf(note) + 1];
    const target = !after.trim() && next?.text === "" ? next : this.insert(new Note(this), next ?? null);
    if (after.trim()) target.text = after.trimStart();
    this.keepOneEmpty();
    this.renumber();
    target.box.focus();
    target.box.setSelectionRange(0, 0);
    changed(this.element);
  }

  /** Backspace at the start of a note: an empty one goes, the text of another joins the one before it. */
  joinWithPrevious(note) {
    const all = this.all;
    const previous = all[all.indexOf(note) - 1];
    if (!previous) return false;
    const joint = previous.text.length;
    if (note.text) {
      previous.text = `${previous.text}${previous.text && note.text ? " " : ""}${note.text}`;
      note.text = "";
    }
    if (all.at(-1) !== note) {
      note.element.remove();
      this.behind.delete(note.element);
    }
    this.keepOneEmpty();
    this.renumber();
    previous.box.focus();
    previous.box.setSelectionRange(joint, joint);
    changed(this.element);
    return true;
  }

  /** Put pasted lines where a note is: each becomes a note, and so does what stood before and after the caret. */
  insertLines(note, lines) {
    const { selectionStart: start, selectionEnd: end, value } = note.box;
    const texts = [value.slice(0, start).trim(), ...lines, value.slice(end).trim()].filter(Boolean);
    const all = this.all;
    const next = all[all.indexOf(note) + 1] ?? null;
    const [first, ...rest] = texts;
    note.text = first;
    const added = rest.map((text) => {
      const each = this.insert(new Note(this), next);
      each.text = text;
      return each;
    });
    this.keepOneEmpty();
    this.renumber();
    (added.at(-1) ?? note).box.focus();
    const putBack = () => {
      if (note.text === first) note.text = value;
      if (!note.text) this.drop(note);
      this.keepOneEmpty();
    };
    this.tellPasted(lines.length, added, () => this.all.at(-1).box, putBack);
    changed(this.element);
  }

  /**
   * Give a note to another list, or to another place of this one.
   *
   * @returns {Note} the note there.
   */
  give(note, list, before = null) {
    const { text } = note;
    this.drop(note);
    const given = list.insert(new Note(list), before ?? list.all.find((each) => each.text === "") ?? null);
    given.text = text;
    for (const each of new Set([this, list])) {
      each.keepOneEmpty();
      each.renumber();
      changed(each.element);
    }
    return given;
  }

  /** Let a note no longer follow the one it was picked from. */
  unlink(note) {
    note.source = null;
    note.tellLength();
  }

  /** The note with that text, if there is one. */
  find(text) {
    const wanted = comparable(text);
    return this.all.find((note) => note.text && comparable(clean(note.text)) === wanted);
  }
}
