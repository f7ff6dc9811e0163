// The end: the plan is read aloud, one means at a time, until all have understood it in the same way.

import { nameOf } from "../model/method.js";
import { make } from "../ui/dom.js";
import { isDate } from "./inputs.js";
import { fitLetters } from "./fit.js";
import { promiseMark } from "./plan_line.js";

const OWNER = "kuka_vastaa";

export class Reading {
  constructor(stop, app) {
    Object.assign(this, { stop, app });
    this.plan = app.data.boards.children.find(({ kind }) => kind === "suunnitelma");
    this.page = make("div", { className: "play-read__page" });
    this.ask = make("section", { className: "play-ask", attributes: { "aria-labelledby": "play-ask-heading" } });
    this.element = make("div", { className: "play-read" }, this.page, this.ask);
    this.current = Math.max(0, this.rows.findIndex((_, index) => !this.read.includes(index)));
  }

  get rows() {
    return this.app.game.nothingAgreed ? [] : this.app.game.list([this.plan.key]);
  }

  /** The numbers of the means that all have understood. */
  get read() {
    return this.app.game.play.read ?? [];
  }

  get isDone() {
    return this.rows.every((_, index) => this.read.includes(index));
  }

  render() {
    const row = this.rows[this.current];
    this.page.replaceChildren(...(row ? this.rowPage(row) : this.nothingPage()));
    this.ask.hidden = !row;
    if (row) this.renderAsk();
    this.fit();
  }

  rowPage(row) {
    const { app } = this;
    const { t, inWords } = app;
    const marks = this.rows.map((_, index) => {
      const isRead = this.read.includes(index);
      const button = make("button", { type: "button", className: `play-number${isRead ? " play-number--read" : ""}`, textContent: String(index + 1), attributes: { "aria-label": t(isRead ? "play.read.number_read" : "play.read.number", { n: index + 1 }), ...(index === this.current ? { "aria-current": "true" } : {}) } });
      button.addEventListener("click", () => this.show(index));
      return button;
    });
    const facts = this.plan.children.filter(({ type }) => type === "object").flatMap((group) => this.factsOf(group, row[group.key] ?? {}, row));
    this.heading = make("h1", { tabIndex: -1, textContent: nameOf(row.menetelma, app) || t("play.plan.no_method") });
    const detail = row.menetelma?.lisatieto ? [make("p", { className: "play-read__more", textContent: row.menetelma.lisatieto })] : [];
    return [make("p", { className: "play-read__marks" }, make("span", { textContent: `${inWords(this.plan.labels)}: ${t("play.read.aloud")}` }), ...marks), this.heading, ...detail, make("dl", { className: "play-read__facts" }, ...facts)];
  }

  factsOf(group, values, row) {
    const { inWords, t } = this.app;
    const hasOwner = group.children.some(({ key }) => key === OWNER);
    if (!hasOwner) {
      const texts = group.children.map(({ key }) => values[key]).filter(Boolean);
      return texts.length ? [make("div", {}, make("dt", { textContent: inWords(group.labels) }), ...texts.map((textContent) => make("dd", { textContent })))] : [];
    }
    const written = group.children.filter(({ key, type }) => values[key] !== undefined && type !== "boolean");
    const facts = written.map((node) => {
      const isDay = isDate(node);
      const text = isDay ? t("play.by", { day: this.app.inDays(values[node.key]) }) : values[node.key];
      const words = make("dd", { className: isDay || node.key === OWNER ? "play-read__firm" : "", textContent: text });
      if (node.key === OWNER) words.append(" ", promiseMark(row, this.app));
      return make("div", {}, make("dt", { textContent: inWords(node.labels) }), words);
    });
    if (values[OWNER] === undefined) facts.unshift(make("div", {}, make("dt", { textContent: inWords(group.children.find(({ key }) => key === OWNER).labels) }), make("dd", {}, t("play.plan.no_owner"), " ", promiseMark(row, this.app))));
    return facts;
  }

  renderAsk() {
    const { t } = this.app;
    const refine = make("button", { type: "button", className: "button", textContent: t("play.read.refine") });
    refine.addEventListener("click", () => {
      this.app.game.keep({ row: this.current, read: this.read.filter((each) => each !== this.current) });
      this.app.go(this.plan.key);
    });
    const isLast = this.rows.every((_, index) => index === this.current || this.read.includes(index));
    const yes = make("button", { type: "button", className: "button button--primary", textContent: t(isLast ? "play.read.yes_last" : "play.read.yes") });
    yes.addEventListener("click", () => this.understood());
    this.ask.replaceChildren(make("h2", { id: "play-ask-heading", textContent: t("play.read.question") }), make("p", {}, refine, " ", yes));
  }

  understood() {
    this.app.game.keep({ read: [...new Set([...this.read, this.current])] });
    const next = this.rows.findIndex((_, index) => !this.read.includes(index));
    if (next < 0) this.app.goBy(1);
    else this.show(next);
  }

  show(index) {
    this.current = index;
    this.render();
    this.app.showBar();
    this.focus();
  }

  nothingPage() {
    const { app } = this;
    const { t, game } = app;
    const reason = game.nothingAgreed ? game.get([game.either.reason]) : "";
    this.heading = make("h1", { tabIndex: -1, textContent: t(game.nothingAgreed ? "play.read.nothing" : "play.read.empty") });
    const back = make("button", { type: "button", className: "button", textContent: t("play.read.back") });
    back.addEventListener("click", () => app.go(this.plan.key));
    return [this.heading, make("p", { className: "play-read__reason", textContent: reason ?? "" }), make("p", {}, back)];
  }

  /** The letters are as large as the page allows. */
  fit() {
    fitLetters(this.page);
  }

  focus() {
    this.heading.focus({ preventScroll: true });
  }

  leave() {}
}
