// Characters that do not belong in a session: controls, and those that hide or turn the text around them.

const BIDIRECTIONAL = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";
const INVISIBLE = "\\u200b\\u2060\\ufeff";
const CONTROL = "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufffe\\uffff";
const FORBIDDEN = new RegExp(`[${CONTROL}${BIDIRECTIONAL}${INVISIBLE}]`, "gu");
const CODES = [
  ["OSPE112", new RegExp(`[${BIDIRECTIONAL}]`, "u")],
  ["OSPE113", new RegExp(`[${INVISIBLE}]`, "u")],
];

/** The forbidden characters of a text: code, index and name of each. */
export function* forbidden(text) {
  for (const { 0: character, index } of text.matchAll(FORBIDDEN)) {
    const code = CODES.find(([, pattern]) => pattern.test(character))?.[0] ?? "OSPE111";
    yield { code, index, character: `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` };
  }
}
