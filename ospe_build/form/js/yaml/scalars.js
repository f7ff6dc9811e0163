// What a plain scalar stands for in our subset of YAML 1.2 (contract.md, "Reading YAML"), as `ospe_build/reading/scalars.py`.

const CONSTANTS = new Map([["true", true], ["false", false], ["null", null], ["", null]]);
const NUMBER = /^(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?$/;
const MOST_DIGITS = 18;
const LARGEST = 10 ** MOST_DIGITS;

/** The value of a plain scalar: true, false, null, a number, or the text itself. */
export function resolve(text) {
  if (CONSTANTS.has(text)) return CONSTANTS.get(text);
  const found = NUMBER.exec(text);
  if (!found) return text;
  const [, whole, fraction] = found;
  if (whole.length > MOST_DIGITS) return whole.startsWith("-") ? -LARGEST : LARGEST;
  return Number(whole + (fraction ?? ""));
}
