// Which edition of the boards a session is of: a file that names none is of the first one. The form has the newest boards;
// what a published session answered on older ones goes with it.

import { isMapping } from "../yaml/canonical.js";

/** Let a session that is written now name its edition; one of the archive stays as it is. */
export function nameEdition(value, { edition, origin }) {
  if (edition && !origin && value.pelikerta) value.pelikerta.lauta ??= edition;
  return value;
}

/**
 * Add to what the form holds of a published session what these boards do not ask; a row is known by its place.
 *
 * @param {object} value what the form holds; it is changed.
 * @param {object} base what is published.
 * @param {object[]} nodes the boards' keys at this place.
 */
export function carry(value, base, nodes) {
  for (const [key, was] of Object.entries(base)) {
    const node = nodes.find((each) => each.key === key);
    const inner = node?.children ?? [];
    if (!node) value[key] ??= was;
    else if (isMapping(was) && inner.length) {
      const held = carry(value[key] ?? {}, was, inner);
      if (Object.keys(held).length) value[key] = held;
    } else if (Array.isArray(was) && inner.length) {
      for (const [index, row] of was.entries()) {
        if (isMapping(row) && isMapping(value[key]?.[index])) carry(value[key][index], row, inner);
      }
    }
  }
  return value;
}
