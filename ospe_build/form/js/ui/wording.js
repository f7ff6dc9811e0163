// What a finding says, and which field it is about, on the form as in the game.

import { nodeAt } from "../check/lookup.js";

const ABSENT = new Set(["OSPE201", "OSPE209", "OSPE219", "OSPE313"]);

/** Whether a finding says that something is not there yet. */
export const isAbsent = ({ code }) => ABSENT.has(code);

/** Where a finding belongs among the boards' fields: a missing key stands at itself, not at what lacks it. */
export function pointerOf({ code, pointer, params }) {
  if (code === "OSPE201") return [...pointer, params.field];
  if (code === "OSPE219") return [params.plan];
  if (code === "OSPE318") return ["pelikerta", "otsikko"];
  if (code === "OSPE313" && pointer.length === 2) return [...pointer, "toteutus", "kuka_vastaa"];
  if (code === "OSPE313") return [...pointer, "kuka_vastaa"];
  return pointer;
}

/** What is said of a place, after its name: a question needs no colon. */
export function said(t, place, message) {
  return place ? t(place.endsWith("?") ? "form.check.question" : "form.check.place", { place, message }) : message;
}

export class Wording {
  /** @param {object} context `texts`, `t`, `boards`, `deck`, `inWords`, `inDays`. */
  constructor(context) {
    this.context = context;
  }

  /** What a finding says, and what was probably meant. */
  words(finding) {
    return [this.message(finding), this.suggestion(finding)].filter(Boolean).join(" ");
  }

  /** The form's own words where the catalogue has some, else those that all reports use. */
  message(finding) {
    if (finding.message) return finding.message;
    const { texts, t, inDays } = this.context;
    const name = finding.code + (finding.variant ? `.${finding.variant}` : "");
    // The form's own words say nothing of rows and keys of a file, so they hold for what is required, a row or a whole board, too.
    const own = name.replace(/[._](item|plain|required|file)$/, "");
    const id = [`form.finding.${name}`, `form.finding.${own}`, `finding.${name}`].find((each) => each in texts) ?? `finding.${finding.code}`;
    const params = Object.fromEntries(
      Object.entries(finding.params).map(([key, value]) => [key, typeof value === "string" ? inDays(value) : value]),
    );
    return t(id, { ...params, label: this.labelOf(finding) });
  }

  /** The printed heading or question of the field that a finding names. */
  labelOf({ pointer, params }) {
    const node = nodeAt(pointer, this.context.boards);
    const named = [node, ...(node?.children ?? [])].find((each) => each?.key === params.field);
    return this.context.inWords(named?.labels) ?? params.field ?? "";
  }

  /** What was probably meant, in words that are shown elsewhere too. */
  suggestion({ suggestion, code, pointer }) {
    if (!suggestion || code === "OSPE202") return "";
    const { boards, deck, inWords, inDays, t } = this.context;
    const value = inWords(nodeAt(pointer, boards)?.values?.[suggestion]);
    const id = /^\{kortti: ([^,}]+)/.exec(suggestion)?.[1] ?? suggestion;
    const card = inWords(deck.find((each) => each.id === id)?.names);
    return t("form.check.suggestion", { suggestion: value ?? card ?? inDays(suggestion) });
  }
}
