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

/** Reads the text of a file of the index at a site's address. */
const overNetwork = (base) => async (name, options) => {
  const response = await fetch(new URL(`haku/${name}`, base), options);
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return response.text();
};

export class Table {
  mostRead = 200; // pages whose texts are read for a phrase

  #base;
  #read;
  #loaded = new Map();

  /**
   * @param {string} base - the address of the site.
   * @param {(name: string, options?: RequestInit) => Promise<string>} [read] - gives the text of a file of its index.
   */
  constructor(base, read = overNetwork(base)) {
    this.#base = base;
    this.#read = read;
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

  async #file(name) {
    const { version } = await this.contents();
    return this.#read(`${name}?v=${version}`);
  }

  /** What there is: how many pages of which kind, the names of the files of words, and the hints. */
  contents() {
    return this.#once("contents", async () => {
      const told = JSON.parse(await this.#read("osat.json", { cache: "no-cache" }));
      return {
        version: told.versio,
        pages: told.sivuja,
        inner: told.yllapito,
        firstSession: told.pelikerrat,
        sessionLanguages: told.pelikertojen_kielet ?? "",
        views: told.kielet ? told.kielet.split("|").flatMap((view, at) => view.split(",").map((language) => ({ view: at, language }))) : [],
        nameLengths: (told.nimet ?? "").split(" "),
        names: new Set(told.osat.split(" ")),
        passedOver: new Set(told.ohita.split(" ")),
        same: new Map(Object.entries(told.samat)),
        sameNames: Object.keys(told.samat).map((name) => name.split(" ")).filter((name) => name.length > 1),
      };
    });
  }

  /** A page's texts: `{url, title, kind, language, sections: [[name, anchor, text, also]]}`. */
  page(number) {
    return this.#once(`page ${number}`, async () => {
      const [url, title, kind, language, sections] = JSON.parse(await this.#file(`sivut/${number}.json`));
      return { url: new URL(url, this.#base).href, title, kind, language, sections };
    });
  }

  /** In which means the words of a file stand, by lemma; of "osat", how many means each session has. */
  means(name) {
    return this.#once(`means ${name}`, async () => JSON.parse(await this.#file(`keinot/${name}.json`)));
  }

  /** All words that stand on the site. */
  vocabulary() {
    return this.#once("vocabulary", async () => (await this.#file("sanasto.txt")).split("\n"));
  }

  /** A file of words: its entries by lemma, and by each form, with and without marks. */
  #chunk(name) {
    return this.#once(`words ${name}`, async () => {
      const entries = Object.entries(JSON.parse(await this.#file(`${name}.json`))).map((entry) => unpacked(entry, name));
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

  /** The entries with what stands on the site and begins as a word does: of what they hold, only that. */
  async beginningWith(word) {
    if (word.length < FEWEST_LETTERS) return [];
    const { names } = await this.contents();
    const letters = inFileNames(word);
    const longer = [...names].filter((name) => name.startsWith(letters)).slice(0, MOST_FILES);
    const chunks = await Promise.all([this.#chunkOf(word), ...longer.map((name) => this.#chunk(name))]);
    const begins = ({ form }) => form.startsWith(word) || bare(form).startsWith(word);
    const found = chunks.filter(Boolean).flatMap(({ entries }) => entries.map((entry) => ({ ...entry, held: (entry.held ?? []).filter(begins) })));
    return found.filter(({ held }) => held.length);
  }
}

function add(map, key, value) {
  const found = map.get(key);
  if (!found) map.set(key, [value]);
  else if (!found.includes(value)) found.push(value);
}

function unpacked([lemma, [shared, rests, lists, list, longer]], chunk) {
  const written = rests.split(" ").map((rest) => lemma.slice(0, shared) + rest);
  const forms = written.map((form) => form.replace("~", ""));
  const held = lists?.map((list, at) => ({ form: forms[at], unsure: written[at].endsWith("~"), list, at }));
  return { chunk, lemma, forms, held, compounds: list && { list, words: longer.split(" ") } };
}

/** A list of numbers as one of pages, all of the first rank. */
export const ranked = (list) => list?.map((step) => step * RANKS);

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
  for (const form of found.filter((one) => POSSESSIVE.test(one))) {
    const stem = form.replace(POSSESSIVE, "");
    // A possessive takes the n and the t away, and the strong grade of the stem comes to light.
    if (stem.length > 1) found.push(stem, `${stem}n`, `${stem}na`, `${stem}nä`, stem.replace(/kse$/u, "ksi"));
  }
  return found;
}
