// A row of the plan as a line: what, why, who, by when, and whether it was promised or what is missing.

import { lookOf, nameOf } from "../model/method.js";
import { icon, make } from "../ui/dom.js";

/** Whether whoever is responsible has promised it. */
export const isPromised = ({ toteutus = {} }) => toteutus.vastuutahon_kanssa_sovittu === true;

/** The mark that tells a promise from a proposal. */
export function promiseMark(row, { t }) {
  const promised = isPromised(row);
  const words = t(promised ? "play.agreed" : "play.proposal");
  return make("span", { className: promised ? "play-promise" : "play-promise play-promise--proposal" }, promised ? icon("toteutunut") : null, words);
}

export function rowLine(row, index, app) {
  const { t } = app;
  const { menetelma, tavoite = {}, toteutus = {} } = row;
  const goal = Object.values(tavoite)[0] ?? "";
  const when = toteutus.maaraaika ? t("play.by", { day: app.inDays(toteutus.maaraaika) }) : "";
  const name = nameOf(menetelma, app) || t("play.plan.no_method");
  return make(
    "button", { type: "button", className: "play-plan__line", attributes: { "aria-expanded": "false" } },
    make("strong", { className: "play-plan__digit", textContent: String(index + 1) }),
    make("span", { className: "play-plan__goal", textContent: goal }),
    make("span", { className: `play-plan__name ${lookOf(menetelma, app)}`, textContent: name }),
    make("span", { className: "play-plan__who" }, make("strong", { textContent: toteutus.kuka_vastaa ?? t("play.plan.no_owner") }), when ? `, ${when} ` : " ", promiseMark(row, app)),
  );
}
