// What `ospe new` wrote and nobody replaced (OSPE501, OSPE502); the same finds as `ospe_build/checking/leftovers.py`.

import { finding } from "../yaml/read.js";
import { fieldName, nodeAt, strings } from "./fields.js";
import { shown } from "./shown.js";

const WORDS_AT_LEAST = 6;
const GIVEN = "pelikerta";
const NOTHING = /^[ .:…]*$/;

const plain = (text) => text.normalize("NFC").trim().replace(/\s+/g, " ");

/** What stands after a marker, or undefined. A marker alone counts however it is written. */
function afterMarker(written, markers) {
  for (const marker of markers) {
    const begin = written.slice(0, marker.length);
    const rest = written.slice(marker.length).trimStart();
    if (begin === marker && rest.startsWith(":")) return rest.slice(1).trimStart();
    if (begin.toUpperCase() === marker && NOTHING.test(rest)) return "";
  }
  return undefined;
}

function* leaves(value) {
  if (Array.isArray(value)) for (const inner of value) yield* leaves(inner);
  else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) yield* leaves(inner);
  else yield plain(String(value));
}

function* walk(node) {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

/** The examples of all fields that nobody writes by chance. */
function sentences(boards) {
  const nodes = boards.children.filter(({ key }) => key !== GIVEN).flatMap((board) => [...walk(board)]);
  const examples = nodes.flatMap((node) => [...leaves(node.examples ?? [])]);
  return new Set(examples.filter((example) => example.split(" ").length >= WORDS_AT_LEAST));
}

function isExample(pointer, written, boards) {
  for (let length = pointer.length; length; length--) {
    const examples = nodeAt(pointer.slice(0, length), boards)?.examples;
    if (examples?.length) return [...leaves(examples)].includes(written);
  }
  return false;
}

/**
 * @param {object} value
 * @param {{boards: object, markers: string[]}} context
 */
export function* leftovers(value, { boards, markers }) {
  const unlikely = sentences(boards);
  for (const [pointer, text, isKey] of strings(value)) {
    if (isKey) continue;
    const written = plain(text);
    const rest = afterMarker(written, markers);
    const field = fieldName(pointer);
    if (rest === undefined) {
      if (unlikely.has(written) && isExample(pointer, written, boards)) yield finding("OSPE501", pointer, { params: { field } });
    } else if (!rest || unlikely.has(rest) || isExample(pointer, rest, boards)) {
      yield finding("OSPE501", pointer, { params: { field } });
    } else {
      yield finding("OSPE502", pointer, { params: { field, value: shown(rest) }, suggestion: shown(rest) });
    }
  }
}
