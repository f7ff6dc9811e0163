// The play as a whole: one stop after another, each on a screen of its own, over one game.

import { speaker } from "../data.js";
import { shownDate } from "../model/dates.js";
import { Drafts, storageOf } from "../model/drafts.js";
import { Memory, beginning } from "../model/memory.js";
import { pasteOne } from "../model/text.js";
import { Published } from "../published.js";
import { Says } from "../ui/says.js";
import { stayAwake } from "./awake.js";
import { Bar } from "./bar.js";
import { Board } from "./board.js";
import { Clock } from "./clock.js";
import { openDeck } from "./deck.js";
import { Dragging } from "./drag.js";
import { Finish } from "./finish.js";
import { Game } from "./game.js";
import { HalfWritten } from "./half_written.js";
import { Head } from "./head.js";
import { Hints } from "./hints.js";
import { Kept } from "./kept.js";
import { noteBoards, rewrite, writtenBoards } from "./lists.js";
import { Plan } from "./plan.js";
import { Reading } from "./reading.js";
import { Review } from "./review.js";
import { Start } from "./start.js";
import { stopsOf } from "./stops.js";
import { followOthers } from "./sync.js";
import { Theme } from "./theme.js";
import { Verdict } from "./verdict.js";

const SCREENS = { start: Start, notes: Board, theme: Theme, plan: Plan, reading: Reading, review: Review, finish: Finish };
const TOLD_MS = 15_000;
/** Where keys are somebody's text; a box to tick is no such place. */
const WRITTEN_IN = "textarea, select, input:not([type=checkbox])";
/** A key that writes, alone or with the next one. Space presses what has the focus, and the slash goes to the search. */
const WRITES = /^(?:[^\s\p{C}/]|Dead|Process)$/u;

export class Play {
  constructor(frame, data) {
    Object.assign(this, { frame, data, deck: data.deck, t: speaker(data.texts) });
    this.language = document.documentElement.lang;
    this.inWords = (words) => words?.[this.language];
    this.inDays = (day) => shownDate(day, this.language);
    this.says = new Says(frame, this.t);
    this.stage = frame.querySelector("[data-stage]");
    const drafts = new Drafts({ storage: storageOf("localStorage"), session: storageOf("sessionStorage") });
    const reason = data.boards.children.find(({ replaces }) => replaces);
    const fixed = Object.fromEntries(data.boards.children.filter(({ limits }) => limits?.const !== undefined).map(({ key, limits }) => [key, limits.const]));
    this.game = new Game(drafts, { either: { plan: reason.replaces, reason: reason.key }, fixed, edition: data.edition }, (result) => this.kept.saved(result));
    this.kept = new Kept(this);
    this.halfWritten = new HalfWritten(this.game, storageOf("sessionStorage"));
    this.memory = new Memory(storageOf("localStorage"));
    this.verdict = new Verdict(frame, this);
    this.published = new Published(frame.dataset.base, this.verdict.judge);
    this.stops = stopsOf(data);
    this.bar = new Bar(frame, this);
    this.head = new Head(frame, this);
    this.hints = new Hints(frame.querySelector("[data-hints]"), frame.querySelector("[data-hints-sheet]"), this);
    this.clock = new Clock(this.game, (tick) => this.tick(tick));
  }

  start() {
    for (const part of document.querySelectorAll("[data-without-script]")) part.hidden = true;
    this.frame.hidden = false;
    new Dragging(this.stage, (...what) => this.screen.dropped?.(...what));
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("paste", (event) => this.paste(event));
    addEventListener("popstate", () => this.show(this.named(location.hash.slice(1)) ?? this.stops[0]));
    addEventListener("resize", () => this.fitSoon());
    document.fonts?.ready.then(() => this.fitSoon());
    this.frame.querySelector("[data-to-form]").addEventListener("click", (event) => this.kept.goToForm(event));
    followOthers(this);
    this.restore();
  }

  /**
   * Go on with the draft that this tab has open, here or in the form; else begin anew with what is remembered. What is in
   * the archive already, and is being followed up or corrected, is not played.
   */
  restore() {
    const draft = this.game.drafts.ofThisTab();
    if (this.kept.isPlayable(draft)) this.game.open(draft);
    else this.game.begin(beginning(this.memory.read(), document.documentElement.lang));
    const asked = this.named(location.hash.slice(1)) ?? this.named(this.game.rest.play?.stop);
    if (!this.game.isBegun) this.wanted = asked;
    this.show(this.game.isBegun && asked ? asked : this.stops[0], false);
  }

  /** Go on with another draft. */
  resume(draft) {
    this.game.saving.now();
    this.game.open(draft);
    this.go((this.game.isBegun && this.named(this.game.play.stop)?.key) || this.stops[0].key);
  }

  named = (key) => (key ? this.stops.find((stop) => stop.key === key || stop.path?.[0] === key) : undefined);

  nameOf = ({ node, key }) => (node ? this.inWords(node.labels) : this.t(`play.stop.${key}`));

  /** The archive's list of games. */
  archive = () => this.published.archive();

  /** The address of a view in the page's language. */
  link = (view) => `${this.frame.dataset.home}${view}`;

  formLink = (screen) => this.link(`kirjaa/#${screen}`);

  go(key) {
    history.pushState(null, "", `#${key}`);
    this.show(this.named(key));
  }

  goBy(step) {
    const at = this.stops.indexOf(this.stop);
    const isFirst = this.stop.kind === "start" && this.wanted;
    const to = isFirst ? this.wanted : this.stops[at + step];
    this.wanted = undefined;
    if (to) this.go(to.key);
  }

  goOn() {
    if (this.screen.startGame) this.screen.startGame();
    else this.goBy(1);
  }

  goToEnd() {
    this.go(this.stops.find(({ kind }) => kind === "reading").key);
  }

  /** Show a stop. */
  show(stop, focus = true) {
    this.says.say(""); // what leaving tells is told of this way; all else was told of the stop that is left
    this.screen?.leave();
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close(); // of the stop that was left
    if (!this.game.isBegun && stop.kind !== "start") [stop] = this.stops;
    this.stop = stop;
    if (stop.kind !== "start") this.begun();
    this.clock.turnTo(stop.clock, this.minutesOf(stop));
    this.screen = new SCREENS[stop.kind](stop, this);
    this.stage.replaceChildren(this.screen.element);
    Object.assign(this.frame.dataset, { kind: stop.kind, stop: stop.key });
    this.head.show(stop);
    this.hints.turn();
    this.screen.restore?.(this.halfWritten.take());
    this.refresh();
    if (focus) this.focusScreen();
    document.title = `${this.nameOf(stop)} – ${this.t("play.title")}`;
  }

  /** A board is told by its heading before one goes on in it; what is to be read aloud has its own heading. */
  focusScreen() {
    if (this.head.isShown) this.head.focus();
    else this.screen.focus();
  }

  begun() {
    if (!this.isAwake) stayAwake();
    this.isAwake = true;
    this.game.rest.screen = this.stop.screen;
    this.game.keep({ stop: this.stop.key });
    this.frame.querySelector("[data-to-form]").href = this.formLink(this.stop.screen);
  }

  /** The minutes of a stop, where the group has less time, or more, than is suggested. */
  minutesOf({ minutes }) {
    const { total } = this.data.minutes;
    return (minutes * (this.game.play.length ?? total)) / total;
  }

  /** Draw anew what has changed. */
  refresh() {
    this.screen.render();
    this.showBar();
  }

  showBar() {
    const at = this.stops.indexOf(this.stop);
    const isStart = this.stop.kind === "start";
    const after = (isStart && this.wanted) || this.stops[at + 1];
    this.bar.show({ stop: this.stop, before: this.stops[at - 1], after, isMain: this.screen.isDone ?? true });
  }

  fit() {
    this.screen.fit();
  }

  fitSoon() {
    cancelAnimationFrame(this.fitting);
    this.fitting = requestAnimationFrame(() => this.screen?.fit());
  }

  /** Whether something happens where the play is, and in no field: a key alone does something only there. */
  isFree({ target, defaultPrevented }) {
    if (defaultPrevented || target.closest(WRITTEN_IN) || document.querySelector("dialog[open]")) return false;
    return target === this.head.heading || target.matches("body, main") || this.stage.contains(target);
  }

  key(event) {
    const isChord = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState("AltGraph");
    if (isChord || !this.isFree(event)) return;
    if (event.key === "Enter" && event.target === this.head.heading) {
      event.preventDefault(); // else the field that gets the focus gets a line break, too
      this.screen.focus();
    } else if (/^[1-9]$/.test(event.key) && this.screen.digit?.(Number(event.key), event.target)) event.preventDefault();
    else if (WRITES.test(event.key)) this.screen.write?.(); // the browser writes the letter where the focus is by then
  }

  /** What is pasted while no field has the focus is pasted where one would write. */
  paste(event) {
    const text = event.clipboardData?.getData("text/plain");
    const field = text && this.isFree(event) && this.screen.write?.();
    if (!field) return void pasteOne(event);
    event.preventDefault();
    // An event of the clipboard that a script makes is empty in Firefox: this one only bears its name.
    const again = Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData: event.clipboardData });
    if (field.dispatchEvent(again)) document.execCommand("insertText", false, text);
  }

  tick({ isEnding }) {
    this.bar.tick(this.clock);
    if (isEnding) this.whisper(this.t("play.clock.ending"));
  }

  /** Tell what was done; it can be undone. */
  tell = (words, undo) => {
    clearTimeout(this.telling);
    const act = () => {
      undo();
      this.whisper(this.t("play.undone"));
    };
    if (undo) this.says.say(words, { label: this.t("form.undo"), act });
    else this.whisper(words);
    this.telling = setTimeout(() => this.says.status.matches(":hover, :focus-within") || this.says.say(""), TOLD_MS);
  };

  whisper = (words) => this.says.whisper(words);

  openDeck() {
    const take = this.screen.takeCard && ((id) => this.screen.takeCard(id));
    openDeck(this, { theme: this.stop.kind === "theme" ? this.stop.key : undefined, take });
  }

  noteBoards = () => noteBoards(this);

  writtenBoards = () => writtenBoards(this);

  rewrite = (path, place, text) => rewrite(this, path, place, text);
}
