// Personal data anywhere in a file: values, keys and comments (OSPE401 to OSPE404); as `ospe_build/checking/privacy.py`.

import { finding } from "../yaml/read.js";
import { strings } from "./fields.js";
import { accountNumbers, emailAddresses, identityCodes } from "./identity.js";
import { phoneNumbers } from "./phone.js";

const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const WIDE = /[\uff10-\uff19\uff0b]/g;
const UNSEEN = /[\u00ad\u200c\u200d]/g;
const BETWEEN = "[\\s()\\[\\].~/\\u00ad\\u200c\\u200d\\u2010-\\u2015\\u2212-]*";
const DIGITS = new RegExp(`[+\\d](?:${BETWEEN}\\d){5,}`, "g");
const ISO_DATE = /^\d{4}-\d\d-\d\d$/;
const TELLTALE = new RegExp(`(?<!\\d)[0+]|(?<!\\d)358|(?<!\\d)\\d{6}\\s?[^\\s\\d]\\s?\\d{3}|\\d(?:${BETWEEN}\\d){8}`);
const FURTHER = 6;

/** Whether a text can hold personal data at all: one quick look that clears nearly every text. */
function mayHold(text) {
  if (text.includes("@")) return true;
  return [...text.matchAll(DIGITS)].some(
    ({ 0: digits, index }) => !ISO_DATE.test(digits) && TELLTALE.test(text.slice(index, index + digits.length + FURTHER)),
  );
}

/** Codes of the personal data in a text, in the order of their places. */
function codesIn(text, ibans) {
  const clean = text
    .replace(UNSEEN, "")
    .replace(SPACES, " ")
    .replace(DASHES, "-")
    .replace(WIDE, (wide) => wide.normalize("NFKC"));
  const taken = [];
  const detectors = [
    ["OSPE401", identityCodes],
    ["OSPE402", emailAddresses],
    ["OSPE404", (each) => accountNumbers(each, ibans)],
    ["OSPE403", phoneNumbers],
  ];
  for (const [code, find] of detectors) {
    for (const [start, end] of find(clean)) {
      if (taken.every(([, first, last]) => end <= first || start >= last)) taken.push([code, start, end]);
    }
  }
  return taken.sort((one, other) => one[2] - other[2]).map(([code]) => code);
}

/** The personal data of a document. */
export function* personalData(document, { ibans }) {
  // What could not be read is looked through line by line.
  for (const line of document.refused ? document.text.split(/\r\n|\r|\n/) : []) {
    if (mayHold(line)) for (const code of codesIn(line, ibans)) yield finding(code, []);
  }
  for (const [pointer, text] of strings(document.value)) {
    if (mayHold(text)) for (const code of codesIn(text, ibans)) yield finding(code, pointer, { position: document.lines ? document.position(pointer) : undefined });
  }
  for (const { text } of document.comments) {
    if (mayHold(text)) for (const code of codesIn(text, ibans)) yield finding(code, []);
  }
}
