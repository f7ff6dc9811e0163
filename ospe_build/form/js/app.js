// The form as a whole: what is written is kept, checked, and shown as far as it has come.

import { Boards } from "./boards.js";
import { nodeAt } from "./check/lookup.js";
import { speaker } from "./data.js";
import { Entry } from "./entry.js";
import { Keeping } from "./keeping.js";
import { joinPublished } from "./joining.js";
import { CHECK_MS, Judge } from "./judge.js";
import { shownDate } from "./model/dates.js";
import { pasteOne } from "./model/text.js";
import { Published } from "./published.js";
import { Errors } from "./ui/errors.js";
import { FollowUp } from "./ui/follow_up.js";
import { LastScreen } from "./ui/last_screen.js";
import { Moving } from "./ui/moving.js";
import { Notes } from "./ui/notes.js";
import { photoPanel } from "./ui/photo.js";
import { Progress } from "./ui/progress.js";
import { Says } from "./ui/says.js";
import { Steps } from "./ui/steps.js";
import { Thanks } from "./ui/thanks.js";
import { said } from "./ui/wording.js";
import { dump } from "./yaml/canonical.js";

/** The words of a state of a means; of none, that there is no news. */
function stateSpeaker(boards, t, inWords) {
  const states = nodeAt(["uudet_keinot", "seuranta", "tila"], boards).values;
  return (state) => inWords(states[state]) ?? t("form.no_news");
}

export class App {
  constructor(frame, data) {
    const t = speaker(data.texts);
    this.frame = frame;
    this.t = t;
    this.says = new Says(frame, t);
    this.judge = new Judge(frame.dataset, data, () => this.checkSoon());
    const { texts, deck, boards, edition } = data;
    const say = (words, action) => (action ? this.says.say(words, action) : this.says.whisper(words));
    this.published = new Published(frame.dataset.base, this.judge);
    const archive = () => this.published.archive();
    const { lang } = document.documentElement;
    const inWords = (words) => words?.[lang];
    const inDays = (day) => shownDate(day, lang);
    const stateWords = stateSpeaker(boards, t, inWords);
    const shared = { t, texts, deck, boards, edition, say, archive, stateWords, inWords, inDays, goTo: (control) => this.steps.goTo(control) };
    this.boards = new Boards(frame, shared);
    const { root } = this.boards;
    this.errors = new Errors(root, shared);
    this.progress = new Progress(frame, { ...shared, root });
    const refresh = () => this.check();
    const parts = { t, data, says: this.says, boards: this.boards, refresh };
    this.keeping = new Keeping(frame, { ...parts, published: this.published, steps: () => this.steps, forget: () => this.errors.forget() });
    this.steps = new Steps(frame, { t, onShow: (name, screen) => this.entered(name, screen) });
    const { judge, published, errors, keeping, steps } = this;
    this.followUp = new FollowUp(frame, { ...shared, boards: this.boards, steps });
    this.entry = new Entry(frame, { ...parts, judge, published, errors, keeping, steps, followUp: this.followUp });
    this.last = new LastScreen(frame, { ...shared, data, judge, errors, published, onTold: (told) => this.told(told), onDone: (...sent) => keeping.sent(...sent), restore: (...lost) => this.restore(...lost) });
    this.data = data;
    this.thanks = new Thanks(frame, { ...shared, published, draft: () => keeping.drafts.id, startNew: () => keeping.startNew() });
    const lists = () => [...this.boards.root.walk()].filter((field) => field instanceof Notes && field.kind === "laput");
    new Moving(frame, { t, say, lists, unfold: (open) => steps.unfold(open) });
    photoPanel(frame, { t, alert: (words) => this.says.alert(words) });
  }

  /** Make the page a form, and go on where this tab was. */
  start() {
    for (const part of document.querySelectorAll("[data-without-script]")) part.hidden = true;
    for (const part of this.frame.querySelectorAll("[data-bar], [data-draft-bar], [data-nav]")) part.hidden = false;
    this.frame.classList.add("form--live");
    this.wire(this.boards.form);
    this.keeping.restore();
    this.check();
    this.entry.enter();
    this.judge.load().catch(() => {}); // told on the last screen, which needs it
  }

  wire(form) {
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("online", () => this.steps.current === "lahetys" && this.showLast()); // now the archive can be asked
    const isOfSession = ({ target }) => target.closest("[data-field], [data-either]");
    form.addEventListener("paste", (event) => isOfSession(event) && pasteOne(event));
    for (const name of ["input", "change", "ospe:change"]) form.addEventListener(name, (event) => isOfSession(event) && this.changed());
    form.addEventListener("focusout", (event) => {
      this.errors.touch(event.target);
      this.checkSoon();
    });
    form.addEventListener("toggle", (event) => this.boards.growAll(event.target), true);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input:not([role=combobox])")) event.preventDefault();
    });
  }

  changed() {
    this.says.goOn();
    this.boards.sent = null;
    this.errors.received = null;
    this.boards.follow();
    this.keeping.changed();
    this.checkSoon();
  }

  /** The players were told of publishing, or were not after all. */
  told(told) {
    this.boards.told = told;
    this.keeping.changed();
  }

  checkSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), CHECK_MS);
  }

  /** The archive comes when there is a unit to hold against it; without it, nothing else is held up. */
  async loadArchive(value) {
    this.judge.id = this.boards.origin?.id ?? "";
    this.judge.base = this.boards.origin?.base ?? null;
    if (this.judge.archive || !value.pelikerta?.yksikko) return;
    this.judge.archive = await this.published.archive().catch(() => null);
  }

  /** Check what is written, and show what is wrong and how far it has come. */
  check() {
    const value = this.boards.read();
    this.loadArchive(value);
    this.tell(value, this.judge.findings(value) ?? []);
  }

  tell(value, findings) {
    const fresh = this.errors.show(findings);
    const missing = this.progress.show(value, findings);
    this.showStates(missing);
    if (fresh.length && !this.errors.all) this.says.whisper(said(this.t, fresh[0].place.label, fresh[0].words));
  }

  /** What each step of the list shows: that it has errors, or that something is on it and nothing lacks. */
  showStates(missing) {
    this.steps.showStates((name, screen) => {
      const n = this.errors.countIn(screen);
      if (n) return { kind: "errors", words: this.t("form.step.errors", { n }) };
      const value = this.boards.root.child(name)?.read();
      const lacks = missing.some(({ pointer }) => pointer[0] === name);
      const isSaid = value !== undefined && Object.keys(value).length > 0 && !lacks;
      return isSaid ? { kind: "done", words: this.t("form.step.done") } : { kind: "", words: "" };
    });
  }

  entered(name, screen) {
    this.followUp?.check(name);
    this.boards.growAll(screen);
    this.says.turn();
    for (const link of this.frame.querySelectorAll("[data-to-play]")) {
      link.hash = name;
      link.hidden = Boolean(this.boards.origin); // what is in the archive has been played
    }
    if (screen.matches(".board, [data-screen=lahetys]")) this.boards.screen = name;
    if (name === "aloitus") this.keeping.showStart();
    if (name === "lahetys") this.showLast();
    if (name === "kiitos") this.showThanks();
  }

  /** What was sent; where nothing was, the form begins. */
  showThanks() {
    const { sent } = this.boards;
    const value = this.boards.read();
    if (sent) this.thanks.show(sent, dump(value, this.data), value);
    else this.steps.goStart();
  }

  /** Put back what is published. */
  restore(pointer, was) {
    this.boards.restore(pointer, was);
    this.changed();
    this.showLast();
  }

  async showLast() {
    this.errors.all = true;
    this.last.wait();
    try {
      const lost = await joinPublished(this);
      const value = this.boards.read();
      this.tell(value, await this.judge.verdict(value, this.published));
      if (await this.last.show({ value, origin: this.boards.origin, followed: this.boards.followed, told: this.boards.told, lost })) this.last.focusErrors();
    } catch {
      this.last.cannotJudge(() => this.showLast());
    }
  }
}
