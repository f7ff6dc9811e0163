// A note goes to another question or board: by a list to choose from, or by being dragged onto it.

import { make } from "./dom.js";

/** Ask which list a note goes to; null where the person thinks better of it. */
function choose(lists, boardOf, { t }) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    let chosen = null;
    const boards = Map.groupBy(lists, boardOf);
    const rows = [...boards].flatMap(([board, fields]) => [
      make("p", { className: "form-move__board", textContent: board }),
      ...fields.map((field) => {
        const button = make("button", { type: "button", className: "form-move__list", textContent: field.label || board });
        button.addEventListener("click", () => {
          chosen = field;
          dialog.close();
        });
        return button;
      }),
    ]);
    const cancel = make("button", { type: "button", className: "button", textContent: t("form.cancel") });
    cancel.addEventListener("click", () => dialog.close());
    const heading = make("h2", { id: "form-move-heading", className: "form-move__heading", textContent: t("form.move.where") });
    const dialog = make(
      "dialog", { className: "form-dialog form-move", attributes: { "aria-labelledby": heading.id } }, heading, ...rows, make("p", {}, cancel),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (!chosen && before?.isConnected) before.focus();
      resolve(chosen);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export class Moving {
  /**
   * @param {HTMLElement} frame
   * @param {object} app `t`, `say`, `lists()` the lists of notes.
   */
  constructor(frame, app) {
    Object.assign(this, { frame, ...app });
    frame.addEventListener("click", (event) => this.clicked(event));
    frame.addEventListener("dragstart", (event) => this.begin(event));
    frame.addEventListener("dragover", (event) => this.dragged && this.targetOf(event.target) && event.preventDefault());
    frame.addEventListener("drop", (event) => this.drop(event));
    frame.addEventListener("dragend", () => {
      this.dragged = null;
    });
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
    const target = await choose(this.lists().filter((each) => each !== list), this.boardOf, this);
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
    this.move(this.dragged.note, this.dragged.list, target.list, target.before);
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
