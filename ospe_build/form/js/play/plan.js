// The plan: one row is open, the others a line each; methods that are worth trying wait at the edge.

import { cardBegun } from "../model/deck.js";
import { lookOf, nameOf } from "../model/method.js";
import { choose } from "../ui/choose.js";
import { make } from "../ui/dom.js";
import { ownWords } from "../ui/own_words.js";
import { fieldOf } from "./inputs.js";
import { methodFinder } from "./method_finder.js";
import { rowLine } from "./plan_line.js";

const WISHED = "kannattaa_kokeilla";
const keyOf = (method) => method?.kortti ?? method;
const METHOD = "keino";

export class Plan {
  constructor(stop, app) {
    Object.assign(this, { stop, app });
    const { t, game } = app;
    this.rows = make("div", { className: "play-plan__rows" });
    this.edge = make("section", { className: "play-edge", attributes: { "aria-label": t("play.plan.wished") } });
    this.element = make("div", { className: "play-plan" }, this.rows, this.edge);
    const columns = stop.node.children.filter(({ type }) => type !== "array");
    this.method = columns.find(({ type }) => type === METHOD);
    this.columns = columns;
    this.open = Math.min(game.play.row ?? 0, this.values.length);
  }

  get values() {
    return this.app.game.list(this.stop.path);
  }

  get isFull() {
    return this.values.length >= this.stop.node.limits.maxItems;
  }

  openRow(index) {
    this.open = index;
    this.app.game.keep({ row: index });
    this.render();
    this.focus();
  }

  render() {
    const { app } = this;
    if (app.game.nothingAgreed) this.renderReason();
    else this.renderRows();
    this.renderEdge();
  }

  renderRows() {
    const { t, inWords } = this.app;
    const rows = this.values.map((row, index) => (index === this.open ? this.openElement(index) : this.line(row, index)));
    if (this.open >= rows.length && !this.isFull) rows.push(this.openElement(rows.length));
    const head = make("div", { className: "play-plan__head", attributes: { "aria-hidden": "true" } }, make("span", { textContent: t("play.plan.number") }), ...this.columns.map(({ labels }) => make("span", { textContent: inWords(labels) })));
    this.rows.classList.toggle("play-plan__rows--many", rows.length > 3);
    this.rows.replaceChildren(head, ...rows);
  }

  line(row, index) {
    const button = rowLine(row, index, this.app);
    button.addEventListener("click", () => this.openRow(index));
    return button;
  }

  /** The row that is being written. */
  openElement(index) {
    const { app } = this;
    const { t, inWords } = app;
    const path = [...this.stop.path, index];
    this.removal = this.removeButton(index);
    this.removal.hidden = !this.values[index];
    const changed = () => this.removal.hidden === Boolean(this.values[index]) && this.rowChanged();
    const cells = this.columns.map((column) => {
      const heading = make("h2", { className: "play-plan__column", textContent: inWords(column.labels) });
      const fields = column.type === METHOD ? [this.methodPart(path, column)] : column.children.map((node) => fieldOf(node, [...path, column.key, node.key], app, { changed }).element);
      return make("div", { className: `play-plan__cell play-plan__cell--${column.key}` }, heading, ...fields);
    });
    const number = make("div", { className: "play-plan__number" }, make("strong", { textContent: String(index + 1) }), this.removal);
    return make("section", { className: "play-plan__row", attributes: { "aria-label": t("play.plan.row", { n: index + 1 }) } }, number, ...cells);
  }

  /** The open row holds something by now, or nothing any more. */
  rowChanged() {
    this.removal.hidden = !this.values[this.open];
    this.renderEdge();
  }

  removeButton(index) {
    const { t, game, tell } = this.app;
    const button = make("button", { type: "button", className: "play-small", textContent: t("play.plan.remove"), attributes: { "aria-label": t("play.plan.remove_row", { n: index + 1 }) } });
    button.addEventListener("click", () => {
      const row = game.take(this.stop.path, index);
      this.openRow(Math.min(index, this.values.length));
      tell(t("play.plan.removed", { n: index + 1 }), () => {
        game.insert(this.stop.path, [row], index);
        this.openRow(index);
      });
    });
    return button;
  }

  methodPart(path, column) {
    const { app } = this;
    const { t } = app;
    const method = app.game.get([...path, column.key]);
    const put = (value, isLeft) => {
      app.game.set([...path, column.key], value);
      if (!isLeft) return void this.openRow(path.at(-1));
      // Only this part is drawn anew: the person is writing in another field by now.
      setTimeout(() => {
        if (element.isConnected) element.replaceWith(this.methodPart(path, column));
        this.rowChanged();
      });
    };
    const element = method ? this.chosenMethod(method, put) : methodFinder({ label: t("play.plan.method"), theme: "", app, choose: put }).element;
    return element;
  }

  /** A method that stands in the plan, with the way to another one. */
  chosenMethod(method, put) {
    const { app } = this;
    const { t } = app;
    const card = make("button", { type: "button", className: `play-card play-card--placed ${lookOf(method, app)}`, attributes: { "aria-haspopup": "dialog" } }, make("span", { className: "play-card__name", textContent: nameOf(method, app) }), method.lisatieto ? make("span", { className: "play-card__more", textContent: method.lisatieto }) : null);
    card.addEventListener("click", async () => {
      const options = [{ label: t("play.plan.change_method"), value: () => put(undefined, false) }];
      (await choose({ heading: nameOf(method, app), groups: [{ label: "", options }], cancel: t("form.cancel") }))?.();
    });
    // A line more than it needs would push the fields below under the bar on a phone.
    const begun = typeof method === "string" && cardBegun(method, app);
    if (!begun) return card;
    const words = ownWords(begun, app, "play-small", (instead) => put(instead, false));
    return make("div", {}, card, make("p", { className: "play-own" }, ...words));
  }

  /** What is worth trying and not yet in the plan, new rows, and the way of those who agreed on nothing. */
  renderEdge() {
    const { app } = this;
    const { t, game } = app;
    const planned = new Set(this.values.map(({ menetelma }) => keyOf(menetelma)));
    const board = app.data.boards.children.find(({ kind }) => kind === "kortit");
    const wished = board.children.flatMap(({ key }) => game.list([board.key, key, WISHED]));
    const offered = [...new Map(wished.map((method) => [keyOf(method), method])).entries()].filter(([key]) => !planned.has(key));
    const buttons = offered.map(([, method]) => {
      const button = make("button", { type: "button", className: `play-card play-card--wished ${lookOf(method, app)}`, textContent: nameOf(method, app) });
      button.addEventListener("click", () => this.begin(method));
      return make("li", {}, button);
    });
    const switched = game.nothingAgreed ? "play.plan.agreed" : "play.plan.nothing";
    const nothing = make("button", { type: "button", className: "play-small", textContent: t(switched) });
    nothing.addEventListener("click", () => {
      game.rest.chosen = game.nothingAgreed ? game.either.plan : game.either.reason;
      game.save();
      this.render();
      this.focus();
    });
    const more = make("button", { type: "button", className: "play-small", textContent: `+ ${t("play.plan.add")}`, disabled: this.isFull || this.open >= this.values.length });
    more.addEventListener("click", () => this.openRow(this.values.length));
    const about = make("p", { className: "play-edge__about" }, make("strong", { textContent: t("play.plan.wished") }), make("span", { textContent: t(offered.length ? "play.plan.wished_how" : "play.plan.wished_none") }));
    this.edge.classList.toggle("play-edge--empty", !offered.length);
    this.edge.replaceChildren(...(game.nothingAgreed ? [] : [about, make("ul", { className: "play-edge__cards" }, ...buttons)]), make("p", { className: "play-edge__tools" }, ...(game.nothingAgreed ? [] : [more]), nothing));
  }

  /** A method into the plan: into the open row where that has none, else into a new one. */
  begin(method) {
    const { app } = this;
    const { key } = this.method;
    const isFree = this.open <= this.values.length && !this.values[this.open]?.[key];
    const index = isFree ? this.open : this.values.length;
    if (index >= this.stop.node.limits.maxItems) return void app.tell(app.t("play.plan.full", { n: index }));
    app.game.set([...this.stop.path, index, key], structuredClone(method));
    this.openRow(index);
    app.whisper(app.t("play.plan.begun", { name: nameOf(method, app), n: index + 1 }));
  }

  renderReason() {
    const { app } = this;
    const node = app.data.boards.children.find(({ replaces }) => replaces === this.stop.key);
    this.rows.replaceChildren(make("div", { className: "play-plan__reason" }, fieldOf(node, [node.key], app, { label: app.t("play.plan.why") }).element));
  }

  /** What is typed is the open row's method, where that has none. */
  write() {
    const input = this.rows.querySelector(".play-finder input");
    input?.focus({ preventScroll: true });
    return input;
  }

  takeCard(id) {
    this.begin({ kortti: id });
  }

  fit() {}

  focus() {
    this.rows.querySelector("section input, section textarea, .play-plan__reason textarea")?.focus({ preventScroll: true });
  }

  leave() {}
}
