// Telling how one means is going: that means alone on the screen, what is known of it, what to answer, and the change as a
// sentence. The fields are those of the plan; the rest of it is put out of sight, and comes back when asked for.

import { unitNames } from "../archive.js";
import { nameOf } from "../model/method.js";
import { icon, make } from "./dom.js";

const ASKED = "form-item--asked";
const newestOf = (entries, key) => entries.findLast((entry) => entry[key])?.[key];

export class FollowUp {
  /** @param {object} app `t`, `inDays`, `stateWords`, `deck`, `inWords`, `boards`, `steps`. */
  constructor(frame, app) {
    Object.assign(this, { frame, app, screens: [app.boards.either.plan, "lahetys", "kiitos"] });
    const { t } = app;
    const screen = frame.querySelector(`[data-screen=${this.screens[0]}]`);
    this.back = frame.querySelector("[data-screen=lahetys] > .form-nav a");
    this.usualBack = this.back.getAttribute("href");
    this.head = make("div", { className: "form-follow", hidden: true });
    this.words = make("p", { className: "form-follow__words" });
    this.words.setAttribute("role", "status");
    const send = make("a", { className: "button button--primary", href: "#lahetys", textContent: t("form.to_handoff") });
    this.foot = make("div", { className: "form-follow__foot", hidden: true }, this.words, send);
    screen.querySelector(".form-step__head").after(this.head);
    screen.append(this.foot);
    for (const name of ["input", "change", "ospe:change"]) screen.addEventListener(name, () => this.tell());
  }

  /** Show one means, and its new follow-up, of which `known` follow-ups are published. */
  show(row, entry, { n, known }) {
    this.end();
    Object.assign(this, { entry, n });
    for (const { element } of [row, entry]) element.classList.add(ASKED);
    this.askLast(entry.element.querySelector(".form-field--date"));
    this.head.replaceChildren(...this.known(row.read() ?? {}, known));
    this.setOn(true);
    this.tell();
  }

  /** The day, which is today's, is asked after what has happened. */
  askLast(day) {
    const fields = day.parentElement;
    fields.querySelector(".form-more").before(day);
    this.putBack = () => fields.prepend(day);
  }

  /** Show the whole plan again. */
  end() {
    this.putBack?.();
    this.putBack = null;
    for (const element of this.frame.querySelectorAll(`.${ASKED}`)) element.classList.remove(ASKED);
    this.entry = null;
    this.setOn(false);
  }

  /** Nothing stays out of sight where the form was filled anew meanwhile, or on a screen that is none of a follow-up's. */
  check(screen) {
    if (this.entry && !(this.entry.element.isConnected && this.screens.includes(screen))) this.end();
  }

  setOn(isOn) {
    this.frame.classList.toggle("form--follow-up", isOn);
    this.head.hidden = this.foot.hidden = !isOn;
    this.back.setAttribute("href", isOn ? `#${this.screens[0]}` : this.usualBack);
  }

  /** What is known of the means so far. */
  known({ menetelma: method, toteutus: doing = {}, seuranta = [] }, count) {
    const { t, inDays, stateWords, boards, steps } = this.app;
    const published = seuranta.slice(0, count);
    const newest = published.at(-1);
    const units = unitNames(boards.root.child("pelikerta", "yksikko").read() ?? "").join(", ");
    const deadline = newestOf(published, "uusi_maaraaika") ?? doing.maaraaika;
    const owner = newestOf(published, "uusi_vastuutaho") ?? doing.kuka_vastaa;
    const written = boards.root.child("pelikerta", "kieli").read() ?? "fi"; // what the session says is in its own language
    const all = make("button", { type: "button", className: "form-link", textContent: t("form.follow.all") });
    all.addEventListener("click", () => {
      this.end();
      steps.focusHeading();
    });
    const state = make("strong", {}, icon(newest?.tila ?? "unknown"), ` ${stateWords(newest?.tila)}`);
    return [
      make("p", { className: "kicker", textContent: [units, t("form.row.title", { n: this.n })].join(" · ") }),
      make("h2", { className: "form-follow__name", textContent: nameOf(method, this.app), ...(typeof method === "string" ? { lang: written } : {}) }),
      make("p", {}, state, newest ? ` ${t("form.follow.since", { day: inDays(newest.paiva) })}` : ""),
      make("p", {}, deadline ? t("form.row.by", { day: inDays(deadline) }) : "", deadline && owner ? " · " : "",
        make("span", { lang: written, textContent: owner ?? "" }), " ", all),
    ];
  }

  /** The change as a sentence. */
  tell() {
    if (!this.entry) return;
    const { t, inDays, stateWords } = this.app;
    const { tila: state, paiva: day } = this.entry.read() ?? {};
    const words = state ? t("form.follow.sentence", { n: this.n, state: stateWords(state), day: day ? inDays(day) : "…" }) : t("form.follow.choose");
    if (this.words.textContent !== words) this.words.textContent = words;
  }
}
