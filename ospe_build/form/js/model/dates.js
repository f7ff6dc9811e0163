// Days and months as people write them, and as files hold them.

import { ISO_MONTH } from "ospe_build/checking/dates";
import { LOCALES } from "ospe_build/formats";

import { date as isDay } from "../check/formats.js";
import { guessDate, guessMonth } from "../check/guess.js";
import { whole } from "../check/pattern.js";

const IS_ISO_MONTH = whole(ISO_MONTH);

/** The day it is in Helsinki, whatever the clock of the machine says, in ISO. */
export function today(now = new Date()) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki", dateStyle: "short" }).format(now);
}

/** How a language writes numbers and times, as `Intl` names it. */
export const localeOf = (language) => LOCALES[language].replace("_", "-");

const MONTH = { month: "long", year: "numeric" };
const CLOCK = { hour: "2-digit", minute: "2-digit" };

/** What the clock of Helsinki shows at a moment. */
export const shownTime = (moment, language) =>
  new Intl.DateTimeFormat(localeOf(language), { ...CLOCK, timeZone: "Europe/Helsinki" }).format(new Date(moment));

/**
 * A day or month of a file as people write it, the Finnish way but in English; as `ospe_build/formats.py`.
 *
 * @returns {string} 12.3.2026, 12/2026, 12 March 2026, December 2026; anything else as it is.
 */
export function shownDate(value, language) {
  const month = IS_ISO_MONTH.exec(value);
  if (!month && !isDay(value)) return value;
  if (language === "en") {
    const form = month ? MONTH : { day: "numeric", ...MONTH };
    return new Intl.DateTimeFormat(localeOf(language), { ...form, timeZone: "UTC" }).format(Date.parse(value));
  }
  if (month) return `${Number(month[2])}/${month[1]}`;
  const [year, number, day] = value.split("-");
  return `${Number(day)}.${Number(number)}.${year}`;
}

const NO_YEAR = /^(?:\p{L}{2,12}[.,]? +)?([0-9]{1,2})\. ?([0-9]{1,2})\.?(?:,? +(?:mennessä|asti|klo.*))?$/iu;

/** A day without its year: the newest one that has come, or where it is a deadline, the next one. */
function withYear(text, isDeadline) {
  const found = NO_YEAR.exec(text.trim());
  if (!found) return null;
  const now = today();
  const year = Number(now.slice(0, 4));
  const iso = (each) => guessDate(`${found[1]}.${found[2]}.${each}`);
  return [year - 1, year, year + 1].map(iso).filter((day) => day && (isDeadline ? day >= now : day <= now)).at(isDeadline ? 0 : -1) ?? null;
}

const SEASONS = [
  [/^(?:kesä(?:llä|n)?|sommar(?:en)?|summer)$/i, [6, 7, 8]],
  [/^(?:syksy(?:llä|n)?|höst(?:en)?|autumn)$/i, [9, 10, 11]],
  [/^(?:kevä(?:t|ällä|än)|vår(?:en)?|spring)$/i, [3, 4, 5]],
  [/^(?:talvi|talvella|talven|vinter(?:n)?|winter)$/i, [1, 2, 12]],
];

/** The months that a season such as "kesä 2027" may mean. */
export function monthsOf(text) {
  const [, season, year] = /^(\p{L}+) +([0-9]{4})(?: +(?:mennessä|aikana))?$/u.exec(text.trim()) ?? [];
  const months = SEASONS.find(([pattern]) => pattern.test(season ?? ""))?.[1] ?? [];
  return months.map((month) => `${year}-${String(month).padStart(2, "0")}`);
}

/** What was written as a file holds it: a day or, where one may stand, a month; anything else as it is. */
export function fileDate(text, { months = false, isDeadline = false } = {}) {
  if (isDay(text) || (months && IS_ISO_MONTH.test(text))) return text;
  return guessDate(text) ?? withYear(text, isDeadline) ?? (months ? guessMonth(text) : null) ?? text;
}

/** The last day of a deadline: a month's last day; null for anything else. */
export function lastDay(value) {
  const month = typeof value === "string" ? IS_ISO_MONTH.exec(value) : null;
  if (month) {
    const end = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0));
    return Number(month[1]) ? `${value}-${String(end.getUTCDate()).padStart(2, "0")}` : null;
  }
  return typeof value === "string" && isDay(value) ? value : null;
}
