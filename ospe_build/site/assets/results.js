// The results page: facets, text search, sorting and export over all sessions, with the whole state in the address.
//
// The server's list stays as it is until the reader asks for something else, so nothing jumps while the index loads.
// The rows of the index are described in views/facets.py; all texts come from the page.

const AT_ONCE = 20;
const DELAY_MS = 200;
const [ID, TITLE, PLAYED, EXAMPLE, STATES, SCOPE, FIRST_FACET] = [0, 1, 2, 3, 4, 5, 6];
const SORTS = ["uusin", "vanhin", "otsikko", "osuvin"];

const app = document.querySelector("[data-results-app]");
const form = document.querySelector("[data-filter]");
const parts = Object.fromEntries(
  ["chips", "count", "list", "more", "export", "pager"].map((name) => [name, app?.querySelector(`[data-${name}]`)]),
);
const texts = app ? JSON.parse(app.dataset.texts) : {};
const base = app ? new URL(app.dataset.base, location.href).href : "";

let index; // {facets: [{name, values: [[value, label]], column}], rows}
let searching; // search.js, once it is needed
let rowOfPage; // search result id -> row number
let shown = []; // [{row, load}] in order
let visible = 0;
let turn = 0; // the newest update; older ones that come late are dropped

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const plural = (n, one, many) => fill(n === 1 ? one : many, { n: n.toLocaleString("fi-FI") });

const json = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
};

async function loadIndex() {
  if (index) return;
  const { arvot, rivit } = await json(app.dataset.index);
  const facets = Object.entries(arvot).map(([name, values], number) => ({ name, values, column: FIRST_FACET + number }));
  index = { facets, rows: rivit };
}

/** What the form asks for. */
function asked() {
  const data = new FormData(form);
  const chosen = new Map();
  for (const [name, value] of data) {
    if (name === "q" || name === "jarjestys") continue;
    chosen.set(name, (chosen.get(name) ?? new Set()).add(value));
  }
  return { query: data.get("q").trim(), sort: data.get("jarjestys"), chosen };
}

function address({ query, sort, chosen }) {
  const params = new URLSearchParams();
  if (query) params.set("q", query);
  for (const [name, values] of chosen) for (const value of values) params.append(name, value);
  if (sort !== (query ? "osuvin" : "uusin")) params.set("jarjestys", sort);
  const search = params.toString();
  return `${location.pathname}${search ? `?${search}` : ""}`;
}

/** Set the form as the address says. */
function restore() {
  const params = new URLSearchParams(location.search);
  form.q.value = params.get("q") ?? "";
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    box.checked = params.getAll(box.name).includes(box.value);
    if (box.checked) box.closest("details").open = true;
  }
  const sort = params.get("jarjestys");
  form.jarjestys.value = SORTS.includes(sort) ? sort : form.q.value ? "osuvin" : "uusin";
}

/** The rows whose text matches, as row number -> {rank, load}; null without a query. */
async function textMatches(query) {
  if (!query) return null;
  searching ??= await import(document.querySelector("[data-ospe-search]").dataset.script);
  rowOfPage ??= await json(app.dataset.pages);
  const { results } = await searching.search(query, { base, filters: { laji: texts.kind } });
  const found = new Map();
  results.forEach((result, rank) => {
    const row = rowOfPage[result.id];
    if (row !== undefined) found.set(row, { rank, load: result.load });
  });
  return found;
}

/** For each facet the places of the chosen values, or null where none is chosen. */
function choices(chosen) {
  return index.facets.map(({ name, values }) => {
    const wanted = chosen.get(name);
    return wanted ? new Set(values.flatMap(([value], place) => (wanted.has(value) ? [place] : []))) : null;
  });
}

const fits = (row, facet, wanted) => !wanted || row[facet.column].some((place) => wanted.has(place));

/** The rows that fit, and for each facet how many rows each value would leave, the facet's own choice set aside. */
function filter(wanted, matches) {
  const rows = [];
  const counts = index.facets.map(({ values }) => new Array(values.length).fill(0));
  index.rows.forEach((row, number) => {
    if (matches && !matches.has(number)) return;
    const misses = index.facets.flatMap((facet, at) => (fits(row, facet, wanted[at]) ? [] : [at]));
    if (misses.length === 0) rows.push(number);
    index.facets.forEach((facet, at) => {
      if (misses.length === 0 || (misses.length === 1 && misses[0] === at)) {
        for (const place of row[facet.column]) counts[at][place] += 1;
      }
    });
  });
  return { rows, counts };
}

function sorted(rows, sort, matches) {
  const collator = new Intl.Collator("fi");
  const orders = {
    uusin: (one, other) => one - other, // the index is newest first
    vanhin: (one, other) => other - one,
    otsikko: (one, other) => collator.compare(index.rows[one][TITLE], index.rows[other][TITLE]),
    osuvin: (one, other) => (matches ? matches.get(one).rank - matches.get(other).rank : one - other),
  };
  return [...rows].sort(orders[sort]);
}

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${app.dataset.icons}#${name}`);
  svg.append(use);
  return svg;
}

const valuesOf = (row, name) => {
  const facet = index.facets.find((one) => one.name === name);
  return row[facet.column].map((place) => facet.values[place]);
};
const day = (iso) => iso.split("-").reverse().map(Number).join(".");
const stateLabel = (state) => index.facets.find(({ name }) => name === "tila").values.find(([value]) => value === state)[1];
const stateClass = (state) => (state === "ei_tietoa" ? "unknown" : state);

/** A session's card, the same as fragments/session_card.html, with an excerpt where text was sought. */
function card({ row, load }) {
  const language = valuesOf(row, "kieli")[0][0];
  const lang = language === "fi" ? undefined : language;
  const link = element("a", { href: `${base}tulokset/${row[ID]}/`, lang, hreflang: lang }, row[TITLE]);
  const units = valuesOf(row, "yksikko").map(([, label]) => label).join(", ");
  const article = element(
    "article",
    { class: "result" },
    element("p", { class: "kicker" }, `${valuesOf(row, "toimiala")[0][1]} · ${units}`),
    element("h2", { class: "result__title" }, link),
  );
  const scope = element("p", { class: "result__scope", lang }, load ? "" : row[SCOPE]);
  article.append(scope);
  load?.().then((page) => {
    link.href = searching.addressOf(page);
    scope.append(...page.excerpt.map(([text, found]) => (found ? element("mark", {}, text) : text)));
  });
  const themes = valuesOf(row, "teema");
  if (themes.length) {
    const items = themes.map(([key, label]) => element("li", { class: `theme theme--${key}` }, icon(key), label));
    article.append(element("ul", { class: "theme-list", "aria-label": texts.themes }, ...items));
  }
  const states = row[STATES].map(([state, n]) =>
    element("span", { class: `state state--${stateClass(state)}` }, icon(stateClass(state)), `${n} ${stateLabel(state).toLowerCase()}`),
  );
  if (!states.length) states.push(element("span", { class: "state state--unknown" }, texts.nothing));
  const foot = element("p", { class: "result__foot" }, element("time", { datetime: row[PLAYED] }, day(row[PLAYED])));
  for (const state of states) foot.append(" ", state);
  if (row[EXAMPLE]) foot.append(" ", element("span", { class: "tag tag--example" }, texts.example));
  article.append(foot);
  return element("li", {}, article);
}

function showMore() {
  const from = visible;
  visible = Math.min(shown.length, visible + AT_ONCE);
  parts.list.append(...shown.slice(from, visible).map(card));
  parts.more.hidden = visible >= shown.length;
  return parts.list.children[from];
}

function showCounts(counts, wanted) {
  for (const [at, facet] of index.facets.entries()) {
    const fieldset = form.querySelector(`[data-facet="${facet.name}"]`);
    if (!fieldset) continue;
    const byValue = new Map(facet.values.map(([value], place) => [value, counts[at][place]]));
    for (const label of fieldset.querySelectorAll("label")) {
      const n = byValue.get(label.querySelector("input").value) ?? 0;
      label.querySelector("[data-n]").textContent = n.toLocaleString("fi-FI");
      label.classList.toggle("facet__choice--none", n === 0 && !wanted[at]);
    }
  }
}

/** The chosen values, each with a button that drops it. */
function showChips(chosen, query) {
  const chips = [];
  if (query) chips.push([`”${query}”`, () => (form.q.value = "")]);
  for (const [name, values] of chosen) {
    for (const value of values) {
      const box = [...form.querySelectorAll(`input[name="${name}"]`)].find((one) => one.value === value);
      if (box) chips.push([box.parentElement.querySelector("span").textContent, () => (box.checked = false)]);
    }
  }
  parts.chips.replaceChildren(
    ...chips.map(([label, drop]) => {
      const button = element("button", { type: "button", class: "chip", "aria-label": fill(texts.drop, { name: label }) }, label, icon("close"));
      button.addEventListener("click", () => {
        drop();
        update();
        form.q.focus();
      });
      return button;
    }),
  );
}

/** With no result: which single choice stands in the way, if dropping one is enough. */
function obstacle(chosen, matches) {
  for (const [name] of chosen) {
    const without = new Map([...chosen].filter(([other]) => other !== name));
    const { rows } = filter(choices(without), matches);
    if (rows.length) return fill(texts.obstacle, { name: texts.facets[name], n: rows.length.toLocaleString("fi-FI") });
  }
  return texts.none;
}

async function update({ push = true } = {}) {
  const mine = ++turn;
  const state = asked();
  if (push) history.replaceState(null, "", address(state));
  try {
    await loadIndex();
    const matches = await textMatches(state.query);
    if (mine !== turn) return;
    const wanted = choices(state.chosen);
    const { rows, counts } = filter(wanted, matches);
    shown = sorted(rows, state.sort, matches).map((number) => ({ row: index.rows[number], load: matches?.get(number).load }));
    visible = 0;
    parts.list.replaceChildren();
    showMore();
    showCounts(counts, wanted);
    showChips(state.chosen, state.query);
    parts.count.textContent = shown.length ? plural(shown.length, texts.one, texts.many) : obstacle(state.chosen, matches);
    parts.export.hidden = shown.length === 0;
    parts.pager?.remove();
  } catch (error) {
    parts.count.textContent = texts.failed;
    throw error;
  }
}

/** Split CSV text into its records, each as it stands, line breaks within quotes included. */
function records(csv) {
  return csv.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+(?:\r?\n|$)/g) ?? [];
}

/** The published table of sessions for Excel, cut to the rows seen, in their order; reading drops its mark of UTF-8. */
async function exportCsv() {
  const response = await fetch(app.dataset.csv);
  if (!response.ok) throw new Error(String(response.status));
  const [header, ...lines] = records(await response.text());
  const byId = new Map(lines.map((line) => [line.match(/^"?([^";]*)/)[1], line]));
  const rows = shown.map(({ row }) => byId.get(row[ID])).filter(Boolean);
  const file = new Blob(["\uFEFF", header, ...rows], { type: "text/csv;charset=utf-8" });
  const link = element("a", { href: URL.createObjectURL(file), download: "pelikerrat.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

if (app && form) {
  let delay;
  form.addEventListener("input", (event) => {
    clearTimeout(delay);
    if (event.target === form.q) form.jarjestys.value = form.q.value.trim() ? "osuvin" : "uusin";
    delay = setTimeout(update, event.target === form.q ? DELAY_MS : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  const open = form.querySelector("[data-open]");
  open.addEventListener("click", () => {
    const expanded = open.getAttribute("aria-expanded") === "true";
    open.setAttribute("aria-expanded", String(!expanded));
    form.classList.toggle("filter--open", !expanded);
  });
  parts.more.addEventListener("click", () => showMore()?.querySelector("a").focus());
  parts.export.addEventListener("click", () => exportCsv().catch(() => (parts.count.textContent = texts.failed)));
  addEventListener("popstate", () => {
    restore();
    update({ push: false });
  });
  restore();
  if (location.search) update({ push: false });
  else parts.export.hidden = true;
}
