// What a text was before its letters were broken on their way; as `mojibake.py`, which tells why each pattern is as it is.

import { REPLACEMENT } from "ospe_build/reading/characters";
import {
  ENCODINGS,
  ENTITY,
  HIGH,
  LETTERS,
  MISREAD,
  MOST_TIMES,
  NAKED_LEAD,
  NEXT_TO_IT,
  NOT_MISREAD,
  QUOTED,
  SOFT_BREAK,
  SURELY_QUOTED,
} from "ospe_build/reading/mojibake";

import { allowed } from "../yaml/characters.js";
import { every, within } from "./pattern.js";

const NAKED_LEADS = every(NAKED_LEAD);
const ENTITIES = every(ENTITY);
const ALL_QUOTED = every(QUOTED);
const IS_SURELY_QUOTED = within(SURELY_QUOTED);
const SOFT_BREAKS = every(SOFT_BREAK);
const WORD = /\S+/g;

/** Encodings, each with the byte of its letters and what is told from texts in it. */
const READERS = Object.entries(ENCODINGS).map(([name, sure]) => ({
  bytes: new Map([...HIGH[name]].map((letter, index) => [letter, 0x80 + index])),
  sure: new RegExp(sure),
  runs: new RegExp(`(?:${sure}|${NEXT_TO_IT})+`, "g"),
}));

const utf8 = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes));
const byteOf = (letter, bytes) => bytes.get(letter) ?? (letter < "\xa0" ? letter.charCodeAt(0) : 0);

function asUtf8(text) {
  return READERS.reduce((read, { bytes, sure, runs }) => {
    const asBytes = read.replace(/[^]/g, (letter) => String.fromCharCode(byteOf(letter, bytes)));
    if (!sure.test(asBytes)) return read;
    let [parts, index] = ["", 0];
    for (const { 0: run, index: start } of asBytes.matchAll(runs)) {
      if (!sure.test(run)) continue;
      parts += read.slice(index, start) + utf8([...run].map((letter) => letter.charCodeAt(0)));
      index = start + run.length;
    }
    return parts + read.slice(index);
  }, text);
}

const IS_NOT_MISREAD = within(NOT_MISREAD);
const SIGNS = MISREAD.map(([signs, sure, place]) => ({ signs, sure: within(sure), place: every(place) }));

/** The text with its letters in place of what other encodings have for their bytes. */
function withLetters(text) {
  const misread = IS_NOT_MISREAD.test(text) ? null : SIGNS.find(({ sure }) => sure.test(text));
  return misread ? text.replace(misread.place, (sign) => LETTERS[misread.signs.indexOf(sign)]) : text;
}

const isAddress = (word) => word.includes("://") || word.includes("www.");
const ofEntity = (entity) => new DOMParser().parseFromString(entity, "text/html").documentElement.textContent;

function unquoted(codes) {
  const bytes = codes.match(/[0-9A-Fa-f]{2}/g).map((code) => parseInt(code, 16));
  try {
    return utf8(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(Uint8Array.from(bytes));
  }
}

function withoutCodes(text) {
  if (!/[&=]/.test(text)) return text;
  const quoted = (text.match(WORD) ?? []).some((word) => !isAddress(word) && IS_SURELY_QUOTED.test(word));
  const decoded = (word) => {
    if (isAddress(word)) return word;
    const bare = word.replace(ENTITIES, ofEntity);
    return quoted ? bare.replace(ALL_QUOTED, unquoted) : bare;
  };
  return (quoted ? text.replace(SOFT_BREAKS, "") : text).replace(WORD, decoded);
}

/** The text as it was; the same text where nothing in it is broken. */
export function meant(text) {
  let was = text;
  for (let time = 0; time < MOST_TIMES; time++) {
    const before = was;
    was = asUtf8(withoutCodes(was));
    if (was === before) break;
  }
  was = withLetters(was.replace(NAKED_LEADS, (lead) => (lead.endsWith('"') ? "–" : "”")));
  if (was === text) return text;
  return allowed(text.includes(REPLACEMENT) ? was : was.replaceAll(REPLACEMENT, ""));
}
