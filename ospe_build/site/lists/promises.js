// The page of all means: rows as the build draws them, and the sentence and the bar above, of the rows that are seen.
//
// The index and the texts are described in views/promises.py.

import { element, fill, icon, json, svg } from "./dom.js";
import { facetedList } from "./facets.js";

const [ID, NAME, LANGUAGE, DEADLINE, LATE_DAYS, NEWS, FIRST_FACET] = [0, 1, 2, 3, 4, 5, 6];
const [TITLE, OWNER, TIMING, TIMING_NOTE, NEWS_DAY, TOLD, OLDER, WRITTEN] = [0, 1, 2, 3, 4, 5, 6, 7];
const PROMISED = "luvatut";
const EVERYTHING = "kaikki";
const HEIGHT = 48;

const app = document.querySelector("[data-results-app]");
const form = document.querySelector("[data-filter]");
const texts = app ? JSON.parse(app.dataset.texts) : {};
const { base, icons } = app?.dataset ?? {};

let details; // the texts of all rows, by row
let values; // facet -> its column and values

const number = (n) => n.toLocaleString(texts.locale);
const counted = (name, n) => (n ? fill(texts[name][n === 1 ? 0 : 1], { n: number(n) }) : texts[`no_${name}`]);
const valuesOf = (row, facet) => row[values[facet].column].map((place) => values[facet].values[place]);
const stateOf = (row) => valuesOf(row, "tila")[0][0];
const isPromised = (row) => valuesOf(row, "laji")[0][0] === PROMISED;
const isLate = (row) => row[LATE_DAYS] > 0 && isPromised(row);
const isSilent = (row) => row[values.hiljaa.column].length > 0;
const isKept = (row) => ["toteutunut", "vakiintunut"].includes(stateOf(row));
const stateClass = (state) => (state === "ei_tietoa" ? "unknown" : state);

// --- searching: every word of the query begins like a word of the row, endings aside

const ENDING = 3; // letters by which inflected forms of a word may differ at its end
const SHORTEST_STEM = 4;
const words = (text) => text.toLocaleLowerCase("fi").match(/[\p{L}\p{N}]+/gu) ?? [];

function isForm(word, sought) {
  if (word.startsWith(sought)) return true;
  let same = 0;
  while (same < word.length && same < sought.length && word[same] === sought[same]) same += 1;
  return same >= Math.max(SHORTEST_STEM, Math.min(word.length, sought.length) - ENDING);
}

let wordsOfRow; // the words of each row, made when they are sought for the first time

async function match(query, { rows }) {
  await ready();
  wordsOfRow ??= rows.map((row) => {
    const mine = details.get(row);
    const units = values.yksikko ? valuesOf(row, "yksikko").map(([, label]) => label) : [];
    return [...new Set(words([row[NAME], ...units, mine[TITLE], mine[OWNER], mine[TOLD], mine[OLDER]].join(" ")))];
  });
  const sought = words(query);
  const found = new Map();
  wordsOfRow.forEach((mine, at) => {
    if (sought.every((one) => mine.some((word) => isForm(word, one)))) found.set(at, true);
  });
  return { found };
}

// --- drawing

/** A row, the same as fragments/promise_row.html. */
function draw(row) {
  const mine = details.get(row);
  const state = stateClass(stateOf(row));
  const isMine = isPromised(row);
  const link = element("a", { href: `${base}tulokset/${row[ID].replace("#", "/#")}`, lang: row[LANGUAGE] || undefined }, row[NAME]);
  const cell = element("span", { class: `cell cell--${state}${isMine ? "" : " cell--proposed"}` }, icon(icons, state), texts.states[stateOf(row)]);
  const time = element("p", { class: `promise__time${isLate(row) ? " promise__time--late" : ""}` },
    element("strong", {}, mine[TIMING]), " ", element("span", {}, mine[TIMING_NOTE]));
  const who = element("p", { class: "promise__who" });
  if (!isMine) who.append(element("span", { class: "tag tag--proposal" }, texts.proposal), " ");
  valuesOf(row, "yksikko").forEach(([slug, label], at) => who.append(at ? ", " : "", element("a", { href: `${base}${texts.unit_link}${slug}/` }, label)));
  if (mine[OWNER]) {
    const [before, after] = texts.owner.split("{owner}");
    who.append(" · ", element("span", {}, before, element("span", { lang: mine[WRITTEN] }, mine[OWNER]), after));
  }
  const news = element("p", { class: "promise__news" });
  if (isSilent(row)) news.append(icon(icons, "silent"), element("strong", {}, texts.silent), " ");
  if (mine[NEWS_DAY]) news.append(`${mine[NEWS_DAY]} `, element("span", { lang: mine[WRITTEN] }, mine[TOLD]));
  else if (isLate(row) || isSilent(row)) news.append(texts.untold);
  return element("li", { class: `promise${isMine ? "" : " promise--proposed"}` },
    element("h2", { class: "promise__name" }, link), element("p", { class: "promise__state" }, cell), time, who, news);
}

/** The address of the list as it is seen, with other values of some facets. */
function addressWith(changes) {
  const params = new URLSearchParams(location.search);
  for (const [name, chosen] of Object.entries(changes)) {
    params.delete(name);
    for (const value of chosen) params.append(name, value);
  }
  return `?${params}`;
}

/** Say of the rows that are seen how many are kept and late, and show their states. */
function tell(rows, { chosen }) {
  const heading = document.querySelector("[data-sentence]");
  const kind = [...(chosen.get("laji") ?? [PROMISED])][0];
  const kept = rows.filter(isKept).length;
  const late = rows.filter(isLate).length;
  const part = (name, n, changes) => (n ? element("a", { href: addressWith(changes) }, counted(name, n)) : counted(name, n));
  const total = kind === PROMISED ? "total" : kind === EVERYTHING ? "all" : "proposed";
  heading.replaceChildren(counted(total, rows.length));
  if (rows.length) {
    heading.append(": ", part("kept", kept, { tila: ["vakiintunut", "toteutunut"] }));
    if (kind !== "ehdotukset") heading.append(` ${texts.and} `, part("late", late, { myohassa: ["1"] }));
  }
  heading.append(".");
  showBar(rows, kept, late);
}

function showBar(rows, kept, late) {
  const count = new Map();
  for (const row of rows) count.set(stateOf(row), (count.get(stateOf(row)) ?? 0) + 1);
  const bar = document.querySelector("[data-bar] .statebar");
  let before = 0;
  const mark = document.querySelector("[data-bar] .latebar");
  mark.classList.toggle("latebar--none", !late);
  const [from, to] = [kept, kept + late].map((n) => `${(100 * n) / (rows.length || 1)}%`);
  const ends = [[from, to, 8, 8], [from, from, 2, 14], [to, to, 2, 14]];
  ends.forEach(([x1, x2, y1, y2], at) => {
    for (const [name, value] of Object.entries({ x1, x2, y1, y2 })) mark.querySelectorAll("line")[at].setAttribute(name, value);
  });
  bar.replaceChildren(
    ...texts.order.filter((state) => count.has(state)).map((state) => {
      const [n, start] = [count.get(state), (100 * before) / rows.length];
      const width = (100 * n) / rows.length;
      const band = state === "osittain_toteutunut" ? 16 : 8;
      before += n;
      const link = svg("a", { href: addressWith({ tila: [state] }), "aria-label": `${texts.states[state]}: ${n}` },
        svg("rect", { class: "seg__ground", width: "100%", height: "100%" }),
        svg("rect", { class: "seg__band", y: HEIGHT - band, width: "100%", height: band }));
      if (width >= 2.2) {
        link.append(svg("text", { class: `seg__n${width < 6 ? " seg__n--wide" : ""}`, x: "50%", y: band > 8 ? "38%" : "50%",
          "dominant-baseline": "central", "text-anchor": "middle", "aria-hidden": "true" }, number(n)));
      }
      return svg("svg", { x: `${start}%`, width: `${width}%`, height: HEIGHT, class: `seg seg--${stateClass(state)}` }, link);
    }),
  );
}

let loading;
let allRows;

/** Wait for the texts of the rows. */
async function ready() {
  loading ??= json(app.dataset.details);
  const found = await loading;
  details ??= new Map(allRows.map((row, at) => [row, found[at]]));
}

if (app && form) {
  const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
  facetedList({
    app,
    form,
    firstFacet: FIRST_FACET,
    defaults: { laji: PROMISED },
    everything: EVERYTHING,
    sorts: {
      uusin: (one, other, first, second) => compare(other[NEWS], one[NEWS]) || first - second,
      maaraaika: (one, other, first, second) =>
        Number(!one[DEADLINE]) - Number(!other[DEADLINE]) || compare(one[DEADLINE], other[DEADLINE]) || first - second,
      myohassa: (one, other, first, second) => other[LATE_DAYS] - one[LATE_DAYS] || first - second,
    },
    usual: () => "uusin",
    loaded: ({ facets, rows }) => {
      values = Object.fromEntries(facets.map((facet) => [facet.name, facet]));
      allRows = rows;
      loading ??= json(app.dataset.details);
    },
    match,
    ready,
    draw,
    tell,
    file: "lupaukset.csv",
  });
}
