// A board of questions: columns side by side, one of which is now; on a phone, one question a screen.

import { make } from "../ui/dom.js";
import { CardColumn } from "./card_column.js";
import { fit } from "./fit.js";
import { NoteColumn } from "./note_column.js";
import { listsOf } from "./stops.js";
import { PickColumn, ScaleColumn, TickColumn } from "./tick_column.js";

function columnOf(list, number, app) {
  const { node } = list;
  if (node.shape === "keinot") return new CardColumn(list, number, app);
  if (node.type === "integer") return new ScaleColumn(list, number, app);
  if (node.values) return new TickColumn(list, number, app);
  return new (node.refers ? PickColumn : NoteColumn)(list, number, app);
}

export class Board {
  /** @param {import("./stops.js").Stop} stop @param {import("./play.js").Play} app */
  constructor(stop, app) {
    Object.assign(this, { stop, app });
    this.columns = listsOf(stop).map((list, index) => columnOf(list, index + 1, app));
    this.element = make("div", { className: `play-board play-board--${this.columns.length}` }, ...this.columns.map(({ element }) => element));
    for (const column of this.columns) {
      column.head.addEventListener("click", () => this.chosen(column));
      column.element.addEventListener("focusin", () => this.activate(column));
    }
    this.activate(this.columns[app.game.play.active?.[stop.key] ?? 0] ?? this.columns[0]);
  }

  get active() {
    return this.columns.find(({ isActive }) => isActive);
  }

  /** The column's head was clicked. */
  chosen(column) {
    this.activate(column);
    column.focus();
  }

  activate(column) {
    const { active } = this;
    if (active === column) return;
    active?.leave();
    for (const each of this.columns) each.isActive = each === column;
    const { game } = this.app;
    if (active) game.keep({ active: { ...game.play.active, [this.stop.key]: this.columns.indexOf(column) } });
    if (this.element.isConnected) this.fit();
  }

  /** On a question's number, the key of another number turns to that question; elsewhere it is written. */
  digit(number, target) {
    const column = this.columns[number - 1];
    if (!column || !target.closest(".play-col__tab")) return false;
    this.chosen(column);
    return true;
  }

  /** Go where what is typed becomes a note: to the question that is now, or to the first that takes one. */
  write() {
    const column = this.active.writing ? this.active : this.columns.find(({ writing, isFull }) => writing && !isFull);
    if (!column || column.isFull) return null; // what is meant for a full question is no answer to another one
    this.activate(column);
    column.writing.focus({ preventScroll: true });
    return column.writing;
  }

  dropped(item, place, before) {
    const from = this.columns.find(({ element }) => element.contains(item));
    const to = this.columns.find(({ element }) => element === place);
    if (!from || !to || (from === to && !before)) return;
    if (to !== from && !to.takesNotes && !(to instanceof CardColumn)) return;
    const at = (column, element) => column.placeOf?.(element) ?? column.items().indexOf(element);
    from.move(at(from, item), to, before ? at(to, before) : undefined);
  }

  render() {
    for (const column of this.columns) column.render();
    this.fit();
  }

  fit() {
    fit(this.boardElement ?? this.element, this.columns);
  }

  focus() {
    this.active.focus();
  }

  leave() {
    this.active.leave();
  }

  /** Show what is being typed, and nothing else. */
  restore({ path = [], text = "" } = {}) {
    for (const column of this.columns.filter(({ writing }) => writing)) {
      column.writing.value = column.path.join() === path.join() ? text : "";
    }
  }
}
