// A calendar of the days on which a session's means are to be told of, as a file (RFC 5545).

import { SILENT_AFTER_MONTHS } from "ospe_build/archive/means";

import { lastDay } from "./dates.js";

const MOST_BYTES = 75;
const DAY_MS = 24 * 60 * 60 * 1000;
const encoder = new TextEncoder();

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\s*\n\s*/g, "\\n");

/** A line cut where it is longer than a calendar allows; no letter is cut in two. */
function folded(line) {
  let [cut, bytes] = ["", 0];
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (bytes + size > MOST_BYTES) [cut, bytes] = [`${cut}\r\n `, 1];
    cut += letter;
    bytes += size;
  }
  return cut;
}

const compact = (day) => day.replaceAll("-", "");

/** The day some months after another one, or the last one of that month. */
function later(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const end = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, end))).toISOString().slice(0, 10);
}

/**
 * When to tell of a means: on its deadline; without one, when half a year has gone by.
 *
 * @param {object} row of the plan.
 * @param {string} played day of the game.
 */
export const dayToTell = (row, played) => lastDay(row.toteutus?.maaraaika) ?? later(played, SILENT_AFTER_MONTHS);

/**
 * The text of a calendar.
 *
 * @param {Array<{uid: string, day: string, title: string, url: string}>} events
 * @param {string} now a moment in ISO.
 */
export function calendar(events, now) {
  const stamp = `${compact(now.slice(0, 19)).replaceAll(":", "")}Z`;
  const lines = events.flatMap(({ uid, day, title, url }) => [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(url)}`,
    `URL:${url}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ospe-build//kirjaa//FI", ...lines, "END:VCALENDAR", ""].map(folded).join("\r\n");
}
