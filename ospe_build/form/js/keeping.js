// Keeping what is written: as a draft in this browser after every change, and as a file when asked.

import { Memory, beginning } from "./model/memory.js";
import { today } from "./model/dates.js";
import { Drafts, storageOf } from "./model/drafts.js";
import { differences } from "./model/fit.js";
import { slug } from "./model/place.js";
import { Saving } from "./saving.js";
import { ask } from "./ui/ask.js";
import { make } from "./ui/dom.js";
import { DraftBar } from "./ui/draft_bar.js";

export class Keeping {
  /**
   * @param {HTMLElement} frame the form's frame.
   * @param {object} app `t`, `says`, `boards`, `steps()`, `data`, `refresh()` for when the form was filled anew,
   *   `forget()` for when it is empty again.
   */
  constructor(frame, app) {
    Object.assign(this, app);
    this.frame = frame;
    this.drafts = new Drafts({ storage: storageOf("localStorage"), session: storageOf("sessionStorage") });
    this.memory = new Memory(storageOf("localStorage"));
    this.remembered = frame.querySelector("[data-remembered]");
    this.bar = new DraftBar(frame, {
      t: app.t,
      data: app.data,
      drafts: this.drafts,
      say: (words) => this.says.say(words),
      alert: (...told) => this.says.alert(...told),
      resume: (draft) => this.resume(draft),
    });
    this.saving = new Saving(() => this.write());
    this.wire();
  }

  wire() {
    const on = (name, act) => this.frame.querySelector(`[data-${name}]`).addEventListener("click", act);
    on("save-file", () => this.saveToFile());
    on("clear", () => this.clear());
    on("forget", () => this.forgetDetails());
    on("new", () => this.startNew());
    addEventListener("storage", (event) => this.elsewhere(this.drafts.seen(event)));
    addEventListener("pageshow", (event) => event.persisted && this.drafts.id && this.takeNewer());
  }

  /** Go on with the draft that this tab had open before it was reloaded. */
  restore() {
    const draft = this.drafts.ofThisTab();
    this.bar.tell(null);
    if (!draft || draft.broken) {
      this.begin();
      return;
    }
    this.drafts.take(draft);
    this.boards.put(draft);
    this.bar.tell({ saved: draft.saved });
    this.says.say(this.t("form.draft.restored"));
  }

  /** Begin an empty session with what stays the same from game to game; that alone is no draft yet. */
  begin() {
    const details = this.memory.read();
    this.boards.put({ value: beginning(details, document.documentElement.lang) });
    this.remembered.hidden = !details;
  }

  /** Forget what was remembered, and take it out of the form. */
  forgetDetails() {
    this.memory.forget();
    const { pelikerta, ...value } = this.boards.readAll();
    for (const key of this.memory.fields) delete pelikerta?.[key];
    this.boards.put({ value: { ...value, pelikerta }, rest: this.boards.rest });
    this.remembered.hidden = true;
    if (this.drafts.id) this.saving.soon();
    this.refresh();
    this.steps().focusHeading();
  }

  /** Something was changed: it is saved in a moment. */
  changed() {
    this.saving.soon();
  }

  /** Write what was changed and not yet written. */
  save() {
    this.saving.now();
  }

  write() {
    const { title, rest } = this.boards;
    const result = this.drafts.save({ title, value: this.boards.readAll(), rest });
    this.bar.tell(result);
    if (result.forked) this.says.alert(this.t("form.draft.elsewhere"));
    return result;
  }

  /** Fill the form from an opened file; what it held stays as a draft, but for the draft that the file takes the place of. */
  replace(content, draft = null) {
    this.save();
    this.drafts.take(draft && this.drafts.get(draft.id));
    this.boards.put(content);
    this.keep();
  }

  /** Save what the form itself changed. */
  keep() {
    this.saving.soon();
    this.save();
  }

  /** The draft of an archived session, or null; the one that is open here is saved first. */
  draftOf(id) {
    this.save();
    return this.drafts.all().find((draft) => !draft.broken && draft.rest.origin?.id === id) ?? null;
  }

  /** Go on with a draft. One that the form cannot hold as a whole stays as it is, and a copy of it is opened. */
  resume(draft) {
    this.save();
    this.boards.put(draft);
    const lost = differences(draft.value, this.boards.readAll()).filter((each) => each.lost);
    this.drafts.take(lost.length ? null : draft);
    this.refresh();
    this.bar.tell(lost.length ? null : { saved: draft.saved });
    this.says.say(this.t("form.draft.restored"));
    const places = lost.map(({ pointer }) => pointer.join(" / ")).join("; ");
    if (lost.length) this.says.alert(this.t("form.draft.partly", { places }));
    const { screen } = draft.rest ?? {};
    if (screen) this.steps().go(screen);
    else this.steps().goFirst();
  }

  /** The first screen: the other drafts, and a way to begin anew where something is written. */
  showStart() {
    this.save();
    this.bar.showList();
    this.tidy();
    const begun = Boolean(this.drafts.id);
    this.frame.querySelector("[data-new]").hidden = !begun;
    const begin = this.frame.querySelector("[data-begin]");
    begin.textContent = this.t(begun ? "form.start.continue" : "form.start.begin");
    begin.href = `#${(begun && this.boards.screen) || this.steps().names[1]}`;
    // What goes on is the first button: the session that is open here, else the newest draft.
    const hasOthers = this.bar.list.childElementCount > 0;
    begin.classList.toggle("button--primary", begun || !hasOthers);
    if (begun) this.bar.list.before(begin.parentElement);
    else this.bar.list.after(begin.parentElement);
  }

  /** Begin a new session; the one that was written stays among the drafts. */
  startNew() {
    this.save();
    this.reset();
    this.bar.showList();
    this.says.say(this.t("form.start.new_done"));
    this.steps().goFirst();
  }

  saveToFile() {
    const { origin, title } = this.boards;
    this.bar.saveToFile(this.boards.readAll(), `${origin?.id ?? `luonnos-${slug(title)}`}.yml`);
  }

  /** Ask, then remove the draft and empty the form. */
  async clear() {
    const isCleared = await this.removeAfter("form.draft.clear_question", "form.draft.clear_yes", "form.draft.cleared");
    if (isCleared) this.forgetDetails();
  }

  /** The session was sent, as the person says or as a request that somebody received: the draft stays, and says so. */
  sent(id, request) {
    this.boards.sent = { id, day: today(), ...(request && { request }) };
    this.memory.keep(this.boards.read().pelikerta);
    this.keep();
    this.steps().go("kiitos");
  }

  /** Drafts that were sent go once the archive has held them for some time. */
  async tidy() {
    const sent = this.drafts.all().filter((draft) => !draft.broken && draft.rest.sent);
    if (!sent.length) return;
    const archive = await this.published.archive().catch(() => null);
    for (const draft of archive ? sent : []) {
      if (archive.byId.has(draft.rest.sent.id) && this.drafts.holds(draft, today())) this.bar.showList();
    }
  }

  async removeAfter(question, yes, told) {
    const { t } = this;
    if (!(await ask({ question: t(question), yes: t(yes), no: t("form.cancel") }))) return false;
    this.saving.drop();
    if (this.drafts.id) this.drafts.remove(this.drafts.id);
    this.reset();
    this.steps().goStart();
    this.says.say(t(told));
    return true;
  }

  reset() {
    this.saving.drop();
    this.drafts.take(null);
    this.begin();
    this.bar.tell(null);
    this.forget();
    this.refresh();
  }

  /** Another tab changed or removed the draft that is open here. */
  elsewhere(what) {
    if (what === "removed") this.says.alert(this.t("form.draft.removed_elsewhere"));
    if (what !== "changed") return;
    const there = this.drafts.catchUp();
    if (there) this.boards.play = there.rest.play; // the game at /pelaa/ has only gone to another stop
    if (there || this.saving.dirty) return;
    if (document.hidden) {
      this.takeNewer(); // nobody is looking, and nothing here is unsaved: whoever comes back finds what was done there
      return;
    }
    const button = make("button", { type: "button", className: "form-small", textContent: this.t("form.draft.take_newer") });
    button.addEventListener("click", () => this.takeNewer());
    this.says.alert(this.t("form.draft.newer"), button);
  }

  takeNewer() {
    const draft = this.drafts.get(this.drafts.id);
    if (draft && !draft.broken) {
      this.drafts.take(draft);
      this.boards.put(draft);
      this.refresh();
    }
    this.says.alert("");
    this.steps().focusHeading();
  }
}
