// The text of a session file to its value, and where each part of it stands. What our subset of YAML leaves out is
// refused; whatever a file holds, this ends in a document with findings.

import { LineCounter, Parser, Composer, isAlias, isMap, isScalar, isSeq } from "yaml";

import { LONGEST_SUGGESTION } from "ospe_build/finding";
import { MAX_DEPTH } from "ospe_build/reading/composer";
import { KINDS } from "ospe_build/reading/kinds";
import { MAX_BYTES } from "ospe_build/reading/reader";

import { forbidden } from "./characters.js";
import { joined } from "./flow.js";
import { foreign, hasOddSpace } from "./foreign.js";
import { resolve } from "./scalars.js";

const MOST_JOINS = 100;
const OPTIONS = { version: "1.2", schema: "failsafe", uniqueKeys: false, strict: false, prettyErrors: false, merge: false };

/**
 * @typedef {object} Finding
 * @property {string} code
 * @property {"error" | "warning"} severity
 * @property {Array<string | number>} pointer
 * @property {object} params
 * @property {string} variant
 * @property {string | null} suggestion
 * @property {{line: number, column: number}} [position]
 */

/** A finding with what is not said left at its usual value; a suggestion that nobody would read is left out. */
export const finding = (code, pointer, { severity = "error", params = {}, variant = "", suggestion = null, position } = {}) => ({
  code,
  severity,
  pointer,
  params,
  variant,
  suggestion: suggestion && [...suggestion].length > LONGEST_SUGGESTION ? null : suggestion,
  ...(position ? { position } : {}),
});

/** A file that was read, or made of a form's value: what the checks are given. */
export class Document {
  constructor({ text = "", value = null, findings = [], refused = false, places = new Map(), comments = [], lines = null }) {
    Object.assign(this, { text, value, findings, refused, places, comments, lines });
  }

  /** A document of a value alone, as a form holds it. */
  static of(value) {
    return new Document({ value });
  }

  position(pointer) {
    const place = this.#nearest(pointer);
    return place ? this.#at(place.value) : { line: 1, column: 1 };
  }

  keyPosition(pointer) {
    const place = pointer.length ? this.#nearest(pointer) : null;
    return place && place !== this.places.get("") ? this.#at(place.key ?? place.value) : { line: 1, column: 1 };
  }

  #nearest(pointer) {
    for (let length = pointer.length; length >= 0; length--) {
      const place = this.places.get(JSON.stringify(pointer.slice(0, length)).slice(1, -1));
      if (place) return place;
    }
    return null;
  }

  #at(offset) {
    const { line, col } = this.lines.linePos(offset);
    return { line: line || 1, column: col };
  }

  /** A number, a true or a false as the file writes it: `1.50`, where the value is only 1.5. */
  written(pointer, value) {
    const place = this.places.get(JSON.stringify(pointer).slice(1, -1));
    return place?.source ?? (value === null || value === undefined ? "" : String(value));
  }
}

const refuse = (text, findings, lines = null) => new Document({ text, findings, refused: true, lines });

/** What a file is that is no text; an empty text where it may be one. */
function kindOf(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("").replace(/^\xef\xbb\xbf/, "");
  return KINDS.find(([, pattern]) => new RegExp(pattern, "i").test(text))?.[0] ?? "";
}

/**
 * Read the bytes of a file.
 *
 * @param {Uint8Array} bytes
 */
export function readBytes(bytes) {
  const kind = kindOf(bytes);
  if (kind) return refuse("", [finding("OSPE101", [], { variant: kind, position: { line: 1, column: 1 } })]);
  if (bytes.length > MAX_BYTES) return refuse("", [finding("OSPE102", [], { params: { most: MAX_BYTES / 1024 }, position: { line: 1, column: 1 } })]);
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Most files of another encoding are of this one; as text it can be mended.
    const guess = new TextDecoder("windows-1252").decode(bytes);
    return refuse(guess, [finding("OSPE101", [], { position: { line: 1, column: 1 } })]);
  }
  return readText(text.replace(/^\ufeff/, ""));
}

/** Read the text of a file, without a byte order mark. */
export function readText(text) {
  const lines = new LineCounter();
  const findings = [];
  const complain = (code, offset, more = {}) => {
    const { line, col } = lines.linePos(offset);
    findings.push(finding(code, [], { ...more, position: { line: line || 1, column: col } }));
  };
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\r\n|\r|\n/g)) lines.addNewLine(index + (text.startsWith("\r\n", index) ? 2 : 1));
  for (const { code, index, character } of forbidden(text)) complain(code, index, { params: { character } });
  const strange = foreign(text);
  if (strange) complain(strange, 0);
  if (findings.length) return refuse(text, findings, lines);
  try {
    return compose(text, lines, findings, complain);
  } catch {
    complain("OSPE110", 0); // nested too deep even to be read
    return refuse(text, findings, lines);
  }
}

/** The tokens of a text, with lists and mappings in brackets taken as libyaml takes them. */
function tokensOf(text) {
  // A lone carriage return ends a line, too (YAML 1.2, section 5.4).
  let readable = text.replace(/\r(?!\n)/g, "\n");
  for (let tries = 0; ; tries++) {
    const tokens = [...new Parser().parse(readable)];
    const open = tries < MOST_JOINS ? unclosed(tokens) : undefined;
    const line = open === undefined ? null : joined(readable, open);
    if (line === null) return tokens;
    readable = line;
  }
}

/** Where the first brackets begin that do not close. */
function unclosed(tokens) {
  const starts = [...tokensIn(tokens)].filter(([{ type, end }]) => type === "flow-collection" && !end.length);
  return starts.length ? Math.min(...starts.map(([{ start }]) => start.offset)) : undefined;
}

function compose(text, lines, findings, complain) {
  const tokens = tokensOf(text);
  const comments = [];
  const composer = new Composer({ ...OPTIONS, keepSourceTokens: true });
  const documents = [...composer.compose(tokens, true, text.length)];
  for (const [token, inFlow] of tokensIn(tokens)) {
    if (token.type === "space" && !inFlow && isIndent(token, text)) complain("OSPE104", token.offset, { variant: "tab" });
    if (token.type === "comment") comments.push({ offset: token.offset, text: token.source });
    if (token.type === "scalar" && hasOddSpace(text, token.offset, token.source.length)) complain("OSPE118", token.offset);
    if (token.type === "anchor") complain("OSPE106", token.offset, { params: { anchor: token.source } });
    if (token.type === "tag") complain("OSPE109", token.offset, { params: { tag: token.source } });
    if (token.type === "alias") complain("OSPE107", token.offset, { params: { alias: token.source } });
    if (token.type === "explicit-key-ind") complain("OSPE114", token.offset, { variant: "question" });
    if (token.type === "directive" && token.source.startsWith("%TAG")) complain("OSPE109", token.offset, { params: { tag: "%TAG" } });
  }
  for (const document of documents) {
    for (const error of document.errors) complain("OSPE104", error.pos[0], { variant: "" });
  }
  if (documents.length > 1) complain("OSPE103", documents[1].range[0], { variant: "several" });
  const places = new Map();
  const root = documents[0]?.contents ?? null;
  const value = root ? valueOf(root, [], places, complain, null) : null;
  if (!findings.length && (root === null || (value === null && isScalar(root) && root.source === ""))) {
    complain("OSPE103", 0, { variant: "empty" });
  }
  if (findings.length) return refuse(text, findings, lines);
  return new Document({ text, value, places, comments, lines });
}

/** Whether a token is the start of a line with a tab in it. */
const isIndent = ({ offset, source }, text) => source.includes("\t") && (offset === 0 || /[\r\n]/.test(text[offset - 1]));

/** All tokens, each with whether it stands within brackets. */
function* tokensIn(tokens) {
  const waiting = [[tokens, false]];
  while (waiting.length) {
    const [token, inFlow] = waiting.pop();
    if (Array.isArray(token)) {
      for (const each of token) waiting.push([each, inFlow]);
    } else if (token && typeof token === "object") {
      yield [token, inFlow];
      const inside = inFlow || token.type === "flow-collection";
      for (const part of [token.start, token.key, token.sep, token.value, token.items, token.end, token.props]) {
        if (part) waiting.push([part, inside]);
      }
    }
  }
}

function valueOf(node, pointer, places, complain, key) {
  const name = JSON.stringify(pointer).slice(1, -1);
  const offset = node?.range?.[0] ?? key ?? 0;
  const isPlain = isScalar(node) && (node.type === "PLAIN" || node.type === undefined);
  places.set(name, { key, value: offset, end: node?.range?.[1], ...(isPlain ? { source: String(node.source ?? "") } : {}) });
  if (node === null || node === undefined || isAlias(node)) return null;
  if (isScalar(node)) {
    const text = String(node.value ?? "");
    if (!isPlain) refuseEscapes(text, offset, complain);
    return isPlain ? resolve(text) : text;
  }
  if (pointer.length >= MAX_DEPTH) {
    complain("OSPE110", offset);
    return null;
  }
  if (isSeq(node)) return node.items.map((item, index) => valueOf(item, [...pointer, index], places, complain, null));
  if (isMap(node)) return mappingOf(node, pointer, places, complain);
  return null;
}

/** Complain of what escapes of a quoted text write: forbidden characters, and halves of characters. */
function refuseEscapes(text, offset, complain) {
  for (const { code, character } of forbidden(text)) complain(code, offset, { variant: "escape", params: { character } });
  if (!text.isWellFormed()) complain("OSPE104", offset, { variant: "escape" });
}

function mappingOf(node, pointer, places, complain) {
  const value = {};
  for (const pair of node.items) {
    const at = pair.key?.range?.[0] ?? node.range[0];
    if (!isScalar(pair.key)) {
      complain("OSPE114", at);
      continue;
    }
    const key = String(pair.key.value ?? "");
    const isPlain = pair.key.type === "PLAIN" || pair.key.type === undefined;
    if (isPlain && key === "<<") complain("OSPE108", at);
    else if (isPlain && key === "") complain("OSPE114", at, { variant: "empty" });
    if (!isPlain) refuseEscapes(key, at, complain);
    if (Object.hasOwn(value, key)) complain("OSPE105", at, { params: { key, line: 0 } });
    Object.defineProperty(value, key, {
      value: valueOf(pair.value, [...pointer, key], places, complain, at),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return value;
}
