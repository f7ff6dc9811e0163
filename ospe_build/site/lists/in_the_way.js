// With no result: what stands in the way, tried together and not one by one.

/** All ways to take `size` of some items. */
function* combinations(items, size, from = 0) {
  if (size === 0) yield [];
  for (let at = from; size > 0 && at <= items.length - size; at += 1) {
    for (const rest of combinations(items, size - 1, at + 1)) yield [items[at], ...rest];
  }
}

/**
 * The fewest conditions without which there are results, and how many; null where none helps.
 *
 * @param {Array} conditions what narrows the result.
 * @param {(kept: Array) => number} count how many results there are with only these conditions.
 */
export function inTheWay(conditions, count) {
  for (let size = 1; size < conditions.length; size += 1) {
    let best = null;
    for (const dropped of combinations(conditions, size)) {
      const n = count(conditions.filter((one) => !dropped.includes(one)));
      if (n > (best?.n ?? 0)) best = { dropped, n };
    }
    if (best) return best;
  }
  return null;
}
