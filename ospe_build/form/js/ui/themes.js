// The boards of the themes: on a phone one at a time, picked from a row of tabs that also tell how much is on each.

import { icon, make } from "./dom.js";

export class Themes {
  /**
   * @param {HTMLElement} frame the form's frame.
   * @param {object} app `t`.
   */
  constructor(frame, { t }) {
    this.t = t;
    this.boards = [...frame.querySelectorAll("[data-theme]")];
    this.screen = this.boards[0].closest("[data-screen]");
    this.tabs = this.boards.map((board) => this.tab(board));
    this.bar = make("div", { className: "form-themes", attributes: { role: "group", "aria-label": t("form.theme.tabs") } }, ...this.tabs);
    this.next = make("button", { type: "button", className: "button button--primary form-themes__next" });
    this.next.addEventListener("click", () => this.goTo(this.boards.indexOf(this.current) + 1));
    this.screen.querySelector(".form-board").before(this.bar);
    this.screen.querySelector(".form-nav").prepend(this.next);
    this.screen.addEventListener("ospe:reveal", (event) => this.show(event.target.closest("[data-theme]") ?? this.current));
    this.show(this.boards[0]);
  }

  nameOf = (board) => board.querySelector("legend").textContent.trim();

  tab(board) {
    const count = make("span", { textContent: "0" });
    const tab = make("button", { type: "button", className: `form-themes__tab theme--${board.dataset.theme}`, title: this.nameOf(board) });
    tab.append(icon(board.dataset.theme), count);
    tab.addEventListener("click", () => this.show(board));
    return tab;
  }

  /** Tell how many methods are on each board. */
  follow(themes = {}) {
    for (const [index, board] of this.boards.entries()) {
      const n = Object.values(themes[board.dataset.theme] ?? {}).flat().length;
      this.tabs[index].lastChild.textContent = String(n);
      this.tabs[index].setAttribute("aria-label", this.t("form.theme.count", { name: this.nameOf(board), n }));
    }
  }

  show(board) {
    this.current = board;
    const index = this.boards.indexOf(board);
    for (const [place, each] of this.boards.entries()) {
      each.classList.toggle("theme-board--now", each === board);
      this.tabs[place].setAttribute("aria-pressed", String(each === board));
    }
    const next = this.boards[index + 1];
    this.next.hidden = !next;
    if (next) this.next.textContent = this.t("form.theme.next", { name: this.nameOf(next) });
    this.screen.classList.toggle("form-step--last-theme", !next);
  }

  goTo(index) {
    this.show(this.boards[index]);
    this.tabs[index].focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }
}
