// A question that is answered on post-its: typed where they will lie, moved, edited, taken away and brought back.

import { clean, comparable, pastedPieces } from "../model/text.js";
import { choose } from "../ui/choose.js";
import { make } from "../ui/dom.js";
import { PlacedColumn, rewriting } from "./placed_column.js";

/** A box to write a note in, which grows with what is written. */
function box(label, value = "") {
  return make("textarea", { className: "play-write", rows: 1, value, attributes: { "aria-label": label } });
}

export class NoteColumn extends PlacedColumn {
  constructor(list, number, app) {
    super(list, number, app);
    const { t } = app;
    this.writing = box(t("play.note.new_for", { question: this.label }));
    /** What is printed where the notes go. */
    this.printed = app.stop.phase ? app.inWords(app.stop.node.descriptions) : "";
    this.attach = make("button", { type: "submit", className: "play-attach", textContent: t("play.note.attach") });
    const hint = make("p", { className: "play-compose__hint", attributes: { "aria-hidden": "true" } }, make("kbd", { textContent: "Enter" }), ` ${t("play.note.enter")}`);
    this.compose = make("form", { className: "play-compose" }, this.writing, this.attach, hint);
    this.full = make("p", { className: "play-full", hidden: true, textContent: t("play.note.full", { n: this.maxItems }) });
    this.body.append(this.compose, this.full);
    this.compose.addEventListener("submit", (event) => {
      event.preventDefault();
      this.end();
      this.writing.focus();
    });
    this.writing.addEventListener("keydown", (event) => this.key(event));
    this.writing.addEventListener("input", () => this.typed());
    this.writing.addEventListener("paste", (event) => this.paste(event));
    this.list.addEventListener("click", (event) => {
      const button = event.target.closest(".play-note__text");
      if (button) this.openMenu(this.placeOf(button));
    });
    this.list.addEventListener("keydown", (event) => this.noteKey(event));
  }

  get takesNotes() {
    return true;
  }

  /** Which of the values an element shows. */
  placeOf(element) {
    return [...this.list.children].indexOf(element.closest("li"));
  }

  /** The place before or after one; undefined at the ends. */
  beside(place, by) {
    return place + by in this.values ? place + by : undefined;
  }

  render() {
    super.render();
    this.show(this.values);
    this.writing.placeholder = this.printed && !this.values.length ? this.printed : this.app.t("play.note.write");
    this.compose.hidden = this.isFull;
    this.full.hidden = !this.isFull;
  }

  /** Draw the notes; those that stay keep their elements, so that a click that began on one ends on it. */
  show(values) {
    const old = [...this.list.children];
    values.forEach((text, index) => {
      const there = old[index];
      if (there?.dataset.text === text && there.firstElementChild.matches("button")) return;
      const label = this.app.t("play.note.named", { n: index + 1, text });
      const button = make("button", { type: "button", className: "play-note__text", textContent: text, attributes: { "aria-haspopup": "dialog", "aria-label": label } });
      const item = make("li", { className: "play-note", dataset: { drag: "", item: "", text } }, button);
      if (there) there.replaceWith(item);
      else this.list.append(item);
    });
    for (const item of old.slice(values.length)) item.remove();
  }

  focus() {
    (this.isFull ? this.tab : this.writing).focus({ preventScroll: true });
  }

  typed() {
    this.app.halfWritten.keep(this.path, this.writing.value);
    this.turnedTo = undefined;
    this.app.fitSoon();
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.end();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.tab.focus();
    }
  }

  /** What is typed becomes a note. */
  end() {
    const text = clean(this.writing.value);
    this.writing.value = "";
    if (text) this.add([text]);
    else this.typed();
  }

  leave() {
    if (clean(this.writing.value)) this.end();
  }

  paste(event) {
    const lines = pastedPieces(event);
    if (lines.length < 2) return;
    event.preventDefault();
    const begun = clean(this.writing.value);
    this.writing.value = "";
    this.add([...(begun ? [begun] : []), ...lines]);
  }

  /** Put texts on notes of their own: more than the list may hold are kept, too, and told of at the end, as in the form. */
  add(texts) {
    const { game, t, tell } = this.app;
    const place = this.values.length;
    this.app.halfWritten.keep(this.path, "");
    game.insert(this.path, texts);
    this.turnedTo = undefined;
    this.app.refresh();
    if (texts.length === 1) tell(t("play.note.added", { text: texts[0] }));
    else {
      const undo = () => {
        game.set(this.path, this.values.toSpliced(place, texts.length));
        this.app.refresh();
        this.focus();
      };
      tell(t("form.pasted", { n: texts.length }), undo);
    }
  }

  noteKey(event) {
    const button = event.target.closest(".play-note__text");
    if (!button || event.isComposing) return;
    const place = this.placeOf(button);
    const acts = { Delete: () => this.remove(place), F2: () => this.edit(place) };
    if (event.altKey) Object.assign(acts, { ArrowUp: () => this.shift(place, -1), ArrowDown: () => this.shift(place, 1) });
    else Object.assign(acts, { ArrowUp: () => this.focusItem(this.beside(place, -1) ?? place), ArrowDown: () => this.focusItem(this.beside(place, 1) ?? place) });
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }

  async openMenu(place) {
    const { t } = this.app;
    const text = this.values[place];
    const here = this.app.screen.columns.filter((column) => column.path.join() !== this.path.join() && column.takesNotes);
    const option = (label, value) => ({ label, value });
    const groups = [
      {
        label: "",
        options: [
          option(t("play.note.edit"), () => this.edit(place)),
          ...(this.beside(place, -1) !== undefined ? [option(t("play.note.earlier"), () => this.shift(place, -1))] : []),
          ...(this.beside(place, 1) !== undefined ? [option(t("play.note.later"), () => this.shift(place, 1))] : []),
          option(t("play.note.remove"), () => this.remove(place)),
        ],
      },
      { label: t("play.note.move"), options: here.map((list) => option(list.label, () => this.move(place, list))) },
      { label: "", options: [option(t("play.note.move_away"), () => this.moveAway(place))] },
    ];
    (await choose({ heading: text, groups, cancel: t("form.cancel") }))?.();
  }

  async moveAway(place) {
    const { t } = this.app;
    const boards = this.app.noteBoards().filter(({ stop }) => stop !== this.app.stop);
    const groups = boards.map(({ label, lists }) => ({ label, options: lists.map((list) => ({ label: list.label, value: list })) }));
    const list = await choose({ heading: t("form.move.where"), groups, cancel: t("form.cancel") });
    if (list) this.move(place, list);
  }

  movedWords(_, to) {
    return this.app.t("play.note.moved", { to: to.label });
  }

  removedWords(text) {
    return this.app.t("play.note.removed", { text });
  }

  /** Whoever moves a note to another list goes on in this one. */
  focusMoved({ at, place, isHere }) {
    this.focusItem(isHere ? at : place);
  }

  shift(place, by) {
    const to = this.beside(place, by);
    if (to === undefined) return;
    this.app.game.move(this.path, place, this.path, by < 0 ? to : to + 1);
    this.app.refresh();
    this.focusItem(to);
    this.app.tell(this.app.t("play.note.place", { n: to + 1 }));
  }

  /** Write on a note anew, where it lies. */
  edit(place) {
    const { t } = this.app;
    const was = this.values[place];
    const item = this.itemAt(place);
    const editing = box(t("play.note.editing", { n: place + 1 }), was);
    rewriting(editing, (isKept, isEnded) => {
      const text = clean(editing.value);
      if (isKept && text && comparable(text) !== comparable(was)) this.app.rewrite(this.path, place, text);
      this.app.refresh();
      if (isEnded) this.focusItem(place);
    });
    editing.addEventListener("input", () => this.app.fitSoon());
    item.classList.add("play-note--edited");
    item.replaceChildren(editing);
    editing.focus();
    editing.select();
    this.app.fit();
  }
}
