// The search field of the header, and what it opens.

import { field_words } from "ospe_build/site/search/field_words";
import { tableAt } from "./table.js";

const RESULTS_AT_ONCE = 8;
const DELAY_MS = 150;
const WORDS = field_words[document.documentElement.lang] ?? field_words.fi;

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** What a field opens: how many pages were found, the pages, and the ways onward. */
function panelFor(root, input) {
  const help = element("p", { className: "visually-hidden", id: "ospe-haku-ohje" }, WORDS.help);
  input.setAttribute("aria-describedby", help.id);
  const told = element("p", { className: "visually-hidden" });
  told.setAttribute("role", "status");
  const count = element("p", { className: "ospe-search__count" });
  count.setAttribute("aria-hidden", "true");
  const near = element("a", { className: "ospe-search__near", hidden: true });
  const list = element("ol", { className: "ospe-search__results" });
  list.setAttribute("aria-label", WORDS.results);
  const more = element("button", { className: "ospe-search__more", type: "button", hidden: true }, WORDS.more);
  const onward = element("a", { className: "ospe-search__onward" });
  const panel = element("div", { className: "ospe-search__panel", hidden: true }, count, near, list, more, onward);
  root.append(help, told, panel);
  return { panel, list, more, onward, near, said: [told, count] };
}

/** Make a field search while one writes; without this its form leads to the page of results. */
export function enhance(root, { search, addressOf, excerptNodes }) {
  const base = new URL(root.dataset.base, document.baseURI).href;
  const form = root.querySelector("form");
  const input = root.querySelector("input");
  const { panel, list, more, onward, near, said } = panelFor(root, input);
  let asked = 0;
  let timer = 0;
  let waiting = [];

  const links = () => [...list.querySelectorAll("a"), ...[near, more, onward].filter((control) => !control.hidden)];
  const open = (state) => {
    panel.hidden = !state;
  };
  const say = (text) => {
    for (const place of said) place.textContent = text;
  };

  /** A page that was found, as an item of the list. */
  function item(page, missing) {
    const label = (properties, text) => element("span", { className: "ospe-search__kind", ...properties }, text);
    const kind = page.isSession ? [label({ lang: document.documentElement.lang }, WORDS.session)] : page.kind ? [label({}, page.kind)] : [];
    const made = element(
      "li",
      { className: "ospe-search__result" },
      element("a", { href: addressOf(page), className: "ospe-search__link" }, page.title),
      ...kind,
      element("p", { className: "ospe-search__excerpt" }, ...excerptNodes(page)),
    );
    if (missing.length) {
      const words = missing.map((word) => WORDS.word.replace("{word}", word)).join(", ");
      made.append(element("p", { className: "ospe-search__missing", lang: document.documentElement.lang }, WORDS.missing.replace("{words}", words)));
    }
    if (page.language && page.language !== document.documentElement.lang) made.lang = page.language;
    return made;
  }

  async function nextItems() {
    const next = waiting.splice(0, RESULTS_AT_ONCE);
    const pages = await Promise.all(next.map((result) => result.load()));
    return pages.map((page, at) => item(page, next[at].missing));
  }

  async function showMore() {
    const items = await nextItems();
    more.hidden = waiting.length === 0;
    list.append(...items);
    return items;
  }

  function showNear(query) {
    near.hidden = !query;
    near.href = `${form.action}?${new URLSearchParams({ q: query })}`;
    near.textContent = WORDS.near.replace("{query}", query);
    near.dataset.query = query;
  }

  async function ask() {
    const query = input.value.trim();
    const number = ++asked;
    if (!query) {
      open(false);
      say("");
      return;
    }
    try {
      const { results, partial, nearest, readOnly } = await search(query, { base });
      if (number !== asked) return;
      waiting = [...results];
      const first = await nextItems();
      if (number !== asked) return;
      list.replaceChildren(...first);
      more.hidden = waiting.length === 0;
      showNear(nearest);
      const count = results.length;
      const inPage = (text, n) => text.replace("{n}", n.toLocaleString(document.documentElement.lang));
      const counted = inPage(WORDS.count[count === 1 ? 0 : 1], count);
      const told = [count === 0 ? WORDS.none : partial ? `${WORDS.partial} ${counted}` : counted];
      if (readOnly) told.push(inPage(WORDS.read_only, readOnly));
      say(told.join(" "));
    } catch (error) {
      if (number !== asked) return;
      console.error(error);
      list.replaceChildren();
      more.hidden = true;
      near.hidden = true;
      say(WORDS.failed);
    }
    onward.href = `${form.action}?${new URLSearchParams({ q: query })}`;
    onward.textContent = WORDS.onward.replace("{query}", query);
    open(true);
  }

  function move(event) {
    const places = [input, ...links()];
    const here = places.indexOf(document.activeElement);
    const there = here + (event.key === "ArrowDown" ? 1 : -1);
    if (panel.hidden || here === -1 || !places[there]) return;
    event.preventDefault();
    places[there].focus();
  }

  input.addEventListener("focus", () => tableAt(base).contents().catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, DELAY_MS);
  });
  input.addEventListener("focus", () => open(list.children.length > 0 && input.value.trim() !== ""));
  near.addEventListener("click", (event) => {
    event.preventDefault();
    input.value = near.dataset.query;
    input.focus();
    ask();
  });
  more.addEventListener("click", async () => (await showMore())[0]?.querySelector("a").focus());
  root.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event);
    if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      input.focus();
      open(false);
    }
  });
  root.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !root.contains(event.relatedTarget)) open(false);
  });
  document.addEventListener("click", (event) => {
    if (!root.contains(event.target)) open(false);
  });
  return input;
}
