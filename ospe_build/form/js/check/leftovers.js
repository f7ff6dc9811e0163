// What `ospe new` wrote and nobody replaced (OSPE501, OSPE502); the same finds as `ospe_build/checking/leftovers.py`.

import { CARD, NOTHING, WORDS_AT_LEAST, markers } from "ospe_build/checking/leftovers";

import { finding } from "../yaml/read.js";
import { inLine } from "../yaml/scalar.js";
import { shortened } from "./cause.js";
import { wayOut } from "./entries.js";
import { fieldName, nodeAt, strings } from "./lookup.js";

const singleSpaced = (text) => text.normalize("NFC").trim().replace(/\s+/g, " ");

/** What stands after a marker, or undefined. A marker alone counts however it is written. */
function afterMarker(written) {
  for (const marker of markers) {
    const begin = written.slice(0, marker.length);
    const rest = written.slice(marker.length).trimStart();
    if (begin === marker && rest.startsWith(":")) return rest.slice(1).trimStart();
    if (begin.toUpperCase() === marker && [...rest].every((letter) => NOTHING.includes(letter))) return "";
  }
  return undefined;
}

function* leaves(value) {
  if (Array.isArray(value)) for (const inner of value) yield* leaves(inner);
  else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) yield* leaves(inner);
  else yield singleSpaced(String(value));
}

function* walk(node) {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

/** The longer examples of all fields. */
function sentences(boards) {
  const examples = [...walk(boards)].flatMap((node) => [...leaves(node.examples ?? [])]);
  return new Set(examples.filter((example) => example.split(" ").length >= WORDS_AT_LEAST));
}

function isExample(pointer, written, boards) {
  for (let length = pointer.length; length; length--) {
    const examples = nodeAt(pointer.slice(0, length), boards)?.examples;
    if (examples?.length) return [...leaves(examples)].includes(written);
  }
  return false;
}

/** Whether a text belongs there, which may stand in quotation marks: no number and no truth. */
const isText = (pointer, boards) => !["integer", "boolean"].includes(nodeAt(pointer, boards)?.type);

/**
 * @param {object} value
 * @param {{boards: object}} context
 */
export function* leftovers(value, { boards }) {
  const longer = sentences(boards);
  for (const [pointer, text, isKey] of strings(value)) {
    if (isKey) continue;
    const rest = afterMarker(singleSpaced(text));
    if (rest === undefined) continue;
    const field = fieldName(pointer);
    if (!rest || longer.has(rest) || isExample(pointer, rest, boards)) {
      const { variant, params } = isText(pointer, boards) ? wayOut(value, pointer, { boards }) : { variant: "plain", params: {} };
      yield finding("OSPE501", pointer, { variant, params: { field, ...params } });
    } else {
      const asText = isText(pointer, boards) && !rest.startsWith(CARD);
      const suggestion = text.includes("\n") ? null : asText ? inLine(rest) : rest;
      yield finding("OSPE502", pointer, { variant: asText ? "" : "plain", params: { field, value: shortened(rest) }, suggestion });
    }
  }
}
