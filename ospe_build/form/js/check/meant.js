// Rules on what is valid and was not meant; those of `ospe_build/checking/rules/meant.py`, one function each.

import { EMPTY_ANSWERS, LONGEST as LONGEST_ANSWER } from "ospe_build/checking/empty_answers";
import { AROUND, COLON, LONGEST as LONGEST_METHOD } from "ospe_build/checking/rules/meant";

import { inLine, quoted } from "../yaml/scalar.js";
import { shortened } from "./cause.js";
import { wayOut } from "./entries.js";
import { at, fieldName, isFreeText, isMapping, planRows, strings, texts } from "./lookup.js";
import { joined, nearestByName, asKey } from "./nearest.js";
import { stripped, within } from "./pattern.js";
import { withoutQuoteMarks } from "./quote_marks.js";

const NO_ANSWERS = new Set(["", ...EMPTY_ANSWERS.map(asKey)]);

const lengthOf = (text) => [...text].length;

/** The methods that are no cards but texts, with their pointers. */
function* inWords(value) {
  const themes = at(value, "teemat");
  for (const [theme, board] of isMapping(themes) ? Object.entries(themes) : []) {
    for (const [column, methods] of isMapping(board) ? Object.entries(board) : []) {
      for (const [index, text] of texts(methods)) yield [["teemat", theme, column, index], text];
    }
  }
  for (const [pointer, { menetelma }] of planRows(value)) {
    if (typeof menetelma === "string") yield [[...pointer, "menetelma"], menetelma];
  }
}

const namesOf = ({ key, labels }) => [key, ...Object.values(labels)];

/** The card that a text names, and further words; null where it names none. A card that nobody knows has no id. */
function asCard(text, { cards, cardNames, cardFields: [cardField, detailField] }) {
  if (lengthOf(text) > LONGEST_METHOD) return null;
  const named = cardNames.get(joined(text));
  if (named) return { card: named, further: "" };
  const colon = text.search(within(COLON));
  const heading = joined(text.slice(0, Math.max(colon, 0)));
  if (colon < 0 || !namesOf(cardField).some((each) => heading.endsWith(joined(each)))) return null;
  const parting = new RegExp(`[\\s,;"'“”]+(?:${namesOf(detailField).join("|")})["'“”]*\\s*[:=]`, "iu");
  const rest = text.slice(colon + 1);
  const found = parting.exec(rest);
  const name = found ? rest.slice(0, found.index) : rest;
  const card = cardNames.get(joined(name));
  if (!card && heading !== cardField.key) return null;
  const further = found ? stripped(rest.slice(found.index + found[0].length), AROUND) : "";
  return { card: card ?? nearestByName(stripped(name, AROUND), cards), further };
}

/** OSPE323: a text names a card, and does not reach that card's page. */
export function* cardAsText(value, context) {
  const detail = context.cardFields[1].key;
  for (const [pointer, text] of inWords(value)) {
    const found = isFreeText(pointer, context) ? asCard(text, context) : null;
    if (!found) continue;
    const words = found.further ? `, ${detail}: ${quoted(found.further)}` : "";
    const suggestion = found.card ? `{kortti: ${found.card}${words}}` : null;
    yield { pointer, params: { field: fieldName(pointer), value: shortened(text) }, suggestion };
  }
}

/** Whether a text, as a whole, only says that there is no answer; a picture, such as a thumb, is an answer. */
const isEmptyAnswer = (text) =>
  lengthOf(text) <= LONGEST_ANSWER && NO_ANSWERS.has(asKey(text)) && !/\p{So}/u.test(text);

/** OSPE324: curly quotation marks stand around texts, where straight ones were meant; the first place speaks for all. */
export function* curlyQuotes(value, context) {
  const key = (pointer) => JSON.stringify(pointer);
  const cards = new Set([...cardAsText(value, context)].map(({ pointer }) => key(pointer)));
  const found = [...strings(value)].filter(
    ([pointer, text, isKey]) =>
      !isKey && withoutQuoteMarks(text) && !isEmptyAnswer(text) && !cards.has(key(pointer)) && isFreeText(pointer, context),
  );
  for (const [pointer, text] of found.slice(0, 1)) {
    yield { pointer, params: { field: fieldName(pointer), count: found.length }, suggestion: inLine(withoutQuoteMarks(text)) };
  }
}

/** OSPE325: a text only says that there is no answer. */
export function* emptyAnswer(value, context) {
  for (const [pointer, text, isKey] of strings(value)) {
    if (isKey || !isEmptyAnswer(text) || !isFreeText(pointer, context)) continue;
    const { variant, params } = wayOut(value, pointer, context);
    yield { pointer, variant, params: { field: fieldName(pointer), value: shortened(text), ...params } };
  }
}
