// What `ospe new` wrote and nobody replaced (OSPE501, OSPE502).

import { finding } from "../yaml/read.js";
import { fieldName, nodeAt, strings } from "./fields.js";
import { shown } from "./shown.js";

const composed = (text) => text.normalize("NFC").trim();

function* leaves(value) {
  if (Array.isArray(value)) for (const inner of value) yield* leaves(inner);
  else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) yield* leaves(inner);
  else yield composed(String(value));
}

function isExample(pointer, rest, boards) {
  for (let length = pointer.length; length; length--) {
    const examples = nodeAt(pointer.slice(0, length), boards)?.examples;
    if (examples?.length) return [...leaves(examples)].includes(rest);
  }
  return false;
}

/**
 * @param {object} value
 * @param {{boards: object, markers: string[]}} context
 */
export function* leftovers(value, { boards, markers }) {
  for (const [pointer, text, isKey] of strings(value)) {
    const begins = composed(text);
    const marker = isKey ? undefined : markers.find((each) => begins.startsWith(composed(each)));
    if (marker === undefined) continue;
    const rest = composed(begins.slice(composed(marker).length));
    const field = fieldName(pointer);
    if (!rest || isExample(pointer, rest, boards)) yield finding("OSPE501", pointer, { params: { field } });
    else yield finding("OSPE502", pointer, { params: { field, value: shown(rest) }, suggestion: shown(rest) });
  }
}
