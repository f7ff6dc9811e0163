// Text as it goes into a file: without what cannot be seen and what turns other text around (contract.md, "Reading YAML").

const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g;
const BREAKS = /\r\n|[\r\u2028\u2029]/g;

/** The text without what no reader could see, its ends bare, its line breaks of one kind. */
export function clean(text) {
  const seen = text.replace(BREAKS, "\n").replace(/\t/g, " ").replace(UNSEEN, "").replace(/\p{Cs}/gu, "");
  return seen
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}

/** The same text on one line. */
export const oneLine = (text) => clean(text).replace(/\n+/g, " ");

/** The pieces of a pasted text: one a line, without the marks of a list. */
export function pieces(text) {
  return text
    .replace(BREAKS, "\n")
    .split("\n")
    .map((line) => clean(line.replace(/^\s*(?:[-–—•*·▪◦‣]\s+)?/u, "")))
    .filter(Boolean);
}

/** A text as it is compared with another: trimming and composition make no difference. */
export const comparable = (text) => text.trim().normalize("NFC");
