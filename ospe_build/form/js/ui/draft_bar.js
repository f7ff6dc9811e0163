// What the page says about drafts: where this one is saved, which others there are, and that none is lost unsaid.

import { shownDate, shownTime, today } from "../model/dates.js";
import { oldDays } from "../model/drafts.js";
import { dump } from "../yaml/canonical.js";
import { ask } from "./ask.js";
import { make } from "./dom.js";
import { saveFile } from "./files.js";

export class DraftBar {
  constructor(frame, { drafts, t, say, alert, data, resume }) {
    this.state = frame.querySelector("[data-draft-state]");
    this.list = frame.querySelector("[data-draft-list]");
    this.save = frame.querySelector("[data-save-file]");
    Object.assign(this, { drafts, t, say, alert, data, resume });
    this.language = document.documentElement.lang;
  }

  /** Tell what became of the last writing. */
  tell(result) {
    const { t } = this;
    if (this.hasFailed && result && !result.failed) this.alert("");
    this.hasFailed = Boolean(result?.failed);
    this.state.classList.toggle("form-drafts__failed", this.hasFailed);
    if (!result) this.state.textContent = t("form.draft.none");
    else if (result.failed) {
      const words = t("form.draft.failed", { reason: t(`form.draft.${result.failed}`) });
      if (this.state.textContent !== words) this.alert(words, this.button("form.draft.save_file", "", () => this.save.click()));
      this.state.textContent = words;
    } else this.state.textContent = t("form.draft.saved", { time: shownTime(result.saved, this.language) });
  }

  /** List the drafts of this browser, but for the one that is open here. */
  showList() {
    const others = this.drafts.all().filter(({ id }) => id !== this.drafts.id);
    if (!others.length) {
      this.list.replaceChildren();
      return;
    }
    const heading = make("h3", { id: "form-drafts-heading", textContent: this.t("form.draft.heading") });
    const items = others.map((draft, index) => this.item(draft, index === 0));
    this.list.replaceChildren(
      make("section", { className: "form-open", attributes: { "aria-labelledby": heading.id } }, heading, make("ul", { className: "form-draft-list" }, ...items)),
    );
  }

  item(draft, isFirst) {
    const { t, language } = this;
    const name = draft.title || t("form.draft.nameless");
    const days = draft.broken ? 0 : oldDays(draft);
    const about = draft.broken
      ? t("form.draft.broken")
      : [
          draft.rest.sent ? t("form.draft.sent", { day: shownDate(draft.rest.sent.day, language) }) : "",
          t("form.draft.when", { when: `${shownDate(today(new Date(draft.saved)), language)} ${shownTime(draft.saved, language)}` }),
          days ? t("form.draft.old", { n: days }) : "",
        ].filter(Boolean).join(", ");
    const first = draft.broken
      ? this.button("form.draft.rescue", name, () => saveFile("luonnos.txt", draft.raw))
      : this.button("form.draft.continue", name, () => this.resume(draft), isFirst && !this.drafts.id);
    const remove = this.button("form.draft.remove", name, () => this.remove(draft, name));
    return make("li", {}, make("strong", { textContent: name }), ` ${about} `, make("span", { className: "form-drafts__actions" }, first, " ", remove));
  }

  button(words, name, act, isMain = false) {
    const button = make("button", { type: "button", className: isMain ? "button button--primary" : "form-small", textContent: this.t(words, { name }) });
    button.addEventListener("click", act);
    return button;
  }

  async remove(draft, name) {
    const { t } = this;
    const words = { question: t("form.draft.remove_question", { name }), yes: t("form.draft.remove_yes"), no: t("form.cancel") };
    if (!(await ask(words))) return;
    this.drafts.remove(draft.id);
    this.showList();
    this.say(t("form.draft.removed"));
  }

  /** Save what the form holds as a file of one's own. */
  saveToFile(value, name) {
    saveFile(name, dump(value, this.data));
    this.say(this.t("form.draft.file_saved", { name }));
  }
}
