// A session's texts as a few numbers, and how alike two of them are; as `ospe_build/checking/sketch.py`. Of each number
// the site publishes a half (`ospe_build/form/archive_list.py`), which tells any two apart but for one in 65,000.

import { EDGE, EMPTY, FEWEST, NOT_COMPARED, SIZE } from "ospe_build/checking/sketch";
import { HALF_EMPTY } from "ospe_build/form/archive_list";

import { isMapping } from "./lookup.js";

const POLYNOMIAL = 0xedb88320;
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let number = byte;
  for (let bit = 0; bit < 8; bit++) number = number & 1 ? (number >>> 1) ^ POLYNOMIAL : number >>> 1;
  return number;
});

/** The CRC-32 of a text in UTF-8. */
function crc32(text) {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) sum = CRC_TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** What people wrote, in the order of the file. */
function* written(value) {
  if (typeof value === "string") {
    if (value.includes(" ")) yield value;
  } else if (Array.isArray(value)) {
    for (const inner of value) yield* written(inner);
  } else if (isMapping(value)) {
    for (const [key, inner] of Object.entries(value)) if (!NOT_COMPARED.includes(key)) yield* written(inner);
  }
}

/** The half of a number that is compared. */
const half = (number) => (number === EMPTY ? HALF_EMPTY : Math.min(number & HALF_EMPTY, HALF_EMPTY - 1));

/** The sketch of a session's boards; null where there is too little text. */
export function sketch(session, boards) {
  const phases = boards.children.filter(({ phase }) => phase).sort((one, other) => one.phase - other.phase);
  const texts = phases.flatMap(({ key }) => [...written(session[key])]);
  const words = texts.join(EDGE).toLowerCase().split(/[ \t\n\r\v\f]+/).filter(Boolean);
  const shingles = new Set(words.slice(1).map((word, index) => crc32(words[index] + word)));
  if (shingles.size < FEWEST) return null;
  const bins = Array.from({ length: SIZE }, () => EMPTY);
  for (const number of shingles) bins[number % SIZE] = Math.min(bins[number % SIZE], number);
  return bins.map(half);
}

/** How alike two sketches are, from 0 to 1. */
export function likeness(one, other) {
  let [same, bothEmpty] = [0, 0];
  for (let bin = 0; bin < SIZE; bin++) {
    if (one[bin] !== other[bin]) continue;
    if (one[bin] === HALF_EMPTY) bothEmpty++;
    else same++;
  }
  return bothEmpty < SIZE ? same / (SIZE - bothEmpty) : 0;
}
