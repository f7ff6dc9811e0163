// Ways into the form: a screen that the address names, a file of one's own, a session of the archive to correct or follow up.

import { today } from "./model/dates.js";
import { same } from "./model/join.js";
import { ask } from "./ui/ask.js";
import { Opener } from "./ui/opener.js";

export class Entry {
  /** @param {object} app `t`, `says`, `boards`, `keeping`, `steps`, `followUp`, `errors`, `judge`, `published`, `refresh()`. */
  constructor(frame, app) {
    Object.assign(this, app);
    this.frame = frame;
    this.opener = new Opener(frame, {
      t: app.t,
      judge: app.judge,
      published: app.published,
      say: (words) => this.says.say(words),
      alert: (words) => this.says.alert(words),
      message: (finding) => this.errors.wording.message(finding),
      editions: app.data.editions,
      tryValue: (value) => this.boards.tryValue(value),
      accept: (opened) => this.accept(opened),
      showStart: () => this.steps.goStart(),
    });
    addEventListener("hashchange", () => location.hash.includes("=") && this.enter());
  }

  /** Begin where the address says. */
  async enter() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const id = asked.get("seuranta") ?? asked.get("avaa");
    this.steps.showNamed(location.hash.slice(1));
    if (id) await this.enterSession(id, asked);
    else if (this.boards.followed) this.offerFollowUps(1);
  }

  /** Open a session of the archive, or go on with the draft of it: one session has one draft. */
  async enterSession(id, asked) {
    const draft = this.keeping.draftOf(id);
    if (draft) this.keeping.resume(draft);
    else if (!(await this.opener.openPublished(id))) return;
    const { either, origin } = this.boards;
    const { otsikko: title } = this.boards.read().pelikerta ?? {};
    if (!asked.has("seuranta") || either.chosen === either.reason) {
      this.steps.goFirst();
      this.says.say(this.t(draft ? "form.correct.again" : "form.correct.start", { title }));
      return;
    }
    const { plan } = this.boards;
    const base = origin?.base?.[either.plan];
    this.boards.followed ??= plan.all.map((row, n) =>
      base ? (base[n]?.seuranta?.length ?? 0) : row.group.child("seuranta").filled.length,
    );
    this.offerFollowUps(Number(asked.get("keino")) || 1);
    this.says.whisper(this.t(draft ? "form.follow.again" : "form.follow.start", { title }));
  }

  /** A new follow-up on every row that has none yet, with today's date, and the focus on the one asked for. */
  offerFollowUps(number) {
    const { plan, followed, either } = this.boards;
    plan.foldAll();
    const offered = plan.all.map((row, index) => {
      const list = row.group.child("seuranta");
      return list.filled.length > followed[index] ? list.all.at(-1) : list.offer({ paiva: today() });
    });
    const entry = offered[Math.min(number, offered.length) - 1];
    this.steps.show(either.plan);
    history.replaceState(null, "", `#${either.plan}`);
    if (!entry) return;
    const index = offered.indexOf(entry);
    this.followUp.show(plan.all[index], entry, { n: index + 1, known: followed[index] });
    this.steps.goTo(entry.group.child("tila").control);
    scrollTo({ top: 0, behavior: "instant" });
  }

  /**
   * Which draft an opened file takes the place of: one session of the archive has one draft.
   *
   * @returns {Promise<object | null | undefined>} null for none, undefined where the person goes on with the draft.
   */
  async draftToReplace({ value, origin }) {
    const { t, keeping } = this;
    const draft = origin && keeping.draftOf(origin.id);
    if (!draft) return null;
    const words = { question: t("form.open.has_draft"), yes: t("form.open.take_file"), no: t("form.open.keep_draft") };
    const isNew = ![draft.value, draft.rest.origin.base].some((each) => same(each, value));
    return isNew && (await ask(words)) ? draft : undefined;
  }

  /** Take an opened file. */
  async accept({ value, origin, name, mended, comments, isPublished }) {
    const { t, keeping } = this;
    const draft = isPublished ? null : await this.draftToReplace({ value, origin });
    if (draft === undefined) {
      keeping.resume(keeping.draftOf(origin.id));
      return;
    }
    const base = draft?.rest.origin.base;
    keeping.replace({ value, rest: { origin: base ? { ...origin, base } : origin } }, draft);
    this.errors.all = true;
    this.refresh();
    const places = mended.map((pointer) => this.boards.root.place(pointer).label).join("; ");
    const words = [
      t("form.open.done", { name }),
      mended.length ? t("form.open.mended", { n: mended.length, places }) : "",
      comments && !isPublished ? t("form.open.comments") : "", // what is sent is held against the published file
    ].filter(Boolean);
    if (!isPublished) this.steps.goFirst();
    if (words.length > 1) this.says.alert(words.join(" "));
    const back = () => {
      keeping.replace(draft, draft);
      this.refresh();
      this.says.say(t("form.draft.restored"));
    };
    if (draft) this.says.say(words[0], { label: t("form.undo"), act: back });
    else if (words.length === 1) this.says.say(words[0]);
  }
}
