// What people meant by a date in another form; the same guesses as `ospe_build/checking/dates.py`.

import { date as isDay } from "./formats.js";

const MONTHS = [
  ["tammi", "januari", "january", "jan"],
  ["helmi", "februari", "february", "feb"],
  ["maalis", "mars", "march", "mar"],
  ["huhti", "april", "apr"],
  ["touko", "maj", "may"],
  ["kesä", "juni", "june", "jun"],
  ["heinä", "juli", "july", "jul"],
  ["elo", "augusti", "august", "aug"],
  ["syys", "september", "sept", "sep"],
  ["loka", "oktober", "october", "okt", "oct"],
  ["marras", "november", "nov"],
  ["joulu", "december", "dec"],
];
const BY_NAME = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1])));
const DAY_FORMS = [
  /^(?<y>[0-9]{4})[-./ ]+(?<m>[0-9]{1,2})[-./ ]+(?<d>[0-9]{1,2})(?:[T ].*)?$/,
  /^(?<d>[0-9]{1,2})[-./ ]+(?<m>[0-9]{1,2})[-./ ]+(?<y>[0-9]{4}|[0-9]{2})$/,
  /^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})$/,
  /^(?<d>[0-9]{1,2})\.? +(?<name>\p{L}+)\.? +(?<y>[0-9]{4})$/u,
];
const MONTH_FORMS = [
  /^(?<m>[0-9]{1,2})[-./ ]+(?<y>[0-9]{4})$/,
  /^(?<y>[0-9]{4})[-./ ]+(?<m>[0-9]{1,2})$/,
  /^(?<name>\p{L}+)\.? +(?<y>[0-9]{4})$/u,
];
const LONGEST = 40;
const two = (number) => String(number).padStart(2, "0");

function monthNumber({ m, name }) {
  if (name === undefined) return Number(m);
  const lower = name.toLowerCase();
  return BY_NAME.get(lower) ?? BY_NAME.get(lower.replace(/ta$/, "").replace(/kuu$/, "")) ?? 0;
}

const AROUND = /^[ \t\r\n,;."'\u2018\u2019\u201c\u201d\u201e«»]+|[ \t\r\n,;."'\u2018\u2019\u201c\u201d\u201e«»]+$/gu;

/** The ISO date that another way of writing means, day before month; null where none. */
export function guessDate(written) {
  const text = written.replace(AROUND, "");
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
  const text = written.replace(AROUND, "");
  if (text.length > LONGEST) return null;
  for (const form of MONTH_FORMS) {
    const found = form.exec(text)?.groups;
    const month = found ? monthNumber(found) : 0;
    if (month >= 1 && month <= 12) return `${found.y}-${two(month)}`;
  }
  return null;
}

