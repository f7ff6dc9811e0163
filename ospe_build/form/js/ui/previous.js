// The game that the unit played before: picked from a list by title, unit and day, or found by another name or by the
// address of its page.

import { isId } from "../model/place.js";
import { make } from "./dom.js";
import { Identity } from "./single_fields.js";

const MOST = 6;
const DAY = "2026-11-24".length;

/** A session's id, beside a list of those that it probably is. */
export class Previous extends Identity {
  constructor(element, context) {
    super(element, context);
    this.list = element.querySelector("[data-games]");
    this.fold = element.querySelector("[data-search]");
    this.control.addEventListener("input", () => this.draw());
  }

  get control() {
    return this.element.querySelector("input[type=text]");
  }

  write(value) {
    super.write(value);
    this.draw();
  }

  /** Offer the games of units that were played before a day. */
  follow({ units = "", played = "", id = "" }) {
    Object.assign(this, { units, played, id });
    if (units) this.context.archive().then((archive) => { this.archive = archive; this.draw(); }, () => {});
  }

  /** Which games are offered: the unit's, those that are searched for, and the one that is chosen. */
  games() {
    const { archive } = this;
    const written = super.read() ?? "";
    if (!archive) return [];
    const isSearched = written && !isId(written);
    const offered = isSearched ? archive.search(written) : archive.ofUnits(this.units);
    const earlier = offered.filter(({ id }) => id !== this.id && (!this.played || id.slice(0, DAY) < this.played)).slice(0, MOST);
    const chosen = archive.byId.get(written);
    return chosen && !earlier.includes(chosen) ? [...earlier, chosen] : earlier;
  }

  draw() {
    const games = this.games();
    const written = super.read() ?? "";
    const signature = JSON.stringify([games.map(({ id }) => id), written]);
    if (signature === this.drawn) return;
    this.drawn = signature;
    const { t, inDays } = this.context;
    const rows = games.map((game) => this.row(game.id, written === game.id, [
      make("span", { className: "form-games__title", textContent: game.title }),
      make("span", { className: "form-games__day", textContent: inDays(game.id.slice(0, DAY)) }),
      make("span", { className: "form-games__unit", textContent: game.names.join(", ") }),
      make("span", { className: "muted", textContent: this.became(game) }),
    ]));
    const none = this.row("", written === "", [make("span", { textContent: t(games.length ? "form.previous_game.none" : "form.previous_game.unknown") })]);
    this.list.replaceChildren(none, ...rows);
    if (written && !games.some(({ id }) => id === written)) this.fold.open = true;
  }

  row(value, checked, words) {
    const radio = make("input", { type: "radio", name: `${this.element.id}-game`, value, checked });
    radio.addEventListener("input", () => {
      this.control.value = value;
    });
    return make("label", { className: "form-games__game" }, radio, ...words);
  }

  /** What became of a game's means, in the order of the states. */
  became({ states }) {
    const { t, stateWords } = this.context;
    const counts = new Map();
    for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
    const parts = [...counts].map(([state, n]) => `${stateWords(state).toLowerCase()} ${n}`);
    return states.length ? `${t("form.previous_game.means", { n: states.length })}: ${parts.join(", ")}` : t("form.previous_game.no_means");
  }
}
