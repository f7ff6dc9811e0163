// The facilitator's hints of a board, folded: a sheet over the columns where the play is not.

import { icon, make } from "../ui/dom.js";

export class Hints {
  /** @param {HTMLButtonElement} button opens and closes them. */
  constructor(button, sheet, app) {
    Object.assign(this, { button, sheet, app });
    sheet.setAttribute("aria-labelledby", "play-hints-heading");
    button.addEventListener("click", () => (this.isOpen ? this.close() : this.open()));
    sheet.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
  }

  get isOpen() {
    return !this.sheet.hidden;
  }

  /** The advice on a stop: on its board, or on the closing. */
  get advice() {
    const { stop, data } = this.app;
    return data.hints[stop.path?.[0] ?? stop.clock] ?? data.hints[stop.clock];
  }

  turn() {
    this.close(false);
    this.button.hidden = !this.advice?.how;
  }

  open() {
    const { t, screen } = this.app;
    const close = make("button", { type: "button", className: "play-plain" }, icon("close"), t("play.close"));
    close.addEventListener("click", () => this.close());
    const title = make("h2", { id: "play-hints-heading", tabIndex: -1, textContent: t("play.hints.heading") });
    const sentences = (words) => words.split(/(?<=[.?!]) (?=\p{Lu})/u).map((textContent) => make("li", { textContent }));
    const parts = Object.entries(this.advice).filter(([, words]) => words);
    const lists = parts.flatMap(([word, words]) => [make("h3", { textContent: t(`play.hints.${word}`) }), make("ul", {}, ...sentences(words))]);
    this.sheet.replaceChildren(make("div", { className: "play-hints__head" }, title, close), ...lists);
    const columns = screen.columns?.length ?? 1;
    const now = screen.columns?.findIndex?.(({ isActive }) => isActive) ?? 0;
    this.sheet.classList.toggle("play-hints--right", now < columns / 2);
    this.sheet.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    title.focus({ preventScroll: true });
  }

  close(focus = true) {
    if (!this.isOpen) return;
    this.sheet.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    if (focus) this.button.focus();
  }
}
