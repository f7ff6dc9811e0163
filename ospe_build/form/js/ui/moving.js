// A note goes to another question or board: by a list to choose from, or by being dragged onto it.

import { choose } from "./choose.js";

/** Ask which list a note goes to; null where the person thinks better of it. */
function chooseList(lists, boardOf, { t }) {
  const groups = [...new Set(lists.map(boardOf))].map((board) => ({
    label: board,
    options: lists.filter((field) => boardOf(field) === board).map((field) => ({ label: field.label || board, value: field })),
  }));
  return choose({ heading: t("form.move.where"), groups, cancel: t("form.cancel") });
}

export class Moving {
  /**
   * @param {HTMLElement} frame
   * @param {object} app `t`, `say`, `lists()` the lists of notes, `unfold(open)` shows the steps, onto which a note can be dragged, too.
   */
  constructor(frame, app) {
    Object.assign(this, { frame, ...app });
    frame.addEventListener("click", (event) => this.clicked(event));
    frame.addEventListener("dragstart", (event) => this.begin(event));
    frame.addEventListener("dragover", (event) => this.dragged && this.targetOf(event.target) && event.preventDefault());
    frame.addEventListener("dragenter", (event) => this.dragged && event.target.closest?.("[data-steps-toggle]") && this.unfold(true));
    frame.addEventListener("drop", (event) => this.drop(event));
    frame.addEventListener("dragend", () => this.end());
  }

  /** The list and the note of an element within a note. */
  noteOf(element) {
    const item = element.closest?.(".form-note");
    const list = item && this.lists().find((each) => each.behind.has(item));
    return list ? { list, note: list.behind.get(item) } : null;
  }

  boardOf = (list) => list.element.closest("[data-screen]").querySelector("h2").textContent;

  async clicked(event) {
    if (!event.target.closest?.("[data-move]")) return;
    const { list, note } = this.noteOf(event.target);
    const target = await chooseList(this.lists().filter((each) => each !== list), this.boardOf, this);
    if (target) this.move(note, list, target);
  }

  begin(event) {
    const found = event.target.closest?.("[data-move]") && this.noteOf(event.target);
    if (!found) return;
    this.dragged = found;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", found.note.text);
    event.dataTransfer.setDragImage(found.note.element, 20, 20);
  }

  /** Where a note that is let go there goes: before a note, to the end of a list, or to a board of the list of steps. */
  targetOf(element) {
    const step = element.closest?.("[data-step]")?.dataset.step;
    const field = element.closest?.("[data-field]");
    const list = this.lists().find((each) => (step ? each.element.closest("[data-screen]").id === step : each.element === field));
    return list ? { list, before: list.behind.get(element.closest(".form-note")) ?? null } : null;
  }

  drop(event) {
    const target = this.dragged && this.targetOf(event.target);
    if (!target || target.before === this.dragged.note) return;
    event.preventDefault();
    const { note, list } = this.dragged;
    this.end(); // a note that is gone from the page tells of no end itself
    this.move(note, list, target.list, target.before);
  }

  end() {
    this.dragged = null;
    this.unfold(false);
  }

  /** Take a note out of its list and put it into another one; it can be undone. */
  move(note, from, to, before = null) {
    const place = from.all[from.all.indexOf(note) + 1] ?? null;
    const moved = from.give(note, to, before);
    const words = this.t("form.move.done", { to: to.label || this.boardOf(to) });
    const back = () => {
      to.give(moved, from, place?.element.isConnected ? place : null);
      this.say(this.t("form.undone_move"));
    };
    this.say(words, { label: this.t("form.undo"), act: back });
  }
}
