// Values with nothing in them, whatever belongs there; as `schema_empty.py`.

import { cause } from "./cause.js";

/** Whether it is nothing, or a text of nothing but spaces. */
export const isEmpty = (value) => value === null || (typeof value === "string" && !value.trim());

/** Whether another key may stand in the place of this one, and does not: one of the two is needed. */
function isReplaced({ pointer, context, document }) {
  const others = context.boards.children.filter((child) => child.replaces === pointer[0]).map((child) => child.key);
  return pointer.length === 1 && others.length > 0 && !others.some((other) => Object.hasOwn(document.value, other));
}

/** OSPE218; OSPE203 where the whole file holds nothing. */
export function empty(error) {
  if (!error.pointer.length) return cause(error, "OSPE203", { variant: "file" });
  if (typeof error.pointer.at(-1) === "number") return cause(error, "OSPE218", { variant: "item" });
  const needed = error.pointer.at(-1) === "kortti" || error.node?.core || isReplaced(error);
  return cause(error, "OSPE218", { variant: needed ? "required" : "" });
}
