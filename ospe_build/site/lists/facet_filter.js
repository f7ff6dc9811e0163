// Which rows of an index fit the chosen values of its facets, and how many each value would leave.

/** The rows that fit, and for each facet how many rows each value would leave, the facet's own choice set aside. */
export function filter({ facets, rows }, wanted, matches) {
  const found = [];
  const counts = facets.map(({ values }) => values.map(() => 0));
  const totals = facets.map(() => 0);
  for (let at = 0; at < rows.length; at += 1) {
    if (matches && !matches(at)) continue;
    const row = rows[at];
    let misses = 0;
    let missed = -1;
    for (let facet = 0; facet < facets.length && misses < 2; facet += 1) {
      if (wanted[facet] && !row[facets[facet].column].some((place) => wanted[facet].has(place))) {
        misses += 1;
        missed = facet;
      }
    }
    if (misses > 1) continue;
    if (misses === 0) found.push(at);
    for (let facet = missed < 0 ? 0 : missed; facet < (missed < 0 ? facets.length : missed + 1); facet += 1) {
      totals[facet] += 1;
      for (const place of row[facets[facet].column]) counts[facet][place] += 1;
    }
  }
  return { found, counts, totals };
}
