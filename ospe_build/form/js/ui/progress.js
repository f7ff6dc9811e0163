// The line on top that shows the required core: how much of it is there, and what comes next.

import { isFilled, requiredKeys } from "../model/required.js";
import { make } from "./dom.js";

const MOST_LINKS = 3;

export class Progress {
  constructor(frame, { boards, t, goTo, go, root }) {
    this.required = requiredKeys(boards);
    this.counts = frame.querySelectorAll("[data-count]");
    this.meter = frame.querySelector("[data-meter]");
    this.next = frame.querySelector("[data-next]");
    Object.assign(this, { t, goTo, go, root });
  }

  /** Show how far a value is. */
  show(value, findings) {
    const missing = this.required.filter((key) => !isFilled(key, value, findings));
    const done = this.required.length - missing.length;
    const count = this.t("form.progress.count", { done, count: this.required.length });
    for (const place of this.counts) place.textContent = count;
    this.meter.setAttribute("width", String((100 * done) / this.required.length));
    const shown = JSON.stringify(missing);
    if (shown === this.shown) return missing;
    this.shown = shown;
    if (!missing.length) {
      const link = make("a", { href: "#lahetys", textContent: this.t("form.progress.full_link") });
      this.next.replaceChildren(`${this.t("form.progress.full")} `, link);
      return missing;
    }
    const links = missing.slice(0, MOST_LINKS).flatMap((key, index) => [index ? ", " : " ", this.link(key)]);
    const more = missing.length > MOST_LINKS ? ` +${missing.length - MOST_LINKS}` : "";
    this.next.replaceChildren(this.t("form.progress.missing"), ...links, more);
    return missing;
  }

  link({ pointer }) {
    const place = this.root.place(pointer);
    const link = make("a", { href: `#${pointer[0]}`, textContent: place.label });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.goTo(this.root.place(pointer).control);
    });
    return link;
  }
}
