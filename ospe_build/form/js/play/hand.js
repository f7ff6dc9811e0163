// The hand at a theme's board: the pile, the card that is held, those that were dealt, and a method of one's own.

import { cardBegun } from "../model/deck.js";
import { nameOf } from "../model/method.js";
import { oneLine } from "../model/text.js";
import { make } from "../ui/dom.js";
import { ownWords } from "../ui/own_words.js";
import { methodFinder } from "./method_finder.js";

export class Hand {
  /**
   * @param {import("./stops.js").Stop} stop a theme.
   * @param {import("./play.js").Play} app
   * @param {(method: object | string, column: number) => void} place puts a method into a column.
   */
  constructor(stop, app, place) {
    Object.assign(this, { stop, app, place });
    const { t } = app;
    this.pile = make("button", { type: "button", className: "play-pile" });
    this.pile.addEventListener("click", () => this.deal());
    this.spread = make("button", { type: "button", className: "play-spread", textContent: t("play.hand.spread") });
    this.spread.addEventListener("click", () => app.openDeck());
    this.held = make("div", { className: "play-held", hidden: true, tabIndex: -1, dataset: { drag: "" } });
    this.dealt = make("ol", { className: "play-dealt", attributes: { "aria-label": t("play.hand.dealt") } });
    this.finder = methodFinder({
      label: t("play.own"), theme: stop.node.key, app,
      choose: (method, isLeft) => this.hold(method, isLeft),
      several: (methods) => methods.forEach((method) => this.hold(method)),
    });
    this.element = make(
      "section", { className: "play-hand", attributes: { "aria-label": t("play.hand") } },
      make("div", { className: "play-hand__pile" }, this.pile, this.spread), this.held, this.dealt, this.finder.element,
    );
    this.held.addEventListener("keydown", (event) => this.key(event));
  }

  /** What this theme's hand holds: cards that were dealt, by id, own methods that wait, and what is to be placed. */
  get state() {
    return this.app.game.play.hands?.[this.stop.key] ?? { dealt: [] };
  }

  set state(state) {
    const { game } = this.app;
    game.keep({ hands: { ...game.play.hands, [this.stop.key]: state } });
  }

  /** Cards of the theme that lie on no board. */
  get free() {
    const { game, deck, data } = this.app;
    const board = data.boards.children.find(({ kind }) => kind === "kortit");
    const placed = new Set(board.children.flatMap((theme) => theme.children.flatMap(({ key }) => game.list([board.key, theme.key, key]).map(({ kortti }) => kortti))));
    return deck.filter(({ id, themes }) => themes.includes(this.stop.key) && !placed.has(id));
  }

  get dealtCards() {
    const { dealt, held } = this.state;
    const { free } = this;
    return dealt.filter((id) => id !== held?.kortti && free.some((card) => card.id === id));
  }

  get pileCards() {
    const { dealt, held } = this.state;
    return this.free.filter(({ id }) => !dealt.includes(id) && id !== held?.kortti);
  }

  /** Turn the next card of the pile. */
  deal() {
    const [card] = this.pileCards;
    if (card) this.hold({ kortti: card.id });
  }

  /** Methods of one's own that are in no column yet. */
  get waiting() {
    const { held, own = [] } = this.state;
    return [...own, ...(held && !held.kortti ? [held] : [])];
  }

  /** Take a method in hand; what was there stays beside it. */
  hold(method, isLeft = false) {
    const { dealt, held } = this.state;
    const all = [...new Set([...dealt, ...(held?.kortti ? [held.kortti] : []), ...(method.kortti ? [method.kortti] : [])])];
    this.state = { dealt: all, held: method, own: this.waiting.filter((each) => each !== method) };
    this.app.refresh();
    if (!isLeft) this.held.focus({ preventScroll: true }); // on no button: who writes on must not press one
    this.element.scrollTop = 0; // what it is comes before where it may go
    const card = this.app.deck.find(({ id }) => id === method.kortti);
    this.app.whisper([nameOf(method, this.app), card ? this.app.inWords(card.descriptions) : ""].join(". "));
  }

  /** Put what is held, or another card, into a column. */
  give(number, method = this.state.held) {
    if (!method) return false;
    const { dealt, held, own = [] } = this.state;
    const id = method.kortti;
    const isHeld = held === method || (id && held?.kortti === id);
    this.state = { dealt: dealt.filter((each) => each !== id), held: isHeld ? undefined : held, own: own.filter((each) => each !== method) };
    this.place(method, number);
    return true;
  }

  key(event) {
    if (event.target.closest("textarea, input")) return;
    const number = Number(event.key);
    if (event.ctrlKey || event.altKey || event.metaKey || !(number >= 1 && number <= this.stop.node.children.length)) return;
    event.preventDefault();
    event.stopPropagation();
    this.give(number);
  }

  render() {
    const { t } = this.app;
    const left = this.pileCards.length;
    this.pile.disabled = !left;
    this.pile.replaceChildren(make("strong", { textContent: String(left) }), " ", make("span", { textContent: t("play.hand.pile", { n: left }) }));
    this.pile.setAttribute("aria-label", `${left} ${t("play.hand.pile", { n: left })}, ${t("play.hand.deal")}`);
    this.renderHeld(this.state.held);
    const { own = [] } = this.state;
    const waiting = [...this.dealtCards.map((id) => ({ kortti: id })), ...own];
    const items = waiting.map((method) => {
      const button = make("button", { type: "button", className: "play-dealt__card", textContent: oneLine(nameOf(method, this.app)) });
      button.addEventListener("click", () => this.hold(method));
      return make("li", { dataset: { drag: "", ...(method.kortti ? { card: method.kortti } : { own: method }) } }, button);
    });
    this.dealt.replaceChildren(...items.toReversed());
    this.dealt.hidden = !items.length;
  }

  /** Of the cards that were dealt, as many are seen as have room: the deck, spread out, has them all. */
  fit() {
    const cards = [...this.dealt.children];
    for (const card of cards) card.hidden = false;
    if (getComputedStyle(this.dealt).overflowX === "auto") return;
    const edge = this.dealt.getBoundingClientRect().right + 1;
    const isOver = cards.map((card) => card.getBoundingClientRect().right > edge);
    cards.forEach((card, index) => {
      card.hidden = isOver[index];
    });
  }

  renderHeld(method) {
    const { t, inWords, deck } = this.app;
    this.held.hidden = !method;
    this.element.classList.toggle("play-hand--holds", Boolean(method));
    if (!method) return;
    const card = deck.find(({ id }) => id === method.kortti);
    this.held.classList.toggle("play-held--own", !card);
    const ways = this.stop.node.children.map((column, index) => {
      const name = inWords(column.labels);
      const button = make(
        "button", { type: "button", className: "play-key", attributes: { "aria-label": t("play.hand.to", { n: index + 1, column: name }), title: name } },
        String(index + 1), make("span", { className: "play-key__name", textContent: name }),
      );
      button.addEventListener("click", () => this.give(index + 1));
      return button;
    });
    this.held.replaceChildren(
      make("p", { className: "play-held__name", textContent: oneLine(nameOf(method, this.app)) }),
      card ? make("p", { className: "play-held__text", textContent: inWords(card.descriptions) }) : this.ownWords(method),
      make("p", { className: "play-held__ways" }, make("span", { textContent: t("play.hand.take") }), ...ways),
    );
  }

  ownWords(method) {
    const words = ownWords(cardBegun(method, this.app), this.app, "play-small", (card) => {
      this.state = { ...this.state, held: undefined };
      this.hold(card);
    });
    return make("p", { className: "play-own" }, ...words);
  }

  /** What is dragged out of the hand. */
  methodOf(item) {
    const { card, own } = item.dataset;
    return own ?? (card ? { kortti: card } : this.state.held);
  }
}
