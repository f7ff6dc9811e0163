// Before the game: what must be known, the text to read aloud, and what became of the unit's earlier game.

import { CLOSED_STATES } from "ospe_build/archive/means";

import { unitNames } from "../archive.js";
import { shownTime, today } from "../model/dates.js";
import { make } from "../ui/dom.js";
import { fieldOf } from "./inputs.js";

const ASKED = ["yksikko", "pelaajia", "kieli"];
const LENGTHS = [-60, -30, 0, 30, 60];
const DAY = 10;

/** A length of the game in hours and minutes. */
function lengthOption(all, t) {
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  return new Option(t(minutes ? "duration.minutes" : "duration.hours", { hours, minutes }), all);
}

export class Start {
  constructor(stop, app) {
    Object.assign(this, { stop, app });
    const { t, data } = app;
    this.details = data.boards.children.find(({ kind }) => kind === "tiedot");
    this.heading = make("h1", { tabIndex: -1, textContent: t("play.start.question") });
    this.until = make("p");
    const paragraphs = ["play.start.read_1", "play.start.read_2", "play.start.read_3"].map((id) => make("p", { textContent: t(id) }));
    const aloud = make("div", { className: "play-aloud" }, make("p", { className: "play-mark", textContent: t("play.start.aloud") }), this.heading, ...paragraphs, this.until);
    this.aside = make("section", { className: "play-facts", attributes: { "aria-labelledby": "play-facts-heading" } });
    this.element = make("div", { className: "play-start" }, aloud, this.aside);
    this.drawFacts();
    this.timer = setInterval(() => this.tellEnd(), 10_000);
  }

  /** Another page has changed the game. */
  renew() {
    this.drawFacts();
  }

  drawFacts() {
    const { app } = this;
    const { t, game } = app;
    this.fields = new Map(ASKED.map((key) => {
      const node = this.details.children.find((child) => child.key === key);
      return [key, fieldOf(node, [this.details.key, key], app, { changed: () => key === "yksikko" && this.tellEarlier() })];
    }));
    const spoken = this.fields.get("kieli").control;
    spoken.value = game.get([this.details.key, "kieli"]) ?? app.language; // who plays on a Swedish page speaks Swedish
    this.told = make("input", { type: "checkbox", name: "told", checked: game.told });
    this.told.addEventListener("change", () => {
      game.told = this.told.checked;
    });
    this.toldError = make("p", { className: "play-field__error", id: "play-told-error", hidden: true });
    this.told.setAttribute("aria-describedby", this.toldError.id);
    this.earlier = make("div", { className: "play-earlier", hidden: true, attributes: { role: "status" } });
    const [unit, players, language] = [...this.fields.values()].map(({ element }) => element);
    this.aside.replaceChildren(
      make("h2", { id: "play-facts-heading", textContent: t("play.start.before") }),
      this.begunGames(), unit, make("div", { className: "play-pair" }, players, language), this.lengthField(),
      make("label", { className: "play-check" }, this.told, make("span", { textContent: t("play.start.told") })), this.toldError,
      this.earlier, make("p", { className: "play-facts__saved", textContent: t("play.start.saved") }, " ", make("span", { textContent: t("offline.ready"), attributes: { "data-offline-ready": "" } })),
    );
    this.tellEarlier();
    this.tellEnd();
  }

  /** How long the game may take; the boards' minutes follow. */
  lengthField() {
    const { t, game, data } = this.app;
    const { total } = data.minutes;
    const options = LENGTHS.map((more) => lengthOption(total + more, t));
    const select = make("select", { className: "play-input", id: "play-length" }, ...options);
    select.value = String(game.play.length ?? total);
    select.addEventListener("change", () => {
      game.keep({ length: Number(select.value) });
      this.tellEnd();
    });
    return make("div", { className: "play-field" }, make("label", { htmlFor: select.id, textContent: t("play.start.length") }), select);
  }

  tellEnd() {
    const { game, data, t, language } = this.app;
    const ends = (game.play.begun ?? Date.now()) + (game.play.length ?? data.minutes.total) * 60_000;
    const words = t("play.start.ends", { time: shownTime(ends, language) });
    if (this.until.textContent !== words) this.until.textContent = words;
  }

  /** Other games that were begun in this browser. */
  begunGames() {
    const { app } = this;
    const { drafts } = app.game;
    const others = drafts.all().filter((draft) => draft.id !== drafts.id && app.kept.isPlayable(draft) && !draft.rest.sent).slice(0, 2);
    if (!others.length) return "";
    const buttons = others.map((draft) => {
      const words = app.t("play.start.continue", { name: draft.title || app.t("form.draft.nameless"), day: app.inDays(draft.saved.slice(0, DAY)) });
      const button = make("button", { type: "button", className: "play-small", textContent: words });
      button.addEventListener("click", () => app.resume(draft));
      return button;
    });
    return make("div", { className: "play-begun" }, ...buttons);
  }

  /** What the unit played before, and what became of it. */
  async tellEarlier() {
    const { app } = this;
    const unit = app.game.get([this.details.key, "yksikko"]) ?? "";
    const archive = unit ? await app.archive().catch(() => null) : null;
    if (unit !== (app.game.get([this.details.key, "yksikko"]) ?? "")) return;
    const game = archive?.ofUnits(unit).find(({ id }) => id.slice(0, DAY) < today());
    this.previous = game?.id;
    this.earlier.hidden = !game;
    if (!game) return void this.earlier.replaceChildren();
    const { t } = app;
    const open = game.states.filter((state) => !CLOSED_STATES.includes(state)).length;
    const wanted = unitNames(unit).map((name) => archive.unitOf(name));
    const address = game.units.find((each) => wanted.includes(each));
    const read = make("a", { href: app.link(`yksikot/${address}/ennen-pelia/`), target: "_blank", rel: "noopener", textContent: t("play.start.read_before") });
    this.earlier.replaceChildren(
      `${t("play.start.earlier", { unit: unitNames(unit).join(", "), day: app.inDays(game.id.slice(0, DAY)) })} ${t("play.start.open", { n: game.states.length, open })} `, read,
    );
  }

  /** Begin to play; what must be known is asked first. */
  startGame() {
    const { app } = this;
    const { t, game } = app;
    const wrong = [];
    const check = (control, error, isFine, words) => {
      error.hidden = isFine;
      error.textContent = isFine ? "" : words;
      if (isFine) control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", "true");
      if (!isFine) wrong.push(control);
    };
    const value = (key) => game.get([this.details.key, key]);
    const { limits } = this.details.children.find(({ key }) => key === "pelaajia");
    const [unit, players] = [this.fields.get("yksikko"), this.fields.get("pelaajia")];
    check(unit.control, unit.error, (value("yksikko") ?? "").length >= 2, t("play.start.unit_missing"));
    const count = value("pelaajia");
    check(players.control, players.error, count >= limits.minimum && count <= limits.maximum, t("play.start.players_missing", { least: limits.minimum, most: limits.maximum }));
    check(this.told, this.toldError, this.told.checked, t("play.start.told_missing"));
    if (wrong.length) return wrong[0].focus();
    if (!game.isBegun) {
      game.play.begun = Date.now();
      game.set([this.details.key, "pelattu"], value("pelattu") ?? today());
      const { value: language } = this.fields.get("kieli").control;
      const usual = this.details.children.find(({ key }) => key === "kieli").limits.default;
      if (language !== usual) game.set([this.details.key, "kieli"], language);
      if (this.previous) game.set([this.details.key, "edellinen_pelikerta"], value("edellinen_pelikerta") ?? this.previous);
    }
    app.goBy(1);
  }

  render() {}

  fit() {}

  focus() {
    this.heading.focus({ preventScroll: true });
  }

  leave() {
    clearInterval(this.timer);
  }
}
