// From a query to the pages that are found, the best first.

import { bare, groups, holdsPhrase, words } from "./fold.js";
import { pagesIn } from "./table.js";

// How surely a page holds what was meant, the best first: the word in any form; a form that may be of another word;
// another word for the same; a compound that ends in it; a word that begins as it does.
const [WORD, MAYBE, SAME, COMPOUND, BEGINNING] = [0, 1, 2, 3, 4];
const TEXT = 2; // the rank of a word that stands neither in the title nor in what tells whose page it is
const MOST_CALLED = 12;

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

/**
 * A word of a query: the pages that hold it, and the ways in which a text can hold it: in each, for all words that the
 * text must hold, the tests of which one must be true of some word of the text.
 */
async function soughtWord(table, word, { exactly = false, hints = true, whole = false } = {}) {
  const found = new Map();
  const entries = await table.entriesOf(word);
  const isWritten = (form) => form === word || bare(form) === word;
  const tests = [isWritten];
  const term = { found, tests, ways: [[tests]], meant: (form) => isWritten(form) || entries.some(({ forms }) => forms.includes(form)) };
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
    if (compounds && !whole) {
      for (const [number, rank] of pagesIn(compounds.list)) keep(found, number, { surety: COMPOUND, rank, exact: false });
      const longer = new Set(compounds.words);
      tests.push((text) => longer.has(text));
    }
  }
  if (exactly) return term;
  // A number is what it is: 12 does not begin 12500.
  for (const { form, list } of /^\p{L}/u.test(word) && !whole ? (await table.beginningWith(word)).flatMap(({ held }) => held) : []) {
    for (const [number, rank] of pagesIn(list)) keep(found, number, { surety: BEGINNING, rank, exact: false });
    tests.push((text) => text === form);
  }
  if (hints) await addSame(table, [term], [word, ...entries.map(({ lemma }) => lemma)]);
  return term;
}

/** Add to terms what words, or a name of several, mean besides themselves. */
async function addSame(table, terms, names, surety = SAME) {
  const { same } = await table.contents();
  for (const row of new Set(names.flatMap((name) => same.get(name) ?? []))) {
    // Of another word for the same, nobody asked for longer words.
    const others = await Promise.all(row.map((one) => soughtWord(table, one, { hints: false, whole: true })));
    const together = inAll(others.map(({ found }) => found), surety);
    for (const { found, ways } of terms) {
      for (const [number, find] of together) keep(found, number, find);
      ways.push(others.map((one) => one.tests));
    }
  }
}

/**
 * Names of several words in a query, in any form: each of their words finds what the name means besides, as surely as
 * itself, for scattered words are less than the name.
 */
async function addSameNames(table, terms) {
  const { sameNames } = await table.contents();
  for (const name of sameNames) {
    for (let from = 0; from <= terms.length - name.length; from += 1) {
      const run = terms.slice(from, from + name.length);
      if (name.every((word, at) => run[at].meant(word))) await addSame(table, run, [name.join(" ")], WORD);
    }
  }
}

/** A word of a query, with hyphens or without. */
async function sought(table, { word, parts }) {
  const whole = await soughtWord(table, word);
  if (parts.length) {
    const each = await Promise.all(parts.map((part) => soughtWord(table, part, { hints: false })));
    for (const [number, find] of inAll(each.map(({ found }) => found), MAYBE)) keep(whole.found, number, find);
    whole.ways.push(each.map(({ tests }) => tests));
  }
  return { word, ...whole };
}

/**
 * A phrase in quotation marks: the pages on which its words follow each other as they are written. Of many that hold its
 * words, the newest are read, and how many these are is told (`readOnly`).
 */
async function soughtPhrase(table, phrase) {
  const asked = words(phrase);
  const each = await Promise.all(asked.map((word) => soughtWord(table, word, { exactly: true })));
  const holding = [...inAll(each.map(({ found }) => found), WORD)].sort(([one], [other]) => other - one);
  const likely = holding.slice(0, table.mostRead);
  const found = new Map();
  await Promise.all(
    likely.map(async ([number, find]) => {
      const { title, sections } = await table.page(number);
      if ([title, ...sections.flatMap(([, , text, also]) => [text, also])].some((text) => holdsPhrase(text, asked))) found.set(number, { ...find, exact: true });
    }),
  );
  return { word: phrase, found, ways: [each.map(({ tests }) => tests)], phrase: asked, readOnly: likely.length < holding.length ? likely.length : 0 };
}

/** In how many of the newest pages alone the phrases of a query were sought; 0 where in all. */
export const readOnly = (terms) => Math.max(0, ...terms.map((term) => term.readOnly ?? 0));

/** The words that decide: small words are passed over where there are others. */
function deciding(all, passedOver) {
  const found = all.filter(({ word }) => !passedOver.has(word));
  return found.length ? found : all;
}

/**
 * The words and phrases that decide a query, each with what holds it (`found`); small words are passed over where there
 * are others.
 *
 * @param {Table|MeansTable} table
 * @param {string} query
 */
export async function asked(table, query) {
  const phrases = [...query.matchAll(/["“”]([^"“”]+)["“”]/gu)].map(([, phrase]) => phrase);
  const loose = groups(query.replace(/["“”][^"“”]+["“”]/gu, " "));
  const { passedOver } = await table.contents();
  const chosen = phrases.length ? loose.filter(({ word }) => !passedOver.has(word)) : deciding(loose, passedOver);
  const distinct = [...new Map(chosen.map((group) => [group.word, group])).values()];
  const terms = await Promise.all(distinct.map((group) => sought(table, group)));
  await addSameNames(table, terms);
  return [...(await Promise.all(phrases.map((phrase) => soughtPhrase(table, phrase)))), ...terms];
}

/** Of pages that show the same in several languages, the reader's own where it was found, else the first. */
function inOneLanguage(pages, views, own) {
  const chosen = new Map();
  for (const page of pages) {
    const { view = `session ${page.number}`, language } = views[page.number] ?? {};
    const known = chosen.get(view);
    const isOwn = language === own;
    if (!known || page.missing.length < known.missing.length || (isOwn && page.missing.length === known.missing.length)) chosen.set(view, page);
  }
  return [...chosen.values()];
}

/** Whether a page is called what was sought, no word more or less; what it is called stands in its title and first section. */
function isCalled({ title, sections: [[, , kind, also]] }, terms, passedOver) {
  return [title, ...[kind, also].flatMap((names) => names.split(", "))].some((name) => {
    const written = deciding(groups(name), passedOver);
    const isSaid = (tests) => written.some(({ word }) => tests.some((test) => test(word)));
    const isSought = ({ word }) => terms.some(({ ways }) => ways.flat().some((tests) => tests.some((test) => test(word))));
    return written.length > 0 && written.every(isSought) && terms.every(({ ways }) => ways.some((way) => way.every(isSaid)));
  });
}

/** Of some pages, those that are called what was sought: a unit, a card, a theme. */
async function called(table, pages, terms) {
  const { nameLengths, passedOver } = await table.contents();
  const lengths = new Set([terms.length, ...terms.flatMap(({ ways }) => ways.map((way) => way.length))]);
  const likely = pages.filter(({ number, missing, surety, rank }) =>
    !missing.length && surety <= SAME && rank === 0 && [...(nameLengths[number] ?? "")].some((length) => lengths.has(Number(length))));
  const checked = await Promise.all(
    likely.slice(0, MOST_CALLED).map(async (page) => isCalled(await table.page(page.number), terms, passedOver) && page),
  );
  return new Set(checked.filter(Boolean));
}

/**
 * The pages of a query.
 *
 * @param {Table} table
 * @param {string} query
 * @param {{sessionsOnly?: boolean, language?: string}} options whether only sessions are sought; the reader's language.
 * @returns {Promise<{terms: Array, found: Array, partial: boolean, called: number[]}>} `terms` are what was sought;
 *   `found` are pages as `{number, missing}`, the best first; `partial` is true when none has all that was sought and these
 *   have some of it; `called` are the pages, but for sessions, that are called what was sought.
 */
export async function find(table, query, { sessionsOnly = false, language = "" } = {}) {
  const { inner, firstSession, views, sessionLanguages } = await table.contents();
  const isOwn = (number) => (number < firstSession ? views[number]?.language === language : sessionLanguages[number - firstSession] === language[0]);
  const terms = await asked(table, query);
  const numbers = new Set(terms.flatMap(({ found }) => [...found.keys()]));
  const pages = [];
  for (const number of numbers) {
    const finds = terms.map(({ found }) => found.get(number));
    const held = finds.filter(Boolean);
    const surety = Math.max(...held.map((one) => one.surety));
    pages.push({
      number,
      inner: number < inner,
      aside: number < firstSession && held.every(({ rank }) => rank === TEXT),
      missing: terms.filter((_, at) => !finds[at]).map(({ word }) => word),
      loose: surety > SAME,
      foreign: !isOwn(number),
      surety,
      rank: held.reduce((sum, { rank }) => sum + rank, 0),
      inexact: held.filter(({ exact }) => !exact).length,
    });
  }
  const all = inOneLanguage(pages, views, language);
  const named = await called(table, all.filter(({ number }) => number < firstSession), terms);
  const found = all.filter(({ number }) => !sessionsOnly || number >= firstSession);
  const whole = found.filter(({ missing }) => missing.length === 0);
  const partial = whole.length === 0 && found.length > 0;
  const sorted = (partial ? found : whole).sort(
    (one, other) =>
      one.inner - other.inner ||
      one.missing.length - other.missing.length ||
      named.has(other) - named.has(one) ||
      one.loose - other.loose ||
      one.aside - other.aside ||
      one.foreign - other.foreign ||
      one.surety - other.surety ||
      one.rank - other.rank ||
      one.inexact - other.inexact ||
      // Of sessions the newest first, of other pages the one above the others, which stands before them.
      (one.number < firstSession && other.number < firstSession ? one.number - other.number : other.number - one.number),
  );
  return { terms, found: sorted, partial, called: [...named].map(({ number }) => number) };
}
