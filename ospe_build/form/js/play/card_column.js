// A column of a theme's board: method cards and methods in one's own words, as they were placed.

import { lookOf, nameOf } from "../model/method.js";
import { clean, oneLine } from "../model/text.js";
import { choose } from "../ui/choose.js";
import { make } from "../ui/dom.js";
import { PlacedColumn, rewriting } from "./placed_column.js";

export class CardColumn extends PlacedColumn {
  constructor(list, number, app) {
    super(list, number, app);
    this.element.classList.add("play-col--cards");
    this.counter.before(make("span", { className: "play-col__name", textContent: this.label }), " ");
    this.list.addEventListener("click", (event) => {
      const card = event.target.closest(".play-card__face");
      if (card) this.openMenu(this.items().indexOf(card.closest("li")));
    });
    this.list.addEventListener("keydown", (event) => this.cardKey(event));
  }

  get counted() {
    return "play.methods";
  }

  render() {
    super.render();
    const old = this.items();
    this.values.forEach((method, index) => {
      const key = JSON.stringify(method);
      const there = old[index];
      if (there?.dataset.key === key && !there.querySelector("textarea")) return; // a click that began on it ends on it
      const card = this.cardOf(method, key);
      if (there) there.replaceWith(card);
      else this.list.append(card);
    });
    for (const card of old.slice(this.values.length)) card.remove();
  }

  cardOf(method, key) {
    const { app } = this;
    const face = make(
      "button", { type: "button", className: "play-card__face", attributes: { "aria-haspopup": "dialog" } },
      make("span", { className: "play-card__name", textContent: nameOf(method, app) }),
      method.lisatieto ? make("span", { className: "play-card__more", textContent: method.lisatieto }) : null,
    );
    return make("li", { className: `play-card ${lookOf(method, app)}`, dataset: { drag: "", item: "", key } }, face);
  }

  cardKey(event) {
    const card = event.target.closest(".play-card__face");
    if (!card || event.isComposing) return;
    const place = this.items().indexOf(card.closest("li"));
    const acts = { Delete: () => this.remove(place), ArrowUp: () => place && this.focusItem(place - 1), ArrowDown: () => this.focusItem(place + 1) };
    const column = this.app.screen.columns[Number(event.key) - 1];
    if (column) acts[event.key] = () => this.move(place, column);
    if (!acts[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    acts[event.key]();
  }

  async openMenu(place) {
    const { app } = this;
    const { t, screen } = app;
    const method = this.values[place];
    const isCard = typeof method === "object";
    const option = (label, value) => ({ label, value });
    const groups = [
      {
        label: "",
        options: [
          option(t(isCard ? (method.lisatieto ? "play.card.edit_more" : "play.card.more") : "play.note.edit"), () => this.edit(place)),
          option(t("play.card.remove"), () => this.remove(place)),
        ],
      },
      {
        label: t("play.card.move"),
        options: screen.columns.filter((column) => column !== this).map((column) => option(column.label, () => this.move(place, column))),
      },
    ];
    (await choose({ heading: nameOf(method, app), groups, cancel: t("form.cancel") }))?.();
  }

  movedWords(method, to) {
    return this.app.t("play.card.placed", { name: nameOf(method, this.app), to: to.label });
  }

  removedWords(method) {
    return this.app.t("play.card.removed", { name: nameOf(method, this.app) });
  }

  /** Write what is to be known of a card, or one's own method anew. */
  edit(place) {
    const method = this.values[place];
    const isCard = typeof method === "object";
    const item = this.itemAt(place);
    const label = isCard ? this.app.inWords(this.app.data.cardFields.at(-1).labels) : this.app.t("play.own");
    const field = make("textarea", { className: "play-write", rows: 2, value: isCard ? (method.lisatieto ?? "") : method, attributes: { "aria-label": label } });
    rewriting(field, (isKept, isEnded) => {
      const text = isCard ? clean(field.value) : oneLine(field.value);
      const { kortti } = method;
      if (isKept && isCard) this.app.game.replace(this.path, place, text ? { kortti, lisatieto: text } : { kortti });
      else if (isKept && text) this.app.game.replace(this.path, place, text);
      this.app.refresh();
      if (isEnded) this.focusItem(place);
    });
    const face = item.querySelector("button");
    if (isCard) face.after(field);
    else face.replaceWith(field);
    this.app.fit();
    field.focus();
  }
}
