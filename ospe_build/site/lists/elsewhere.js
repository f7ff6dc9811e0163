// What else the site has, where no row of a list fits: the card or page that is nearest.

import { element } from "./dom.js";

/**
 * The best page of the site that is no session, for a query that finds none; null where there is none with all words.
 *
 * @param {object} searching - search.js.
 * @param {string} query
 * @param {string} base - the site's root, as a full address.
 * @param {string} label - what is said before the link.
 */
export async function nearestPage(searching, query, base, label) {
  const { results, first } = await searching.search(query, { base });
  const page = await results.find(({ number, missing }) => number < first && !missing.length)?.load();
  return page ? element("p", {}, `${label} `, linkTo(page, searching.addressOf(page))) : null;
}

/** A link to a page that search has found. */
export const linkTo = (page, href) => element("a", { href, lang: page.language }, page.title);
