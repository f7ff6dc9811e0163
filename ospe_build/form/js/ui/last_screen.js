// The last screen: what is still to mend, the page as the public will see it, and the ways to hand the session over.

import { MAX_BYTES } from "ospe_build/reading/reader";

import { nodeAt } from "../check/lookup.js";
import { githubPage, letter } from "../handoff.js";
import { localeOf } from "../model/dates.js";
import { same } from "../model/join.js";
import { nameOf } from "../model/method.js";
import { isId, numbered, sessionId } from "../model/place.js";
import { date as isDay } from "../check/formats.js";
import { dump } from "../yaml/canonical.js";
import { make } from "./dom.js";
import { copyText, saveFile } from "./files.js";
import { SendWay } from "./send_way.js";

const KIB = 1024;
/** Share of the largest size from which on it is told. */
const NEAR_END = 0.75;
const MOST_NAMES = 50;

export class LastScreen {
  /** @param {object} app `t`, `say`, `data`, `judge`, `deck`, `inWords`, `errors`, `published`, `onTold(told)`, `onDone()`. */
  constructor(frame, app) {
    this.app = app;
    this.frame = frame;
    this.screen = frame.querySelector("[data-screen=lahetys]");
    const on = (name, act) => this.find(name).addEventListener("click", act);
    on("download", () => this.told() && this.download());
    on("mail", (event) => (this.told() && this.isDownloaded()) || event.preventDefault());
    on("github", () => this.told() && this.openGithub());
    on("done", () => app.onDone(this.id));
    const { endpoint } = frame.dataset;
    if (endpoint) {
      const file = () => this.told() && { name: `${this.id}.yml`, text: this.text };
      this.sendWay = new SendWay(this.screen, { ...app, endpoint, file, onDone: (request) => app.onDone(this.id, request) });
    }
    this.find("told").addEventListener("change", (event) => {
      this.find("told-error").hidden = event.target.checked;
      app.onTold(event.target.checked);
    });
    this.find("preview-fold").addEventListener("toggle", () => this.drawPreview());
  }

  find(name) {
    return this.screen.querySelector(`[data-${name}]`);
  }

  /**
   * Show how things stand.
   *
   * @param {{value: object, origin: {id: string} | null}} session
   */
  async show({ value, origin, followed, told, lost = [] }) {
    const { t, errors } = this.app;
    this.value = value;
    this.origin = origin;
    this.find("told").checked = told; // what was said in the game, or before
    this.showChanges(followed ? addedFollowUps(origin?.base, value) : []);
    this.text = dump(value, this.app.data);
    const size = new TextEncoder().encode(this.text).length;
    const wrong = errors.links("error");
    if (size > MAX_BYTES) wrong.push(make("li", { textContent: t("form.size.over", { size: shownSize(size) }) }));
    const moved = origin && isDay(value.pelikerta?.pelattu ?? "") && !origin.id.startsWith(value.pelikerta.pelattu);
    if (moved) wrong.push(make("li", { textContent: t("form.date_moved", { id: origin.id }) }));
    const warnings = [...lost.map((each) => this.lostItem(each)), ...errors.links("warning")];
    this.fill("errors", wrong);
    this.find("errors-heading").textContent = t("form.check.errors", { n: wrong.length });
    this.fill("warnings", warnings);
    this.find("summary-fine").hidden = wrong.length > 0;
    this.find("fine-text").textContent = t(warnings.length ? "form.check.fine_but" : "form.check.fine");
    this.find("ready").hidden = true;
    this.showSize(size);
    this.drawPreview();
    if (!wrong.length) await this.offer();
    return wrong.length;
  }

  /** What was said of an earlier state of the session goes until it is judged anew. */
  wait() {
    for (const name of ["ready", "summary-fine", "summary-errors", "summary-warnings"]) this.find(name).hidden = true;
    this.find("waiting").hidden = false;
  }

  /** Say that the checker did not come, and let the person try again. */
  cannotJudge(again) {
    const button = make("button", { type: "button", className: "button", textContent: this.app.t("form.check.again") });
    button.addEventListener("click", again);
    this.fill("errors", [make("li", {}, this.app.t("form.check.unloaded"), " ", button)]);
    this.find("errors-heading").textContent = this.app.t("form.check.unknown");
    this.focusErrors();
  }

  /** Of a follow-up, what it adds, in place of the whole page. */
  showChanges(added) {
    const { t, stateWords, inDays } = this.app;
    this.changes = added.map(({ n, name, entry }) => {
      const day = entry.paiva ? inDays(entry.paiva) : "…";
      return t("form.follow.change", { n, name: nameOf(name, this.app), state: stateWords(entry.tila), day, text: entry.kuvaus ?? "" }).trim();
    });
    const isFollowUp = this.changes.length > 0;
    this.find("change-list").replaceChildren(...this.changes.map((textContent) => make("li", { textContent })));
    this.find("changes").hidden = !isFollowUp;
    this.find("told-option").hidden = isFollowUp;
    this.find("preview-fold").open = !isFollowUp;
  }

  focusErrors() {
    this.find("summary-errors").focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: "instant" });
  }

  fill(name, items) {
    this.find("waiting").hidden = true;
    this.find(name).replaceChildren(...items);
    this.find(`summary-${name}`).hidden = items.length === 0;
  }

  /** What is published and would vanish, with a way to bring it back. */
  lostItem({ pointer, was }) {
    const { t, errors, restore } = this.app;
    const button = make("button", { type: "button", className: "form-small", textContent: t("form.join.restore") });
    button.addEventListener("click", () => restore(pointer, was));
    const { label, control } = errors.root.place(pointer);
    return make("li", {}, errors.link({ label, control }, t("form.join.lost", { was: shortened(this.wordsOf(was, pointer)) })), " ", button);
  }

  /** All that a value says, as it is called elsewhere on the page. */
  wordsOf(value, pointer) {
    const { data, inWords, inDays } = this.app;
    if (typeof value === "object" && value) {
      return Object.entries(value).map(([key, inner]) => this.wordsOf(inner, [...pointer, Array.isArray(value) ? Number(key) : key])).join("; ");
    }
    const node = nodeAt(pointer, data.boards);
    const card = pointer.at(-1) === "kortti" && data.deck.find(({ id }) => id === value);
    return inWords(value === true ? node?.labels : card ? card.names : node?.values?.[value]) ?? inDays(String(value));
  }

  showSize(size) {
    this.find("size").hidden = size < MAX_BYTES * NEAR_END;
    this.find("size-text").textContent = this.app.t("form.size", { size: shownSize(size) });
    this.find("size-meter").setAttribute("width", String(Math.min(100, (100 * size) / MAX_BYTES)));
  }

  drawPreview() {
    const { judge, data } = this.app;
    if (!this.find("preview-fold").open || !this.value) return;
    this.preview ??= new judge.module.Preview(data);
    this.find("preview").replaceChildren(this.preview.draw(this.value));
  }

  /** Offer the two ways, once it is known how the file is called. */
  async offer() {
    const { text } = this;
    const { pelattu, otsikko } = this.value.pelikerta;
    const wanted = this.origin?.id ?? sessionId(pelattu, otsikko);
    const id = this.origin ? wanted : await this.freeName(wanted);
    if (text !== this.text) return; // the screen was left and entered again meanwhile
    this.id = id;
    this.showWays(wanted);
    this.find("ready").hidden = false;
  }

  /** The name, or one like it that the archive does not have yet. */
  async freeName(wanted) {
    let id = wanted;
    for (let n = 2; n < MOST_NAMES && (await this.app.published.has(id)); n++) id = numbered(wanted, n);
    return id;
  }

  showWays(wanted) {
    const { t } = this.app;
    const name = `${this.id}.yml`;
    const taken = this.id === wanted || !isId(wanted) ? "" : t("form.name_taken", { id: wanted, other: this.id });
    this.find("file-name").textContent = name;
    this.find("file-note").textContent = taken;
    const { email, repository } = this.frame.dataset;
    this.find("address").textContent = email;
    const kind = this.changes.length ? "form.follow" : "form.way";
    const words = { name, changes: this.changes.join("\n"), title: this.value.pelikerta.otsikko };
    this.find("mail").href = letter(email, { subject: t(`${kind}.mail_subject`, words), body: t(`${kind}.mail_body`, words) });
    this.tellSaved(this.saved);
    this.sendWay?.clear();
    this.page = githubPage(repository, { id: this.id, text: this.text, exists: Boolean(this.origin) });
    const way = this.origin ? "edit" : this.page.prefilled ? "full" : "name";
    this.find("github-open-text").textContent = t(`form.way.open_${way}`);
    this.find("github-paste").hidden = way === "full";
    this.find("github-paste-text").textContent = t(way === "edit" ? "form.way.paste_edit" : "form.way.paste_new");
    this.find("picture-name").textContent = name.length > 24 ? `${name.slice(0, 23)}…` : name;
    this.find("copied").textContent = "";
    this.find("by-hand").hidden = true;
  }

  /** Whether the file was saved, which the letter is to carry; if not, that is said. */
  isDownloaded() {
    this.find("mail-error").hidden = this.saved === this.text;
    return this.saved === this.text;
  }

  /** Whether the players were told; if not, that is said. Whoever follows up cannot know, and is not asked. */
  told() {
    if (this.find("told-option").hidden) return true;
    const { checked } = this.find("told");
    this.find("told-error").hidden = checked;
    if (!checked) this.find("told").focus();
    return checked;
  }

  download() {
    saveFile(`${this.id}.yml`, this.text);
    this.tellSaved(this.text);
  }

  /** Say where the file is, and that the letter comes next; of another text than the one that was saved, nothing. */
  tellSaved(text) {
    this.saved = text;
    const isSaved = text === this.text;
    this.find("downloaded").textContent = isSaved ? this.app.t("form.way.downloaded", { name: `${this.id}.yml` }) : "";
    this.find("mail").classList.toggle("button--primary", isSaved);
    this.find("download").classList.toggle("button--primary", !isSaved);
    this.find("mail-error").hidden = true;
  }

  async openGithub() {
    const copied = copyText(this.text);
    window.open(this.page.url, "_blank", "noopener,noreferrer");
    const done = await copied;
    this.find("copied").textContent = this.app.t(done ? "form.way.copied" : "form.way.not_copied");
    this.find("by-hand").hidden = false;
    this.find("by-hand").open = !done;
    this.find("by-hand-text").value = this.text;
  }
}

/** The follow-ups that a session has and the published one has not, with the number and the method of their means. */
function addedFollowUps(base, value) {
  return (value.uudet_keinot ?? []).flatMap((row, index) => {
    const published = base?.uudet_keinot?.[index]?.seuranta ?? [];
    const added = (row.seuranta ?? []).filter((entry) => !published.some((each) => same(each, entry)));
    return added.map((entry) => ({ n: index + 1, name: row.menetelma, entry }));
  });
}

const MOST_WORDS = 120;

const shortened = (words) => (words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS - 1)}…` : words);

/** A size in KiB as the page's language writes it. */
const shownSize = (bytes) =>
  (bytes / KIB).toLocaleString(localeOf(document.documentElement.lang), { maximumFractionDigits: 1 });
