// Facets, search, sorting, sharing and export of a long list, the same for sessions (results.js) and means (promises.js).
//
// The server's list stays as it is until the reader asks for something else, so nothing jumps while the index loads. The
// whole state is in the address: each choice is a step of the history, so that Back undoes it, and leads to the same place
// of a long list. The index is described in views/facets.py; all words come from the page.

import { inTheWay } from "./in_the_way.js";

const AT_ONCE = 20;
const DELAY_MS = 200;
const COMMONEST = 8; // choices of a facet with many values that are shown before one is sought
const FOUND_AT_ONCE = 20;

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const json = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
};

export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** An icon of the sprite; it only goes with words. */
export const icon = (sprite, name) =>
  svg("svg", { class: "icon", "aria-hidden": "true" }, svg("use", { href: `${sprite}#${name}` }));

/** Split CSV text into its records, each as it stands, line breaks within quotes included. */
const records = (csv) => csv.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+(?:\r?\n|$)/g) ?? [];

/**
 * Run a list.
 *
 * @param {object} list
 * @param {Element} list.app - holds the list and what is around it; its data names the files.
 * @param {HTMLFormElement} list.form - the facets.
 * @param {number} list.firstFacet - the column of a row where the facets begin.
 * @param {object} list.sorts - by name, a comparison of two row numbers, given what text search found.
 * @param {(query: string) => string} list.usual - the order that needs no word in the address.
 * @param {object} [list.defaults] - by facet, the value that stands while none is in the address, for radio buttons.
 * @param {string} [list.everything] - the value of such a facet that leaves all rows in.
 * @param {(query: string, index: object) => Promise<object>} list.match - `found`, the rows whose text matches, each with
 *   what its row shows of that; and where the site's own search is asked, `words`, each with its `rows`, `partial`, true
 *   when no row has all words, and `nearest`, the query with the site's own words.
 * @param {(query: string) => Promise<Node|null>} [list.elsewhere] - what else the site has, where no row is found.
 * @param {(row: Array, extra: any) => Element} list.draw - a row as an element of the list.
 * @param {(index: object) => void} [list.loaded] - is given the index, once.
 * @param {() => Promise<void>} [list.ready] - waits for what rows show, once the index is there.
 * @param {(rows: Array, state: object) => void} [list.tell] - shows what else the page says of the rows.
 * @param {string} list.file - the name of the exported file.
 */
export function facetedList(list) {
  const { app, form } = list;
  const texts = JSON.parse(app.dataset.texts);
  const number = (n) => n.toLocaleString(texts.locale);
  const counted = (forms, n) => fill(forms[n === 1 ? 0 : 1], { n: number(n) });
  const part = (name) => app.querySelector(`[data-${name}]`);
  const chipLists = document.querySelectorAll("[data-chips]");
  const sort = form.elements.namedItem("jarjesta") ?? form.elements.namedItem("jarjestys");
  const open = document.querySelector("[data-open]");
  const radios = Object.keys(list.defaults ?? {});

  let index; // {facets: [{name, values: [[value, label]], column}], rows}
  let state = { query: "", sort: "", chosen: new Map() };
  let shown = []; // [{row, extra}] in order
  let visible = 0;
  let turn = 0; // the newest update; older ones that come late are dropped
  let isLoaded = false; // whether the list is the script's

  let loading; // the index on its way

  async function loadIndex() {
    loading ??= json(app.dataset.index);
    try {
      const { arvot, rivit } = await loading;
      if (index) return;
      const facets = Object.entries(arvot).map(([name, values], at) => ({ name, values, column: list.firstFacet + at }));
      index = { facets, rows: rivit };
      list.loaded?.(index);
    } catch (error) {
      loading = undefined; // the next choice tries again
      throw error;
    }
  }

  // --- the state, in the address and in the form

  function read() {
    const params = new URLSearchParams(location.search);
    const query = (params.get("q") ?? "").trim();
    const chosen = new Map();
    for (const [name, value] of params) {
      if (name === "q" || name === sort.name) continue;
      chosen.set(name, (chosen.get(name) ?? new Set()).add(value));
    }
    const asked = params.get(sort.name);
    state = { query, sort: asked in list.sorts ? asked : list.usual(query), chosen };
  }

  function address() {
    const params = new URLSearchParams();
    for (const [name, values] of state.chosen) for (const value of values) params.append(name, value);
    if (state.query) params.set("q", state.query);
    if (state.sort !== list.usual(state.query)) params.set(sort.name, state.sort);
    const search = params.toString();
    return `${location.pathname}${search ? `?${search}` : ""}`;
  }

  const isChosen = (name, value) =>
    state.chosen.get(name)?.has(value) ?? (radios.includes(name) && list.defaults[name] === value);

  /** Set the form as the state is. */
  function show() {
    form.elements.namedItem("q").value = state.query;
    sort.value = state.sort;
    for (const box of form.elements) {
      if (box.type !== "checkbox" && box.type !== "radio") continue;
      box.checked = isChosen(box.name, box.value);
      if (box.checked && isLoaded && !form.classList.contains("filter--open")) {
        const holder = box.closest("details");
        if (holder) holder.open = true;
      }
    }
    showChosen();
  }

  /** Tell on each folded group what is chosen in it. */
  function showChosen() {
    for (const group of form.querySelectorAll("details.facet")) {
      const chosen = [...group.querySelectorAll("input:checked")].map((box) => box.closest("label").querySelector("span").textContent);
      group.querySelector("[data-chosen]").textContent = chosen.join(", ");
    }
  }

  function choose(name, value, isOn) {
    const values = state.chosen.get(name) ?? new Set();
    if (radios.includes(name)) {
      values.clear();
      if (value !== list.defaults[name]) values.add(value);
    } else if (isOn) values.add(value);
    else values.delete(value);
    if (values.size) state.chosen.set(name, values);
    else state.chosen.delete(name);
  }

  // --- choosing rows

  /** For each facet the places of the chosen values, or null where none narrows the list. */
  function choices(chosen) {
    return index.facets.map(({ name, values }) => {
      const fallback = radios.includes(name) ? new Set([list.defaults[name]]) : undefined;
      const wanted = chosen.get(name) ?? fallback;
      if (!wanted || wanted.has(list.everything)) return null;
      return new Set(values.flatMap(([value], place) => (wanted.has(value) ? [place] : [])));
    });
  }

  /** The rows that fit, and for each facet how many rows each value would leave, the facet's own choice set aside. */
  function filter(wanted, matches) {
    const { facets, rows } = index;
    const found = [];
    const counts = facets.map(({ values }) => new Array(values.length).fill(0));
    const totals = facets.map(() => 0);
    for (let at = 0; at < rows.length; at += 1) {
      if (matches && !matches(at)) continue;
      const row = rows[at];
      let misses = 0;
      let missed = -1;
      for (let facet = 0; facet < facets.length && misses < 2; facet += 1) {
        if (wanted[facet] && !row[facets[facet].column].some((place) => wanted[facet].has(place))) {
          misses += 1;
          missed = facet;
        }
      }
      if (misses > 1) continue;
      if (misses === 0) found.push(at);
      for (let facet = missed < 0 ? 0 : missed; facet < (missed < 0 ? facets.length : missed + 1); facet += 1) {
        totals[facet] += 1;
        for (const place of row[facets[facet].column]) counts[facet][place] += 1;
      }
    }
    return { found, counts, totals };
  }

  // --- what the page shows

  function showMore(upTo = visible + AT_ONCE) {
    const from = visible;
    visible = Math.min(shown.length, upTo);
    part("list").append(...shown.slice(from, visible).map(({ row, extra }) => list.draw(row, extra)));
    part("more").hidden = visible >= shown.length;
    return part("list").children[from];
  }

  function showCount(label, n, isOff) {
    label.querySelector("[data-n]").textContent = number(n);
    label.classList.toggle("facet__choice--none", n === 0 && isOff);
  }

  function showCounts({ counts, totals }, wanted) {
    const facets = new Map(index.facets.map((facet, at) => [facet.name, { ...facet, at }]));
    for (const fieldset of form.querySelectorAll("[data-long]")) showLong(fieldset, facets.get(fieldset.dataset.long), counts);
    for (const box of form.elements) {
      const facet = facets.get(box.name);
      if (!facet || (box.type !== "checkbox" && box.type !== "radio")) continue;
      const place = facet.values.findIndex(([value]) => value === box.value);
      const n = box.value === list.everything ? totals[facet.at] : (counts[facet.at][place] ?? 0);
      showCount(box.closest("label"), n, !wanted[facet.at]);
    }
  }

  /** A facet with many values: the chosen ones, then those that are sought, else the commonest. */
  function showLong(fieldset, facet, counts) {
    const sought = fieldset.querySelector("[data-find]").value.trim().toLocaleLowerCase(texts.locale);
    const all = facet.values.map(([value, label], place) => ({ value, label, n: counts[facet.at][place] }));
    const fitting = all
      .filter(({ value, label, n }) => !isChosen(facet.name, value) && n && label.toLocaleLowerCase(texts.locale).includes(sought))
      .sort((one, other) => other.n - one.n || one.label.localeCompare(other.label, texts.locale));
    const first = fitting.slice(0, sought ? FOUND_AT_ONCE : COMMONEST);
    const wanted = [...all.filter(({ value }) => isChosen(facet.name, value)), ...first];
    const kept = new Map([...fieldset.querySelectorAll("label:has([type=checkbox])")].map((label) => [label.querySelector("input").value, label]));
    for (const [value, label] of kept) if (!wanted.some((one) => one.value === value)) label.remove();
    let before = fieldset.querySelector(".facet__find");
    for (const { value, label } of wanted) {
      const choice = kept.get(value) ?? element("label", { class: "facet__choice" },
        element("input", { type: "checkbox", name: facet.name, value }), element("span", {}, label), " ",
        element("span", { class: "facet__n", "data-n": "" }));
      if (before.nextElementSibling !== choice) before.after(choice);
      choice.querySelector("input").checked = isChosen(facet.name, value);
      before = choice;
    }
    const rest = fitting.length - first.length;
    fieldset.querySelector("[data-rest]").textContent = rest > 0 ? fill(texts.more_choices, { n: number(rest) }) : "";
  }

  const labelOf = (name, value) =>
    index.facets.find((facet) => facet.name === name)?.values.find(([one]) => one === value)?.[1];

  /** The chosen values, each with a button that drops it; the focus goes to the next one, or to what stands before. */
  function showChips() {
    const chips = [];
    if (state.query) chips.push([`”${state.query}”`, () => (state.query = "")]);
    for (const [name, values] of state.chosen) {
      if (radios.includes(name)) continue;
      for (const value of values) {
        const label = labelOf(name, value);
        if (label) chips.push([label, () => choose(name, value, false)]);
      }
    }
    for (const holder of chipLists) {
      holder.replaceChildren(
        ...chips.map(([label, drop], at) => {
          const attributes = { type: "button", class: "chip", "aria-label": fill(texts.drop, { name: label }) };
          const button = element("button", attributes, label, icon(app.dataset.icons, "close"));
          button.addEventListener("click", async () => {
            drop();
            await change();
            const left = holder.querySelectorAll("button");
            (left[Math.min(at, left.length - 1)] ?? part("count")).focus();
          });
          return button;
        }),
      );
    }
  }

  function button(label, act) {
    const made = element("button", { type: "button", class: "button" }, label);
    made.addEventListener("click", async () => {
      act();
      await change();
      part("count").focus();
    });
    return made;
  }

  const withoutFacets = (names) => new Map([...state.chosen].filter(([name]) => !names.includes(name)));

  /** With no result: which facets and words stand in the way, what drops them, and what else the site has. */
  async function showObstacles(matches) {
    const words = matches?.words ?? [];
    const facets = [...state.chosen.keys()].filter((name) => !radios.includes(name));
    const way = inTheWay([...facets, ...words], (kept) => {
      const sought = matches && (words.length ? kept.filter(({ rows }) => rows) : [{ rows: matches.found }]);
      const dropped = facets.filter((name) => !kept.includes(name));
      return filter(choices(withoutFacets(dropped)), sought && ((at) => sought.every(({ rows }) => rows.has(at)))).found.length;
    });
    const help = [];
    part("count").textContent = texts.none;
    if (way) {
      const names = way.dropped.map((one) => (one.rows ? fill(texts.word, { word: one.word }) : fill(texts.facet, { name: texts.facets[one] })));
      const what = new Intl.ListFormat(texts.locale).format(names);
      part("count").append(" ", fill(texts.obstacle[way.n === 1 ? 0 : 1], { what, n: number(way.n) }));
      help.push(
        button(counted(texts.show, way.n), () => {
          const left = words.filter((one) => !way.dropped.includes(one)).map(({ word }) => word);
          if (left.length < words.length) state.query = left.join(" ");
          state.chosen = withoutFacets(way.dropped);
        }),
      );
    }
    if (facets.length) help.push(button(texts.drop_all, () => (state = { ...state, query: "", sort: list.usual(""), chosen: withoutFacets(facets) })));
    const elsewhere = state.query && (await list.elsewhere?.(state.query));
    return elsewhere ? [...help, elsewhere] : help;
  }

  /** A link to the query with the site's own words. */
  function nearestLink(query) {
    const link = element("a", { href: `?${new URLSearchParams({ q: query })}` }, fill(texts.near, { query }));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      state.query = query;
      change();
    });
    return element("p", {}, link);
  }

  async function update({ atLeast = AT_ONCE } = {}) {
    const mine = ++turn;
    try {
      await loadIndex();
      const matches = state.query ? await list.match(state.query, index) : null;
      await list.ready?.();
      if (mine !== turn) return;
      const wanted = choices(state.chosen);
      const chosen = filter(wanted, matches && ((at) => matches.found.has(at)));
      const order = list.sorts[state.sort];
      const rows = chosen.found.sort((one, other) => order(index.rows[one], index.rows[other], one, other, matches?.found));
      shown = rows.map((at) => ({ row: index.rows[at], extra: matches?.found.get(at) }));
      visible = 0;
      part("list").replaceChildren();
      isLoaded = true;
      showCounts(chosen, wanted);
      show();
      showChips();
      showMore(atLeast);
      if (shown.length) part("count").textContent = counted(matches?.partial ? texts.partial : texts.count, shown.length);
      const help = shown.length ? [] : await showObstacles(matches);
      if (mine !== turn) return;
      part("help").replaceChildren(...(matches?.nearest ? [nearestLink(matches.nearest)] : []), ...help);
      part("export").hidden = shown.length === 0;
      // The count of what is seen takes the place of the count of all.
      document.querySelector("[data-total]")?.setAttribute("hidden", "");
      part("pager")?.remove();
      list.tell?.(shown.map(({ row }) => row), state);
      const button = form.querySelector("[data-show]");
      if (button) button.textContent = counted(texts.show, shown.length);
    } catch (error) {
      part("count").textContent = texts.failed;
      throw error;
    }
  }

  // --- steps: each is one of the history, words are one while they are written

  const remember = () => history.replaceState({ visible, top: scrollY }, "");

  function change({ asStep = true } = {}) {
    const next = address();
    if (next !== location.pathname + location.search) {
      if (asStep) {
        remember();
        history.pushState(null, "", next);
      } else history.replaceState(null, "", next);
    }
    return update();
  }

  async function comeBack() {
    const { visible: atLeast, top } = history.state ?? {};
    read();
    show();
    await update({ atLeast: Math.max(atLeast ?? 0, AT_ONCE) });
    if (top !== undefined) scrollTo({ top, behavior: "instant" });
  }

  // --- the sheet of a phone

  function setOpen(isOpen) {
    form.classList.toggle("filter--open", isOpen);
    document.documentElement.classList.toggle("has-sheet", isOpen);
    open.setAttribute("aria-expanded", String(isOpen));
    const aside = [...document.body.children, ...document.querySelectorAll(".page > :not(main)"), ...form.parentElement.children];
    for (const one of aside) if (!one.contains(form)) one.inert = isOpen;
    if (isOpen) {
      form.querySelector("[data-close]").focus();
      if (!index) update();
    } else open.focus();
  }

  async function exportCsv() {
    const response = await fetch(app.dataset.csv);
    if (!response.ok) throw new Error(String(response.status));
    const [header, ...lines] = records(await response.text());
    const byId = new Map(lines.map((line) => [line.match(/^"?([^";]*)/)[1], line]));
    const rows = shown.map(({ row }) => byId.get(row[0])).filter(Boolean);
    const file = new Blob(["\uFEFF", header, ...rows], { type: "text/csv;charset=utf-8" });
    const link = element("a", { href: URL.createObjectURL(file), download: list.file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // Whoever comes near the facets will soon want them: their first answer then need not wait for the index.
  for (const near of ["pointerenter", "focusin"]) form.addEventListener(near, () => loadIndex().catch(() => {}), { once: true });

  let delay;
  let isWriting = false;
  form.addEventListener("input", ({ target }) => {
    clearTimeout(delay);
    if (target.matches("[data-find]")) {
      update({ atLeast: visible });
      return;
    }
    if (target.name === "q") {
      const query = target.value.trim();
      if (state.sort === list.usual(state.query)) state.sort = list.usual(query);
      state.query = query;
      delay = setTimeout(() => {
        change({ asStep: !isWriting });
        isWriting = true;
      }, DELAY_MS);
      sort.value = state.sort;
      return;
    }
    isWriting = false;
    if (target === sort) state.sort = sort.value;
    else choose(target.name, target.value, target.checked);
    change();
  });
  // What stands in the list's own bar belongs to the form, and its events do not rise through it.
  for (const outside of form.elements) {
    if (!form.contains(outside)) {
      outside.addEventListener("input", () => {
        if (outside === sort) state.sort = sort.value;
        else choose(outside.name, outside.value, outside.checked);
        change();
      });
    }
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change();
  });
  form.querySelector("[data-clear]")?.addEventListener("click", () => {
    state = { query: "", sort: list.usual(""), chosen: new Map([...state.chosen].filter(([name]) => radios.includes(name))) };
    change();
  });
  for (const name of ["close", "show"]) form.querySelector(`[data-${name}]`)?.addEventListener("click", () => setOpen(false));
  form.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && form.classList.contains("filter--open")) setOpen(false);
  });
  open.addEventListener("click", () => setOpen(open.getAttribute("aria-expanded") !== "true"));
  part("more").addEventListener("click", () => {
    const first = showMore();
    remember();
    first?.querySelector("a").focus();
  });
  part("export").addEventListener("click", () => exportCsv().catch(() => (part("count").textContent = texts.failed)));
  part("count").tabIndex = -1;
  addEventListener("popstate", comeBack);
  addEventListener("pagehide", remember);
  history.scrollRestoration = "manual";
  read();
  show();
  if (location.search || history.state?.visible > AT_ONCE) comeBack();
  else {
    part("export").hidden = true;
    if (history.state?.top) scrollTo({ top: history.state.top, behavior: "instant" });
  }
}
