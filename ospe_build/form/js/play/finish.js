// The very end: what the file still needs, and the way to the form's last screen, where the game is sent.

import { CHECK_MS } from "../judge.js";
import { at, requiredKeys } from "../model/required.js";
import { sessionId } from "../model/place.js";
import { make } from "../ui/dom.js";
import { fieldOf } from "./inputs.js";
import { sourcesOf } from "./lists.js";

const LENGTH = "kesto_min";
const MINUTE = 60_000;

export class Finish {
  constructor(stop, app) {
    Object.assign(this, { stop, app });
    const { t, data, game } = app;
    this.details = data.boards.children.find(({ kind }) => kind === "tiedot");
    this.heading = make("h1", { tabIndex: -1, textContent: t("play.finish") });
    this.counts = make("p", { className: "play-finish__counts" });
    this.proposeLength(game);
    this.ways = make("div", { className: "play-finish__ways" });
    this.found = make("div", { className: "play-found", attributes: { role: "status" } });
    this.asked = make("section", { className: "play-facts", attributes: { "aria-labelledby": "play-missing-heading" } });
    this.element = make("div", { className: "play-finish" }, make("div", { className: "play-finish__main" }, this.heading, this.counts, this.ways), this.asked);
    this.renew();
  }

  /** Ask what is missing by now. */
  renew() {
    const length = { node: this.details.children.find(({ key }) => key === LENGTH), path: [this.details.key, LENGTH] };
    const asked = [...this.missing(), length, ...this.facets()];
    const fields = asked.map(({ node, path, isRequired }) => fieldOf(node, path, this.app, { changed: () => this.changed(), isRequired }));
    const heading = make("h2", { id: "play-missing-heading", textContent: this.app.t("play.finish.missing") });
    this.asked.replaceChildren(heading, this.found, ...fields.map(({ element }) => element));
    this.controls = new Map(asked.map(({ path }, index) => [path.join("/"), fields[index].control]));
    this.judge();
  }

  changed() {
    this.showWays();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.judge(), CHECK_MS);
  }

  /** All that the form's last screen would find. */
  async judge() {
    const { t, verdict } = this.app;
    const found = await verdict.findings();
    if (!found) {
      const again = make("button", { type: "button", className: "play-small", textContent: t("form.check.again") });
      again.addEventListener("click", () => this.judge());
      this.found.replaceChildren(make("p", {}, t("form.check.unloaded"), " ", again));
      return;
    }
    const part = (severity, words) => {
      const items = found.filter(({ finding }) => finding.severity === severity).map((each) => verdict.item(each, this.controls.get(each.pointer.join("/"))));
      return items.length ? [make("h3", { textContent: words(items.length) }), make("ul", {}, ...items)] : [];
    };
    this.found.replaceChildren(...part("error", (n) => t("form.check.errors", { n })), ...part("warning", () => t("form.check.warnings")));
  }

  /** The required details that nobody has asked for yet. */
  missing() {
    const { data, game } = this.app;
    const asked = requiredKeys(data.boards).filter(({ pointer }) => pointer[0] === this.details.key && at(game.value, pointer) === undefined);
    return asked.map(({ pointer }) => ({ node: this.details.children.find(({ key }) => key === pointer[1]), path: pointer, isRequired: true }));
  }

  /** What is asked of a board beside its printed questions. */
  facets() {
    const boards = this.app.data.boards.children.filter(({ phase }) => phase);
    return boards.flatMap((board) => board.children.filter(({ ours, type, values }) => ours && type === "array" && values).map((node) => ({ node, path: [board.key, node.key] })));
  }

  /** How long it took, where it was played at one sitting. */
  proposeLength(game) {
    const path = [this.details.key, LENGTH];
    const { limits } = this.details.children.find(({ key }) => key === LENGTH);
    const minutes = Math.round((Date.now() - (game.play.begun ?? NaN)) / MINUTE);
    if (game.get(path) === undefined && minutes >= limits.minimum && minutes <= 8 * 60) game.set(path, minutes);
  }

  render() {
    const { t, game } = this.app;
    const n = { notes: 0, picked: 0, cards: 0, own: 0, means: game.nothingAgreed ? 0 : game.list([game.either.plan]).length };
    for (const list of this.app.writtenBoards().flatMap(({ lists }) => lists)) for (const item of game.list(list.path)) n[this.kindOf(item, list)] += 1;
    const isTold = (kind) => n[kind] || !["picked", "own"].includes(kind);
    this.counts.textContent = Object.keys(n).filter(isTold).map((kind) => t(`play.finish.${kind}`, { n: n[kind] })).join(", ");
    this.showWays();
  }

  /** What something that was written is counted as. */
  kindOf(item, { node }) {
    if (typeof item !== "string") return "cards";
    if (node.shape === "keinot") return "own";
    return sourcesOf(node, this.app).includes(item) ? "picked" : "notes";
  }

  showWays() {
    const { t, game, link, formLink } = this.app;
    const { otsikko: title, pelattu: played } = game.value.pelikerta ?? {};
    const save = make("button", { type: "button", className: "button", textContent: t("play.finish.save") });
    save.addEventListener("click", () => this.app.kept.saveToFile());
    const send = make("a", { className: "button button--primary", href: formLink("lahetys"), textContent: t("play.finish.send") });
    send.addEventListener("click", (event) => this.app.kept.goToForm(event));
    const hasCards = title && played && game.drafts.id && !game.saving.unsaved && !game.nothingAgreed && game.list([game.either.plan]).length;
    const query = hasCards ? new URLSearchParams({ luonnos: game.drafts.id, tunnus: sessionId(played, title) }) : "";
    const cards = hasCards ? make("a", { className: "button", href: `${link("lupauskortti/")}?${query}`, textContent: t("play.finish.cards_print") }) : "";
    const ways = [make("li", {}, make("p", { textContent: t("play.finish.send_text") }), send), ...(cards ? [make("li", {}, make("p", { textContent: t("play.finish.cards_text") }), cards)] : []), make("li", {}, make("p", { textContent: t("play.finish.save_text") }), save)];
    this.ways.replaceChildren(make("ol", {}, ...ways));
  }

  fit() {}

  focus() {
    this.heading.focus({ preventScroll: true });
  }

  leave() {
    clearTimeout(this.timer);
  }
}
