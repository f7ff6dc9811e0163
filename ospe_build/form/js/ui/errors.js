// What is wrong, shown where it is wrong: at the controls, in the list of steps, and in the summary of the last screen.

import { make } from "./dom.js";
import { Wording, isAbsent, pointerOf, said } from "./wording.js";

/** Which of two controls comes first, as `sort` wants it. */
function inOrder(one, other) {
  if (one === other) return 0;
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

export class Errors {
  /** @param {Group} root the whole form. */
  constructor(root, context) {
    this.root = root;
    this.context = context;
    this.wording = new Wording(context);
    /** Controls that were left: their errors show. */
    this.touched = new WeakSet();
    /** Whether what is missing is shown too: from the last screen on. */
    this.all = false;
    this.holders = new Set();
    this.findings = [];
    /** What whoever received the session found in it, in place of our own findings until it changes. */
    this.received = null;
  }

  /** A finding with its place and words. */
  placed(finding) {
    const place = this.root.place(pointerOf(finding));
    return { finding, place, words: this.wording.words(finding) };
  }

  /** Show what whoever received the session found in it, if anything, and give it as links. */
  receive(findings) {
    if (!findings.length) return [];
    this.received = findings;
    this.show(findings);
    return [...this.links("error"), ...this.links("warning")];
  }

  /** Show nothing yet, as in a form that nobody has touched. */
  forget() {
    this.received = null;
    this.touched = new WeakSet();
    this.all = false;
  }

  /** Note that a control was left: from now on its errors show. */
  touch(control) {
    this.touched.add(control);
  }

  /** Show findings; the errors of controls that nobody has touched stay hidden until the last screen. */
  show(findings) {
    this.findings = (this.received ?? findings).map((finding) => this.placed(finding));
    const byHolder = new Map();
    for (const entry of this.findings) {
      const { holder, control } = entry.place;
      if (!holder) continue;
      if (!this.all && (isAbsent(entry.finding) || !this.touched.has(control))) continue;
      byHolder.set(holder, [...(byHolder.get(holder) ?? []), entry]);
    }
    for (const holder of this.holders) if (!byHolder.has(holder)) this.clear(holder);
    const fresh = [];
    for (const [holder, entries] of byHolder) if (this.fill(holder, entries)) fresh.push(entries[0]);
    this.holders = new Set(byHolder.keys());
    return fresh;
  }

  fill(holder, entries) {
    const worst = entries.some(({ finding }) => finding.severity === "error") ? "error" : "warning";
    const { t } = this.context;
    const text = `${t(`form.${worst}.label`)} ${entries.map(({ words }) => words).join(" ")}`;
    const isNew = holder.textContent !== text;
    holder.textContent = text;
    holder.hidden = false;
    holder.classList.toggle("form-error--warning", worst === "warning");
    for (const { place } of entries) if (worst === "error") place.control?.setAttribute("aria-invalid", "true");
    holder.control = entries[0].place.control;
    return isNew;
  }

  clear(holder) {
    holder.hidden = true;
    holder.textContent = "";
    holder.control?.removeAttribute("aria-invalid");
  }

  /** The findings of a severity as items of a list in the order of the form, each a link that leads to its control. */
  links(severity) {
    return this.findings
      .filter(({ finding }) => finding.severity === severity)
      .sort((one, other) => inOrder(one.place.control, other.place.control))
      .map(({ place, words }) => make("li", {}, this.link(place, words)));
  }

  link(place, words) {
    const link = make("a", { textContent: said(this.context.t, place.label, words), href: `#${place.control.closest("[data-screen]").dataset.screen}` });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.context.goTo(place.control);
    });
    return link;
  }

  /** How many errors that show stand inside an element. */
  countIn(element) {
    return [...this.holders].filter((holder) => element.contains(holder) && !holder.classList.contains("form-error--warning")).length;
  }
}
