// All checks of one session: of a file that was read, or of what the form holds.

import { finding } from "../yaml/read.js";
import { leftovers } from "./leftovers.js";
import { personalData } from "./privacy.js";
import { RULES } from "./rules.js";
import { checkSchema } from "./schema.js";

/**
 * What the checks need to know beside the file.
 *
 * @param {object} data the page's block of data.
 * @param {string} today in ISO.
 */
export function contextOf(data, today) {
  const ibans = Object.fromEntries(Object.entries(data.ibans).map(([country, pattern]) => [country, new RegExp(`^${pattern}$`)]));
  return {
    today,
    boards: data.boards,
    cards: data.deck.map((card) => card.id),
    markers: data.markers,
    givenNames: new Set(data.givenNames),
    ibans,
  };
}

/**
 * Everything that is wrong with one session.
 *
 * @param {import("../yaml/read.js").Document} document
 */
export function check(document, context) {
  if (document.refused) return document.findings;
  const { value } = document;
  const rules = RULES.flatMap(([code, severity, find]) =>
    [...find(value, context)].map(({ pointer, params, suggestion, onKey }) =>
      finding(code, pointer, {
        severity,
        params,
        suggestion: suggestion ?? null,
        position: document.lines ? (onKey ? document.keyPosition(pointer) : document.position(pointer)) : undefined,
      }),
    ),
  );
  const left = [...leftovers(value, context)];
  const untouched = new Set(left.map(({ pointer }) => JSON.stringify(pointer)));
  // What nobody filled in yet is not also of the wrong form.
  const schema = checkSchema(document, context).filter(
    ({ code, pointer }) => code === "OSPE201" || !untouched.has(JSON.stringify(pointer)),
  );
  return [...document.findings, ...rules, ...left, ...schema, ...personalData(document, context)];
}
