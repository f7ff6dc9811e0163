// The results page: cards of sessions, found by their facets and by the site's own text search.
//
// The rows of the index are described in views/lists.py.

import { element, fill, icon } from "./dom.js";
import { facetedList } from "./facets.js";

const [ID, TITLE, PLAYED, EXAMPLE, PLAN, WHERE, FIRST_FACET] = [0, 1, 2, 3, 4, 5, 6];

const app = document.querySelector("[data-results-app]");
const form = document.querySelector("[data-filter]");
const texts = app ? JSON.parse(app.dataset.texts) : {};
const base = app ? new URL(app.dataset.base, location.href).href : "";

let facets; // by name: its column and values
let searching; // search.js, once it is needed

/** What the site's search finds: rows as number -> {rank, missing, load}, and each word with its rows. */
async function match(query, { rows }) {
  searching ??= await import(document.querySelector("[data-ospe-search]").dataset.script);
  const { results, first, partial, nearest, terms } = await searching.search(query, { base, sessionsOnly: true });
  const rowOf = (page) => rows.length - 1 - (page - first); // the index is newest first
  return {
    found: new Map(results.map(({ number, missing, load }, rank) => [rowOf(number), { rank, missing, load }])),
    words: terms.map(({ word, numbers }) => ({ word, rows: new Set(numbers.map(rowOf)) })),
    partial,
    nearest,
  };
}

/** The best page of the site that is no session, for a query that finds none. */
async function elsewhere(query) {
  const { results, first } = await searching.search(query, { base });
  const page = await results.find(({ number, missing }) => number < first && !missing.length)?.load();
  return page ? element("p", {}, `${texts.elsewhere} `, element("a", { href: searching.addressOf(page), lang: page.language }, page.title)) : null;
}

const valuesOf = (row, name) => row[facets[name].column].map((place) => facets[name].values[place]);
const pageLanguage = document.documentElement.lang;
/** A day as `format_date` writes it. */
const day = (iso) =>
  pageLanguage === "en"
    ? new Date(iso).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    : iso.split("-").reverse().map(Number).join(".");
const strong = (words, name) => element("strong", { class: name }, words);

/** What came of a session's plan: a cell for each means, and words. */
function planLine([cells, kept, late, reason], lang) {
  if (!cells.length) return element("p", { class: "result__plan" }, strong(texts.nothing, "result__nothing"), " ", element("span", { lang }, reason));
  const drawn = cells.map(([state, isLate, isPromised]) =>
    element("span", { class: `cell cell--${state}${isPromised ? "" : " cell--proposed"}${isLate ? " cell--late" : ""}` }, icon(app.dataset.icons, state)),
  );
  const line = element("p", { class: "result__plan" }, element("span", { class: "result__cells", "aria-hidden": "true" }, ...drawn), " ", strong(kept));
  if (late) line.append(" ", strong(late, "result__late"));
  return line;
}

/** A session's card, the same as fragments/session_card.html, with an excerpt where text was sought. */
function draw(row, found) {
  const language = valuesOf(row, "kieli")[0][0];
  const lang = language === pageLanguage ? undefined : language;
  const link = element("a", { href: `${base}tulokset/${row[ID]}/`, lang, hreflang: lang }, row[TITLE]);
  const units = valuesOf(row, "yksikko").map(([, label]) => label).join(", ");
  const article = element(
    "article",
    { class: "result" },
    planLine(row[PLAN], lang),
    element("p", { class: "kicker" }, units),
    element("h2", { class: "result__title" }, link),
  );
  const scope = element("p", { class: "result__scope", lang });
  if (found) article.append(scope);
  found?.load().then((page) => {
    link.href = searching.addressOf(page);
    scope.append(...searching.excerptNodes(page));
  });
  if (found?.missing.length) {
    const words = new Intl.ListFormat(texts.locale).format(found.missing.map((word) => `”${word}”`));
    article.append(element("p", { class: "result__missing" }, fill(texts.missing, { words })));
  }
  const when = element("p", {}, element("time", { datetime: row[PLAYED] }, day(row[PLAYED])), row[WHERE] ? ` · ${row[WHERE]}` : "");
  if (row[EXAMPLE]) when.append(" ", element("span", { class: "tag tag--example" }, texts.example));
  const foot = element("div", { class: "result__foot" }, when);
  const marks = valuesOf(row, "teema").map(([key, label]) =>
    element("li", { class: `theme-mark theme--${key}`, title: label }, icon(app.dataset.icons, key), element("span", { class: "visually-hidden" }, label)),
  );
  if (marks.length) foot.append(element("ul", { class: "theme-marks", "aria-label": texts.themes }, ...marks));
  article.append(foot);
  return element("li", {}, article);
}

if (app && form) {
  const collator = new Intl.Collator(pageLanguage);
  const newest = (_, __, one, other) => one - other; // the index is newest first
  facetedList({
    app,
    form,
    firstFacet: FIRST_FACET,
    sorts: {
      uusin: newest,
      vanhin: (_, __, one, other) => other - one,
      otsikko: (one, other) => collator.compare(one[TITLE], other[TITLE]),
      osuvin: (one, other, first, second, matches) =>
        matches ? matches.get(first).rank - matches.get(second).rank : first - second,
    },
    usual: (query) => (query ? "osuvin" : "uusin"),
    loaded: (index) => (facets = Object.fromEntries(index.facets.map((facet) => [facet.name, facet]))),
    match,
    elsewhere,
    draw,
    file: "pelikerrat.csv",
  });
}
