// Text as it goes into a file: without what cannot be seen and what turns other text around (contract.md, "Reading YAML").

import { allowed } from "../yaml/characters.js";

const BREAKS = /\r\n|[\r\u2028\u2029]/g;

/** The text without what no reader could see, its ends bare, its line breaks of one kind. */
export function clean(text) {
  return allowed(text.replace(BREAKS, "\n").replace(/\t/g, " ").replace(/[\p{Cs}\xad]/gu, ""))
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
