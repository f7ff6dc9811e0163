// The index as it lies on the server, loaded file by file; `index.py` writes it and tells what its numbers mean.

import { bare } from "./fold.js";

const RANKS = 3;
const FEWEST_LETTERS = 3;
const MOST_FILES = 12;
const VOWEL = "[aeiouyäö]";
const PARTICLE = /(?:kin|kaan|kään|ko|kö|han|hän|pas?|päs?)$/u;
const POSSESSIVE = new RegExp(`(?:nsa|nsä|ni|si|mme|nne|(?<=(${VOWEL}))\\1n)$`, "u");

const tables = new Map();

/** The table of the site at an address, read once. */
export function tableAt(base) {
  if (!tables.has(base)) tables.set(base, new Table(base));
  return tables.get(base);
}

class Table {
  #base;
  #loaded = new Map();

  constructor(base) {
    this.#base = base;
  }

  /** What `load` gave for the key the first time; a failure is forgotten, so that the next try loads again. */
  #once(key, load) {
    if (!this.#loaded.has(key)) {
      const promise = load();
      promise.catch(() => this.#loaded.delete(key));
      this.#loaded.set(key, promise);
    }
    return this.#loaded.get(key);
  }

  async #fetch(name, options) {
    const response = await fetch(new URL(`haku/${name}`, this.#base), options);
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    return response;
  }

  async #file(name) {
    const { version } = await this.contents();
    return this.#fetch(`${name}?v=${version}`);
  }

  /** What there is: how many pages of which kind, the names of the files of words, and the hints. */
  contents() {
    return this.#once("contents", async () => {
      const told = await (await this.#fetch("osat.json", { cache: "no-cache" })).json();
      return {
        version: told.versio,
        pages: told.sivuja,
        inner: told.yllapito,
        firstSession: told.pelikerrat,
        views: told.kielet ? told.kielet.split("|").flatMap((view, at) => view.split(",").map((language) => ({ view: at, language }))) : [],
        names: new Set(told.osat.split(" ")),
        passedOver: new Set(told.ohita.split(" ")),
        same: new Map(Object.entries(told.samat)),
      };
    });
  }

  /** A page's texts: `{url, title, kind, language, sections: [[name, anchor, text, also]]}`. */
  page(number) {
    return this.#once(`page ${number}`, async () => {
      const [url, title, kind, language, sections] = await (await this.#file(`sivut/${number}.json`)).json();
      return { url: new URL(url, this.#base).href, title, kind, language, sections };
    });
  }

  /** All words that stand on the site. */
  vocabulary() {
    return this.#once("vocabulary", async () => (await (await this.#file("sanasto.txt")).text()).split("\n"));
  }

  /** A file of words: its entries by lemma, and by each form, with and without marks. */
  #chunk(name) {
    return this.#once(`words ${name}`, async () => {
      const entries = Object.entries(await (await this.#file(`${name}.json`)).json()).map(unpacked);
      const byForm = new Map();
      const byBare = new Map();
      for (const entry of entries) {
        for (const form of entry.forms) {
          add(byForm, form, entry);
          add(byBare, bare(form), entry);
        }
      }
      return { byForm, byBare, byLemma: new Map(entries.map((entry) => [entry.lemma, entry])), entries };
    });
  }

  async #chunkOf(word) {
    const { names } = await this.contents();
    const letters = inFileNames(word);
    for (let count = letters.length; count > 0; count -= 1) {
      if (names.has(letters.slice(0, count))) return this.#chunk(letters.slice(0, count));
    }
    return null;
  }

  async #home(entry) {
    if (entry.held) return entry;
    return (await this.#chunkOf(entry.lemma)).byLemma.get(entry.lemma);
  }

  /** The entries of the lemmas to which a folded word belongs, tried with all its letters first. */
  async entriesOf(word) {
    for (const map of ["byForm", "byBare"]) {
      for (const form of stripped(word)) {
        const found = (await this.#chunkOf(form))?.[map].get(form);
        if (found) return Promise.all(found.map((entry) => this.#home(entry)));
      }
    }
    return [];
  }

  /** What stands on the site and begins as a word does: `[form, pages]`. */
  async beginningWith(word) {
    if (word.length < FEWEST_LETTERS) return [];
    const { names } = await this.contents();
    const letters = inFileNames(word);
    const longer = [...names].filter((name) => name.startsWith(letters)).slice(0, MOST_FILES);
    const chunks = await Promise.all([this.#chunkOf(word), ...longer.map((name) => this.#chunk(name))]);
    return chunks.filter(Boolean).flatMap(({ entries }) =>
      entries.flatMap(({ held }) => (held ?? []).filter(({ form }) => form.startsWith(word) || bare(form).startsWith(word))),
    );
  }
}

function add(map, key, value) {
  const found = map.get(key);
  if (!found) map.set(key, [value]);
  else if (!found.includes(value)) found.push(value);
}

function unpacked([lemma, [shared, rests, lists, list, longer]]) {
  const written = rests.split(" ").map((rest) => lemma.slice(0, shared) + rest);
  const forms = written.map((form) => form.replace("~", ""));
  const held = lists?.map((list, at) => ({ form: forms[at], unsure: written[at].endsWith("~"), list }));
  return { lemma, forms, held, compounds: list && { list, words: longer.split(" ") } };
}

/** A list of pages as pairs of number and rank. */
export function* pagesIn(list) {
  let sum = 0;
  for (const step of list ?? []) {
    sum += step;
    yield [Math.floor(sum / RANKS), sum % RANKS];
  }
}

const inFileNames = (word) => [...bare(word)].map((letter) => (/[a-z\p{Nd}]/u.test(letter) ? letter : "_")).join("");

/** A word, and what it may be without Finnish particles and possessives, in the order in which it is tried. */
function stripped(word) {
  const found = [word];
  for (let rest = word; PARTICLE.test(rest) && rest.length > 4; ) {
    rest = rest.replace(PARTICLE, "");
    found.push(rest);
  }
  for (const form of [...found]) {
    if (!POSSESSIVE.test(form)) continue;
    const stem = form.replace(POSSESSIVE, "");
    // A possessive takes the n and the t away, and the strong grade of the stem comes to light.
    if (stem.length > 1) found.push(stem, `${stem}n`, `${stem}na`, `${stem}nä`, stem.replace(/kse$/u, "ksi"));
  }
  return found;
}
