// After sending: what was sent and when, what happens next, and ways on.

import { sessionPath } from "../model/place.js";
import { shownDate } from "../model/dates.js";
import { saveFile } from "./files.js";

export class Thanks {
  /** @param {object} app `t`, `startNew()`, `published`. */
  constructor(frame, app) {
    this.app = app;
    this.screen = frame.querySelector("[data-screen=kiitos]");
    this.find("copy").addEventListener("click", () => saveFile(this.name, this.text));
    this.find("another").addEventListener("click", () => app.startNew());
  }

  find(name) {
    return this.screen.querySelector(`[data-thanks-${name}]`);
  }

  /**
   * Show what was sent.
   *
   * @param {{id: string, day: string}} sent
   * @param {string} text the file.
   * @param {object} value the session.
   */
  show({ id, day }, text, value) {
    const { t, published } = this.app;
    this.text = text;
    this.name = sessionPath(id).split("/").at(-1);
    this.find("day").textContent = t("form.thanks.sent", { day: shownDate(day) });
    this.find("name").textContent = this.name;
    const page = published.at(`tulokset/${id}/`).href;
    this.find("page").textContent = page;
    const plan = Array.isArray(value.uudet_keinot) ? value.uudet_keinot : [];
    const deadlines = plan.map((row) => row.toteutus?.maaraaika).filter(Boolean).sort();
    this.find("follow").hidden = !plan.length;
    this.find("deadline").textContent = deadlines.length ? t("form.thanks.deadline", { day: shownDate(deadlines[0]) }) : "";
  }
}
