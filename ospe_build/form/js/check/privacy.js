// Personal data anywhere in a file: values, keys and comments (OSPE401 to OSPE404), and names (OSPE413); as
// `ospe_build/checking/privacy.py`, without the quick look that clears whole files there.

import { UNITS } from "ospe_build/checking/facts";
import { LINES, NAMED, NEXT_COMMENT } from "ospe_build/checking/privacy";

import { finding } from "../yaml/read.js";
import { isResponsible, strings } from "./lookup.js";
import { accountNumbers, emailAddresses, identityCodes } from "./identity.js";
import { every } from "./pattern.js";
import { personIn } from "./people.js";
import { phoneNumbers } from "./phone.js";
import { normalised } from "./normalise.js";

const AT_UNITS = JSON.stringify(UNITS);
const NEXT_COMMENTS = every(NEXT_COMMENT);
const BREAK = /^[ \t]*(?:\r\n|\r|\n)[ \t]*$/;
const EVERY_LINE = every(LINES);
const TELLTALE = /[@()[\]{}<>%+\p{N}]|(?<!\p{L})(?:at|ät|miuku|snabel)/iu;

/** The personal data of a text in its normalised form: code, start and end, in the order of their places. */
function dataIn(clean, { lexicon }) {
  if (!TELLTALE.test(clean)) return [];
  const taken = [];
  const detectors = [
    ["OSPE401", identityCodes],
    ["OSPE402", (each) => emailAddresses(each, lexicon)],
    ["OSPE404", accountNumbers],
    ["OSPE403", phoneNumbers],
  ];
  for (const [code, find] of detectors) {
    for (const [start, end] of find(clean)) {
      if (taken.every(([, first, last]) => end <= first || start >= last)) taken.push([code, start, end]);
    }
  }
  return taken.sort((one, other) => one[1] - other[1]);
}

/** What is found in a text, with its code and how bad it is; names once their lists are there. */
function* foundIn(text, pointer, context, { names = true } = {}) {
  const clean = normalised(text);
  const data = dataIn(clean, context);
  for (const [code] of data) yield { code };
  if (!names || !context.lexicon) return;
  const name = personIn(clean, context.lexicon, JSON.stringify(pointer) === AT_UNITS);
  if (name && data.every(([, start, end]) => end <= name[0] || start >= name[1])) yield { code: NAMED, severity: "warning" };
}

/** The comments as texts: those on lines of their own go on with the comment on the line before. */
function commentsOf({ text, comments }) {
  const texts = [];
  let end = -1;
  for (const { offset, text: comment } of comments.toSorted((one, other) => one.offset - other.offset)) {
    if (end >= 0 && BREAK.test(text.slice(end, offset))) texts.push(`${texts.pop()}\n${comment}`);
    else texts.push(comment);
    end = offset + comment.length;
  }
  return texts.map((each) => each.replace(NEXT_COMMENTS, "\n"));
}

/** The personal data and the names of a document. */
export function* personalData(document, context) {
  // What could not be read is looked through line by line.
  for (const [line] of document.refused ? document.text.matchAll(EVERY_LINE) : []) {
    for (const { code } of foundIn(line.replace(NEXT_COMMENTS, "\n"), [], context, { names: false })) yield finding(code, []);
  }
  for (const [pointer, text, isKey] of strings(document.value)) {
    for (const { code, severity } of foundIn(text, pointer, context, { names: !isKey && !isResponsible(pointer) })) {
      yield finding(code, pointer, { severity, position: document.lines ? document.position(pointer) : undefined });
    }
  }
  for (const text of commentsOf(document)) {
    for (const { code, severity } of foundIn(text, [], context)) yield finding(code, [], { severity });
  }
}
