// The results page: cards of sessions, found by their facets and by the site's own text search.
//
// The rows of the index are described in views/lists.py.

import { element, fill } from "./dom.js";
import { nearestPage } from "./elsewhere.js";
import { facetedList } from "./facets.js";

const [ID, TITLE, PLAYED, EXAMPLE, PLAN, FIRST_FACET] = [0, 1, 2, 3, 4, 5];

const app = document.querySelector("[data-results-app]");
const form = document.querySelector("[data-filter]");
const texts = app ? JSON.parse(app.dataset.texts) : {};
const base = app ? new URL(app.dataset.base, location.href).href : "";

let facets; // by name: its column and values
let searching; // search.js, once it is needed

/** What the site's search finds: rows as number -> {rank, missing, load}, and each word with its rows. */
async function match(query, { rows }) {
  searching ??= await import(document.querySelector("[data-ospe-search]").dataset.script);
  const { results, called, first, partial, nearest, terms, readOnly } = await searching.search(query, { base, sessionsOnly: true });
  const rowOf = (page) => rows.length - 1 - (page - first); // the index is newest first
  return {
    found: new Map(results.map(({ number, missing, load }, rank) => [rowOf(number), { rank, missing, load }])),
    words: terms.map(({ word, numbers }) => ({ word, rows: new Set(numbers.map(rowOf)) })),
    partial,
    nearest,
    readOnly,
    called: await Promise.all(called.map(({ load }) => load())),
  };
}

const valuesOf = (row, name) => row[facets[name].column].map((place) => facets[name].values[place]);
const pageLanguage = document.documentElement.lang;
/** A day as `format_date` writes it. */
const day = (iso) =>
  pageLanguage === "en"
    ? new Date(iso).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    : iso.split("-").reverse().map(Number).join(".");
const strong = (words, name) => element("strong", { class: name }, words);

/** What came of a session's plan: a cell for each means that was promised, and words. */
function planLine([cells, kept, proposed, late, reason], lang) {
  if (!cells.length) return element("p", { class: "result__plan" }, strong(texts.nothing, "result__nothing"), " ", element("span", { lang }, reason));
  const drawn = cells.map(([state, isLate, isPromised]) =>
    element("span", { class: `cell cell--${state}${isPromised ? "" : " cell--proposed"}${isLate ? " cell--late" : ""}` }),
  );
  const line = element("p", { class: "result__plan" }, element("span", { class: "result__cells", "aria-hidden": "true" }, ...drawn), " ", strong(kept));
  if (proposed) line.append(" ", element("span", {}, proposed));
  if (late) line.append(" ", strong(late, "result__late"));
  return line;
}

/** The units or districts of a session as links; those of made-up sessions have a page only while there is no real one. */
function places(row, facet, kind) {
  const named = valuesOf(row, facet).map(([slug, label, lang]) =>
    row[EXAMPLE] && !texts.places_of_examples
      ? lang ? element("span", { lang }, label) : label
      : element("a", { href: `${base}${texts[kind]}${slug}/`, lang }, label));
  return named.flatMap((place, at) => (at ? [", ", place] : [place]));
}

/** A session's card, the same as fragments/session_card.html, with an excerpt where text was sought. */
function draw(row, found) {
  const language = valuesOf(row, "kieli")[0][0];
  const lang = language === pageLanguage ? undefined : language;
  const link = element("a", { href: `${base}tulokset/${row[ID]}/`, lang, hreflang: lang }, row[TITLE]);
  const article = element(
    "article",
    { class: "result" },
    planLine(row[PLAN], lang),
    element("p", { class: "kicker" }, ...places(row, "yksikko", "yksikot")),
    element("h2", { class: "result__title" }, link),
  );
  const scope = element("p", { class: "result__scope", lang });
  if (found) article.append(scope);
  found?.load().then((page) => {
    link.href = searching.addressOf(page);
    scope.append(...searching.excerptNodes(page));
  });
  if (found?.missing.length) {
    const words = new Intl.ListFormat(texts.locale).format(found.missing.map((word) => fill(texts.quoted, { word })));
    article.append(element("p", { class: "result__missing" }, fill(texts.missing, { words })));
  }
  const when = element("p", {}, element("time", { datetime: row[PLAYED] }, day(row[PLAYED])));
  const districts = places(row, "alue", "alueet");
  if (districts.length) when.append(" · ", ...districts);
  if (row[EXAMPLE]) when.append(" ", element("span", { class: "tag tag--example" }, texts.example));
  const foot = element("div", { class: "result__foot" }, when);
  const marks = valuesOf(row, "teema").flatMap(([key, label]) => [" ", element("i", { class: `theme--${key}`, title: label }, label)]);
  const named = element("span", { class: "visually-hidden" }, `${texts.themes}:`);
  if (marks.length) foot.append(element("p", { class: "theme-marks" }, named, ...marks));
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
      osuvin: (one, other, first, second, matches) => matches.get(first).rank - matches.get(second).rank,
    },
    usual: (query) => (query ? "osuvin" : "uusin"),
    ofSearch: "osuvin",
    loaded: (index) => (facets = Object.fromEntries(index.facets.map((facet) => [facet.name, facet]))),
    match,
    elsewhere: (query) => nearestPage(searching, query, base, texts.elsewhere),
    draw,
    tell: () => document.dispatchEvent(new Event("ospe-asked")), // others.js asks other archives, where there are any
    file: "pelikerrat.csv",
  });
}
