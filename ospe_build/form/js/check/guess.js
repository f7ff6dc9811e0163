// What people meant by a date in another form; the same guesses as `ospe_build/checking/dates.py`.

import { AROUND, COMPACT, DAY_FIRST, LONGEST, MONTHS, MONTH_FORMS, NAMED_DAY, NAME_FIRST, REST, SUMMER, WEEKDAY, YEAR_FIRST } from "ospe_build/checking/dates";

import { date as isDay } from "./formats.js";
import { stripped, whole, within } from "./pattern.js";

const BY_NAME = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1])));
const DAY_FORMS = [YEAR_FIRST, DAY_FIRST, COMPACT, NAMED_DAY, NAME_FIRST].map(whole);
const EACH_MONTH_FORM = MONTH_FORMS.map(whole);
const DAY_OF_THE_WEEK = within(WEEKDAY);
const AFTERWARDS = within(REST);
const two = (number) => String(number).padStart(2, "0");

function monthNumber({ m, name }) {
  if (name === undefined) return Number(m);
  const lower = name.toLowerCase();
  if (lower === SUMMER) return 0;
  return BY_NAME.get(lower) ?? BY_NAME.get(lower.replace(/ta$/, "").replace(/n$/, "").replace(/kuu$/, "")) ?? 0;
}

/** A day or a month without what people write around it. */
const bare = (text) =>
  stripped(stripped(text, AROUND).replace(DAY_OF_THE_WEEK, "").replace(AFTERWARDS, ""), AROUND);

/** The ISO date that another way of writing means, day before month; null where none. */
export function guessDate(written) {
  const text = bare(written.slice(0, 2 * LONGEST));
  if (text.length > LONGEST) return null;
  for (const form of DAY_FORMS) {
    const found = form.exec(text)?.groups;
    if (!found) continue;
    const year = Number(found.y) + (found.y.length === 2 ? 2000 : 0);
    const iso = `${String(year).padStart(4, "0")}-${two(monthNumber(found))}-${two(Number(found.d))}`;
    if (isDay(iso)) return iso;
  }
  return null;
}

/** The ISO month that another way of writing means; null where none. */
export function guessMonth(written) {
  const text = bare(written.slice(0, 2 * LONGEST));
  if (text.length > LONGEST) return null;
  for (const form of EACH_MONTH_FORM) {
    const found = form.exec(text)?.groups;
    const month = found ? monthNumber(found) : 0;
    if (month >= 1 && month <= 12) return `${found.y}-${two(month)}`;
  }
  return null;
}

