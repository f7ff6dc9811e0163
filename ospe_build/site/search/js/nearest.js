// The word of the site that is nearest to one that is nowhere.

import { bare } from "./fold.js";

const SHORTEST = 5;
const LONG = 8;

/** How many letters must be changed, added, left out or swapped, up to `most`; more than that is `most + 1`. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[other.length];
}

/** How many letters two words share at their beginnings and their ends. */
function sharedEnds(one, other) {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  let end = 0;
  while (end < one.length - count && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return count + end;
}

/** The nearest of some words, or an empty text where none is near. */
export function nearest(word, vocabulary) {
  const plain = bare(word);
  if (plain.length < SHORTEST) return "";
  const most = plain.length >= LONG ? 2 : 1;
  let best = { word: "", cost: Infinity };
  for (const candidate of vocabulary) {
    const apart = distance(plain, bare(candidate), most);
    if (apart > most) continue;
    // A wrong first letter is rare; of words as near, the one is meant that has more letters in their places.
    const cost = apart + (candidate[0] === word[0] ? 0 : 0.5) - sharedEnds(plain, bare(candidate)) / 100;
    if (cost < best.cost) best = { word: candidate, cost };
  }
  return best.word;
}
