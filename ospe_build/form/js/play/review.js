// "Is there a note that is not to be published?": all that was written, board by board and in the plan, each to be taken away.

import { nameOf } from "../model/method.js";
import { make } from "../ui/dom.js";
import { said } from "../ui/wording.js";
import { isDate } from "./inputs.js";

/** How the codes of findings begin that are about persons. */
const PERSONAL = "OSPE4";

function section(label, lists) {
  const parts = lists.map(([name, items]) => make("ul", { attributes: { "aria-label": name } }, ...items));
  return make("section", {}, make("h2", { textContent: label }), ...parts);
}

export class Review {
  constructor(stop, app) {
    Object.assign(this, { stop, app });
    const { t } = app;
    this.heading = make("h1", { tabIndex: -1, textContent: t("play.review.question") });
    this.marked = make("strong", { attributes: { role: "status" } });
    this.list = make("div", { className: "play-review__boards", tabIndex: 0, attributes: { role: "region", "aria-label": t("play.review.all") } });
    this.element = make("div", { className: "play-review" }, this.heading, make("p", { className: "play-review__how" }, t("play.review.how"), " ", this.marked), this.list);
  }

  render() {
    const boards = this.app.writtenBoards().map(({ label, lists }) => {
      const filled = lists.filter(({ path }) => Array.isArray(this.app.game.get(path)));
      if (!filled.length) return null;
      return section(label, filled.map((list) => [list.label, this.app.game.list(list.path).map((item, place) => this.listItem(item, place, list))]));
    });
    const shown = [...boards, this.planSection()].filter(Boolean);
    this.list.replaceChildren(...(shown.length ? shown : [make("p", { textContent: this.app.t("play.review.none") })]));
    this.mark();
  }

  /** Mark what the form would warn of because it may tell who somebody is. */
  async mark() {
    const found = (await this.app.verdict.findings()) ?? [];
    for (const old of this.list.querySelectorAll(".play-review__mark")) old.remove();
    for (const { finding, pointer, words } of found.filter(({ finding: { code } }) => code.startsWith(PERSONAL))) {
      this.itemAt(pointer)?.querySelector("span").append(make("em", { className: "play-review__mark", textContent: words, dataset: { code: finding.code } }));
    }
    const n = this.list.querySelectorAll("li:has(.play-review__mark)").length;
    this.marked.textContent = n ? this.app.t("play.review.marked", { n }) : "";
  }

  /** The item that shows what a finding is about, or what that is in. */
  itemAt(pointer) {
    const ways = pointer.map((_, index) => pointer.slice(0, pointer.length - index).join("/"));
    return ways.map((at) => this.list.querySelector(`[data-at="${at}"]`)).find(Boolean);
  }

  listItem(item, place, { path }) {
    const { game } = this.app;
    const take = () => {
      game.take(path, place);
      return () => game.insert(path, [item], place);
    };
    return this.item(item, "", [...path, place], take);
  }

  /** The plan's texts, row by row; or why there is none. */
  planSection() {
    const { game, data, inWords, t } = this.app;
    const key = game.nothingAgreed ? game.either.reason : game.either.plan;
    const node = data.boards.children.find((each) => each.key === key);
    const rows = game.nothingAgreed ? [this.texts({ children: [node] }, [])] : game.list([key]).map((_, index) => this.texts(node, [key, index]));
    const lists = rows.map((items, index) => [t("form.row.title", { n: index + 1 }), items]).filter(([, items]) => items.length);
    return lists.length ? section(inWords(data.boards.children.find((each) => each.key === game.either.plan).labels), lists) : null;
  }

  /** What people wrote below a node, dates and choices left out, each as an item. */
  texts({ children }, path) {
    return children.flatMap((node) => {
      const way = [...path, node.key];
      if (node.type === "object") return this.texts(node, way);
      const { game, inWords } = this.app;
      const value = game.get(way);
      if (!value || node.type === "array" || node.type === "boolean" || node.values || isDate(node)) return [];
      const take = () => {
        game.set(way, undefined);
        return () => game.set(way, value);
      };
      return [this.item(value, node.type === "string" ? inWords(node.labels) : "", way, take)];
    });
  }

  /** Something that was written, by what it answers; `take` takes it away and gives the way back. */
  item(item, label, path, take) {
    const { app } = this;
    const { t } = app;
    const isCard = typeof item === "object";
    const text = said(t, label, [nameOf(item, app), item.lisatieto].filter(Boolean).join(": "));
    const button = make("button", { type: "button", className: "play-small", textContent: t("play.review.remove"), attributes: { "aria-label": t("play.review.remove_named", { text }) } });
    button.addEventListener("click", () => this.remove(take, text, button));
    const at = path.join("/");
    return make("li", { className: isCard ? "play-review__card" : "", dataset: { at } }, make("span", { textContent: text }), button);
  }

  remove(take, text, button) {
    const { t, tell } = this.app;
    const at = [...this.list.querySelectorAll("button")].indexOf(button);
    const putBack = take();
    this.render();
    const left = this.list.querySelectorAll("button");
    (left[Math.min(at, left.length - 1)] ?? this.heading).focus();
    tell(t("play.note.removed", { text }), () => {
      putBack();
      this.render();
      this.list.querySelectorAll("button")[at]?.focus();
    });
  }

  fit() {}

  focus() {
    this.heading.focus({ preventScroll: true });
  }

  leave() {}
}
