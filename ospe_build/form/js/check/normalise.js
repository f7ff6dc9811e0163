// A text as the detectors look at it: one form for every letter, digit, space and hyphen, and nothing unseen; as
// `ospe_build/checking/normalise.py`.

import { digits as DIGIT_RUNS } from "ospe_build/form/numbers";

const NOT_NORMALISED = /[^\n -~]/u;
const SPACE = /[\p{Zs}\t]/gu;
const DASH = /[\p{Pd}\u2212]/gu;
const UNSEEN = /[\p{Cf}\p{M}\u115f\u1160\u3164]/gu;
const OTHER_DIGIT = /[\p{Nd}\p{No}]/gu;

/** The digit of a character by runs of code points: the first one, its digit, and how many follow one another. */
function digitOf(character) {
  const code = character.codePointAt(0);
  const run = DIGIT_RUNS.find(([first, , count]) => code >= first && code < first + count);
  return run ? String(run[1] + code - run[0]) : character;
}

/** @param {string} text */
export function normalised(text) {
  if (!NOT_NORMALISED.test(text)) return text.replaceAll("\t", " ");
  return text
    .normalize("NFKC")
    .replace(SPACE, " ")
    .replace(DASH, "-")
    .replace(UNSEEN, "")
    .replace(OTHER_DIGIT, digitOf);
}

/** The text with each match replaced, and where each of its characters stood; a match may give itself back. */
export function replaced(text, pattern, by) {
  const places = [];
  let written = "";
  let done = 0;
  const keep = (end) => {
    for (let place = done; place < end; place++) places.push(place);
    written += text.slice(done, end);
    done = end;
  };
  for (const found of text.matchAll(pattern)) {
    const put = by(found);
    if (put === found[0]) continue;
    keep(found.index);
    written += put;
    places.push(...Array.from(put, () => found.index));
    done = found.index + found[0].length;
  }
  keep(text.length);
  return { text: written, places };
}
