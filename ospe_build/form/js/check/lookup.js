// Ways into a session's value: looks that never fail, and the board's field at a pointer.

import { CODED, NO_TEXT } from "ospe_build/checking/lookup";

import { isMapping } from "../yaml/canonical.js";

export { isMapping };

/** What stands at that way of keys, or undefined. */
export const at = (value, ...keys) =>
  keys.reduce((inside, key) => (isMapping(inside) && Object.hasOwn(inside, key) ? inside[key] : undefined), value);

/** The texts of a list with their indexes. */
export const texts = (value) =>
  Array.isArray(value) ? [...value.entries()].filter(([, item]) => typeof item === "string") : [];

/** The mappings of a list with their indexes. */
export const mappings = (value) => (Array.isArray(value) ? [...value.entries()].filter(([, item]) => isMapping(item)) : []);

/** The rows of the plan with their pointers. */
export const planRows = (value) => mappings(at(value, "uudet_keinot")).map(([index, row]) => [["uudet_keinot", index], row]);

/** The follow-ups of all rows with their pointers. */
export const followUps = (value) =>
  planRows(value).flatMap(([pointer, row]) =>
    mappings(at(row, "seuranta")).map(([index, entry]) => [[...pointer, "seuranta", index], entry]),
  );

/** Whether a value tells who is responsible. */
export const isResponsible = (pointer) =>
  (pointer.at(-2) === "toteutus" && pointer.at(-1) === "kuka_vastaa") || pointer.at(-1) === "uusi_vastuutaho";

/** All texts of a value: pointer, text, and whether it is a key. */
export function* strings(value, pointer = []) {
  if (typeof value === "string") yield [pointer, value, false];
  else if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) yield* strings(inner, [...pointer, index]);
  } else if (isMapping(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield [[...pointer, key], key, true];
      yield* strings(inner, [...pointer, key]);
    }
  }
}

/** The board's field at a pointer; for an item of a list of plain values, the list's field. */
export function nodeAt(pointer, boards) {
  let node = boards;
  for (const part of pointer) {
    if (typeof part === "number") continue;
    const next = node.children?.find((child) => child.key === part);
    if (!next) return null;
    node = next;
  }
  return node === boards && pointer.length ? null : node;
}

/** The field of a placed card. */
function cardField(pointer, { boards, cardFields }) {
  const holder = nodeAt(pointer.slice(0, -1), boards);
  return ["keino", "keinot"].includes(holder?.shape) ? cardFields.find(({ key }) => key === pointer.at(-1)) : undefined;
}

/** Whether a text stands there in the writer's own words: it is not picked, and no number, truth, day, id or address. */
export function isFreeText(pointer, context) {
  const node = nodeAt(pointer, context.boards) ?? cardField(pointer, context);
  return Boolean(node) && !NO_TEXT.includes(node.type) && !node.values && !CODED.includes(node.shape);
}

/** The key that a message names: the last one on the way. */
export const fieldName = (pointer) => pointer.findLast((part) => typeof part === "string") ?? "";
