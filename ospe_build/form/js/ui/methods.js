// Placed methods: cards of the deck and methods in one's own words, in a column of a board or in a row of the plan.

import { nameOf } from "../model/method.js";
import { clean, oneLine } from "../model/text.js";
import { changed, copyOf, grow } from "./dom.js";
import { Finder } from "./finder.js";
import { List } from "./list.js";
import { ownWords } from "./own_words.js";

/** A placed card, or a method in one's own words. */
class Placed {
  constructor(list, value) {
    this.list = list;
    this.element = copyOf("placed");
    this.box = this.element.querySelector("[data-text]");
    this.name = this.element.querySelector("[data-card-name]");
    this.fold = this.element.querySelector("[data-detail]");
    this.detail = this.element.querySelector("[data-detail-text]");
    this.holder = this.element.querySelector("[data-error]");
    this.own = this.element.querySelector("[data-own]");
    this.detailHolder = this.element.querySelector("[data-detail-error]");
    for (const box of [this.box, this.detail]) {
      box.addEventListener("input", () => grow(box));
    }
    if (typeof value === "string") this.asText(value);
    else this.asCard(value);
  }

  asText(value) {
    this.card = "";
    this.element.classList.add("card--free");
    this.name.hidden = true;
    this.box.hidden = false;
    this.box.value = value;
    this.box.addEventListener("input", () => this.tellOwn());
    this.tellOwn();
  }

  /** Say that it is a method of one's own; where it begins as a card's name does, offer the card in its place. */
  tellOwn() {
    const { context, finder } = this.list;
    const card = finder.begun(oneLine(this.box.value));
    this.own.hidden = false;
    const words = ownWords(card, context, "form-small", (instead) => {
      this.asCard(instead);
      this.focusPoint.focus();
      changed(this.element);
    });
    this.own.replaceChildren(...words);
  }

  asCard({ kortti, lisatieto }) {
    const { deck } = this.list.context;
    const known = deck.find((card) => card.id === kortti);
    this.card = kortti;
    this.element.classList.remove("card--free");
    this.name.hidden = false;
    this.own.hidden = this.box.hidden = true;
    if (known) this.element.classList.add(`theme--${known.themes[0]}`);
    this.name.textContent = nameOf({ kortti }, this.list.context);
    this.fold.hidden = false;
    this.detail.value = lisatieto ?? "";
    this.fold.open = Boolean(lisatieto);
  }

  get focusPoint() {
    return this.card ? this.fold.querySelector("summary") : this.box;
  }

  read() {
    if (!this.card) return oneLine(this.box.value) || undefined;
    const detail = clean(this.detail.value);
    return detail ? { kortti: this.card, lisatieto: detail } : { kortti: this.card };
  }

  number(n) {
    const { t } = this.list.context;
    const name = t("form.item", { what: this.list.what, n });
    this.box.setAttribute("aria-label", name);
    this.detail.setAttribute("aria-label", `${name}, ${t("form.method.detail")}`);
  }

  place([key]) {
    if (key === "lisatieto") {
      this.fold.open = true;
      return { holder: this.detailHolder, control: this.detail, label: "", field: this };
    }
    return { holder: this.holder, control: this.focusPoint, label: "", field: this };
  }
}

/** A column of methods. */
export class Methods extends List {
  constructor(element, context) {
    super(element, context);
    this.kind = "placed";
    this.finder = new Finder(element.querySelector(":scope > [data-finder]"), context, {
      theme: element.closest("[data-theme]")?.dataset.theme ?? "",
      choose: (value) => this.chosen(value),
      several: this.holdsOne ? null : (values) => this.insertAll(values),
      keep: (value, typed) => this.offerBack(this.added(value), typed),
    });
  }

  /** Add what was pasted; all of it can be taken back at once. */
  insertAll(values) {
    const added = values.map((value) => this.append(value));
    for (const { box } of added) grow(box);
    this.tellPasted(values.length, added, () => this.finder.input);
    changed(this.element);
  }

  /** Offer to put back into the finder what became a method when the finder was left. */
  offerBack(item, typed) {
    const { t, say } = this.context;
    const act = () => {
      if (this.behind.has(item.element)) this.remove(item);
      this.finder.input.value = typed;
      this.finder.input.focus();
      say("");
    };
    say(t(item.card ? "form.method.added" : "form.method.added_free", { name: typed }), { label: t("form.undo"), act });
  }

  append(value) {
    return this.insert(new Placed(this, value));
  }

  /** What was chosen from the deck or ended by Enter. */
  chosen(value) {
    this.added(value);
  }

  added(value) {
    const item = this.append(value);
    grow(item.box);
    const name = item.card ? item.name.textContent : item.box.value;
    this.context.say(this.context.t(item.card ? "form.method.added" : "form.method.added_free", { name }));
    changed(this.element);
    return item;
  }

  /** A method that is typed in the finder belongs to the value already: a page that is closed in mid-word loses nothing. */
  read() {
    const values = super.read() ?? [];
    if (this.finder.value) values.push(this.finder.value);
    return values.length ? values : undefined;
  }

  get addControl() {
    return this.finder.input;
  }
}

/** The one method of a row. */
export class Method extends Methods {
  get holdsOne() {
    return true;
  }

  read() {
    return super.read()?.[0];
  }

  write(value) {
    super.write([value]);
    this.showFinder();
  }

  insert(item, before) {
    const done = super.insert(item, before);
    this.showFinder();
    return done;
  }

  chosen(value) {
    this.added(value).focusPoint.focus();
  }

  remove(item) {
    super.remove(item);
    this.showFinder();
    this.finder.input.focus();
  }

  showFinder() {
    if (this.finder) this.finder.input.closest("[data-finder]").hidden = this.all.length > 0;
  }

  place(pointer) {
    const item = this.all[0];
    return item ? { ...item.place(pointer), label: this.label } : this.own;
  }
}
