// A text where a list belongs: the list that was probably meant; as `schema_lists.py`.

import { COMMA_APART } from "ospe_build/checking/schema_lists";
import { AS_IT_IS, BULLET, LATER_NUMBER, NEXT, TIGHT } from "ospe_build/reading/bullets";

import { start } from "./pattern.js";
import { requoted } from "./quote_marks.js";

const BEGINS_WITH_BULLET = start(BULLET);
const BEGINS_AS_IT_IS = start(AS_IT_IS);
const BEGINS_WITH_DASH = start(NEXT);
const BEGINS_TIGHTLY = start(TIGHT);
const BEGINS_LATER = start(LATER_NUMBER);
const ROW = /^- "?(.*?)"?$/s;

const indentOf = (row) => row.length - row.replace(/^ +/, "").length;

/** The rows of a list with dashes, without the indentation that all have; null where they are no list with other marks. */
function withDashes(rows) {
  const spaced = BEGINS_WITH_BULLET.exec(rows[0]);
  const first = spaced ?? BEGINS_TIGHTLY.exec(rows[0]);
  if (!first || (spaced && BEGINS_LATER.test(spaced[2]))) return null;
  const items = [];
  for (const row of rows) {
    const mark = spaced ? (BEGINS_WITH_BULLET.exec(row) ?? BEGINS_WITH_DASH.exec(row)) : BEGINS_TIGHTLY.exec(row);
    if (mark?.[1] === first[1]) items.push([row.slice(mark[0].length).trimEnd()]);
    else if (row.startsWith(`${first[1]} `)) items.at(-1).push(row);
    else if (row.trim()) return null;
  }
  if (!spaced && items.length === 1) return null;
  const width = Math.max(first[0].length - first[1].length, 2);
  return items.flatMap(([text, ...more]) =>
    BEGINS_AS_IT_IS.test(text)
      ? [`${"-".padEnd(width)}${text}`, ...more.map((row) => row.slice(first[1].length))]
      : [`- ${requoted([text, ...more.map((row) => row.trim())].join(" "))}`],
  );
}

/** Rows that begin with other marks than dashes and were read as one text. */
function bulleted({ document, pointer, node }) {
  const { value: start, end } = document.places.get(JSON.stringify(pointer).slice(1, -1)) ?? {};
  if (end === undefined) return null;
  const before = document.text.slice(0, start).match(/[^\r\n]*$/)[0];
  const [first, ...others] = document.text.slice(start, end).trimEnd().split(/\r\n|\r|\n/);
  // A first row beside its key moves to where the others are, or below the key.
  const below = others.length ? indentOf(others[0]) : indentOf(before) + 2;
  const indent = before.trim() ? below : before.length;
  const rows = withDashes([" ".repeat(indent) + first, ...others]);
  if (!rows || (node.values && !rows.every((row) => Object.hasOwn(node.values, ROW.exec(row)?.[1] ?? "")))) return null;
  return rows.join("\n");
}

/** The list that a text was probably meant to be, as it can be written in the file; null where that is not known. */
export function asList(error) {
  const { value, node } = error;
  if (typeof value !== "string" || !value.trim()) return null;
  const ofTexts = node && !node.children?.length;
  const rows = ofTexts ? bulleted(error) : null;
  if (rows) return rows;
  if (node?.values) {
    const words = value.split(/[,;]/).map((word) => word.trim());
    return words.every((word) => Object.hasOwn(node.values, word)) ? `[${words.join(", ")}]` : null;
  }
  if (!ofTexts) return null;
  const texts = COMMA_APART.includes(node.shape) ? value.split(/[,;]/).map((text) => text.trim()) : [value];
  return `[${texts.filter((text) => text.trim()).map(requoted).join(", ")}]`;
}
