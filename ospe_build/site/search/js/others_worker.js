// Searches the index of another archive, whose files the page gives: what they hold may be anything, so it is read
// here, where the page can put an end to it.

import { excerptOf } from "./excerpt.js";
import { find, readOnly } from "./find.js";
import { Table } from "./table.js";

const FORMAT = 1; // of index.py
const SHOWN = 5;
const MOST_READ = 60; // for a phrase: the page gives a bounded number of files (others_gate.js)
const LONGEST = 300;

const waiting = new Map();

/** The text of a file, from the page. */
const read = (name) =>
  new Promise((resolve, reject) => {
    waiting.set(name, { resolve, reject });
    postMessage({ name });
  });

const short = (value) => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);

async function hit(table, number, terms) {
  const page = await table.page(number);
  const { name, anchor, pieces } = excerptOf(page, terms);
  return {
    url: page.url,
    title: short(page.title),
    language: page.language,
    about: short(page.sections[0][2]),
    excerpt: { name: short(name), anchor: short(anchor), pieces: pieces.map(([text, found]) => [short(text), found]) },
  };
}

async function answerTo({ address, query, language }) {
  if (JSON.parse(await read("osat.json")).muoto !== FORMAT) return { state: "format" };
  const table = new Table(address, read);
  table.mostRead = MOST_READ;
  const { terms, found, partial } = await find(table, query, { sessionsOnly: true, language });
  const whole = partial ? [] : found;
  const { views } = await table.contents();
  return {
    state: "found",
    count: whole.length,
    readOnly: readOnly(terms),
    hits: await Promise.all(whole.slice(0, SHOWN).map(({ number }) => hit(table, number, terms))),
    speaks: views.some((view) => view.language === language),
  };
}

addEventListener("message", async ({ data }) => {
  if (data.query === undefined) {
    const { resolve, reject } = waiting.get(data.name);
    if (data.text === undefined) reject(new Error(data.name));
    else resolve(data.text);
    return;
  }
  postMessage({ answer: await answerTo(data).catch((error) => ({ state: "failed", why: String(error) })) });
});
