// Characters that do not belong in a session: controls, those that hide or turn the text around them, and what stands for
// a lost letter. Which of those that cannot be seen stay is told in `ospe_build/reading/characters.py`.

const BIDIRECTIONAL = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";
const CONTROL = "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufffe\\uffff";
const LOST = "\\ufffd";
// Format characters that show nothing, but are no Default_Ignorable_Code_Point (DI).
const FORMAT = "\\ufff9-\\ufffb\\u{13430}-\\u{1343f}";
const PICTURES =
  "\\xa9\\xae\\u203c\\u2049\\u2122\\u2139\\u2190-\\u21ff\\u2300-\\u23ff\\u24c2\\u25a0-\\u27bf\\u2900-\\u297f\\u2b00-\\u2bff" +
  "\\u3030\\u303d\\u3297\\u3299\\u{1f000}-\\u{1faff}";
const LETTER = "(?!\\p{DI})[\\p{L}\\p{M}]";
const STAYS = [
  `(?<=${LETTER})[\\u200c\\u200d](?=${LETTER})`,
  `(?<=[${PICTURES}]\\ufe0f?)[\\u200c\\u200d](?=[${PICTURES}])`,
  `(?<=[${PICTURES}])[\\ufe0e\\ufe0f]`,
  "(?<=[0-9#*])[\\ufe0e\\ufe0f](?=\\u20e3)",
  "\\xad",
].join("|");
const FORBIDDEN = new RegExp(`(?!${STAYS})[${CONTROL}${LOST}${FORMAT}\\p{DI}]`, "gu");
const CODES = [
  ["OSPE111", new RegExp(`[${CONTROL}]`, "u")],
  ["OSPE112", new RegExp(`[${BIDIRECTIONAL}]`, "u")],
  ["OSPE119", new RegExp(LOST, "u")],
];

/** The forbidden characters of a text: code, index and name of each. */
export function* forbidden(text) {
  for (const { 0: character, index } of text.matchAll(FORBIDDEN)) {
    const code = CODES.find(([, pattern]) => pattern.test(character))?.[0] ?? "OSPE113";
    yield { code, index, character: `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` };
  }
}

/** The text without what is forbidden; what stands for a lost letter stays, since a person has to mend it. */
export const allowed = (text) => text.replace(FORBIDDEN, (character) => (character === "\ufffd" ? character : ""));
