// What is shown of a page that was found: the place where most of what was sought stands.

import { holdsPhrase, words } from "./fold.js";

const WORDS = 28;
const BEFORE = 4;
const NAME = 0;
const UNSEEN = 0.9;
// One word are the parts of 12 500, of 12.3.2026 and of EU:n, too.
const WITHIN_A_WORD = "(?<=\\p{Nd})(?:[ \u00a0\u202f](?=\\p{Nd}{3}(?!\\p{Nd}))|\\.(?=\\p{Nd}))|(?<=[\\p{L}\\p{N}]):(?=\\p{L})";
const BETWEEN_WORDS = new RegExp(`((?:(?!${WITHIN_A_WORD})[^\\p{L}\\p{N}\u00ad\u2010\u2011'’-])+)`, "u");

/** Whether a text holds something of a term; of a phrase, all of it. */
export const meantBy = (text, { phrase, ways }) =>
  phrase ? holdsPhrase(text, phrase) : words(text).some((word) => ways.flat(2).some((test) => test(word)));

/** Pieces of a text with the terms that each holds; a piece is a word or what stands between two. */
function piecesOf(text, terms) {
  const loose = terms.filter(({ phrase }) => !phrase);
  const pieces = text.split(BETWEEN_WORDS).map((piece, at) => ({
    text: piece,
    terms: at % 2 ? [] : loose.filter((term) => meantBy(piece, term)),
  }));
  const found = terms.filter((term) => term.phrase && meantBy(text, term));
  const written = found.length ? pieces.flatMap((piece) => words(piece.text).map((word) => ({ word, piece }))) : [];
  for (const term of found) {
    written.forEach((_, from) => {
      const run = written.slice(from, from + term.phrase.length);
      if (!term.phrase.every((word, at) => run[at]?.word === word)) return;
      for (const { piece } of run) if (!piece.terms.includes(term)) piece.terms.push(term);
    });
  }
  return pieces;
}

/** The best stretch of a text: where it begins, and how many different terms it holds; of as many, the densest. */
function bestOf(pieces) {
  let best = { from: 0, count: 0 };
  pieces.forEach(({ terms }, from) => {
    if (!terms.length) return;
    const held = pieces.slice(from, from + 2 * WORDS).filter((piece) => piece.terms.length);
    const count = new Set(held.flatMap((piece) => piece.terms)).size + held.length / (4 * WORDS);
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
  // The first section tells whose page it is; that the card says already, and of a page that is nobody's, its kind.
  const [about, ...others] = sections;
  for (const [name, anchor, text, also] of about[NAME] || !others.length ? [...others, about] : others) {
    const pieces = piecesOf(text, terms);
    const { from, count } = bestOf(pieces);
    // What only leads to a section is not seen in it, so a bit less than what is.
    const held = Math.max(count, UNSEEN * terms.filter((term) => meantBy(also, term)).length);
    if (!best || held > best.count) best = { name, anchor, pieces, from, count: held };
  }
  const from = Math.max(0, best.from - 2 * BEFORE);
  const to = from + 2 * WORDS;
  const shown = best.pieces.slice(from, to).map(({ text, terms: held }) => [text.replaceAll("\n", " · "), held.length > 0]);
  if (from > 0) shown.unshift(["… ", false]);
  if (to < best.pieces.length) shown.push([" …", false]);
  return { name: best.name, anchor: best.count ? best.anchor : "", pieces: shown };
}
