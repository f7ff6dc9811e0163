// The results page: cards of sessions, found by their facets and by the site's own text search.
//
// The rows of the index are described in views/lists.py.

import { element, facetedList, fill, icon } from "./facets.js";

const [ID, TITLE, PLAYED, EXAMPLE, STATES, SCOPE, FIRST_FACET] = [0, 1, 2, 3, 4, 5, 6];

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
const stateLabel = (state) => facets.tila.values.find(([value]) => value === state)[1];
const stateClass = (state) => (state === "ei_tietoa" ? "unknown" : state);

/** A session's card, the same as fragments/session_card.html, with an excerpt where text was sought. */
function draw(row, found) {
  const language = valuesOf(row, "kieli")[0][0];
  const lang = language === pageLanguage ? undefined : language;
  const link = element("a", { href: `${base}tulokset/${row[ID]}/`, lang, hreflang: lang }, row[TITLE]);
  const units = valuesOf(row, "yksikko").map(([, label]) => label).join(", ");
  const article = element(
    "article",
    { class: "result" },
    element("p", { class: "kicker" }, `${valuesOf(row, "toimiala")[0][1]} · ${units}`),
    element("h2", { class: "result__title" }, link),
  );
  const scope = element("p", { class: "result__scope", lang }, found ? "" : row[SCOPE]);
  article.append(scope);
  found?.load().then((page) => {
    link.href = searching.addressOf(page);
    scope.append(...searching.excerptNodes(page));
  });
  if (found?.missing.length) {
    const words = new Intl.ListFormat(texts.locale).format(found.missing.map((word) => `”${word}”`));
    article.append(element("p", { class: "result__missing" }, fill(texts.missing, { words })));
  }
  const themes = valuesOf(row, "teema");
  if (themes.length) {
    const items = themes.map(([key, label]) => element("li", { class: `theme theme--${key}` }, icon(app.dataset.icons, key), label));
    article.append(element("ul", { class: "theme-list", "aria-label": texts.themes }, ...items));
  }
  const states = row[STATES].map(([state, n]) =>
    element("span", { class: `state state--${stateClass(state)}` }, icon(app.dataset.icons, stateClass(state)), `${n} ${stateLabel(state).toLowerCase()}`),
  );
  if (!states.length) states.push(element("span", { class: "state state--unknown" }, texts.nothing));
  const foot = element("p", { class: "result__foot" }, element("time", { datetime: row[PLAYED] }, day(row[PLAYED])));
  for (const state of states) foot.append(" ", state);
  if (row[EXAMPLE]) foot.append(" ", element("span", { class: "tag tag--example" }, texts.example));
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
