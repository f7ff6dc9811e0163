// Parts of the preview that need nothing of the plan: labels, cards, notes and the boards.

import { icon, make } from "./dom.js";

export class PreviewParts {
  /** @param {object} data the page's block of data. */
  constructor(data) {
    this.data = data;
  }

  node(...keys) {
    return keys.reduce((node, key) => node?.children?.find((child) => child.key === key), this.data.boards);
  }

  label(node) {
    return node?.labels?.[this.language] ?? "";
  }

  description(node) {
    return node?.descriptions?.[this.language] ?? "";
  }

  valueLabel(node, value) {
    return node?.values?.[value]?.[this.language] ?? String(value);
  }

  section(className, heading, ...children) {
    return make("section", { className }, make("h3", { className: "preview-heading", textContent: heading }), ...children);
  }

  /** What a method is called: the card's name, or the free text itself. */
  nameOf(method) {
    if (typeof method === "string") return method;
    const card = this.data.deck.find((each) => each.id === method.kortti);
    return card?.names[this.language] ?? method.kortti;
  }

  card(method) {
    if (typeof method === "string") {
      return make("li", { className: "free", textContent: method });
    }
    return make("li", {}, this.nameOf(method), method.lisatieto ? make("p", { textContent: method.lisatieto }) : null);
  }

  boards() {
    return this.data.boards.children
      .filter((board) => board.phase && board.kind !== "suunnitelma" && this.value[board.key] !== undefined)
      .map((board) => {
        const value = this.value[board.key];
        const content = board.kind === "kortit" ? this.themes(board, value) : [this.fields(board, value)];
        return this.section(`board board--${board.kind}`, this.label(board), ...content);
      });
  }

  themes(board, value) {
    return board.children
      .filter((theme) => value[theme.key])
      .map((theme) =>
        make(
          "section",
          { className: `theme-board theme--${theme.key}` },
          make("h4", { className: "preview-theme" }, icon(theme.key), ` ${this.label(theme)}`),
          make("div", { className: "columns" }, ...theme.children.map((column) => this.column(column, value[theme.key][column.key] ?? []))),
        ),
      );
  }

  column(column, methods) {
    const cards = methods.map((method) => this.card(method));
    const content = cards.length
      ? make("ul", { className: "cards" }, ...cards)
      : make("p", { className: "muted", textContent: this.t("session.no_cards") });
    return make("section", {}, make("h5", { textContent: this.label(column) }), content);
  }

  fields(board, value) {
    const fields = board.children
      .filter((field) => value[field.key] !== undefined)
      .map((field) => make("section", {}, make("h4", { textContent: this.label(field) }), this.content(field, value[field.key])));
    return make("div", { className: "fields" }, ...fields);
  }

  content(field, values) {
    if (!Array.isArray(values)) {
      return make("p", { className: "score", textContent: `${values}/${field.limits?.maximum ?? ""}` });
    }
    if (field.values) {
      const tags = values.map((each) => make("li", { className: `tag theme--${each}`, textContent: this.valueLabel(field, each) }));
      return make("ul", { className: "tags" }, ...tags);
    }
    return make("ul", { className: "notes" }, ...values.map((note) => make("li", { textContent: note })));
  }

  /** One line that names all boards and fields with nothing in them, as the page has it; null where nothing is empty. */
  empty() {
    const labels = this.data.boards.children.filter((board) => board.phase && board.kind !== "suunnitelma").flatMap((board) => {
      const value = this.value[board.key];
      if (value === undefined) return [this.label(board)];
      return board.children.filter((child) => value[child.key] === undefined && !child.ours).map((child) => this.label(child));
    });
    const words = `${this.t("session.empty")} ${labels.join(" · ")}`;
    return labels.length ? make("p", { className: "muted", textContent: words }) : null;
  }
}
