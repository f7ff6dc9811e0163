// The page of all means: rows as the build draws them, and the sentence and the bar above, of the rows that are seen.
//
// The index and the texts are described in views/promises.py.

import { element, fill, icon, json, svg } from "./dom.js";
import { nearestPage } from "./elsewhere.js";
import { facetedList } from "./facets.js";

const [ID, NAME, LANGUAGE, DEADLINE, LATE_DAYS, NEWS, FIRST_FACET] = [0, 1, 2, 3, 4, 5, 6];
const [OWNER, TIMING, TIMING_NOTE, NEWS_DAY, TOLD, WRITTEN] = [0, 1, 2, 3, 4, 5];
const PROMISED = "luvatut";
const PROPOSED = "ehdotukset";
const EVERYTHING = "kaikki";
const HEIGHT = 48;
const ROOM = 30; // percent of the bar that the words on its late part need

const app = document.querySelector("[data-results-app]");
const form = document.querySelector("[data-filter]");
const texts = app ? JSON.parse(app.dataset.texts) : {};
const { base } = app?.dataset ?? {};
const root = app ? new URL(base, location.href).href : "";

const details = new Map(); // the texts of rows, by row, once they are drawn
const pieces = new Map(); // the files that hold them
let allRows;
let values; // facet -> its column and values
let searching; // search.js, once it is needed

const number = (n) => n.toLocaleString(texts.locale);
const counted = (name, n) => fill(texts[name][n === 1 ? 0 : 1], { n: number(n) });
const valuesOf = (row, facet) => row[values[facet].column].map((place) => values[facet].values[place]);
const stateOf = (row) => valuesOf(row, "tila")[0][0];
const isPromised = (row) => valuesOf(row, "laji")[0][0] === PROMISED;
const isLate = (row) => row[LATE_DAYS] > 0;
const isSilent = (row) => row[values.hiljaa.column].length > 0;
const isKept = (row) => ["toteutunut", "vakiintunut"].includes(stateOf(row));
const stateClass = (state) => (state === "ei_tietoa" ? "unknown" : state);

/** What a row shows of what was written. */
const seenOf = (row) => [row[NAME], ...valuesOf(row, "yksikko").map(([, label]) => label), details.get(row)[OWNER], details.get(row)[TOLD]].join("\n");

/** A row's place from the number of its means, and the other way round: rows are newest first, means count from the oldest. */
const turned = (number) => allRows.length - 1 - number;

/** What the site's search finds: rows with what tells why, and each word with its rows. */
async function match(query) {
  searching ??= await import(document.querySelector("[data-ospe-search]").dataset.script);
  const { words, nearest, readOnly, isIn, excerpt } = await searching.searchMeans(query, root);
  const sought = words.map(({ word, numbers }) => ({ word, rows: new Set(numbers.map(turned)) }));
  const [first = new Set(), ...others] = sought.map((one) => one.rows);
  const whole = [...first].filter((row) => others.every((set) => set.has(row)));
  const tell = async (row, number) => (isIn(seenOf(row)) ? [] : excerpt(number));
  return { found: new Map(whole.map((at) => [at, (row) => tell(row, turned(at))])), words: sought, nearest, readOnly };
}

/** Wait for the texts of some rows; a file holds those of so many means. */
async function ready(places) {
  const size = Number(app.dataset.piece);
  const wanted = new Set(places.map((at) => Math.floor(turned(at) / size)));
  await Promise.all(
    [...wanted].map(async (piece) => {
      if (!pieces.has(piece)) pieces.set(piece, json(`${app.dataset.details}${piece}.json`));
      try {
        (await pieces.get(piece)).forEach((one, place) => details.set(allRows[turned(piece * size + place)], one));
      } catch (error) {
        pieces.delete(piece); // the next choice tries again
        throw error;
      }
    }),
  );
}

// --- drawing

/** Do something once an item comes near what is seen. */
function whenNear(item, act) {
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      act();
    },
    { rootMargin: "25%" },
  );
  near.observe(item);
}

/** A row, the same as fragments/promise_row.html. */
function draw(row, found) {
  const mine = details.get(row);
  const state = stateClass(stateOf(row));
  const isMine = isPromised(row);
  const link = element("a", { href: `${base}tulokset/${row[ID].replace("#", "/#")}`, lang: row[LANGUAGE] || undefined }, row[NAME]);
  const cell = element("span", { class: `cell cell--${state}${isMine ? "" : " cell--proposed"}` }, texts.states[stateOf(row)]);
  const time = element("p", { class: `promise__time${isLate(row) ? " promise__time--late" : ""}` },
    element("strong", {}, mine[TIMING]), ...(mine[TIMING_NOTE] ? [" ", element("span", {}, mine[TIMING_NOTE])] : []));
  const who = element("p", { class: "promise__who" });
  if (!isMine) who.append(element("span", { class: "tag tag--proposal" }, texts.proposal), " ");
  valuesOf(row, "yksikko").forEach(([slug, label, lang], at) => who.append(at ? ", " : "", element("a", { href: `${base}${texts.unit_link}${slug}/`, lang }, label)));
  if (mine[OWNER]) {
    const [before, after] = texts.owner.split("{owner}");
    who.append(" · ", before, element("span", { lang: mine[WRITTEN] }, mine[OWNER]), after);
  }
  const news = element("p", { class: "promise__news" });
  if (isSilent(row)) news.append(icon("silent"), element("strong", {}, texts.silent), " ");
  if (mine[NEWS_DAY]) news.append(`${mine[NEWS_DAY]} `, element("span", { lang: mine[WRITTEN] }, mine[TOLD]));
  else if (isLate(row) || isSilent(row)) news.append(texts.untold);
  const item = element("li", { class: `promise${isMine ? "" : " promise--proposed"}` },
    element("h2", { class: "promise__name" }, link), element("p", { class: "promise__state" }, cell), time, who, news);
  // Where the row itself does not show what was sought, the place is told; its texts are a file that few rows need.
  if (found) whenNear(item, async () => {
    const why = await found(row).catch(() => []);
    if (why.some((node) => node.nodeType && !seenOf(row).includes(node.textContent))) news.append(" ", element("q", { lang: mine[WRITTEN] }, ...why));
  });
  return item;
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

/** What became of some means, as views/outcome_sentence.py says it: of proposals, which are never late, only what is kept. */
function outcome(n, kept, late, isProposed) {
  const part = (name, count) => {
    if (!count) return texts[`no_${name}`];
    const words = count < n ? counted(name, count) : n === 2 ? texts[`both_${name}`] : counted(`all_${name}`, n);
    return element("a", { href: addressWith(name === "kept" ? { tila: ["vakiintunut", "toteutunut"] } : { laji: [], myohassa: ["1"] }) }, words);
  };
  if (kept === n || isProposed) return [part("kept", kept)];
  if (late === n) return [part("late", late)];
  if (!kept && !late) return [counted("neither", n)];
  return [part("kept", kept), kept && late ? ` ${texts.and} ` : ", ", part("late", late)];
}

/** Say of the rows that are seen how many are kept and late, and show their states. */
function tell(rows, { chosen }) {
  const heading = document.querySelector("[data-sentence]");
  const kind = [...(chosen.get("laji") ?? [PROMISED])][0];
  const kept = rows.filter(isKept).length;
  const late = rows.filter(isLate).length;
  const total = kind === PROMISED ? "total" : kind === EVERYTHING ? "count" : "proposed";
  heading.replaceChildren();
  if (!rows.length) heading.append(kind === PROMISED ? texts.no_total : texts.no_all);
  else heading.append(counted(total, rows.length), ": ", ...outcome(rows.length, kept, late, kind === PROPOSED));
  heading.append(".");
  showBar(rows, kept, late);
}

/** The line under the bar, from one percentage to another, with its words where there is room: views/state_bar.py. */
function showLate(n, start, end) {
  const line = document.querySelector("[data-bar] .late-line");
  line.hidden = !n;
  const set = (node, values) => Object.entries(values).forEach(([name, value]) => node.setAttribute(name, value));
  const [from, to] = [`${start}%`, `${end}%`];
  const [whole, first, last] = line.querySelectorAll("line");
  set(whole, { x1: from, x2: to });
  set(first, { x1: from, x2: from });
  set(last, { x1: to, x2: to });
  const [at, dx, anchor] = 100 - end >= ROOM ? [end, 8, "start"] : start >= ROOM ? [start, -8, "end"] : [(start + end) / 2, 0, "middle"];
  const words = line.querySelector("text");
  set(words, { x: `${at}%`, dx, "text-anchor": anchor });
  words.textContent = line.querySelector(".visually-hidden").textContent = n ? counted("late_mark", n) : "";
}

function showBar(rows, kept, late) {
  const count = new Map();
  for (const row of rows) count.set(stateOf(row), (count.get(stateOf(row)) ?? 0) + 1);
  let before = 0;
  showLate(late, ...[kept, kept + late].map((n) => (100 * n) / (rows.length || 1)));
  const states = texts.order.filter((state) => count.has(state));
  const linkOf = (state) => addressWith({ tila: [state] });
  document.querySelector("[data-bar] .statebar").replaceChildren(
    ...states.map((state) => {
      const [n, start] = [count.get(state), (100 * before) / rows.length];
      const width = (100 * n) / rows.length;
      const band = state === "osittain_toteutunut" ? 16 : 8;
      before += n;
      const link = svg("a", { href: linkOf(state), tabindex: -1 },
        svg("title", {}, `${texts.states[state]}: ${number(n)}`),
        svg("rect", { class: "seg__ground", width: "100%", height: "100%" }),
        svg("rect", { class: "seg__band", y: HEIGHT - band, width: "100%", height: band }));
      if (width >= 2.2) {
        link.append(svg("text", { class: `seg__n${width < 6 ? " seg__n--wide" : ""}`, x: "50%", y: band > 8 ? "38%" : "50%",
          "dominant-baseline": "central", "text-anchor": "middle" }, number(n)));
      }
      return svg("svg", { x: `${start}%`, width: `${width}%`, height: HEIGHT, class: `seg seg--${stateClass(state)}` }, link);
    }),
  );
  document.querySelector("[data-bar] .legend").replaceChildren(
    ...states.map((state) => {
      const swatch = element("span", { class: `swatch cell--${stateClass(state)}` }, icon(stateClass(state)));
      return element("li", {}, element("a", { href: linkOf(state) }, swatch, `${texts.states[state]} `, element("strong", {}, number(count.get(state)))));
    }),
  );
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
    },
    match,
    elsewhere: (query) => nearestPage(searching, query, root, texts.elsewhere),
    ready,
    draw,
    tell,
    file: "lupaukset.csv",
  });
}
