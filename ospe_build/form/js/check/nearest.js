// Which of some known words a writer probably meant; the same choice as `ospe_build/checking/nearest.py`.

import { BEGINNING, ENOUGH, LONGEST, MIN_SHARE, SHORTLIST } from "ospe_build/checking/nearest";

/** The word as keys are written: lower case, without accents, parts joined by `_`. */
export function asKey(word) {
  const letters = word.toLowerCase().replace(/ß/g, "ss").normalize("NFKD").replace(/\p{M}/gu, "");
  return letters
    .replace(/[^\p{L}\p{N}]/gu, "_")
    .split("_")
    .filter(Boolean)
    .join("_");
}

/** The word as names are compared where spaces and hyphens make no difference: `Pop-up` becomes `popup`. */
export const joined = (word) => asKey(word).replaceAll("_", "");

function pairs(word) {
  const found = new Set();
  for (let start = 0; start < word.length; start++) found.add(word.slice(start, start + 2));
  return found;
}

function share(mine, other) {
  let both = 0;
  for (const pair of mine) if (other.has(pair)) both++;
  return (2 * both) / (mine.size + other.size);
}

/** Lengths of the longest common blocks, as difflib's SequenceMatcher finds them. */
function matching(a, b) {
  const waiting = [[0, a.length, 0, b.length]];
  let total = 0;
  while (waiting.length) {
    const [aFrom, aTo, bFrom, bTo] = waiting.pop();
    let [bestA, bestB, size] = [aFrom, bFrom, 0];
    let lengths = new Map();
    for (let i = aFrom; i < aTo; i++) {
      const next = new Map();
      for (let j = bFrom; j < bTo; j++) {
        if (a[i] !== b[j]) continue;
        const length = (lengths.get(j - 1) ?? 0) + 1;
        next.set(j, length);
        if (length > size) [bestA, bestB, size] = [i - length + 1, j - length + 1, length];
      }
      lengths = next;
    }
    if (!size) continue;
    total += size;
    waiting.push([aFrom, bestA, bFrom, bestB], [bestA + size, aTo, bestB + size, bTo]);
  }
  return total;
}

const ratio = (a, b) => (a.length + b.length ? (2 * matching(a, b)) / (a.length + b.length) : 1);

/**
 * The candidate most like the word, or null where none is alike enough.
 *
 * @param {string} word what was written.
 * @param {Map<string, string[]>} names other names of each candidate.
 * @param {number} enough least likeness, from 0 to 1, that counts.
 */
export function nearestByName(word, names, enough = ENOUGH) {
  if (!word || [...word].length > LONGEST) return null;
  const written = asKey(word);
  const known = [...names].flatMap(([candidate, aliases]) =>
    [candidate, ...aliases].map((name) => [asKey(name), candidate]),
  );
  const same = known.find(([name]) => name === written);
  if (same) return same[1];
  if (written.length >= BEGINNING) {
    const begun = new Set(known.filter(([name]) => name.startsWith(written)).map(([, candidate]) => candidate));
    if (begun.size === 1) return [...begun][0];
  }
  const mine = pairs(written);
  const shortlist = known
    .map((entry) => [share(mine, pairs(entry[0])), entry])
    .sort((one, other) => other[0] - one[0])
    .slice(0, SHORTLIST)
    .filter(([score]) => score >= MIN_SHARE);
  let [best, found] = [enough, null];
  for (const [, [name, candidate]] of shortlist) {
    const likeness = ratio(name, written);
    if (likeness >= best && likeness > 0) {
      if (found === null || likeness > best) found = candidate;
      best = likeness;
    }
  }
  return found;
}

/** Like `nearestByName`, where candidates go by themselves alone. */
export const nearest = (word, candidates, enough = ENOUGH) =>
  nearestByName(word, new Map([...candidates].map((candidate) => [candidate, []])), enough);
