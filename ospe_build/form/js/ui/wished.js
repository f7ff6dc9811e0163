// Methods that the boards of the themes say are worth trying: each is a button that begins a row of the plan.

import { make } from "./dom.js";

const COLUMN = "kannattaa_kokeilla";
const keyOf = (method) => method?.kortti ?? method;

export class Wished {
  /**
   * @param {import("./rows.js").Rows} plan
   * @param {object} context texts and the deck.
   */
  constructor(plan, context) {
    Object.assign(this, { plan, context });
    this.list = make("div", { className: "form-wished__list" });
    const label = make("p", { className: "form-wished__label", textContent: context.t("form.wished") });
    this.frame = make("div", { className: "form-wished", hidden: true }, label, this.list);
    plan.items.after(this.frame);
  }

  /** Offer what stands in the columns of the themes and not yet in the plan. */
  follow(themes = {}) {
    const planned = new Set(this.plan.all.map((row) => keyOf(row.group.child("menetelma").read())));
    const wished = Object.values(themes).flatMap((theme) => theme[COLUMN] ?? []);
    const offered = [...new Map(wished.map((method) => [keyOf(method), method])).entries()].filter(([key]) => !planned.has(key));
    const signature = JSON.stringify(offered);
    if (signature === this.drawn) return;
    this.drawn = signature;
    this.frame.hidden = !offered.length;
    this.list.replaceChildren(...offered.map(([, method]) => this.button(method)));
  }

  button(method) {
    const card = this.context.deck.find(({ id }) => id === method.kortti);
    const name = this.context.inWords(card?.names) ?? keyOf(method);
    const className = `form-small form-wished__method${card ? ` theme--${card.themes[0]}` : " form-wished__method--own"}`;
    const button = make("button", { type: "button", className, textContent: `+ ${name}` });
    button.addEventListener("click", () => this.plan.begin(method));
    return button;
  }
}
