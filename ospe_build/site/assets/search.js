// Search in the page: Pagefind's index, asked with the words as written and with their lemmas.
//
// `search()` is for every page that searches; `[data-ospe-search]` is the field in the header. Every text that people
// read comes from the data attributes of that element, every address from its `data-base`.

const RESULTS_AT_ONCE = 8;
const DELAY_MS = 150;
const EXCERPT_WORDS = 28;
const FOR_MAINTAINERS = { yleiso: "yllapito" };
const MOST_COMBINATIONS = 4;
const SHARD_LETTERS = 2;
const WORD = /[\p{L}\p{N}]+/gu;
const ALL_LETTERS = /^\p{L}{2,}$/u;
const BETWEEN_WORDS = /([^\p{L}\p{N}]+)/u;

const loaded = new Map();

/** What `load` gave for the key the first time; a failure is forgotten, so that the next try loads again. */
function once(key, load) {
  if (!loaded.has(key)) {
    const promise = load();
    promise.catch(() => loaded.delete(key));
    loaded.set(key, promise);
  }
  return loaded.get(key);
}

const wordsOf = (text) => text.toLowerCase().match(WORD) ?? [];

const json = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response.json();
};

function pagefindAt(base) {
  return once(`pagefind ${base}`, async () => {
    const pagefind = await import(new URL("pagefind/pagefind.js", base).href);
    await pagefind.options({ baseUrl: new URL(base).pathname, basePath: new URL("pagefind/", base).pathname });
    await pagefind.init();
    return pagefind;
  });
}

/** The name of the file that holds a word's forms; `shard_name` in `forms.py` names them the same way. */
function shardName(word) {
  const bare = [...word.normalize("NFD").replace(/\p{M}/gu, "")].slice(0, SHARD_LETTERS);
  return bare.map((letter) => (letter >= "a" && letter <= "z" ? letter : "_")).join("");
}

/** The forms that begin as a word does, each with its lemmas and all forms of these; empty where there are none. */
async function formsNear(word, base) {
  const names = await once(`names ${base}`, () => json(new URL("haku/osat.json", base)));
  const name = shardName(word);
  if (!names.includes(name)) return new Map();
  return once(`shard ${base} ${name}`, async () => {
    const byForm = new Map();
    const entries = await json(new URL(`haku/${name}.json`, base));
    for (const [lemma, [shared, rests]] of Object.entries(entries)) {
      const entry = { lemma, forms: rests.split(" ").map((rest) => lemma.slice(0, shared) + rest) };
      for (const form of entry.forms) byForm.set(form, [...(byForm.get(form) ?? []), entry]);
    }
    return byForm;
  });
}

/** A word's lemmas, each with all its forms; none when the site's texts hold no form of the word. */
const lemmasOf = async (word, base) => (await formsNear(word, base)).get(word) ?? [];

/** Whether the site's texts hold the word, or one that begins with it; of what is not all letters, nobody knows. */
async function isKnown(word, base) {
  if (!ALL_LETTERS.test(word)) return true;
  const forms = await formsNear(word, base);
  return forms.has(word) || [...forms.keys()].some((form) => form.startsWith(word));
}

/**
 * The queries that a query stands for: its words as lemmas, in a few of the combinations when words have several.
 *
 * A lone word is sought as it is written, too. Of several words, Pagefind leaves out those that the index does not
 * hold as written, so that pages without them would come along.
 */
function variants(words, entries) {
  let combinations = [[]];
  words.forEach((word, index) => {
    const lemmas = entries[index].length ? entries[index].map((entry) => entry.lemma) : [word];
    combinations = combinations.flatMap((begun) => lemmas.map((lemma) => [...begun, lemma])).slice(0, MOST_COMBINATIONS);
  });
  const queries = combinations.map((combination) => combination.join(" "));
  return words.length === 1 ? [...new Set([words[0], ...queries])] : queries;
}

/** Pages that match any of some queries, by their added scores. */
async function matching(pagefind, queries, filters) {
  const found = new Map();
  for (const query of queries) {
    const { results } = await pagefind.search(query, { filters });
    for (const result of results) {
      const earlier = found.get(result.id);
      if (earlier) earlier.score += result.score;
      else found.set(result.id, { score: result.score, data: () => result.data() });
    }
  }
  return found;
}

/**
 * Search the site.
 *
 * Pages for maintainers come after all others.
 *
 * @param {string} query words as people write them; with quotation marks, only the phrase as it stands.
 * @param {{base: string, filters?: object}} options the site's root as a full address; Pagefind's filters, such as
 *   `{laji: "Pelikerrat", kieli: "fi"}`.
 * @returns {Promise<{results: Array, partial: boolean}>} pages, the best first, each with Pagefind's `id` and `load()`, which gives
 *   `{url, title, kind, language, excerpt}`; `excerpt` is a list of `[text, found]`. `partial` is true when no page has
 *   all words and these have some of them.
 */
export async function search(query, { base, filters = {} }) {
  const pagefind = await pagefindAt(base);
  const words = wordsOf(query);
  const exact = query.includes('"');
  const entries = await Promise.all(words.map((word) => (exact ? [] : lemmasOf(word, base))));
  // For a word that is nowhere, Pagefind would give the pages with some other word that begins alike.
  const known = await Promise.all(words.map((word) => exact || isKnown(word, base)));
  const whole = known.every(Boolean);
  let queries = exact ? [query] : whole ? variants(words, entries) : [];
  let found = await matching(pagefind, queries, filters);
  const partial = found.size === 0 && words.length > 1 && !exact;
  if (partial) {
    queries = words.flatMap((word, index) => (known[index] ? variants([word], [entries[index]]) : []));
    found = await matching(pagefind, queries, filters);
  }
  const forms = new Set([...words, ...entries.flat().flatMap((entry) => entry.forms)]);
  const last = filters.laji ? new Map() : await matching(pagefind, queries, { ...filters, ...FOR_MAINTAINERS });
  const results = [...found].sort(
    ([one, { score }], [other, better]) => last.has(one) - last.has(other) || better.score - score,
  );
  return { partial, results: results.map(([id, { data }]) => ({ id, load: async () => shown(await data(), words, forms) })) };
}

function shown(page, words, forms) {
  return {
    url: page.url,
    title: page.meta.title,
    kind: page.filters.laji?.[0] ?? "",
    language: page.filters.kieli?.[0] ?? "",
    excerpt: excerptOf(withoutStart(page.content, `${page.meta.title}. `), words, forms),
  };
}

const withoutStart = (text, start) => (text.startsWith(start) ? text.slice(start.length) : text);

/** The part of a text with the most of the words sought, as `[text, found]` pieces. */
function excerptOf(content, words, forms) {
  const pieces = content.split(/\s+/).filter(Boolean);
  const isSought = (word) => forms.has(word) || words.some((start) => start.length > 2 && word.startsWith(start));
  const isFound = pieces.map((piece) => wordsOf(piece).some(isSought));
  let best = 0;
  let most = 0;
  for (let start = isFound.indexOf(true); start !== -1; start = isFound.indexOf(true, start + 1)) {
    const count = isFound.slice(start, start + EXCERPT_WORDS).filter(Boolean).length;
    if (count > most) [best, most] = [start, count];
  }
  const from = Math.max(0, best - 4);
  const to = from + EXCERPT_WORDS;
  const excerpt = [];
  if (from > 0) excerpt.push(["… ", false]);
  for (const part of pieces.slice(from, to).join(" ").split(BETWEEN_WORDS)) excerpt.push([part, isSought(part.toLowerCase())]);
  if (to < pieces.length) excerpt.push([" …", false]);
  return excerpt;
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** The address of a page that was found, with the words as they stand there, so that it opens at them (found.js). */
export function addressOf(page) {
  const words = [...new Set(page.excerpt.filter(([, found]) => found).map(([text]) => text.toLowerCase()))];
  return words.length ? `${page.url}?${new URLSearchParams({ haku: words.join(" ") })}` : page.url;
}

/** A page that was found, as an item of a list. */
export function resultItem(page) {
  const excerpt = page.excerpt.map(([text, found]) => (found ? element("mark", {}, text) : text));
  const item = element(
    "li",
    { className: "ospe-search__result" },
    element("a", { href: addressOf(page), className: "ospe-search__link" }, page.title),
    element("span", { className: "ospe-search__kind" }, page.kind),
    element("p", { className: "ospe-search__excerpt" }, ...excerpt),
  );
  if (page.language && page.language !== document.documentElement.lang) item.lang = page.language;
  return item;
}

/** Make a field search while one writes; without this its form leads to the page of results. */
function enhance(root) {
  const texts = root.dataset;
  const base = new URL(texts.base, document.baseURI).href;
  const form = root.querySelector("form");
  const input = root.querySelector("input");
  const panel = root.querySelector("[data-panel]");
  const list = root.querySelector("[data-results]");
  const more = root.querySelector("[data-more]");
  const onward = root.querySelector("[data-onward]");
  let asked = 0;
  let timer = 0;
  let waiting = [];

  const links = () => [...list.querySelectorAll("a"), ...[more, onward].filter((control) => !control.hidden)];
  const open = (state) => {
    panel.hidden = !state;
  };
  const say = (text) => {
    for (const place of root.querySelectorAll("[data-status]")) place.textContent = text;
  };

  async function showMore() {
    const pages = await Promise.all(waiting.splice(0, RESULTS_AT_ONCE).map((result) => result.load()));
    more.hidden = waiting.length === 0;
    const items = pages.map(resultItem);
    list.append(...items);
    return items;
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
      const { results, partial } = await search(query, { base });
      if (number !== asked) return;
      waiting = results;
      const first = await Promise.all(waiting.splice(0, RESULTS_AT_ONCE).map((result) => result.load()));
      if (number !== asked) return;
      list.replaceChildren(...first.map(resultItem));
      more.hidden = waiting.length === 0;
      const count = first.length + waiting.length;
      const counted = count === 1 ? texts.countOne : texts.countMany.replace("{n}", count.toLocaleString(document.documentElement.lang));
      say(count === 0 ? texts.none : partial ? `${texts.partial} ${counted}` : counted);
    } catch (error) {
      if (number !== asked) return;
      console.error(error);
      list.replaceChildren();
      more.hidden = true;
      say(texts.failed);
    }
    onward.href = `${form.action}?${new URLSearchParams({ q: query })}`;
    onward.textContent = texts.onward.replace("{query}", query);
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

  input.addEventListener("focus", () => pagefindAt(base).catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, DELAY_MS);
  });
  input.addEventListener("focus", () => open(list.children.length > 0 && input.value.trim() !== ""));
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

const isWriting = (target) => target.closest("input, textarea, select, [contenteditable]:not([contenteditable=false])") !== null;

const [field] = [...document.querySelectorAll("[data-ospe-search]")].map(enhance);
document.addEventListener("keydown", (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isWriting(event.target);
  const controlK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
  if (!field || !(slash || controlK)) return;
  event.preventDefault();
  field.focus();
  field.select();
});
