// From a query to the pages that are found, the best first.

import { bare, groups, words } from "./fold.js";
import { pagesIn } from "./table.js";

// How surely a page holds what was meant, the best first: the word in any form; a form that may be of another word;
// another word for the same; a compound that ends in it; a word that begins as it does.
const [WORD, MAYBE, SAME, COMPOUND, BEGINNING] = [0, 1, 2, 3, 4];
const TEXT = 2; // the rank of a word that stands neither in the title nor in what tells whose page it is
const MOST_READ = 200;

/** Keep the better of two finds of a page. */
function keep(found, number, find) {
  const known = found.get(number);
  if (!known || weight(find) < weight(known)) found.set(number, find);
}

const weight = ({ surety, rank, exact }) => surety * 10 + rank * 2 + (exact ? 0 : 1);

/** Pages that every one of some maps holds, each as its worst find. */
function inAll(maps, surety) {
  const [first, ...others] = maps;
  const found = new Map();
  for (const [number, find] of first ?? []) {
    const finds = [find, ...others.map((map) => map.get(number))];
    if (finds.some((one) => !one)) continue;
    const worst = Math.max(...finds.map((one) => one.surety));
    found.set(number, { surety: Math.max(surety, worst), rank: Math.max(...finds.map((one) => one.rank)), exact: false });
  }
  return found;
}

/** A word of a query: the pages that hold it, and how to tell that a word of a text is meant by it. */
async function soughtWord(table, word, { exactly = false, hints = true } = {}) {
  const found = new Map();
  const entries = await table.entriesOf(word);
  const isWritten = (form) => form === word || bare(form) === word;
  const tests = [isWritten];
  for (const { forms, held, compounds } of entries) {
    for (const { form, unsure, list } of held) {
      const exact = isWritten(form);
      if (exactly && !exact) continue;
      const surety = exact || (entries.length === 1 && !unsure) ? WORD : MAYBE;
      for (const [number, rank] of pagesIn(list)) keep(found, number, { surety, rank, exact });
    }
    if (exactly) continue;
    const all = new Set(forms);
    tests.push((text) => all.has(text));
    if (compounds) {
      for (const [number, rank] of pagesIn(compounds.list)) keep(found, number, { surety: COMPOUND, rank, exact: false });
      const longer = new Set(compounds.words);
      tests.push((text) => longer.has(text));
    }
  }
  if (exactly) return { found, tests };
  // A number is what it is: 12 does not begin 12500.
  for (const { form, list } of /^\p{L}/u.test(word) ? await table.beginningWith(word) : []) {
    for (const [number, rank] of pagesIn(list)) keep(found, number, { surety: BEGINNING, rank, exact: false });
    tests.push((text) => text === form);
  }
  if (hints) {
    const { same } = await table.contents();
    const rows = new Set([word, ...entries.map(({ lemma }) => lemma)].flatMap((one) => same.get(one) ?? []));
    for (const row of rows) {
      const others = await Promise.all(row.map((one) => soughtWord(table, one, { hints: false })));
      for (const [number, find] of inAll(others.map(certain), SAME)) keep(found, number, find);
      tests.push(...others.flatMap((one) => one.tests));
    }
  }
  return { found, tests };
}

/** What a word finds as a whole: of a synonym, nobody asked for longer words. */
const certain = ({ found }) => new Map([...found].filter(([, { surety }]) => surety < COMPOUND));

/** A word of a query, with hyphens or without. */
async function sought(table, { word, parts }) {
  const whole = await soughtWord(table, word);
  if (parts.length) {
    const each = await Promise.all(parts.map((part) => soughtWord(table, part, { hints: false })));
    for (const [number, find] of inAll(each.map(({ found }) => found), MAYBE)) keep(whole.found, number, find);
    whole.tests.push(...each.flatMap(({ tests }) => tests));
  }
  return { word, ...whole };
}

/** A phrase in quotation marks: the pages on which its words follow each other as they are written. */
async function soughtPhrase(table, phrase) {
  const asked = words(phrase);
  const each = await Promise.all(asked.map((word) => soughtWord(table, word, { exactly: true })));
  const likely = [...inAll(each.map(({ found }) => found), WORD)].sort(([one], [other]) => other - one).slice(0, MOST_READ);
  const found = new Map();
  await Promise.all(
    likely.map(async ([number, find]) => {
      const { title, sections } = await table.page(number);
      const holds = [title, ...sections.map(([, , text]) => text)].some((text) =>
        ` ${words(text).join(" ")} `.includes(` ${asked.join(" ")} `),
      );
      if (holds) found.set(number, { ...find, exact: true });
    }),
  );
  return { word: phrase, found, tests: each.flatMap(({ tests }) => tests) };
}

/** The words and phrases that decide a query; small words are passed over where there are others. */
async function asked(table, query) {
  const phrases = [...query.matchAll(/["“”]([^"“”]+)["“”]/gu)].map(([, phrase]) => phrase);
  const loose = groups(query.replace(/["“”][^"“”]+["“”]/gu, " "));
  const { passedOver } = await table.contents();
  const deciding = loose.filter(({ word }) => !passedOver.has(word));
  const chosen = deciding.length || phrases.length ? deciding : loose;
  const distinct = [...new Map(chosen.map((group) => [group.word, group])).values()];
  return Promise.all([
    ...phrases.map((phrase) => soughtPhrase(table, phrase)),
    ...distinct.map((group) => sought(table, group)),
  ]);
}

/** Of pages that show the same in several languages, the reader's own where it was found, else the first. */
function inOneLanguage(pages, views) {
  const chosen = new Map();
  for (const page of pages) {
    const { view = `session ${page.number}`, language } = views[page.number] ?? {};
    const known = chosen.get(view);
    const isOwn = language === document.documentElement.lang;
    if (!known || page.missing.length < known.missing.length || (isOwn && page.missing.length === known.missing.length)) chosen.set(view, page);
  }
  return [...chosen.values()];
}

/**
 * The pages of a query.
 *
 * @returns {Promise<{terms: Array, found: Array, partial: boolean}>} `terms` are what was sought; `found` are pages as
 *   `{number, missing}`, the best first; `partial` is true when none has all that was sought and these have some of it.
 */
export async function find(table, query, { sessionsOnly = false } = {}) {
  const { inner, firstSession, views } = await table.contents();
  const terms = await asked(table, query);
  const numbers = new Set(terms.flatMap(({ found }) => [...found.keys()]));
  const pages = [];
  for (const number of numbers) {
    if (sessionsOnly && number < firstSession) continue;
    const finds = terms.map(({ found }) => found.get(number));
    const held = finds.filter(Boolean);
    pages.push({
      number,
      inner: number < inner,
      aside: number < firstSession && held.every(({ rank }) => rank === TEXT),
      missing: terms.filter((_, at) => !finds[at]).map(({ word }) => word),
      surety: Math.max(...held.map(({ surety }) => surety)),
      rank: held.reduce((sum, { rank }) => sum + rank, 0),
      inexact: held.filter(({ exact }) => !exact).length,
    });
  }
  const found = inOneLanguage(pages, views);
  const whole = found.filter(({ missing }) => missing.length === 0);
  const partial = whole.length === 0 && found.length > 0;
  const sorted = (partial ? found : whole).sort(
    (one, other) =>
      one.inner - other.inner ||
      one.missing.length - other.missing.length ||
      one.surety - other.surety ||
      one.rank - other.rank ||
      one.aside - other.aside ||
      one.inexact - other.inexact ||
      other.number - one.number,
  );
  return { terms, found: sorted, partial };
}
