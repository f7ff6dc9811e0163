// Finnish identity codes and bank account numbers with valid check characters, and e-mail addresses in running text; the
// same finds as `ospe_build/checking/detectors.py`, whose libraries' rules are repeated here from their public standards.

import {
  ACCOUNT_NUMBER,
  AS_IT_SHOULD,
  DOMAIN,
  IDENTITY_CODE,
  LAST_WORD,
  LIKE_AN_ADDRESS,
  LOCAL_PART,
  LONGEST_LOCAL_PART,
  LOST_SIGNS,
  OF_MAIL,
  SPELT,
} from "ospe_build/checking/detectors";
import { ibans } from "ospe_build/form/numbers";

import { every, start, there, whole, within } from "./pattern.js";
import { replaced } from "./normalise.js";

const IDENTITY_CODES = every(IDENTITY_CODE);
const IS_AS_IT_SHOULD = whole(AS_IT_SHOULD);
const BEFORE_SIGN = within(LOCAL_PART);
const AFTER_SIGN = there(DOMAIN);
const SPELT_SIGNS = every(SPELT);
const WORD_BEFORE = within(LAST_WORD);
const IS_LIKE_AN_ADDRESS = whole(LIKE_AN_ADDRESS);
const BEGINS_OF_MAIL = start(OF_MAIL);
const ACCOUNT_NUMBERS = every(ACCOUNT_NUMBER);
const ACCOUNTS = Object.fromEntries(
  Object.entries(ibans).map(([country, { length, pattern }]) => [country, { length, pattern: new RegExp(`^${pattern}$`) }]),
);
const CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const CENTURIES = { "+": 1800, "-": 1900, Y: 1900, X: 1900, W: 1900, V: 1900, U: 1900, A: 2000, B: 2000, C: 2000, D: 2000, E: 2000, F: 2000 };
const WORD = /[\p{L}\p{N}]/u;

/** Whether a code is a Finnish personal identity code, a temporary one too. */
function isIdentityCode(code) {
  const [, day, month, year, sign, number, check] = /^(\d\d)(\d\d)(\d\d)(.)(\d{3})(.)$/.exec(code.toUpperCase());
  const full = CENTURIES[sign] + Number(year);
  const born = new Date(Date.UTC(full, Number(month) - 1, Number(day)));
  if (born.getUTCMonth() !== Number(month) - 1 || born.getUTCDate() !== Number(day)) return false;
  if (Number(number) < 2) return false;
  return CHECK_CHARACTERS[Number(day + month + year + number) % 31] === check;
}

export function* identityCodes(text) {
  for (const { 0: code, index, groups } of text.matchAll(IDENTITY_CODES)) {
    // One that is not written as it should be must end in a letter: too many other numbers would do.
    if (/[0-9]$/.test(code) && !IS_AS_IT_SHOULD.test(code)) continue;
    const day = groups.day.replace(/[^0-9]/g, "");
    const sign = groups.between.replace(/[\s./_]/g, "");
    const number = groups.number.replace(/\s/g, "");
    const whole = (each) => day.slice(0, 4) + day.slice(-2) + each + number;
    if ((sign ? [sign] : LOST_SIGNS).some((each) => isIdentityCode(whole(each)))) yield [index, index + code.length];
  }
}

/** What a sign of an address that was put in words, or apart, stands for; itself where it is none. */
function signOf(text, { 0: written, index, groups }, lexicon) {
  if (groups.dot) return groups.dot === "\n" ? "" : ".";
  if (!groups.word) return "@";
  const before = WORD_BEFORE.exec(text.slice(Math.max(0, index - LONGEST_LOCAL_PART), index))?.[0];
  if (!before) return written;
  const isNamed = IS_LIKE_AN_ADDRESS.test(before) || lexicon?.isGiven(before.toLowerCase());
  return isNamed || BEGINS_OF_MAIL.test(text.slice(index + written.length)) ? "@" : written;
}

export function* emailAddresses(original, lexicon) {
  const { text, places } = replaced(original, SPELT_SIGNS, (found) => signOf(original, found, lexicon));
  for (const { index: place } of text.matchAll(/@/g)) {
    const local = BEFORE_SIGN.exec(text.slice(Math.max(0, place - LONGEST_LOCAL_PART), place));
    AFTER_SIGN.lastIndex = place + 1;
    const domain = AFTER_SIGN.exec(text);
    if (!local || !domain || !local[0].replace(/^['.\-`]+|['.\-`]+$/g, "")) continue;
    const start = place - local[0].length;
    if (text[start - 1] === "@") continue;
    const first = start + local[0].length - local[0].replace(/^['.\-`{|]+/, "").length;
    yield [places[first], places[AFTER_SIGN.lastIndex - 1] + 1];
  }
}

/** ISO 7064 mod 97-10 of an account number, its first four characters moved to the end. */
function remainder(number) {
  let rest = 0;
  for (const character of number.slice(4) + number.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** International bank account numbers, by what they look like in each country. */
export function* accountNumbers(text) {
  let place = 0;
  for (;;) {
    ACCOUNT_NUMBERS.lastIndex = place;
    const found = ACCOUNT_NUMBERS.exec(text);
    if (!found) return;
    place = found.index + 1;
    const written = [...found[0].matchAll(/[A-Z0-9]/gi)];
    const { length, pattern } = ACCOUNTS[(written[0][0] + written[1][0]).toUpperCase()] ?? {};
    const characters = written.slice(0, length ?? 0);
    const number = characters.map(([character]) => character).join("").toUpperCase();
    if (!length || number.length < length || !pattern.test(number.slice(4)) || remainder(number) !== 1) continue;
    const end = found.index + characters.at(-1).index + 1;
    if (WORD.test(text[end] ?? "")) continue;
    yield [found.index, end];
    place = end;
  }
}
