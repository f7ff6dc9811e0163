// The form as a whole: what is written is read, kept as a draft, checked, and shown as far as it has come.

import { check, contextOf } from "./check/check.js";
import { speaker } from "./data.js";
import { Drafts, storageOf } from "./model/drafts.js";
import { today } from "./model/dates.js";
import { differences } from "./model/fit.js";
import { slug } from "./model/place.js";
import { Document } from "./yaml/read.js";
import { ask } from "./ui/ask.js";
import { grow, make } from "./ui/dom.js";
import { DraftBar } from "./ui/draft_bar.js";
import { Errors } from "./ui/errors.js";
import { Group } from "./ui/group.js";
import { LastScreen } from "./ui/last_screen.js";
import { Opener } from "./ui/opener.js";
import { photoPanel } from "./ui/photo.js";
import { Progress } from "./ui/progress.js";
import { Steps } from "./ui/steps.js";

const SAVE_MS = 250;
const CHECK_MS = 400;
/** The archive holds back the players' roles under this many players (contract.md). */
const ROLES_FROM = 5;
/** What was said on a screen is gone on the next one, unless it was said on the way there. */
const STALE_MS = 1500;

export class App {
  constructor(frame, data) {
    this.frame = frame;
    this.data = data;
    this.t = speaker(data.texts);
    this.context = contextOf(data, today());
    /** The archived session that is corrected or followed up, or null. */
    this.origin = null;
    this.dirty = false;
    this.timers = {};
    const shared = {
      t: this.t,
      texts: data.texts,
      deck: data.deck,
      boards: data.boards,
      say: (words, action) => this.say(words, action),
      goTo: (control) => this.steps.goTo(control),
    };
    this.form = frame.querySelector("[data-fields]");
    this.root = new Group(this.form, shared);
    this.root.core = true;
    this.errors = new Errors(this.root, shared);
    this.drafts = new Drafts({ storage: storageOf("localStorage"), session: storageOf("sessionStorage") });
    this.wirePicks();
    this.wireEither();
    this.progress = new Progress(frame, { ...shared, root: this.root });
    this.bar = new DraftBar(frame, {
      ...shared,
      drafts: this.drafts,
      data,
      alert: (words) => this.alert(words),
      resume: (draft) => this.resume(draft),
    });
    this.opener = new Opener(frame, {
      ...shared,
      context: this.context,
      alert: (words) => this.alert(words),
      message: (finding) => this.errors.message(finding),
      tryValue: (value) => this.tryValue(value),
      accept: (opened) => this.accept(opened),
      showStart: () => this.steps.current !== "aloitus" && this.steps.go("aloitus"),
    });
    this.last = new LastScreen(frame, {
      ...shared,
      data,
      errors: this.errors,
      isPublished: (id) => this.opener.isPublished(id),
      onDone: () => this.done(),
    });
    this.steps = new Steps(frame, { t: this.t, onShow: (name, screen) => this.shown(name, screen) });
    photoPanel(frame, shared);
  }

  /** Make the page a form, and go on where this tab was. */
  start() {
    const { frame } = this;
    for (const part of document.querySelectorAll("[data-without-script]")) part.hidden = true;
    for (const part of frame.querySelectorAll("[data-bar], [data-draft-bar], [data-nav]")) part.hidden = false;
    frame.classList.add("form--live");
    this.wireEvents();
    const draft = this.drafts.ofThisTab();
    this.bar.tell(null);
    if (draft && !draft.broken) {
      this.drafts.take(draft);
      this.put(draft);
      this.bar.tell({ saved: draft.saved });
      this.say(this.t("form.draft.restored"));
    }
    this.checkNow();
    this.enter();
  }

  /** Begin where the address says: at a screen, or with a session of the archive. */
  async enter() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const id = asked.get("seuranta") ?? asked.get("avaa");
    const name = decodeURIComponent(location.hash.slice(1));
    this.steps.show(this.steps.names.includes(name) ? name : "aloitus");
    if (this.followed && !id) this.offerFollowUps(1);
    if (id) await this.enterSession(id, asked);
  }

  async enterSession(id, asked) {
    this.saveNow();
    this.drafts.take(null);
    this.entering = true;
    const opened = await this.opener.openPublished(id);
    this.entering = false;
    if (!opened) return;
    const { otsikko: title } = this.read().pelikerta;
    if (!asked.has("seuranta") || this.showEither() === this.either.reason) {
      this.steps.go(this.steps.names[1]);
      this.say(this.t("form.correct.start", { title }));
      return;
    }
    this.followed = this.rows.map((row) => row.group.child("seuranta").filled.length);
    this.offerFollowUps(Number(asked.get("keino")) || 1);
    this.say(this.t("form.follow.start", { title }));
  }

  get rows() {
    return this.root.child(this.either.plan).all;
  }

  /** A new follow-up on every row that has none yet, with today's date, and the focus on the one asked for. */
  offerFollowUps(number) {
    this.frame.classList.add("form--follow-up");
    this.root.child(this.either.plan).foldAll();
    const offered = this.rows.map((row, index) => {
      const list = row.group.child("seuranta");
      return list.filled.length > this.followed[index] ? list.all.at(-1) : list.offer({ paiva: today() });
    });
    const entry = offered[Math.min(number, offered.length) - 1];
    this.steps.show(this.either.plan);
    history.replaceState(null, "", `#${this.either.plan}`);
    if (entry) this.steps.goTo(entry.group.child("tila").control);
  }

  wireEvents() {
    const { form } = this;
    form.addEventListener("submit", (event) => event.preventDefault());
    for (const name of ["input", "change", "ospe:change"]) form.addEventListener(name, (event) => this.changed(event));
    form.addEventListener("focusout", (event) => {
      this.errors.touch(event.target);
      this.later("check", CHECK_MS, () => this.checkNow());
    });
    form.addEventListener("toggle", (event) => this.growAll(event.target), true);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input:not([role=combobox])")) event.preventDefault();
    });
    this.frame.querySelector("[data-save-file]").addEventListener("click", () => this.saveToFile());
    this.frame.querySelector("[data-clear]").addEventListener("click", () => this.clear());
    this.frame.querySelector("[data-new]").addEventListener("click", () => this.startNew());
    addEventListener("hashchange", () => location.hash.includes("=") && this.enter());
    addEventListener("storage", (event) => this.elsewhere(this.drafts.seen(event)));
    addEventListener("pagehide", () => this.saveNow());
    document.addEventListener("visibilitychange", () => document.hidden && this.saveNow());
    addEventListener("beforeunload", (event) => {
      this.saveNow();
      if (this.unsaved) event.preventDefault();
    });
  }

  wirePicks() {
    const picked = [...this.root.walk()].filter((field) => field.refers);
    this.follow = () => {
      for (const field of picked) {
        const lists = [...this.root.child(field.refers).children.values()];
        field.follow(lists.flatMap((list) => list.all ?? []));
      }
    };
  }

  /** The plan, or the reason why there is none: a choice that shows one of the two and keeps both. */
  wireEither() {
    const choice = this.form.querySelector("[data-either]");
    this.either = { plan: choice.dataset.either, reason: choice.dataset.instead };
    const radios = [...choice.querySelectorAll("input")];
    this.showEither = () => {
      const chosen = radios.find((radio) => radio.checked).value;
      for (const part of this.form.querySelectorAll("[data-either-part]")) part.hidden = part.dataset.eitherPart !== chosen;
      this.growAll(this.form);
      return chosen;
    };
    this.choosePart = (key) => {
      for (const radio of radios) radio.checked = radio.value === key;
      this.showEither();
    };
    for (const radio of radios) radio.addEventListener("change", () => this.showEither());
    this.showEither();
  }

  /** All that is written, the half of the plan that was not chosen too. */
  readAll() {
    return this.root.read();
  }

  /** The session: all that is written, but only the chosen half of the plan. */
  read() {
    const value = this.readAll();
    const chosen = this.showEither();
    const other = chosen === this.either.plan ? this.either.reason : this.either.plan;
    delete value[other];
    return value;
  }

  changed() {
    this.dirty = true;
    this.follow();
    this.timers.save ??= setTimeout(() => this.saveNow(), SAVE_MS);
    this.later("check", CHECK_MS, () => this.checkNow());
  }

  later(name, delay, act) {
    clearTimeout(this.timers[name]);
    this.timers[name] = setTimeout(act, delay);
  }

  get title() {
    return this.root.child("pelikerta", "otsikko").read() ?? this.root.child("pelikerta", "yksikko").read() ?? "";
  }

  saveNow() {
    this.stopSaving();
    if (!this.dirty) return;
    const { origin, title } = this;
    const result = this.drafts.save({ title, value: this.readAll(), rest: { origin, chosen: this.showEither(), followed: this.followed } });
    this.dirty = false;
    this.unsaved = Boolean(result.failed);
    this.bar.tell(result);
    if (result.forked) this.alert(this.t("form.draft.elsewhere"));
  }

  checkNow() {
    const value = this.read();
    const findings = check(Document.of(value), this.context);
    const fresh = this.errors.show(findings);
    this.missing = this.progress.show(value, findings);
    this.showStates();
    if (fresh.length && !this.errors.all) this.say(`${fresh[0].place.label}: ${fresh[0].words}`);
    return { value, findings };
  }

  /** What each step of the list shows: that it has errors, or that something is on it. */
  showStates() {
    for (const link of this.steps?.links ?? []) {
      const screen = this.form.querySelector(`[data-screen="${link.dataset.step}"]`);
      const state = link.querySelector("[data-state]");
      if (!screen || !state) continue;
      const n = this.errors.countIn(screen);
      const filled = this.root.child(link.dataset.step)?.read();
      const lacks = this.missing.some(({ pointer }) => pointer[0] === link.dataset.step);
      const said = filled !== undefined && Object.keys(filled).length > 0 && !lacks;
      state.textContent = n ? this.t("form.step.errors", { n }) : said ? this.t("form.step.done") : "";
      state.className = `form-steps__state${n ? " form-steps__state--errors" : said ? " form-steps__state--done" : ""}`;
    }
  }

  shown(name, screen) {
    this.growAll(screen);
    if (performance.now() - this.saidAt > STALE_MS) this.say("");
    if (name === "aloitus") this.showStart();
    if (name === "lahetys") this.showLast();
  }

  /** The first screen: the other drafts, and a way to begin anew where something is written. */
  showStart() {
    this.saveNow();
    this.bar.showList();
    const begun = Boolean(this.drafts.id);
    this.frame.querySelector("[data-new]").hidden = !begun;
    this.frame.querySelector("[data-begin]").textContent = this.t(begun ? "form.start.continue" : "form.start.begin");
  }

  /** Begin a new session; the one that was written stays among the drafts. */
  startNew() {
    this.saveNow();
    this.reset();
    this.bar.showList();
    this.say(this.t("form.start.new_done"));
    this.steps.go(this.steps.names[1]);
  }

  async showLast() {
    this.errors.all = true;
    const { value } = this.checkNow();
    const wrong = await this.last.show({ value, origin: this.origin });
    if (wrong) this.frame.querySelector("[data-summary-errors]").focus();
  }

  growAll(part) {
    for (const box of part.querySelectorAll("textarea")) if (box.offsetParent) grow(box);
  }

  /** Put a draft's or a file's value into the form. */
  put({ value, rest = {} }) {
    this.root.write(value);
    this.origin = rest.origin ?? null;
    this.followed = rest.followed ?? null;
    this.frame.classList.toggle("form--follow-up", Boolean(this.followed));
    const nothing = value[this.either.reason] !== undefined && value[this.either.plan] === undefined;
    this.choosePart(rest.chosen ?? (nothing ? this.either.reason : this.either.plan));
    this.follow();
    this.growAll(this.form);
  }

  /** What the form would give back of a value; what it holds stays. */
  tryValue(value) {
    const before = this.readAll();
    this.root.write(value);
    const after = this.readAll();
    this.root.write(before);
    return after;
  }

  /** Go on with a draft. One that the form cannot hold as a whole stays as it is, and a copy of it is opened. */
  resume(draft) {
    this.saveNow();
    const lost = differences(draft.value, this.tryValue(draft.value)).filter((each) => each.lost);
    this.drafts.take(lost.length ? null : draft);
    this.put(draft);
    this.checkNow();
    this.bar.tell(lost.length ? null : { saved: draft.saved });
    this.say(this.t("form.draft.restored"));
    const places = lost.map(({ pointer }) => pointer.join(" / ")).join("; ");
    if (lost.length) this.alert(this.t("form.draft.partly", { places }));
    this.steps.go(this.steps.names[1]);
  }

  /** Take an opened file; what the form held stays as a draft. */
  accept({ value, origin, name, mended, comments }) {
    this.saveNow();
    this.drafts.take(null);
    this.put({ value, rest: { origin } });
    this.errors.all = true;
    this.dirty = true;
    this.saveNow();
    this.checkNow();
    const places = mended.map((pointer) => this.root.place(pointer).label).join("; ");
    const words = [
      this.t("form.open.done", { name }),
      mended.length ? this.t("form.open.mended", { n: mended.length, places }) : "",
      comments ? this.t("form.open.comments") : "",
      this.entering && value.pelikerta?.pelaajia < ROLES_FROM ? this.t("form.open.roles") : "",
    ].filter(Boolean);
    if (words.length > 1) this.alert(words.join(" "));
    else this.say(words[0]);
    if (!this.entering) this.steps.go(this.steps.names[1]);
  }

  saveToFile() {
    const { origin } = this;
    const name = `${origin?.id ?? `luonnos-${slug(this.title)}`}.yml`;
    this.bar.saveToFile(this.readAll(), name);
  }

  async clear() {
    const { t } = this;
    if (!(await ask({ question: t("form.draft.clear_question"), yes: t("form.draft.clear_yes"), no: t("form.cancel") }))) return;
    this.empty();
    this.say(t("form.draft.cleared"));
  }

  async done() {
    const { t } = this;
    if (!(await ask({ question: t("form.done.question"), yes: t("form.done.yes"), no: t("form.cancel") }))) return;
    this.empty();
    this.say(t("form.done.thanks"));
  }

  stopSaving() {
    clearTimeout(this.timers.save);
    delete this.timers.save;
  }

  empty() {
    this.stopSaving();
    if (this.drafts.id) this.drafts.remove(this.drafts.id);
    this.reset();
    this.steps.go("aloitus");
  }

  reset() {
    this.stopSaving();
    this.drafts.take(null);
    this.dirty = false;
    this.errors.all = false;
    this.errors.touched = new WeakSet();
    this.put({ value: {} });
    this.bar.tell(null);
    this.checkNow();
  }

  /** Another tab changed or removed the draft that is open here. */
  elsewhere(what) {
    if (what === "removed") this.alert(this.t("form.draft.removed_elsewhere"));
    if (what !== "changed" || this.dirty) return;
    const button = make("button", { type: "button", className: "form-small", textContent: this.t("form.draft.take_newer") });
    button.addEventListener("click", () => {
      const draft = this.drafts.get(this.drafts.id);
      if (draft && !draft.broken) {
        this.drafts.take(draft);
        this.put(draft);
        this.checkNow();
      }
      this.alert("");
      this.steps.screen.querySelector("h2").focus();
    });
    this.alert(this.t("form.draft.newer"), button);
  }

  /** Say something quietly; with an action, offer it beside the words. */
  say(words, action) {
    const status = this.frame.querySelector("[data-form-status]");
    status.replaceChildren(words);
    this.saidAt = performance.now();
    if (!action) return;
    const button = make("button", { type: "button", className: "form-small", textContent: action.label });
    button.addEventListener("click", action.act);
    status.append(" ", button);
  }

  /** Say something that must not be missed. */
  alert(words, ...more) {
    const place = this.frame.querySelector("[data-alert]");
    place.replaceChildren(...(words ? [make("p", {}, words, " ", ...more)] : []));
  }
}
