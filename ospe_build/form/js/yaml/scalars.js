// What a plain scalar stands for in our subset of YAML 1.2 (contract.md, "Reading YAML"), as `ospe_build/reading/scalars.py`.

import { MOST_DIGITS, NUMBER } from "ospe_build/reading/scalars";

import { whole as matched } from "../check/pattern.js";

const CONSTANTS = new Map([["true", true], ["false", false], ["null", null], ["", null]]);
const WRITTEN_NUMBER = matched(NUMBER);
const LARGEST = 10 ** MOST_DIGITS;

/** The value of a plain scalar: true, false, null, a number, or the text itself. */
export function resolve(text) {
  if (CONSTANTS.has(text)) return CONSTANTS.get(text);
  const found = WRITTEN_NUMBER.exec(text);
  if (!found) return text;
  const [, sign, whole, fraction] = found;
  if (whole.length > MOST_DIGITS) return sign ? -LARGEST : LARGEST;
  return Number(sign + whole + (fraction ?? ""));
}
