// Quotation marks that are none for YAML; as `ospe_build/quote_marks.py`.

import { quoted } from "../yaml/scalar.js";

/** The text without the curly quotation marks around it; an empty text where there are none, or nothing between them. */
export function withoutQuoteMarks(text, { quoted: pattern }) {
  let bare = text.trim();
  while (pattern.test(bare)) bare = bare.replace(/[ ,;]+$/, "").slice(1, -1).trim();
  return bare === text.trim() ? "" : bare;
}

/** A text in quotation marks, in the place of curly ones around it. */
export const requoted = (text, context) => quoted(withoutQuoteMarks(text, context) || text);
