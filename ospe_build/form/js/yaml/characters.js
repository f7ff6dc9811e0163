// Characters that do not belong in a session: controls, those that hide or turn the text around them, and what stands for
// a lost letter. Which of those that cannot be seen stay is told in `ospe_build/reading/characters.py`.

import { BIDIRECTIONAL, CONTROL, PICTURES, REPLACEMENT } from "ospe_build/reading/characters";

// Format characters that show nothing, but are no Default_Ignorable_Code_Point (DI).
const FORMAT = "\\ufff9-\\ufffb\\u{13430}-\\u{1343f}";
const LETTER = "(?!\\p{DI})[\\p{L}\\p{M}]";
// Each with what stands before it: where a class holds characters below and above U+FFFF, Safari's lookbehind misses the latter.
const STAYS = [
  `${LETTER}[\\u200c\\u200d](?=${LETTER})`,
  `[${PICTURES}](?:\\ufe0f?[\\u200c\\u200d](?=[${PICTURES}])|[\\ufe0e\\ufe0f])`,
  "[0-9#*][\\ufe0e\\ufe0f](?=\\u20e3)",
  "\\xad",
].join("|");
/** What stays, or the first group: what is forbidden. */
const UNSEEN = new RegExp(`${STAYS}|([${CONTROL}${REPLACEMENT}${FORMAT}\\p{DI}])`, "gu");
const CODES = [
  ["OSPE111", new RegExp(`[${CONTROL}]`, "u")],
  ["OSPE112", new RegExp(`[${BIDIRECTIONAL}]`, "u")],
  ["OSPE119", new RegExp(REPLACEMENT, "u")],
];

/** The forbidden characters of a text: code, index and name of each. */
export function* forbidden(text) {
  for (const { 1: character, index } of text.matchAll(UNSEEN)) {
    if (!character) continue;
    const code = CODES.find(([, pattern]) => pattern.test(character))?.[0] ?? "OSPE113";
    yield { code, index, character: `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` };
  }
}

/** The text without what is forbidden; what stands for a lost letter stays, since a person has to mend it. */
export const allowed = (text) =>
  text.replace(UNSEEN, (found, character) => (!character || character === REPLACEMENT ? found : ""));
