// What is shown of a page that was found: the place where most of what was sought stands.

import { words } from "./fold.js";

const WORDS = 28;
const BEFORE = 4;
const BETWEEN_WORDS = /([^\p{L}\p{N}\u00ad\u2010\u2011'’-]+)/u;

const meantBy = (text, { tests }) => words(text).some((word) => tests.some((test) => test(word)));

/** Pieces of a text with the terms that each holds; a piece is a word or what stands between two. */
function piecesOf(text, terms) {
  return text.split(BETWEEN_WORDS).map((piece, at) => ({
    text: piece,
    terms: at % 2 ? [] : terms.filter((term) => meantBy(piece, term)),
  }));
}

/** The best stretch of a text: where it begins, and how many different terms it holds. */
function bestOf(pieces) {
  let best = { from: 0, count: 0 };
  pieces.forEach(({ terms }, from) => {
    if (!terms.length) return;
    const count = new Set(pieces.slice(from, from + 2 * WORDS).flatMap((piece) => piece.terms)).size;
    if (count > best.count) best = { from, count };
  });
  return best;
}

/**
 * The excerpt of a page: `{name, anchor, pieces: [[text, found]]}`; of a page that is found by its title alone, its
 * first text.
 */
export function excerptOf({ sections }, terms) {
  let best = null;
  // The first section tells whose page it is; that the card says already.
  const [about, ...others] = sections;
  for (const [name, anchor, text, also] of [...others, about]) {
    const pieces = piecesOf(text, terms);
    const { from, count } = bestOf(pieces);
    const held = count || (terms.some((term) => meantBy(also, term)) ? 1 : 0);
    if (!best || held > best.count) best = { name, anchor, pieces, from, count: held };
  }
  const from = Math.max(0, best.from - 2 * BEFORE);
  const to = from + 2 * WORDS;
  const shown = best.pieces.slice(from, to).map(({ text, terms: held }) => [text.replaceAll("\n", " · "), held.length > 0]);
  if (from > 0) shown.unshift(["… ", false]);
  if (to < best.pieces.length) shown.push([" …", false]);
  return { name: best.name, anchor: best.count ? best.anchor : "", pieces: shown };
}
