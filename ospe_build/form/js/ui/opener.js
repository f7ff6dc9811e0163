// Opening a file: a draft that was saved, or a session of the archive to be corrected or followed up. A file that cannot
// be put into the form as it stands is mended as text first, so that nothing of it is lost unseen.

import { MAX_BYTES } from "ospe_build/reading/reader";

import { carry } from "../model/edition.js";
import { differences, mend } from "../model/fit.js";
import { isId } from "../model/place.js";
import { MODELINES } from "../yaml/canonical.js";
import { make } from "./dom.js";

export class Opener {
  /**
   * @param {HTMLElement} frame the form's frame.
   * @param {object} app what the form offers: `t`, `say`, `alert`, `judge`, `published`, `message(finding)`, `tryValue(value)` (what
   *   the form would give back), `editions` of the boards (the form has the newest), `accept({value, origin, notes})`.
   */
  constructor(frame, app) {
    this.app = app;
    this.repair = frame.querySelector("[data-repair]");
    this.text = frame.querySelector("[data-repair-text]");
    this.list = frame.querySelector("[data-repair-findings]");
    const input = frame.querySelector("[data-open-file]");
    input.addEventListener("change", async () => {
      if (input.files.length) await this.openFile(input.files[0]);
      input.value = "";
    });
    frame.querySelector("[data-repair-again]").addEventListener("click", () => this.takeMended());
    frame.querySelector("[data-repair-cancel]").addEventListener("click", () => {
      this.repair.hidden = true;
      input.focus();
    });
  }

  /** Take the text that was mended by hand. */
  async takeMended() {
    const { readText } = await this.app.judge.load();
    this.take(readText(this.text.value), this.origin, { name: this.name });
  }

  /** Open a file of this machine. The file of an archived session keeps its name. */
  async openFile(file) {
    this.app.alert("");
    const stem = file.name.replace(/\.ya?ml$/i, "");
    const origin = isId(stem) && (await this.app.published.has(stem)) ? { id: stem } : null;
    const bytes = new Uint8Array(await file.slice(0, MAX_BYTES + 1).arrayBuffer());
    const { readBytes } = await this.app.judge.load();
    const document = readBytes(bytes);
    const [first] = document.findings;
    if (first?.code === "OSPE101" && first.variant) this.app.alert(this.app.message(first));
    else if (first?.code === "OSPE102") this.app.alert(this.app.t("form.open.too_big", { size: Math.ceil(file.size / 1024) }));
    else this.take(document, origin, { name: file.name });
  }

  /** Open a session of the archive by its id; whether that could be done. */
  async openPublished(id) {
    const { t, alert, say, published } = this.app;
    if (!isId(id)) {
      alert(t("form.open.bad_id"));
      return false;
    }
    say(t("form.open.fetching", { id }));
    try {
      const document = await published.document(id);
      return this.take(document, { id, base: document.value }, { name: `${id}.yml`, isPublished: true });
    } catch {
      alert(t("form.open.failed", { id }));
      return false;
    }
  }

  /** Put a document into the form, or show it as text where that would lose something. */
  take(document, origin, { name = "", isPublished = false } = {}) {
    const { app } = this;
    const { module, context } = app.judge;
    const findings = module.check(document, context);
    const isMapping = document.value !== null && typeof document.value === "object" && !Array.isArray(document.value);
    if (document.refused || !isMapping) {
      return this.asText(document, findings, origin, name);
    }
    const { value, mended } = mend(document.value, findings, document);
    const held = app.tryValue(value);
    const changes = differences(value, isPublished ? carry(held, value, app.judge.data.boards.children) : held);
    const lost = changes.filter((each) => each.lost);
    const theirs = document.value.pelikerta?.lauta ?? app.editions[0];
    if (lost.length && theirs !== app.editions.at(-1) && app.editions.includes(theirs)) {
      app.alert(app.t("form.open.other_edition", { name, edition: theirs, own: app.editions.at(-1) }));
      return false;
    }
    if (lost.length) {
      const about = (pointer) => lost.some((each) => JSON.stringify(each.pointer).startsWith(JSON.stringify(pointer).slice(0, -1)));
      const telling = findings.filter((finding) => about(finding.pointer));
      return this.asText(document, telling.length ? telling : findings, origin, name);
    }
    this.repair.hidden = true;
    const own = document.comments.filter(({ text }) => !MODELINES.has(text.trim()));
    const changed = [...mended, ...changes.map(({ pointer }) => pointer)];
    app.accept({ value, origin, name, isPublished, mended: changed, comments: own.length > 0 });
    return true;
  }

  asText(document, findings, origin, name) {
    const { t, message } = this.app;
    Object.assign(this, { origin, name });
    const items = findings.map((finding) => {
      const { line } = finding.position ?? { line: 1 };
      const button = make("button", { type: "button", className: "form-link", textContent: t("form.repair.line", { line, message: message(finding) }) });
      button.addEventListener("click", () => this.goToLine(line));
      return make("li", {}, button);
    });
    this.list.replaceChildren(...items);
    if (this.text.value !== document.text) this.text.value = document.text;
    this.app.showStart();
    this.repair.hidden = false;
    this.repair.querySelector("h3").focus();
    this.app.say(t("form.repair.left", { n: findings.length }));
    return false;
  }

  goToLine(line) {
    const lines = this.text.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    this.text.focus();
    this.text.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    this.text.scrollTop = (this.text.scrollHeight / lines.length) * Math.max(0, line - 4);
  }
}
