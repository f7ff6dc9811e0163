// What is wrong with the game that is played: the same findings as on the form's last screen, with the stop where to mend each.

import { nodeAt } from "../check/lookup.js";
import { Judge } from "../judge.js";
import { make } from "../ui/dom.js";
import { Wording, pointerOf, said } from "../ui/wording.js";

/** What must be answered is there as in the form, be it empty: boards, and parts of the plan's rows. */
function addRequired({ children = [] }, value) {
  for (const child of children) {
    if (child.type === "object" && child.core) value[child.key] ??= {};
    const inner = value[child.key];
    const parts = child.type === "object" ? [inner] : Array.isArray(inner) ? inner : [];
    for (const part of parts) if (part && typeof part === "object") addRequired(child, part);
  }
}

export class Verdict {
  constructor(frame, app) {
    this.app = app;
    this.judge = new Judge(frame.dataset, app.data, () => {});
    const { boards, deck, texts } = app.data;
    this.wording = new Wording({ boards, deck, texts, t: app.t, inWords: app.inWords, inDays: app.inDays });
  }

  /** The session as the form has it. */
  get session() {
    const value = this.app.game.session;
    addRequired(this.app.data.boards, value);
    return value;
  }

  /**
   * The findings, each with its pointer among the boards and its words.
   *
   * @returns {Promise<Array<{finding: object, pointer: Array<string | number>, words: string}> | null>} null where the
   *   checker cannot be had.
   */
  async findings() {
    try {
      const found = await this.judge.verdict(this.session, this.app.published);
      return found.map((finding) => ({ finding, pointer: pointerOf(finding), words: this.wording.words(finding) }));
    } catch {
      return null;
    }
  }

  /** The board, the row and the field of a pointer as they are called on the page. */
  labelOf(pointer) {
    const { t, inWords, data, game } = this.app;
    const parts = pointer.map((key, index) => {
      if (typeof key === "string") return inWords(nodeAt(pointer.slice(0, index + 1), data.boards)?.labels);
      return pointer[0] === game.either.plan && index === 1 ? t("form.row.title", { n: key + 1 }) : "";
    });
    const [board, ...rest] = parts.filter(Boolean);
    return [board, rest[0], rest.length > 1 && rest.at(-1)].filter(Boolean).join(", ");
  }

  /** Where a finding can be mended; undefined where that is in the form alone. */
  stopOf([board, ...rest]) {
    const { stops, game } = this.app;
    const key = board === game.either.reason ? game.either.plan : board;
    return stops.find(({ path: [first, theme] = [] }) => first === key && (theme ?? rest[0]) === rest[0]);
  }

  /** A finding as an item of a list, which leads to where it can be mended: to a control, where that is on the screen. */
  item({ pointer, words }, control) {
    const { app } = this;
    const text = said(app.t, this.labelOf(pointer), words);
    const stop = this.stopOf(pointer);
    const link = make("a", { href: stop ? `#${stop.key}` : app.formLink(pointer[0] ?? ""), textContent: text });
    link.addEventListener("click", (event) => {
      if (control) {
        event.preventDefault();
        return void control.focus();
      }
      if (!stop) return void app.kept.goToForm(event);
      event.preventDefault();
      if (stop.kind === "plan") app.game.keep({ row: pointer[1] ?? 0 });
      app.go(stop.key);
    });
    return make("li", {}, link);
  }
}
