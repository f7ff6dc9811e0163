// Facets, search, sorting, sharing and export of a long list, the same for sessions (results.js) and means (promises.js).
//
// The server's list stays as it is until the reader asks for something else, so nothing jumps while the index loads. The
// whole state is in the address: each choice is a step of the history, so that Back undoes it, and leads to the same place
// of a long list. The index is described in views/faceting.py; all words come from the page.

import { exportRows } from "./csv_export.js";
import { fill, json } from "./dom.js";
import { showChips } from "./facet_chips.js";
import { showCounts } from "./facet_counts.js";
import { filter } from "./facet_filter.js";
import { facetHelp } from "./facet_help.js";
import { facetSheet } from "./facet_sheet.js";
import { FacetState, SORT } from "./facet_state.js";

const AT_ONCE = 25; // as the build's pages
const DELAY_MS = 200;

/**
 * Run a list.
 *
 * @param {object} list
 * @param {Element} list.app - holds the list and what is around it; its data names the files.
 * @param {HTMLFormElement} list.form - the facets.
 * @param {number} list.firstFacet - the column of a row where the facets begin.
 * @param {object} list.sorts - by name, a comparison of two row numbers, given what text search found.
 * @param {(query: string) => string} list.usual - the order that needs no word in the address.
 * @param {string} [list.ofSearch] - the order that there is only while words are sought.
 * @param {object} [list.defaults] - by facet, the value that stands while none is in the address, for radio buttons.
 * @param {string} [list.everything] - the value of such a facet that leaves all rows in.
 * @param {(query: string, index: object) => Promise<object>} list.match - `found`, the rows whose text matches, each with
 *   what its row shows of that; and where the site's own search is asked, `words`, each with its `rows`, `partial`, true
 *   when no row has all words, `nearest`, the query with the site's own words, `readOnly`, the number of rows in which alone
 *   a phrase was sought, and `called`, the pages of that name.
 * @param {(query: string) => Promise<Node|null>} [list.elsewhere] - what else the site has, where no row is found.
 * @param {(row: Array, extra: any) => Element} list.draw - a row as an element of the list.
 * @param {(index: object) => void} [list.loaded] - is given the index, once.
 * @param {(rows: number[]) => Promise<void>} [list.ready] - waits for what rows show, before they are drawn.
 * @param {(rows: Array, state: object) => void} [list.tell] - shows what else the page says of the rows.
 * @param {string} list.file - the name of the exported file.
 */
export function facetedList(list) {
  const { app, form } = list;
  const texts = JSON.parse(app.dataset.texts);
  const number = (n) => n.toLocaleString(texts.locale);
  const counted = (forms, n) => fill(forms[n === 1 ? 0 : 1], { n: number(n) });
  const part = (name) => app.querySelector(`[data-${name}]`);
  const sort = form.elements.namedItem(SORT);
  const open = document.querySelector("[data-open]");
  const state = new FacetState(list);
  const isChosen = (name, value) => state.isChosen(name, value);

  const help = facetHelp({ state, texts, count: part("count"), change, elsewhere: list.elsewhere, number, counted });

  let index; // {facets: [{name, values: [[value, label, language where it is not the page's]], column}], rows}
  let shown = []; // [{at, row, extra}] in order
  let visible = 0;
  let turn = 0; // the newest update; older ones that come late are dropped
  let isLoaded = false; // whether the list is the script's
  let loading; // the index on its way

  async function loadIndex() {
    loading ??= json(app.dataset.index);
    try {
      const { arvot, sarakkeet } = await loading;
      if (index) return;
      const facets = Object.entries(arvot).map(([name, values], at) => ({ name, values, column: list.firstFacet + at }));
      index = { facets, rows: sarakkeet[0].map((_, at) => sarakkeet.map((column) => column[at])) };
      list.loaded?.(index);
    } catch (error) {
      loading = undefined; // the next choice tries again
      throw error;
    }
  }

  // --- the state, in the address and in the form

  /** Set the form as the state is. */
  function show() {
    form.elements.namedItem("q").value = state.query;
    showSort();
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

  function showSort() {
    for (const option of sort.options) option.hidden = option.disabled = !state.canSort(option.value);
    sort.value = state.sort;
  }

  /** Tell on each folded group what is chosen in it. */
  function showChosen() {
    for (const group of form.querySelectorAll("details.facet")) {
      const chosen = [...group.querySelectorAll("input:checked")].map((box) => box.closest("label").querySelector("span").textContent);
      group.querySelector("[data-chosen]").textContent = chosen.join(", ");
    }
  }

  // --- what the page shows

  const readyFor = (rows) => list.ready?.(rows.map(({ at }) => at));

  function showMore(upTo = visible + AT_ONCE) {
    const from = visible;
    visible = Math.min(shown.length, upTo);
    part("list").append(...shown.slice(from, visible).map(({ row, extra }) => list.draw(row, extra)));
    part("more").hidden = visible >= shown.length;
    return part("list").children[from];
  }

  async function update({ atLeast = AT_ONCE } = {}) {
    const mine = ++turn;
    try {
      await loadIndex();
      const matches = state.query ? await list.match(state.query, index) : null;
      const wanted = state.places(index);
      const chosen = filter(index, wanted, matches && ((at) => matches.found.has(at)));
      const order = list.sorts[state.sort];
      const rows = chosen.found.sort((one, other) => order(index.rows[one], index.rows[other], one, other, matches?.found));
      const next = rows.map((at) => ({ at, row: index.rows[at], extra: matches?.found.get(at) }));
      await readyFor(next.slice(0, atLeast));
      if (mine !== turn) return;
      shown = next;
      visible = 0;
      part("list").replaceChildren();
      isLoaded = true;
      showCounts(form, index, { ...chosen, wanted, everything: list.everything, isChosen, texts });
      show();
      showChips({ state, index, texts, count: part("count"), change });
      showMore(atLeast);
      if (shown.length) part("count").textContent = counted(matches?.partial ? texts.partial : texts.count, shown.length);
      const advice = shown.length ? [] : await help.obstacles(index, matches);
      if (mine !== turn) return;
      const pages = shown.length ? (matches?.called ?? []).map(help.calledLink) : [];
      const notes = [matches?.nearest && help.nearestLink(matches.nearest), matches?.readOnly && help.readNote(matches.readOnly)];
      part("help").replaceChildren(...pages, ...notes.filter(Boolean), ...advice);
      part("export").hidden = shown.length === 0;
      part("export-label").textContent = counted(texts.export, shown.length);
      // The count of what is seen takes the place of the count of all.
      document.querySelector("[data-total]")?.setAttribute("hidden", "");
      part("pager")?.remove();
      list.tell?.(shown.map(({ row }) => row), state);
      form.querySelector("[data-show]")?.replaceChildren(counted(texts.show, shown.length));
    } catch (error) {
      part("count").textContent = texts.failed;
      throw error;
    }
  }

  // --- steps: each is one of the history, words are one while they are written

  const remember = () => history.replaceState({ visible, top: scrollY }, "");

  function change({ asStep = true } = {}) {
    const next = state.address();
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
    state.read();
    show();
    await update({ atLeast: Math.max(atLeast ?? 0, AT_ONCE) });
    if (top !== undefined) scrollTo({ top, behavior: "instant" });
  }

  // Whoever comes near the facets will soon want them: their first answer then need not wait for the index.
  for (const near of ["pointerenter", "focusin"]) form.addEventListener(near, () => loadIndex().catch(() => {}), { once: true });

  function take(control) {
    if (control === sort) state.sort = sort.value;
    else state.choose(control.name, control.value, control.checked);
    change();
  }

  let delay;
  let isWriting = false;
  form.addEventListener("input", ({ target }) => {
    clearTimeout(delay);
    if (target.matches("[data-find]")) {
      update({ atLeast: visible });
      return;
    }
    if (target.name === "q") {
      state.ask(target.value.trim());
      delay = setTimeout(() => {
        change({ asStep: !isWriting });
        isWriting = true;
      }, DELAY_MS);
      showSort();
      return;
    }
    isWriting = false;
    take(target);
  });
  // What stands in the list's own bar belongs to the form, and its events do not rise through it.
  for (const outside of form.elements) if (!form.contains(outside)) outside.addEventListener("input", () => take(outside));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change();
  });
  form.querySelector("[data-clear]")?.addEventListener("click", () => {
    state.clear();
    change();
  });
  facetSheet(form, open, () => {
    if (!index) update();
  });
  part("more").addEventListener("click", async () => {
    const mine = turn;
    await readyFor(shown.slice(visible, visible + AT_ONCE));
    if (mine !== turn) return;
    const first = showMore();
    remember();
    first?.querySelector("a").focus();
  });
  part("export").addEventListener("click", async () => {
    try {
      // Before anything is asked the list is the server's, and shows the first of its rows.
      if (!isLoaded) await update({ atLeast: part("list").children.length });
      await exportRows(app.dataset.csv, shown.map(({ row }) => row[0]), list.file);
    } catch {
      part("count").textContent = texts.failed;
    }
  });
  part("count").tabIndex = -1;
  addEventListener("popstate", comeBack);
  addEventListener("pagehide", remember);
  // Safari shows a page that it has kept from its top, since going back to the place is left to us.
  addEventListener("pageshow", ({ persisted }) => persisted && scrollTo({ top: history.state?.top, behavior: "instant" }));
  history.scrollRestoration = "manual";
  state.read();
  show();
  if (location.search || history.state?.visible > AT_ONCE) comeBack();
  else {
    part("export").hidden = false;
    if (history.state?.top) scrollTo({ top: history.state.top, behavior: "instant" });
  }
}
