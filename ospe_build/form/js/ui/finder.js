// The deck at hand: a field that finds method cards by what is typed, and takes any other text as a method of one's own.
// Follows the combobox pattern of the WAI-ARIA Authoring Practices (list autocomplete, manual selection).

import { joined } from "../check/nearest.js";
import { cardBegun, cardsFor } from "../model/deck.js";
import { oneLine, pieces } from "../model/text.js";
import { make } from "./dom.js";

export class Finder {
  /**
   * @param {HTMLElement} element the frame with the field and its list.
   * @param {object} context texts, deck, announcer.
   * @param {{theme: string, choose: (value: string | {kortti: string}) => void, keep: (typed: string) => void}} options
   *   the theme whose cards come first; what is done with what was chosen, and with what was typed when the field was left, and
   *   with several at once.
   */
  constructor(element, context, { theme, choose, keep, several }) {
    this.input = element.querySelector("input");
    this.list = element.querySelector("[role=listbox]");
    this.context = context;
    this.theme = theme;
    this.chosen = choose;
    this.keep = keep;
    this.several = several;
    this.active = -1;
    this.options = [];
    this.input.addEventListener("input", () => this.open());
    this.input.addEventListener("click", () => this.open());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("paste", (event) => this.pasted(event));
    this.input.addEventListener("blur", () => this.leave());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the field
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose(this.options[[...this.list.children].indexOf(option)]);
    });
  }

  /** What is typed and not yet chosen. */
  get pending() {
    return oneLine(this.input.value);
  }

  /** The card whose name begins as a text does. */
  begun(text) {
    return cardBegun(text, this.context, this.theme);
  }

  /** What is typed as a value; what only begins as a card's name does is a search, and no value yet. */
  get value() {
    const option = this.meant();
    if (!option || (option.free && this.begun(option.free))) return undefined;
    return option.free ?? { kortti: option.card.id };
  }

  /** The card of that name in any language, or of that id: as a text, it would be warned of (OSPE323). */
  named(typed) {
    const name = joined(typed);
    return this.context.deck.find(({ id, names }) => [id, ...Object.values(names)].some((each) => joined(each) === name));
  }

  open() {
    const typed = this.pending;
    const cards = cardsFor(typed, this.context, this.theme);
    this.options = cards.map(({ card }) => ({ card }));
    if (typed && !this.named(typed)) this.options.push({ free: typed });
    this.list.replaceChildren(...this.options.map((option, index) => this.draw(option, index)));
    this.list.hidden = this.options.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    for (const part of [this.list, this.input]) part.scrollIntoView({ block: "nearest", behavior: "instant" });
    // Who types how a card's name begins is looking for the card: Enter takes it. One's own method is the last choice.
    this.activate(this.begun(typed) ? 0 : -1);
    this.isOffered = this.active === 0;
    const { t, say } = this.context;
    if (typed) say(cards.length ? t("form.method.found", { n: cards.length }) : t("form.method.none"));
  }

  draw(option, index) {
    const attributes = { role: "option", "aria-selected": "false" };
    const id = `${this.list.id}-${index}`;
    if (option.free) {
      const words = this.context.t("form.method.free", { text: option.free });
      return make("li", { id, attributes, className: "form-deck__free", textContent: words });
    }
    const theme = option.card.themes[0];
    return make(
      "li",
      { id, attributes, className: `form-deck__card theme--${theme}` },
      make("span", { className: "form-deck__name", textContent: this.context.inWords(option.card.names) }),
      make("span", { className: "form-deck__text", textContent: this.context.inWords(option.card.descriptions).split(". ")[0] }),
    );
  }

  activate(index) {
    this.active = index;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === index)));
    const option = this.list.children[index];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
  }

  key(event) {
    if (event.isComposing) return;
    const count = this.options.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.open();
      const step = event.key === "ArrowDown" ? Number(!this.isOffered) : -1; // the first arrow takes what is offered
      this.isOffered = false;
      if (this.options.length) this.activate((this.active + step + count + (this.active < 0 && step < 0 ? 1 : 0)) % (count || 1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.active >= 0 && !this.list.hidden) this.choose(this.options[this.active]);
      else this.choose(this.meant());
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    }
  }

  /** What is typed: the card of that name, else a method of one's own; null where nothing is. */
  meant() {
    const typed = this.pending;
    if (!typed) return null;
    const card = this.named(typed);
    return card ? { card } : { free: typed };
  }

  choose(option) {
    if (!option) return;
    this.input.value = "";
    this.close();
    this.chosen(option.free ?? { kortti: option.card.id });
  }

  /** Several lines are several methods, where there is room for more than one. */
  pasted(event) {
    const lines = pieces(event.clipboardData?.getData("text/plain") ?? "").map(oneLine);
    if (lines.length < 2 || !this.several) return;
    event.preventDefault();
    this.several(lines.map((line) => (this.named(line) ? { kortti: this.named(line).id } : line)));
    this.close();
  }

  /** Nothing that was typed is lost when the field is left, and the focus goes where the person took it. */
  leave() {
    const option = this.meant();
    const typed = this.pending;
    this.close();
    if (!option) return;
    this.input.value = "";
    this.keep(option.free ?? { kortti: option.card.id }, typed);
  }
}
