// After sending: what was sent and when, what happens next, the days to remember, and the promises to print.

import { unitNames } from "../archive.js";
import { calendar, dayToTell } from "../model/calendar.js";
import { nameOf } from "../model/method.js";
import { sessionPath } from "../model/place.js";
import { saveFile } from "./files.js";

const CALENDAR = "text/calendar";

/** Where the cards of a draft are printed, and the form opens at a follow-up; as `ospe_build/addresses.py`. */
const cardsOf = (draft) => `../lupauskortti/?luonnos=${encodeURIComponent(draft)}`;
const followUpOf = (id, n) => `#seuranta=${id}&keino=${n}`;

export class Thanks {
  /** @param {object} app `t`, `inDays`, `deck`, `inWords`, `published`, `draft()`, `startNew()`. */
  constructor(frame, app) {
    this.app = app;
    this.repository = frame.dataset.repository.replace(/\/+$/, "");
    this.screen = frame.querySelector("[data-screen=kiitos]");
    this.find("copy").addEventListener("click", () => saveFile(this.name, this.text));
    this.find("calendar").addEventListener("click", () => this.saveCalendar());
    this.find("another").addEventListener("click", () => app.startNew());
  }

  find(name) {
    return this.screen.querySelector(`[data-thanks-${name}]`);
  }

  /**
   * Show what was sent.
   *
   * @param {{id: string, day: string, request: number | undefined}} sent with the request that it is, where that is known.
   * @param {string} text the file.
   * @param {object} value the session.
   */
  show({ id, day, request }, text, value) {
    const { t, inDays, published } = this.app;
    Object.assign(this, { id, text, name: sessionPath(id).split("/").at(-1) });
    this.find("day").textContent = t("form.thanks.sent", { day: inDays(day) });
    this.find("name").textContent = this.name;
    this.showRequest(request);
    this.find("page").textContent = published.at(`tulokset/${id}/`).href;
    this.played = value.pelikerta?.pelattu;
    this.plan = Array.isArray(value.uudet_keinot) ? value.uudet_keinot : [];
    const deadlines = this.plan.map((row) => row.toteutus?.maaraaika).filter(Boolean).sort();
    this.find("follow").hidden = !this.plan.length;
    this.find("deadline").textContent = deadlines.length ? t("form.thanks.deadline", { day: inDays(deadlines[0]) }) : "";
    this.find("cards").hidden = !this.plan.length;
    if (this.plan.length) this.showCard(value.pelikerta);
  }

  /** The first promise as it will hang on the wall. */
  showCard({ yksikko: unit }) {
    const { t, inDays, draft } = this.app;
    const [{ menetelma: method, toteutus: doing = {} }] = this.plan;
    const isPromised = doing.vastuutahon_kanssa_sovittu === true;
    const n = this.plan.length;
    this.find("card").classList.toggle("form-promise--proposal", !isPromised);
    this.find("unit").textContent = [t(isPromised ? "form.thanks.promise" : "form.thanks.proposal", { n }), unitNames(unit).join(", ")].join(" · ");
    this.find("means").textContent = nameOf(method, this.app);
    this.find("by").textContent = doing.maaraaika ? t("form.row.by", { day: inDays(doing.maaraaika) }) : "";
    this.find("owner").textContent = doing.kuka_vastaa ?? "";
    this.find("print").textContent = t("form.thanks.print", { n });
    this.find("print").href = cardsOf(draft());
  }

  saveCalendar() {
    const { t } = this.app;
    const events = this.plan.map((row, index) => ({
      uid: `${this.id}-keino-${index + 1}@${location.hostname}`,
      day: dayToTell(row, this.played),
      title: t("form.thanks.event", { name: nameOf(row.menetelma, this.app) }),
      url: new URL(followUpOf(this.id, index + 1), location.href).href,
    }));
    saveFile(this.name.replace(/\.yml$/, ".ics"), calendar(events, new Date().toISOString()), CALENDAR);
  }

  /** The receipt, where the session went straight to the archive. */
  showRequest(request) {
    const { t } = this.app;
    this.find("heading").textContent = t(request ? "form.thanks.arrived" : "form.thanks");
    this.find("next").textContent = t(request ? "form.thanks.next_sent" : "form.thanks.next_text");
    this.find("request").hidden = !request;
    if (!request) return;
    this.find("receipt").textContent = t("form.send.receipt", { request: `#${request}` });
    this.find("open").href = `${this.repository}/pull/${request}`;
  }
}
