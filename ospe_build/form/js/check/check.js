// All checks of one session: of a file that was read, or of what the form holds.

import { finding } from "../yaml/read.js";
import { leftovers } from "./leftovers.js";
import { joined } from "./nearest.js";
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
  const cards = new Map(data.deck.map((card) => [card.id, Object.values(card.names)]));
  return {
    today,
    boards: data.boards,
    cards,
    cardNames: new Map([...cards].flatMap(([id, names]) => [id, ...names].map((name) => [joined(name), id]))),
    cardFields: data.cardFields,
    lexicon: null, // what tells names, once it was asked for: `Lexicon`
  };
}

const name = (pointer) => JSON.stringify(pointer);

/** The findings without those that another one has already said: one cause is one finding. */
function causes(findings) {
  const left = new Set(findings.filter(({ code }) => code.startsWith("OSPE5")).map(({ pointer }) => name(pointer)));
  const rows = new Set(findings.filter(({ code }) => code === "OSPE202").map(({ pointer }) => name(pointer.slice(0, 2))));
  const refused = new Set(findings.filter(({ code }) => code.startsWith("OSPE2")).map(({ pointer }) => name(pointer)));
  return findings.filter(({ code, pointer }) => {
    // What nobody filled in yet is not also of the wrong form.
    const unfilled = code.startsWith("OSPE2") && code !== "OSPE201" && left.has(name(pointer));
    // Under an unknown key of a row may stand who is responsible.
    const misnamed = code === "OSPE313" && rows.has(name(pointer.slice(0, 2)));
    // What the schema refuses has to be written anew anyway.
    const rewritten = code === "OSPE325" && refused.has(name(pointer));
    return !unfilled && !misnamed && !rewritten;
  });
}

/**
 * Everything that is wrong with one session.
 *
 * @param {import("../yaml/read.js").Document} document
 */
export function check(document, context) {
  if (document.refused) return [...document.findings, ...personalData(document, context)];
  const { value } = document;
  const rules = RULES.flatMap(([code, severity, find]) =>
    [...find(value, context)].map(({ pointer, variant, params, suggestion, onKey }) =>
      finding(code, pointer, {
        severity,
        variant,
        params,
        suggestion: suggestion ?? null,
        position: document.lines ? (onKey ? document.keyPosition(pointer) : document.position(pointer)) : undefined,
      }),
    ),
  );
  const found = causes([...rules, ...leftovers(value, context), ...checkSchema(document, context)]);
  return [...document.findings, ...found, ...personalData(document, context)];
}
