// One question of a board: its heading, what stands under it, and the pages where that is more than fits.

import { icon, make } from "../ui/dom.js";

let ids = 0;

export class Column {
  /**
   * @param {{node: object, path: string[]}} list which list it shows.
   * @param {number} number its key on the keyboard.
   * @param {import("./play.js").Play} app
   */
  constructor({ node, path }, number, app) {
    Object.assign(this, { node, path, number, app });
    const { t, inWords } = app;
    this.label = inWords(node.labels);
    const heading = make("h2", { id: `play-question-${++ids}`, className: "play-col__question", textContent: this.label });
    this.counter = make("span", { className: "play-col__count" });
    this.tab = make(
      "button", { type: "button", className: "play-col__tab", attributes: { "aria-describedby": heading.id } },
      make("kbd", { textContent: String(number) }), " ", this.counter,
    );
    this.list = make("ol", { className: "play-items", attributes: { "aria-labelledby": heading.id } });
    this.body = make("div", { className: "play-col__body" }, this.list);
    this.pager = make("div", { className: "play-pager", hidden: true });
    this.head = make("div", { className: "play-col__head" }, this.tab, heading);
    this.element = make(
      "section", { className: "play-col", attributes: { "aria-labelledby": heading.id }, dataset: { drop: path.join("/") } },
      this.head, this.body, this.pager,
    );
    this.tab.setAttribute("aria-label", t("play.column", { n: number }));
  }

  /** The values in the list. */
  get values() {
    return this.app.game.list(this.path);
  }

  get maxItems() {
    return this.node.limits?.maxItems ?? Infinity;
  }

  /** Whether no more may be added. */
  get isFull() {
    return this.values.length >= this.maxItems;
  }

  /** Whether people's own notes can be moved here. */
  get takesNotes() {
    return false;
  }

  get isActive() {
    return this.element.classList.contains("play-col--now");
  }

  set isActive(now) {
    this.element.classList.toggle("play-col--now", now);
    this.tab.setAttribute("aria-pressed", String(now));
  }

  /** Show what the list holds. */
  render() {
    this.counter.textContent = this.app.t(this.counted, { n: this.values.length });
  }

  get counted() {
    return "play.notes";
  }

  /** Put the focus where one goes on. */
  focus() {
    this.tab.focus();
  }

  /** Keep what was typed and not ended. */
  leave() {}

  /** What turns pages. */
  items() {
    return [...this.list.children];
  }

  /** The item that must be on the page: the one that was turned to, else the last. */
  shownItem() {
    return this.turnedTo ?? this.items().length - 1;
  }

  showAll() {
    for (const item of this.items()) item.hidden = false;
    this.pager.hidden = true;
  }

  showPager(page, pages, starts = []) {
    const { t } = this.app;
    const turn = (label, sign, to) => {
      const button = make("button", { type: "button", className: "play-icon", disabled: !starts.length || to < 0 || to >= starts.length, attributes: { "aria-label": t(label) } }, icon(sign));
      button.addEventListener("click", () => {
        this.turnedTo = starts[to];
        this.app.fit();
        (this.pager.querySelectorAll("button")[to < page - 1 ? 0 : 1].disabled ? this.tab : this.pager.querySelectorAll("button")[to < page - 1 ? 0 : 1]).focus();
      });
      return button;
    };
    this.pager.hidden = false;
    this.pager.replaceChildren(
      turn("play.page.back", "back", page - 2),
      make("span", { textContent: t("play.page", { n: page, count: pages }) }),
      turn("play.page.on", "next", page),
    );
  }
}
