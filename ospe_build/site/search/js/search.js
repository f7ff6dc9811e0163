// Search over the site's own index, for every page that searches, and the field in the header.

import { excerptOf } from "./excerpt.js";
import { enhance } from "./field.js";
import { find } from "./find.js";
import { nearest } from "./nearest.js";
import { tableAt } from "./table.js";

/**
 * Search the site.
 *
 * @param {string} query words as people write them; with quotation marks, only the phrase as it stands.
 * @param {{base: string, sessionsOnly?: boolean}} options the site's root as a full address; whether only sessions are
 *   sought.
 * @returns {Promise<{results: Array, partial: boolean, nearest: string, first: number, terms: Array}>} `results` are
 *   pages, the best first, each with its `number`, the words that it lacks (`missing`) and `load()`, which gives
 *   `{url, title, kind, language, excerpt}`. `partial` is true when no page has all words and these have some of them.
 *   `nearest` is the query with the site's own words in the place of those that are nowhere, or empty. Pages from the
 *   number `first` on are sessions, the oldest first. `terms` are the words sought, each with its pages (`numbers`).
 */
export async function search(query, { base, sessionsOnly = false }) {
  const table = tableAt(base);
  const { firstSession: first } = await table.contents();
  const { terms, found, partial } = await find(table, query, { sessionsOnly });
  const load = async (number) => {
    const page = await table.page(number);
    return { ...page, excerpt: excerptOf(page, terms) };
  };
  return {
    first,
    partial,
    results: found.map(({ number, missing }) => ({ number, missing, load: () => load(number) })),
    nearest: await nearestQuery(table, terms),
    terms: terms.map(({ word, found: pages }) => ({ word, numbers: [...pages.keys()].filter((number) => number >= first) })),
  };
}

/** The query with the nearest words of the site for those that are nowhere; empty where nothing is near. */
async function nearestQuery(table, terms) {
  const lost = terms.filter(({ found, word }) => found.size === 0 && !word.includes(" "));
  if (!lost.length) return "";
  const vocabulary = await table.vocabulary();
  const near = new Map(lost.map(({ word }) => [word, nearest(word, vocabulary)]));
  if (![...near.values()].some(Boolean)) return "";
  return terms.map(({ word }) => near.get(word) || word).join(" ");
}

/** The address of a page that was found: of the place where the words stand, with the words (found.js). */
export function addressOf({ url, excerpt }) {
  const words = [...new Set(excerpt.pieces.filter(([, found]) => found).map(([text]) => text.toLowerCase()))];
  const query = words.length ? `?${new URLSearchParams({ haku: words.join(" ") })}` : "";
  return `${url}${query}${excerpt.anchor ? `#${excerpt.anchor}` : ""}`;
}

/** An excerpt's name and text, as nodes. */
export function excerptNodes({ excerpt, title }) {
  const nodes = excerpt.pieces.map(([text, found]) => (found ? marked(text) : text));
  // The title is shown already.
  if (!excerpt.name || excerpt.name === title) return nodes;
  return [excerpt.name.endsWith("?") ? `${excerpt.name} ` : `${excerpt.name}: `, ...nodes];
}

function marked(text) {
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
