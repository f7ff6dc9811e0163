// Text as it goes into a file: without what cannot be seen and what turns other text around (contract.md, "Reading YAML").

import { allowed } from "../yaml/characters.js";

const BREAKS = /\r\n|[\r\v\f\x85\u2028\u2029]/g;

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

/** A whole number; what is no number stays as it was written, for the schema to complain of. */
export const wholeNumber = (text) => (/^-?[0-9]{1,15}$/.test(text) ? Number(text) : text);

/** A cell of a spreadsheet with line breaks or quotation marks in it, as spreadsheets copy it. */
const CELL = /(^|[\t\n])"((?:[^"]|"")*[\n\t](?:[^"]|"")*|(?:[^"]|"")*""(?:[^"]|"")*)"(?=[\t\n]|$)/g;
/** What stands before an item of a list: a sign, a box to tick; a number, a letter or `o` where a tab follows. */
const SIGNS = "–—•*·▪◦‣●○■□✓✔➢➤►❖◆\ue000-\uf8ff-"; // those of the private use area are Word's, out of its symbol fonts
const MARK = new RegExp(`^\\s*(?:(?:[☐☑☒${SIGNS}]|\\[[ xX]?\\])(?:[ \\t\\xa0]+|(?<=[☐☑☒]))|(?:[0-9]{1,3}[.)]|\\p{L}[.)]|[ivx]{2,4}[.)]|o|§|[${SIGNS}])\\t+)`, "u");
const KEPT = { "\n": "\u0000", "\t": "\u0001" };
const IS_KEPT = new RegExp(`[${Object.values(KEPT).join("")}]`, "g");

/** The pieces of a pasted text: one a line, one a cell; without the marks of a list. */
export function pieces(text) {
  const cells = text
    .replace(BREAKS, "\n")
    .replace(IS_KEPT, "")
    .replace(CELL, (_, before, cell) => before + cell.replaceAll('""', '"').replace(/[\n\t]/g, (sign) => KEPT[sign]));
  return cells
    .split("\n")
    .flatMap((row) => row.replace(MARK, "").split("\t"))
    .map((cell) => clean(cell.replaceAll("\u0000", "\n").replaceAll("\u0001", " ").replace(MARK, "")))
    .filter(Boolean);
}

/** What makes even a single piece other than it would be pasted: a cell's quotation marks, tabs, odd line breaks. */
const ODD = /["\t\v\f\x85\u2028\u2029]/;

/** The pieces of what is pasted; none where the browser pastes it just as well. */
export function pastedPieces(event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const found = pieces(text);
  return found.length > 1 || ODD.test(text) || allowed(text) !== text ? found : [];
}

/** Paste what is a single piece without its mark and its quotation marks, so that the browser's own undo takes it back. */
export function pasteOne(event) {
  const [piece, ...more] = event.defaultPrevented ? [] : pastedPieces(event);
  if (!piece || more.length || !event.target.matches("input, textarea")) return;
  event.preventDefault();
  document.execCommand("insertText", false, event.target.matches("input") ? oneLine(piece) : piece);
}

/** A text as it is compared with another: trimming and composition make no difference. */
export const comparable = (text) => text.trim().normalize("NFC");
