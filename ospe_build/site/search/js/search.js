// Search over the site's own index, for every page that searches, and the field in the header.

import { excerptOf, meantBy } from "./excerpt.js";
import { enhance } from "./field.js";
import { asked, find, readOnly } from "./find.js";
import { MeansTable } from "./means.js";
import { nearest } from "./nearest.js";
import { tableAt } from "./table.js";

const SHORTEST_BEGINNING = 3;
const SHORTEST_PART = 5;

/**
 * Search the site.
 *
 * @param {string} query words as people write them; with quotation marks, only the phrase as it stands.
 * @param {{base: string, sessionsOnly?: boolean}} options the site's root as a full address; whether only sessions are
 *   sought.
 * @returns {Promise<{results: Array, called: Array, partial: boolean, nearest: string, first: number, terms: Array, readOnly: number}>} `results`
 *   are pages, the best first, each with its `number`, the words that it lacks (`missing`) and `load()`, which gives
 *   `{url, title, kind, language, isSession, excerpt}`. `called` are those that are called what was sought and are no sessions.
 *   `partial` is true when no page has all words and these have some of them.
 *   `nearest` is the query with the site's own words in the place of those that are nowhere, or empty. Pages from the
 *   number `first` on are sessions, the oldest first. `terms` are the words sought, each with its sessions (`numbers`).
 *   `readOnly` is the number of the newest pages in which alone a phrase was sought; 0 where it was sought in all.
 */
export async function search(query, { base, sessionsOnly = false }) {
  const table = tableAt(base);
  const { firstSession: first } = await table.contents();
  const { terms, found, partial, called } = await find(table, query, { sessionsOnly, language: document.documentElement.lang });
  const load = async (number) => {
    const page = await table.page(number);
    return { ...page, isSession: number >= first, excerpt: excerptOf(page, terms) };
  };
  return {
    first,
    partial,
    results: found.map(({ number, missing }) => ({ number, missing, load: () => load(number) })),
    called: called.map((number) => ({ load: () => load(number) })),
    nearest: await nearestQuery(table, terms),
    readOnly: readOnly(terms),
    terms: terms.map(({ word, found: pages }) => ({ word, numbers: [...pages.keys()].filter((number) => number >= first) })),
  };
}

/**
 * Search the means of all sessions.
 *
 * @param {string} query as `search` takes it.
 * @param {string} base - the site's root as a full address.
 * @returns {Promise<{words: Array, nearest: string, readOnly: number, isIn: Function, excerpt: Function}>} `words` are those
 *   sought, each with the means that hold it (`numbers`, see means.js); `nearest` and `readOnly` are as `search` tells. `isIn(text)` tells whether a
 *   text surely holds them all, `excerpt(number)` gives the part of a means' texts where most stand, as nodes, none where
 *   there is none.
 */
export async function searchMeans(query, base) {
  const table = tableAt(base);
  const means = new MeansTable(table);
  const terms = await asked(means, query);
  const isLost = terms.some(({ found, phrase }) => !found.size && !phrase);
  return {
    words: terms.map(({ word, found }) => ({ word, numbers: [...found.keys()] })),
    // What no means holds may stand elsewhere on the site, and is then no mistake.
    nearest: isLost ? await nearestQuery(table, await asked(table, query)) : "",
    readOnly: readOnly(terms),
    isIn: (text) => terms.every((term) => !term.phrase && meantBy(text, term)),
    excerpt: async (number) => {
      const { pieces } = excerptOf(await means.page(number), terms);
      return pieces.some(([, found]) => found) ? pieces.map(nodeOf) : [];
    },
  };
}

/** The query with the nearest words of the site for those that are nowhere; empty where nothing is near. */
async function nearestQuery(table, terms) {
  const lost = terms.filter(({ found, word }) => found.size === 0 && !word.includes(" "));
  if (!lost.length) return "";
  const vocabulary = await table.vocabulary();
  const suggestions = lost.map(async ({ word }) => [word, nearest(word, vocabulary) || (await lastPart(table, word, vocabulary))]);
  const near = new Map(await Promise.all(suggestions));
  if (![...near.values()].some(Boolean)) return "";
  return terms.map(({ word }) => near.get(word) || word).join(" ");
}

/** Of a compound that is nowhere, the last part, if that is somewhere: of "lähikirjastojen" it is "kirjastojen". */
async function lastPart(table, word, vocabulary) {
  for (let border = SHORTEST_BEGINNING; border <= word.length - SHORTEST_PART; border += 1) {
    const part = word.slice(border);
    const begin = part.slice(0, SHORTEST_PART);
    if (!vocabulary.some((one) => one.startsWith(begin))) continue;
    if ((await table.entriesOf(part)).some(({ held }) => held.length)) return part;
  }
  return "";
}

/** The address of a page that was found: of the place where the words stand, with the words (found.js). */
export function addressOf({ url, excerpt }) {
  const words = [...new Set(excerpt.pieces.filter(([, found]) => found).map(([text]) => text.toLowerCase()))];
  const query = words.length ? `?${new URLSearchParams({ haku: words.join(" ") })}` : "";
  return `${url}${query}${excerpt.anchor ? `#${excerpt.anchor}` : ""}`;
}

/** An excerpt's name and text, as nodes. */
export function excerptNodes({ excerpt, title }) {
  const nodes = excerpt.pieces.map(nodeOf);
  // The title is shown already.
  if (!excerpt.name || excerpt.name === title) return nodes;
  return [excerpt.name.endsWith("?") ? `${excerpt.name} ` : `${excerpt.name}: `, ...nodes];
}

/** A piece of an excerpt; what was sought is marked. */
function nodeOf([text, found]) {
  if (!found) return text;
  const node = document.createElement("mark");
  node.textContent = text;
  return node;
}

const isWriting = (target) => target.closest("input, textarea, select, [contenteditable]:not([contenteditable=false])") !== null;

const [field] = [...document.querySelectorAll("[data-ospe-search]")].map((root) => enhance(root, { search, addressOf, excerptNodes }));
document.addEventListener("keydown", (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target);
  const controlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
  if (!field || !(slash || controlK)) return;
  event.preventDefault();
  field.focus();
  field.select();
});
