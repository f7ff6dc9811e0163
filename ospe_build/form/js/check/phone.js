// Phone numbers in running text: Finnish ones, and those of other countries that begin with a plus sign; the same finds as
// `ospe_build/checking/phones.py`. libphonenumber-js says which candidates are valid; how the others than mobile numbers
// must be grouped follows `Leniency.STRICT_GROUPING` of libphonenumber, which the Python side uses.

import parsePhoneNumber from "libphonenumber-js/max";

import {
  AT_HOME,
  BEFORE_THOUSANDS,
  BUSINESS_ID,
  CANDIDATE,
  COUNTRY_CODE,
  DIGITS,
  DIGITS_AT_HOME,
  DIGITS_AT_LEAST,
  ENDS_AMID,
  LINK,
  MOBILE_DIGITS_AT_LEAST,
  NO_PHONE,
  OLD_BOOK,
  REGION,
  SERVICE,
  SIGNS,
  SINGLE_DIGITS,
  THOUSANDS,
} from "ospe_build/checking/phones";

import { isBook, isBusinessId } from "./number_signs.js";
import { every, start, whole, within } from "./pattern.js";

const FINLAND = String(COUNTRY_CODE);
const NO_PHONES = every(NO_PHONE);
const BUSINESS_IDS = every(BUSINESS_ID);
const OLD_BOOKS = every(OLD_BOOK);
const LINKS = every(LINK);
const ALL_SIGNS = new RegExp(`[${SIGNS}]`, "g");
const CANDIDATES = every(CANDIDATE);
const ARE_SINGLE_DIGITS = whole(SINGLE_DIGITS);
const BEGINS_AT_HOME = start(AT_HOME);
const BEGINS_AMID = start(ENDS_AMID);
const ARE_THOUSANDS = whole(THOUSANDS);
const ENDS_BEFORE_THOUSANDS = within(BEFORE_THOUSANDS);
const IS_SERVICE = whole(SERVICE);

const blank = (text) => "|".repeat(text.length);

/** A link to a number as that number alone, as long as before; without a zero it is that of a country. */
function linked(whole, before, number) {
  const plus = /^[1-9]/.test(number) ? " +" : " ";
  return "|".repeat(before.length - plus.length) + plus + number.replaceAll("%20", "   ").replace(/%2B/gi, "  +");
}

/** The text with what only looks like a phone number blanked out. */
const bared = (text) =>
  text
    .replace(ALL_SIGNS, "-")
    .replace(LINKS, linked)
    .replace(NO_PHONES, blank)
    .replace(OLD_BOOKS, (whole, number) => (isBook(number) ? blank(whole) : whole))
    .replace(BUSINESS_IDS, (whole) => (isBusinessId(whole) ? blank(whole) : whole));

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
  return countryCallingCode === FINLAND || !ARE_THOUSANDS.test(raw);
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
const isService = (number, raw) => IS_SERVICE.test(raw) && !["FIXED_LINE", "MOBILE"].includes(number.getType());

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
const joinedOf = (raw) => (ARE_SINGLE_DIGITS.test(raw) ? raw.replace(/[ -]/g, "") : raw.replaceAll("\n", ""));

/** Whether it is a mobile number once it is put together. */
function isBrokenMobile(raw) {
  const joined = joinedOf(raw);
  const number = joined === raw ? null : parsePhoneNumber(joined, { defaultCountry: REGION, extract: false });
  return Boolean(number?.isValid()) && isMobile(number, joined);
}

/** Where a number that begins there may end, the farthest first. */
function cuts(text, start, candidate) {
  const amidSum = ENDS_BEFORE_THOUSANDS.test(text.slice(Math.max(0, start - 5), start)) || candidate.startsWith("358");
  const [fewest, most] = BEGINS_AT_HOME.test(candidate) ? DIGITS_AT_HOME : DIGITS;
  const ends = [];
  let digits = 0;
  for (const { 0: group, index } of candidate.matchAll(/\d+/g)) {
    digits += group.length;
    if (digits >= fewest && digits <= most) ends.unshift(start + index + group.length);
  }
  return ends.filter((end) => !BEGINS_AMID.test(text.slice(end, end + 2)) && !(amidSum && ARE_THOUSANDS.test(text.slice(start, end))));
}

/** Start and end of every phone number. */
export function* phoneNumbers(text) {
  const bare = bared(text);
  CANDIDATES.lastIndex = 0;
  for (let found; (found = CANDIDATES.exec(bare)); ) {
    const { 0: candidate, 1: first, index: start } = found;
    const end = cuts(bare, start, candidate).find((each) => {
      const raw = bare.slice(start, each);
      return isPhone(raw) || isBrokenMobile(raw);
    });
    if (end !== undefined) yield [start, end];
    CANDIDATES.lastIndex = end ?? start + candidate.indexOf(first) + first.length;
  }
}
