// Finnish identity codes and bank account numbers with valid check characters, and e-mail addresses in running text; the
// same finds as `ospe_build/checking/detectors.py`, whose libraries' rules are repeated here from their public standards.

import { replaced } from "./plain.js";

const IDENTITY_CODE = new RegExp(
  [
    "(?<![0-9])(?<day>(?:[0-9]\\n?){2}[\\s./]?(?:[0-9]\\n?){2}[\\s./]?(?:19|20)?[0-9]\\n?[0-9])",
    "(?<between>[\\s./_]{0,2}(?:[-+A-FU-Y][\\s./_]{0,2})?)",
    "(?<number>(?:[0-9]\\n?){3}\\s?[0-9A-Z])(?![0-9A-ZÅÄÖ])",
  ].join(""),
  "gi",
);
const AS_IT_SHOULD = /^[0-9]{6} ?[-+A-FU-Y] ?[0-9]{3}[0-9A-Z]$/i;
const LOST_SIGNS = ["-", "A"];
const CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const CENTURIES = { "+": 1800, "-": 1900, Y: 1900, X: 1900, W: 1900, V: 1900, U: 1900, A: 2000, B: 2000, C: 2000, D: 2000, E: 2000, F: 2000 };
const LOCAL_PART = /[\p{L}\p{N}_!#$%&'*+=?^`{|}~.-]{1,64}$/u;
const DOMAIN = /(?:[\p{L}\p{N}_-]{1,63}\.){1,8}\p{L}{2,24}/uy;
const LONGEST_LOCAL_PART = 64;
const TOP = "(?:[a-z]{2}|com|org|net|info|edu|gov|email|example|invalid|test)(?![\\p{L}\\p{N}_-])";
const MAIL =
  "(?:(?:edu\\.)?hel|helsinki|gmail|hotmail|outlook|yahoo|icloud|live|protonmail|luukku|kolumbus|suomi24)(?![\\p{L}\\p{N}_])";
const SPELT = new RegExp(
  [
    "(?<at>\\s?[(\\[{<]\\s?(?:[aä]tt?(?:-merkki)?|@|miuku(?:mauku)?|snabel-?a)\\s?[)\\]}>]\\s?|(?<=[\\p{L}\\p{N}_])[(\\[]a[)\\]](?=[\\p{L}\\p{N}_])",
    "|\\s(?:ätt?(?:-merkki)?|at-merkki|miuku(?:mauku)?|snabel-?a)\\s|\\s?['\"*|=~_]at['\"*|=~_]\\s?|\\s-at-\\s|%40)",
    `|(?<word>\\sat\\s)(?=(?:[\\p{L}\\p{N}_-]{1,63}\\s?[(\\[]?(?:\\.|dot)[)\\]]?\\s?){1,4}${TOP})`,
    `|(?<apart>\\s@\\s|@\\s|\\n@|\\s@(?=${MAIL}))(?=(?:[\\p{L}\\p{N}_-]{1,63}\\.){1,8}${TOP})`,
    "|(?<dot>\\s?[(\\[{<]\\s?(?:dot|piste|punkt|\\.)\\s?[)\\]}>]\\s?|\\s(?:dot|piste|punkt|\\.)\\s",
    `|(?<=\\.)\\n(?=${TOP}))`,
  ].join(""),
  "giu",
);
const LAST_WORD = /[\p{L}\p{N}_.-]{1,64}$/u;
const LIKE_AN_ADDRESS = /^\p{L}+[._]\p{L}{2,}[0-9]*$/u;
const OF_MAIL =
  /^(?:(?:gmail|hotmail|outlook|yahoo|icloud|live|protonmail|luukku|kolumbus|suomi24)(?![\p{L}\p{N}_])|[\p{L}\p{N}_-]{1,63}(?:\sdot(?![\p{L}\p{N}_])|\s?[([]dot))/iu;
const ACCOUNT_NUMBER = /(?<![A-Z0-9])[A-Z]\s?[A-Z](?:[\s./_·•-]{0,3}[0-9]){2}(?:[\s./_·•-]{0,3}[A-Z0-9]){11,30}/gi;
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
  for (const { 0: code, index, groups } of text.matchAll(IDENTITY_CODE)) {
    // One that is not written as it should be must end in a letter: too many other numbers would do.
    if (/[0-9]$/.test(code) && !AS_IT_SHOULD.test(code)) continue;
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
  const before = LAST_WORD.exec(text.slice(Math.max(0, index - LONGEST_LOCAL_PART), index))?.[0];
  if (!before) return written;
  const isNamed = LIKE_AN_ADDRESS.test(before) || lexicon?.isGiven(before.toLowerCase());
  return isNamed || OF_MAIL.test(text.slice(index + written.length)) ? "@" : written;
}

export function* emailAddresses(original, lexicon) {
  const { text, places } = replaced(original, SPELT, (found) => signOf(original, found, lexicon));
  for (const { index: place } of text.matchAll(/@/g)) {
    const local = LOCAL_PART.exec(text.slice(Math.max(0, place - LONGEST_LOCAL_PART), place));
    DOMAIN.lastIndex = place + 1;
    const domain = DOMAIN.exec(text);
    if (!local || !domain || !local[0].replace(/^['.\-`]+|['.\-`]+$/g, "")) continue;
    const start = place - local[0].length;
    if (text[start - 1] === "@") continue;
    const first = start + local[0].length - local[0].replace(/^['.\-`{|]+/, "").length;
    yield [places[first], places[DOMAIN.lastIndex - 1] + 1];
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

/**
 * @param {string} text
 * @param {Record<string, {length: number, pattern: RegExp}>} structures what account numbers of each country look like
 *   after their check digits, and how long they are as a whole.
 */
export function* accountNumbers(text, structures) {
  let place = 0;
  for (;;) {
    ACCOUNT_NUMBER.lastIndex = place;
    const found = ACCOUNT_NUMBER.exec(text);
    if (!found) return;
    place = found.index + 1;
    const written = [...found[0].matchAll(/[A-Z0-9]/gi)];
    const { length, pattern } = structures[(written[0][0] + written[1][0]).toUpperCase()] ?? {};
    const characters = written.slice(0, length ?? 0);
    const number = characters.map(([character]) => character).join("").toUpperCase();
    if (!length || number.length < length || !pattern.test(number.slice(4)) || remainder(number) !== 1) continue;
    const end = found.index + characters.at(-1).index + 1;
    if (WORD.test(text[end] ?? "")) continue;
    yield [found.index, end];
    place = end;
  }
}
