// Phone numbers in running text: Finnish ones, and those of other countries that begin with a plus sign. libphonenumber-js
// finds candidates that are valid; how they must be grouped follows `Leniency.STRICT_GROUPING` of libphonenumber, which
// the Python side uses (`ospe_build/checking/detectors.py`).

import { findPhoneNumbersInText } from "libphonenumber-js/max";

const REGION = "FI";
const FINLAND = "358";
const DIGITS_AT_LEAST = 7;
const MOBILE_DIGITS_AT_LEAST = 8;
const NO_PHONE = new RegExp(
  [
    "(?:https?://|www\\.)\\S+", // an address on the web
    "ISBN[\\s:\\-]*\\d(?:[\\s\\-]?\\d){8,11}[\\s\\-]?[\\dX]", // a book
    "(?<![\\d.,])(?:0|[1-9]\\d{0,2})[.,]\\d+(?![.,]?\\d)", // a decimal number, a coordinate
    "(?<!\\d)[0-3]\\d[01]\\d(?:19|20)\\d\\d(?!\\d)", // a day without its dots
    "(?<!\\d)\\d{4} ?- ?\\d{4}(?![ \\-]?\\d)", // opening hours, years, rooms
    "(?<!\\d)\\d{5} \\d{5}(?!\\d)", // two postal codes
    "\\+\\d{1,3}(?: \\d{3})+(?= ?(?:€|e(?![\\p{L}\\p{N}_])|eur|%|kpl|prosent))", // a sum
  ].join("|"),
  "giu",
);
const BUSINESS_ID = /(?<![\d-])(\d{7})-(\d)(?![\d-])/g;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2];

/** Whether a Finnish business id has the right check digit. */
function isBusinessId(digits, check) {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (11 - (sum % 11)) % 11 === Number(check) && sum % 11 !== 1;
}

const blank = (text) => "|".repeat(text.length);

/** The text with what only looks like a phone number blanked out. */
const bared = (text) =>
  text.replace(NO_PHONE, blank).replace(BUSINESS_ID, (whole, digits, check) => (isBusinessId(digits, check) ? blank(whole) : whole));

const digitsOf = (text) => text.replace(/\D/g, "");

/** Whether a candidate says which country it belongs to by itself. */
const saysCountry = (raw) => /^[^\d]*\+/.test(raw) || /^[^\d]*00\d/.test(raw);

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

/** Whether a number begins with 0 where its country writes it so. */
const hasPrefix = ({ number }, raw) =>
  saysCountry(raw) || digitsOf(raw).startsWith("0") || !/^0/.test(digitsOf(number.formatNational()));

function isStrict({ number }, raw) {
  if ((raw.match(/\//g) ?? []).length > 1) return false;
  return [...groupings(number)].some((groups) => staysGrouped(number, raw, groups));
}

const isLongEnough = ({ number }) => number.countryCallingCode !== FINLAND || number.nationalNumber.length >= DIGITS_AT_LEAST;

/** A mobile number in groups of its writer's own, such as 0400 123 456. */
function isMobile({ number }, raw) {
  const groups = raw.match(/\d+/g);
  return (
    number.getType() === "MOBILE" &&
    number.countryCallingCode === FINLAND &&
    number.nationalNumber.length >= MOBILE_DIGITS_AT_LEAST &&
    groups[0].length > 2 && // the code of the network, never a day or an hour
    groups.every((group) => group.length > 1)
  );
}

/** Start and end of every phone number. */
export function* phoneNumbers(text) {
  const bare = bared(text);
  const matches = findPhoneNumbersInText(bare, { defaultCountry: REGION, leniency: "VALID" });
  const taken = [];
  for (const fits of [(match, raw) => isStrict(match, raw) && isLongEnough(match), isMobile]) {
    for (const match of matches) {
      const { startsAt: start, endsAt: end } = match;
      const raw = bare.slice(start, end);
      if (!hasPrefix(match, raw) || !fits(match, raw) || taken.some(([first, last]) => start < last && end > first)) continue;
      taken.push([start, end]);
      yield [start, end];
    }
  }
}
