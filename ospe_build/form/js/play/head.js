// The head of a board: its printed heading, what is printed under it, and which board of how many it is.

import { icon, make } from "../ui/dom.js";

const LONG = 40;
const WITHOUT = ["start", "reading", "review", "finish"];

export class Head {
  constructor(frame, app) {
    this.app = app;
    this.element = frame.querySelector("[data-head]");
    this.heading = make("h1", { className: "play-head__heading", tabIndex: -1 });
    this.element.prepend(this.heading);
    this.question = frame.querySelector("[data-question]");
    this.place = frame.querySelector("[data-place]");
    this.full = frame.querySelector("[data-full]");
    this.full.hidden = !document.fullscreenEnabled;
    this.full.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
    frame.addEventListener("fullscreenchange", () => this.app.fitSoon());
    this.frame = frame;
  }

  get isShown() {
    return !this.heading.hidden;
  }

  show({ kind, node, phase, part, key }) {
    const { t, inWords, stops } = this.app;
    const boards = Math.max(...stops.map((stop) => stop.phase));
    this.heading.hidden = WITHOUT.includes(kind);
    this.question.hidden = this.heading.hidden || kind === "notes";
    this.frame.classList.remove(...[...this.frame.classList].filter((name) => name.startsWith("theme--")));
    if (kind === "theme") this.frame.classList.add(`theme--${key}`);
    if (node) {
      this.heading.replaceChildren(...(kind === "theme" ? [icon(key)] : []), inWords(node.labels));
      this.heading.toggleAttribute("data-long", inWords(node.labels).length > LONG);
      this.question.textContent = inWords(node.descriptions) ?? "";
      this.question.hidden ||= !this.question.textContent;
    }
    const theme = part ? make("span", { className: "muted", textContent: ` ${t("play.place.theme", { n: part[0], count: part[1] })}` }) : "";
    this.place.replaceChildren(...(phase ? [t("play.place", { n: phase, count: boards }), theme] : []));
  }

  focus() {
    this.heading.focus({ preventScroll: true });
  }
}
