// What the form tells: quietly, in a status line with perhaps one thing to do; or so that it is not missed.

import { make } from "./dom.js";

/** What was said on a screen is gone on the next one, unless it was said on the way there. */
const STALE_MS = 1500;

export class Says {
  constructor(frame, t) {
    this.t = t;
    this.status = frame.querySelector("[data-form-status]");
    this.place = frame.querySelector("[data-alert]");
    this.saidAt = 0;
  }

  /** Tell those who do not see it what everybody else sees happen: a count, a note that came or moved. */
  whisper(words) {
    this.say(words);
    this.status.classList.add("visually-hidden");
  }

  /** Say something quietly; with an action, offer it beside the words. */
  say(words, action) {
    this.status.classList.remove("visually-hidden");
    this.status.replaceChildren(words);
    this.saidAt = performance.now();
    this.offers = Boolean(action);
    if (!action) return;
    const button = make("button", { type: "button", className: "form-small", textContent: action.label });
    button.addEventListener("click", action.act);
    this.status.append(" ", button);
  }

  /** Say something that must not be missed; without words, take back what was said. */
  alert(words, ...more) {
    const close = make("button", { type: "button", className: "form-small", textContent: this.t("form.alert.close") });
    close.addEventListener("click", () => this.place.replaceChildren());
    this.place.replaceChildren(...(words ? [make("p", {}, words, " ", ...more, " ", close)] : []));
  }

  /** Forget what was said on another screen. */
  turn() {
    if (performance.now() - this.saidAt > STALE_MS) this.say("");
  }

  /** Whoever writes on has read what was said; what is offered stays. */
  goOn() {
    if (!this.offers) this.turn();
  }
}
