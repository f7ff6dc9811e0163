// Entries that can go, and those that are needed; as `ospe_build/checking/entries.py`.

import { fieldName, nodeAt } from "./lookup.js";

const CARD = "kortti";
const [KEY, STATE, GIVEN_UP] = ["kuvaus", "tila", "luovuttu"];

/** Whether another key may stand in the place of this one, and does not: one of the two is needed. */
function isOneOfTwo(node, session, { children }) {
  const others = children.filter(({ replaces }) => replaces === node.key).map((child) => child.key);
  if (node.replaces) others.push(node.replaces);
  return others.length > 0 && !others.some((other) => Object.hasOwn(session, other));
}

function isNeeded(pointer, holder, boards) {
  const key = pointer.at(-1);
  if (key === CARD || (key === KEY && holder[STATE] === GIVEN_UP)) return true;
  const node = nodeAt(pointer, boards);
  return Boolean(node) && (node.core || (pointer.length === 1 && isOneOfTwo(node, holder, boards)));
}

/** The entry that can be taken away for a value: its own, or what would hold nothing then; null if it is needed. */
function removable(value, pointer, boards) {
  const holders = [value];
  for (const part of pointer) holders.push(holders.at(-1)[part]);
  for (let length = pointer.length; length; length--) {
    const [holder, entry] = [holders[length - 1], pointer.slice(0, length)];
    if (typeof entry.at(-1) === "string" && isNeeded(entry, holder, boards)) return null;
    if (Object.keys(holder).length > 1) return entry;
  }
  return null;
}

/** What to do about a value that says nothing: `required` to fill it in, `item` to remove its row, else its entry. */
export function wayOut(value, pointer, { boards }) {
  const entry = removable(value, pointer, boards);
  if (!entry) return { variant: "required", params: {} };
  return { variant: typeof entry.at(-1) === "number" ? "item" : "", params: { entry: fieldName(entry) } };
}
