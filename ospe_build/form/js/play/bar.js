// The row of controls: back, the clock, the deck, the end, on. Its top edge fills with time.

import { icon, make } from "../ui/dom.js";
import { countdown } from "./clock.js";

const FIVE = 5;
const CLOSING = "closing";

export class Bar {
  constructor(frame, app) {
    this.app = app;
    const part = (name) => frame.querySelector(`[data-${name}]`);
    Object.assign(this, {
      element: part("bar"), edge: part("edge"), clock: part("clock"), time: part("time"), of: part("of"), pause: part("pause"), five: part("five"),
      previous: part("previous"), next: part("next"), deck: part("deck"), end: part("end"), more: part("more"), extra: part("extra"),
    });
    this.pause.addEventListener("click", () => app.clock.toggle());
    this.five.addEventListener("click", () => app.clock.add(FIVE));
    this.previous.addEventListener("click", () => app.goBy(-1));
    this.next.addEventListener("click", () => app.goOn());
    this.deck.addEventListener("click", () => app.openDeck());
    this.end.addEventListener("click", () => app.goToEnd());
    this.more.addEventListener("click", () => this.unfold(this.more.getAttribute("aria-expanded") !== "true"));
    this.extra.addEventListener("click", () => this.unfold(false));
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.more.getAttribute("aria-expanded") !== "true") return;
      this.unfold(false);
      this.more.focus();
    });
  }

  unfold(open) {
    this.more.setAttribute("aria-expanded", String(open));
    this.extra.classList.toggle("play-extra--open", open);
  }

  /** Show where one goes from a stop. */
  show({ stop, before, after, isMain }) {
    const { t } = this.app;
    const isStart = stop.kind === "start";
    for (const control of [this.previous, this.deck, this.end]) control.hidden = isStart;
    this.end.hidden ||= stop.clock === CLOSING;
    this.deck.hidden ||= stop.clock === CLOSING;
    this.previous.hidden = !before;
    this.next.hidden = !after;
    this.write(this.previous, t("play.previous"), before ? this.app.nameOf(before) : "");
    this.write(this.next, this.leadTo(stop, after), after ? this.app.nameOf(after) : "");
    this.next.classList.toggle("play-next--plain", !isMain);
    this.clock.hidden = !stop.clock;
    this.five.hidden = !stop.clock;
  }

  leadTo(stop, after) {
    if (stop.kind === "start") return this.app.t(this.app.game.isBegun ? "play.start.go_on" : "play.start.begin");
    if (after?.kind === "theme" && stop.kind === "theme") return this.app.t("play.next_theme");
    return this.app.t(after?.phase ? "play.next_board" : "play.next");
  }

  write(button, small, name) {
    button.querySelector("small").textContent = small;
    button.querySelector("strong").textContent = name;
  }

  /** Show the time. */
  tick({ left, gone, isRunning, time }) {
    const { t } = this.app;
    const isOver = left < 0;
    this.time.textContent = countdown(left);
    this.of.textContent = t(isOver ? "play.clock.over" : "play.clock.left", { n: time.minutes });
    this.clock.classList.toggle("play-clock--over", isOver);
    this.edge.setAttribute("width", String(gone * 100));
    const words = t(isRunning ? "play.clock.pause" : "play.clock.go_on");
    if (this.pause.textContent.trim() === words) return;
    this.pause.replaceChildren(icon(isRunning ? "pause" : "play"), make("span", { textContent: words }));
  }
}
