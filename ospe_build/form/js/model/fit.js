// Whether the form can hold what a file holds: what it gives back must be what was put in, but for the form of texts.

import { isMapping } from "../yaml/canonical.js";
import { clean, oneLine } from "./text.js";

const same = (one, other) =>
  one === other ||
  (typeof one === "string" && typeof other === "string" && (clean(one) === clean(other) || oneLine(one) === oneLine(other)));

/**
 * The places where what the form gives back differs from what was put in.
 *
 * @returns {Array<{pointer: Array<string | number>, lost: boolean}>} `lost` where nothing is left of a value; else the
 *   form has put it in another form.
 */
export function differences(before, after, pointer = []) {
  if (same(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    const longer = Math.max(before.length, after.length);
    return Array.from({ length: longer }, (_, index) => index).flatMap((index) =>
      differences(before[index], after[index], [...pointer, index]),
    );
  }
  if (isMapping(before) && isMapping(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(before[key], after[key], [...pointer, key]));
  }
  if (before === undefined || isEmpty(before)) return [];
  return [{ pointer, lost: after === undefined || typeof before === "object" || typeof after === "object" }];
}

/** Whether a value is built as the boards want it, whatever its texts say: a list where a list stands, a text where a text does. */
export function isBuilt(value, { type, shape, children }) {
  if (value === undefined) return true;
  if (type === "object") return isMapping(value) && children.every((child) => isBuilt(value[child.key], child));
  if (type === "array") {
    const item = children?.length ? { type: "object", children } : { type: shape === "keinot" ? "keino" : "string" };
    return Array.isArray(value) && value.every((each) => isBuilt(each, item));
  }
  return typeof value !== "object" || (type === "keino" && typeof value?.kortti === "string");
}

const isEmpty = (value) =>
  value === null ||
  (typeof value === "string" && !clean(value)) ||
  (typeof value === "object" && Object.values(value).every(isEmpty));

/**
 * The value as the form can take it: what should be text and is a number, a truth value or a text that a colon turned
 * into a mapping becomes the text that was meant.
 *
 * @param {Array<object>} findings those of the file, whose codes tell where that is so.
 * @returns {{value: object, mended: Array<Array<string | number>>}}
 */
export function mend(value, findings, document) {
  const copy = structuredClone(value);
  const mended = [];
  for (const { code, pointer } of findings) {
    if (code !== "OSPE216" && code !== "OSPE217") continue;
    const holder = pointer.slice(0, -1).reduce((inside, key) => inside?.[key], copy);
    const key = pointer.at(-1);
    const there = holder?.[key];
    if (there === undefined || there === null) continue;
    const text = isMapping(there) ? colonText(there, pointer, document) : document.written(pointer, there);
    if (!text) continue;
    holder[key] = text;
    mended.push(pointer);
  }
  return { value: copy, mended };
}

function colonText(value, pointer, document) {
  const parts = Object.entries(value).map(([key, inner]) => {
    if (typeof inner === "object" && inner !== null) return null;
    return `${key}: ${typeof inner === "string" ? inner : inner === null ? "" : document.written([...pointer, key], inner)}`.trim();
  });
  return parts.includes(null) ? "" : parts.join(" ");
}
