// What came into a file from elsewhere and can be read all the same: two versions that git left, words of a message above
// the first key, and odd spaces in the structure; as `foreign.py` and `spaces.py` in `ospe_build/reading/`, which say more.

import { CONFLICT, FENCE, FIRST_KEY, HEADER, NAMED, NEUTRAL } from "ospe_build/reading/foreign";
import { LEAD, ODD, SPACES, TAIL } from "ospe_build/reading/spaces";

import { start, within } from "../check/pattern.js";

const IS_CONFLICT = start(CONFLICT);
const IS_FENCE = start(FENCE);
const BEGINS_NAMED = start(NAMED);
const BEGINS_NEUTRAL = start(NEUTRAL);
const BEGINS_WITH_KEY = start(FIRST_KEY);
const IS_HEADER = start(HEADER);
const BEGINS_SPACED = start(SPACES);
const BEGINS_AS_ITEM = start(LEAD);
const ENDS_SPACED = within(TAIL);
const ONE = new RegExp(`[${ODD}]`);
const SESSION = /^[ \t]*skeema[ \t]*:(?:\s|$)/;
const MARKED_SESSION = /^[ \t]*\+[ \t>]*skeema[ \t]*:(?:\s|$)/;
const KEY = /^[ \t]*[a-z0-9_]{4,}[ \t]*:(?:\s|$)/;

/** Whether a plain text from `start` on has an odd space before or after what one of its rows holds. */
export function hasOddSpace(text, start, length) {
  const written = text.slice(start, start + length);
  if (!ONE.test(written)) return false;
  const before = text.slice(0, start);
  const begins = /^[ -]*$|[{,] *$/.test(before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1));
  return written
    .split(/[\r\n]+/)
    .some((row, index) => {
      // What follows a key on its row is a text, though it may begin as a key does.
      const lead = (begins || index ? BEGINS_AS_ITEM : BEGINS_SPACED).exec(row)[0];
      return ONE.test(lead) || (!row.includes("#") && ONE.test(ENDS_SPACED.exec(row)?.[0] ?? ""));
    });
}

function isAboveFile(row, below) {
  if (IS_FENCE.test(row)) return true;
  if (BEGINS_NEUTRAL.test(row)) return false;
  const named = BEGINS_NAMED.exec(row);
  const name = named?.[1].trim();
  if (!named || IS_HEADER.test(name)) return true;
  if (named[2]) return name.includes(" ");
  return (name.includes(" ") || /^\p{Lu}/u.test(name)) && (SESSION.test(below) || !/^[ \t]/.test(below));
}

/** Whether a text holds rows of git or of a message: their code, and null where it has none. */
export function foreign(text) {
  const rows = text.split(/\r\n|\r|\n/);
  if (rows.some((row) => IS_CONFLICT.test(row))) return "OSPE116";
  const marked = rows.findIndex((row) => MARKED_SESSION.test(row));
  if (marked >= 0 && !BEGINS_WITH_KEY.test(text) && !rows.slice(0, marked).some((row) => SESSION.test(row))) return "OSPE117";
  const first = rows.findIndex((row) => KEY.test(row));
  if (!rows.some((row) => SESSION.test(row))) return null;
  let below = rows[first];
  for (const row of rows.slice(0, first).reverse()) {
    if (isAboveFile(row, below)) return "OSPE117";
    if (row.trim()) below = row;
  }
  return null;
}
