// Phone numbers in running text: Finnish ones, and those of other countries that begin with a plus sign; the same finds as
// `ospe_build/checking/phones.py`. libphonenumber-js says which candidates are valid; how the others than mobile numbers
// must be grouped follows `Leniency.STRICT_GROUPING` of libphonenumber, which the Python side uses.

import parsePhoneNumber from "libphonenumber-js/max";

import { isBook, isBusinessId } from "./number_signs.js";

const REGION = "FI";
const FINLAND = "358";
const DIGITS_AT_LEAST = 7;
const MOBILE_DIGITS_AT_LEAST = 8;
const CANDIDATE_DIGITS = [8, 17];
const DIGITS_AT_HOME = [8, 11];
const NO_PHONE = new RegExp(
  [
    "(?:https?://|www\\.)\\S+", // an address on the web
    "ISBN[\\s:\\-]*97[89](?:[\\s\\-]?\\d){10}", // a book
    "(?<![\\d.,])(?:0|[1-9]\\d{0,2})[.,]\\d+(?![.,]?\\d)", // a decimal number, a coordinate
    "(?<!\\d)[0-3]\\d[01]\\d(?:19|20)\\d\\d(?!\\d)", // a day without its dots
    "(?<!\\d)[0-3]?\\d\\.[01]?\\d\\.(?:19|20)\\d\\d(?!\\d)", // a day
    "(?<!\\d)(?:0[1-9]|1[0-2])[./](?:19|20)\\d\\d(?!\\d)", // a month
    "(?<!\\d)(?:19|20)\\d\\d ?- ?(?:19|20)\\d\\d(?!\\d)", // years
    "(?<!\\d)\\d{4} ?- ?\\d{4}(?![ \\-]?\\d)", // opening hours, years, rooms
    "(?<!\\d)\\d{5} \\d{5}(?!\\d)", // two postal codes
    "\\+\\d{1,3}(?: \\d{3})+(?= ?(?:€|e(?![\\p{L}\\p{N}_])|eur|%|kpl|prosent))", // a sum
  ].join("|"),
  "giu",
);
const BUSINESS_ID = /(?<![\d-])\d{7}-\d(?![\d-])/g;
const OLD_BOOK = /(?<=ISBN)[\s:-]*(\d(?:[\s-]?\d){8}[\s-]?[\dX])/gi;
const LINK = new RegExp(
  "(\\bwa\\.me/|\\bt\\.me/(?=\\+|%2B)" +
    "|[?&;](?:puh\\w*|phone\\w*|tel\\w*|gsm\\w*|mob\\w*|matkapuh\\w*|nro|num\\w*|soita|call|sms|whatsapp|msisdn)=)" +
    "((?:%2B|%20|[\\d+()./-]){3,40})",
  "gi",
);
const SIGNS = /[_·•*]/g;
const CANDIDATE = new RegExp(
  "(?:(?<![\\p{L}\\p{N}])(?<!\\+)|(?<=puh)|(?<=tel)|(?<=gsm)|(?<=mob)|(?<=(?<![\\p{L}\\p{N}_])p))(?<!\\d[.,:-])" +
    "\\(?(\\+ ?\\d+|0[1-9]\\d*|0 [45](?= \\d )|00 ?[1-9]\\d*|\\(0\\)\\d+|358\\d*)(?:[\\s().[\\]~/-]{1,4}\\d+){0,11}",
  "giu",
);
const SINGLE_DIGITS = /^\d(?:[ -]\d)+$/;
const AT_HOME = /^\(?0[1-9]/;
const ENDS_AMID = /^[\p{L}€$£%]/u;
const THOUSANDS = /^(?:\+?\d{1,3}|0\d\d)(?: \d{3})+$/;
const BEFORE_THOUSANDS = /(?<!\d)\d{1,3} $/;
const SERVICE = /^0\d{3}[ -]\d{3} ?\d{3}$/;

const blank = (text) => "|".repeat(text.length);

/** A link to a number as that number alone, as long as before; without a zero it is that of a country. */
function linked(whole, before, number) {
  const plus = /^[1-9]/.test(number) ? " +" : " ";
  return "|".repeat(before.length - plus.length) + plus + number.replaceAll("%20", "   ").replace(/%2B/gi, "  +");
}

/** The text with what only looks like a phone number blanked out. */
const bared = (text) =>
  text
    .replace(SIGNS, "-")
    .replace(LINK, linked)
    .replace(NO_PHONE, blank)
    .replace(OLD_BOOK, (whole, number) => (isBook(number) ? blank(whole) : whole))
    .replace(BUSINESS_ID, (whole) => (isBusinessId(whole) ? blank(whole) : whole));

/** Whether a candidate says which country it belongs to by itself. */
const saysCountry = (raw) => /^\(?(?:\+|00\d?|358)/.test(raw);

/** Other ways in which Finnish numbers are grouped (libphonenumber, PhoneNumberAlternateFormats). */
const ALTERNATE = [
  [/(\d)(\d{3})(\d{3,4})/, /^(?:[2568][1-8]|3(?:0[1-9]|[1-9])|9)/],
  [/(\d{2})(\d{3})(\d{3,4})/, /^(?:[12]0[1-9]|4|1[3-9]|29|50|7[15])/],
  [/(\d)(\d{4})(\d{3})/, /^(?:[2568][1-8]|3(?:0[1-9]|[1-9])|9)/],
];

/** The ways to group a number's digits, the usual one first. */
function* groupings(number) {
  yield number.formatInternational().replace(/^\+\d+/, "").match(/\d+/g) ?? [];
  if (number.countryCallingCode !== FINLAND) return;
  for (const [pattern, leading] of ALTERNATE) {
    if (leading.test(number.nationalNumber)) yield number.nationalNumber.replace(pattern, "$1-$2-$3").split("-");
  }
}

/** Whether the groups of a number stay whole in the candidate. */
function staysGrouped(number, raw, groups) {
  let candidate = raw.replace(/[^\d+]+/g, " ").trim();
  if (saysCountry(raw)) {
    const place = candidate.indexOf(number.countryCallingCode);
    candidate = candidate.slice(place + number.countryCallingCode.length);
  }
  let from = 0;
  for (const [index, group] of groups.entries()) {
    const place = candidate.indexOf(group, from);
    if (place < 0) return false;
    from = place + group.length;
    if (index === 0 && /\d/.test(candidate[from] ?? "")) {
      return candidate.slice(from - group.length).startsWith(number.nationalNumber);
    }
  }
  return true;
}

function isStrict(number, raw) {
  if ((raw.match(/\//g) ?? []).length > 1) return false;
  return [...groupings(number)].some((groups) => staysGrouped(number, raw, groups));
}

/** A number that begins with the plus sign and the whole code of its country; of others, a sum may do so, too. */
function isOfItsCountry({ countryCallingCode }, raw) {
  if (!raw.replace(/^\(/, "").startsWith(`+${countryCallingCode}`)) return false;
  return countryCallingCode === FINLAND || !THOUSANDS.test(raw);
}

/** A mobile number in groups of its writer's own, such as 0400 123 456. */
function isMobile(number, raw) {
  const groups = raw.match(/\d+/g);
  return (
    number.getType() === "MOBILE" &&
    number.countryCallingCode === FINLAND &&
    number.nationalNumber.length >= MOBILE_DIGITS_AT_LEAST &&
    groups[0].length > 2 && // the code of the network, never a day or an hour
    groups.every((group) => group.length > 1)
  );
}

/** A number of a public service or a company, such as 0295 350 000 or 0800 100 100. */
const isService = (number, raw) => SERVICE.test(raw) && !["FIXED_LINE", "MOBILE"].includes(number.getType());

/** Whether 00 leads to a country, and is not part of a time or of a postal code such as 00690 beside a number. */
function isAbroad(number, raw) {
  const code = number.countryCallingCode;
  const leads = new RegExp(`^\\(?00(?:${code}(?!\\d)|${code}\\d{5}| ${code})`).test(raw);
  return leads && !number.isNonGeographic() && number.nationalNumber.length >= DIGITS_AT_LEAST;
}

function isPhone(raw) {
  const number = parsePhoneNumber(raw.replaceAll("\n", " "), { defaultCountry: REGION, extract: false });
  if (!number?.isValid() || (/^\(?00/.test(raw) && !isAbroad(number, raw))) return false;
  if (isOfItsCountry(number, raw) || isMobile(number, raw) || isService(number, raw)) return true;
  // Not a short number such as 03/2026: those that a person has are longer; nor one over two lines of a list.
  return number.nationalNumber.length >= DIGITS_AT_LEAST && !raw.includes("\n") && isStrict(number, raw);
}

/** Two lines as one, since a group may be broken; digits that stand apart, each by itself, as a number. */
const joinedOf = (raw) => (SINGLE_DIGITS.test(raw) ? raw.replace(/[ -]/g, "") : raw.replaceAll("\n", ""));

/** Whether it is a mobile number once it is put together. */
function isBrokenMobile(raw) {
  const joined = joinedOf(raw);
  const number = joined === raw ? null : parsePhoneNumber(joined, { defaultCountry: REGION, extract: false });
  return Boolean(number?.isValid()) && isMobile(number, joined);
}

/** Where a number that begins there may end, the farthest first. */
function cuts(text, start, candidate) {
  const amidSum = BEFORE_THOUSANDS.test(text.slice(Math.max(0, start - 5), start)) || candidate.startsWith("358");
  const [fewest, most] = AT_HOME.test(candidate) ? DIGITS_AT_HOME : CANDIDATE_DIGITS;
  const ends = [];
  let digits = 0;
  for (const { 0: group, index } of candidate.matchAll(/\d+/g)) {
    digits += group.length;
    if (digits >= fewest && digits <= most) ends.unshift(start + index + group.length);
  }
  return ends.filter((end) => !ENDS_AMID.test(text.slice(end, end + 2)) && !(amidSum && THOUSANDS.test(text.slice(start, end))));
}

/** Start and end of every phone number. */
export function* phoneNumbers(text) {
  const bare = bared(text);
  CANDIDATE.lastIndex = 0;
  for (let found; (found = CANDIDATE.exec(bare)); ) {
    const { 0: candidate, 1: first, index: start } = found;
    const end = cuts(bare, start, candidate).find((each) => {
      const raw = bare.slice(start, each);
      return isPhone(raw) || isBrokenMobile(raw);
    });
    if (end !== undefined) yield [start, end];
    CANDIDATE.lastIndex = end ?? start + candidate.indexOf(first) + first.length;
  }
}
