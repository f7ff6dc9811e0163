// What the frame tells of the required core: how much of it is there, and what comes next.

import { isFilled, requiredKeys } from "../model/required.js";
import { make } from "./dom.js";

const MOST_LINKS = 3;

export class Progress {
  constructor(frame, { boards, t, goTo, go, root }) {
    this.required = requiredKeys(boards);
    this.count = frame.querySelector("[data-count]");
    this.next = frame.querySelector("[data-next]");
    Object.assign(this, { t, goTo, go, root });
  }

  /** Show how far a value is. */
  show(value, findings) {
    const missing = this.required.filter((key) => !isFilled(key, value, findings));
    const done = this.required.length - missing.length;
    this.count.textContent = this.t("form.progress.count", { done, count: this.required.length });
    const drawn = JSON.stringify(missing);
    if (drawn === this.drawn) return missing;
    this.drawn = drawn;
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
