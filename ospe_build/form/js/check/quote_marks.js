// Quotation marks that are none for YAML; as `ospe_build/quote_marks.py`.

import { QUOTED } from "ospe_build/quote_marks";

import { quoted } from "../yaml/scalar.js";

const IN_MARKS = new RegExp(QUOTED, "u");

/** The text without the curly quotation marks around it; an empty text where there are none, or nothing between them. */
export function withoutQuoteMarks(text) {
  let bare = text.trim();
  while (IN_MARKS.test(bare)) bare = bare.replace(/[ ,;]+$/, "").slice(1, -1).trim();
  return bare === text.trim() ? "" : bare;
}

/** A text in quotation marks, in the place of curly ones around it. */
export const requoted = (text) => quoted(withoutQuoteMarks(text) || text);
