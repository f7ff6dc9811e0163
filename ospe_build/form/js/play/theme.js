// A theme's board: three columns where cards are placed, and the hand at the table's edge.

import { nameOf } from "../model/method.js";
import { make } from "../ui/dom.js";
import { Board } from "./board.js";
import { Hand } from "./hand.js";

export class Theme extends Board {
  constructor(stop, app) {
    super(stop, app);
    this.hand = new Hand(stop, app, (method, number) => this.place(method, number));
    const columns = this.element;
    this.element = make("div", { className: "play-theme" }, columns, this.hand.element);
    this.boardElement = columns;
    for (const column of this.columns) {
      column.tab.setAttribute("aria-label", app.t("play.column.cards", { n: column.number }));
      column.body.addEventListener("click", (event) => event.target.closest("li") || this.hand.give(column.number));
    }
  }

  /** A column that is clicked takes what is held. */
  chosen(column) {
    if (!this.hand.give(column.number)) super.chosen(column);
  }

  /** What is in hand is placed by a number's key. */
  digit(number, target) {
    return number <= this.columns.length && (this.hand.give(number) || super.digit(number, target));
  }

  /** What is typed is a method of one's own. */
  write() {
    const { input } = this.hand.finder;
    input.focus();
    return input;
  }

  place(method, number) {
    const column = this.columns[number - 1];
    const { game, t, tell } = this.app;
    if (column.isFull) return void tell(t("play.note.full", { n: column.node.limits.maxItems }));
    const at = column.values.length;
    game.insert(column.path, [method], at);
    this.activate(column);
    this.app.refresh();
    this.focusAfter(method);
    tell(t("play.card.placed", { name: nameOf(method, this.app), to: column.label }), () => {
      game.take(column.path, at);
      this.hand.hold(method);
    });
  }

  /** The pile is where one goes on after a card is placed, the field after a method of one's own. */
  focusAfter(method = {}) {
    const { pile, finder } = this.hand;
    (pile.disabled || typeof method === "string" ? finder.input : pile).focus();
  }

  /** What was written and put into no column is told of: it would be in no result. */
  leave() {
    super.leave();
    const { app, stop } = this;
    const names = this.hand.waiting;
    if (names.length) app.tell(app.t("play.hand.left", { names: names.join(", "), theme: app.nameOf(stop) }), () => app.go(stop.key));
  }

  dropped(item, place, before) {
    const column = this.columns.find(({ element }) => element === place);
    if (!this.hand.element.contains(item)) super.dropped(item, place, before);
    else if (column) this.hand.give(column.number, this.hand.methodOf(item));
  }

  /** Take a card of the deck in hand. */
  takeCard(id) {
    this.hand.hold({ kortti: id });
  }

  render() {
    this.hand.render();
    super.render();
  }

  fit() {
    super.fit();
    this.hand.fit();
  }

  focus() {
    this.focusAfter();
  }
}
