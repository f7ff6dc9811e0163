// Errors of type: a value of another kind than what belongs there; as `schema_types.py`.

import { HOURS, MINUTES, NO, YES } from "ospe_build/checking/schema_types";

import { cause, causeAt, shortened } from "./cause.js";
import { isMapping } from "./lookup.js";
import { asKey } from "./nearest.js";
import { whole } from "./pattern.js";
import { requoted } from "./quote_marks.js";
import { empty, isEmpty } from "./schema_empty.js";
import { asList } from "./schema_lists.js";
import { dateCause } from "./schema_texts.js";
import { quoted } from "../yaml/scalar.js";
import { colonText, inBraces } from "./written.js";

const SAYS_YES = new Set(YES);
const SAYS_NO = new Set(NO);
const IN_HOURS = whole(HOURS);

const backticked = (keys) => keys.map((key) => `\`${key}\``).join(", ");
const inList = ({ pointer }) => typeof pointer.at(-1) === "number";

function unquoted(error) {
  const text = error.document.written(error.pointer, error.value);
  return cause(error, "OSPE217", { suggestion: quoted(text), value: shortened(text) });
}

function colon(error) {
  if (Object.hasOwn(error.value, "kortti")) return cause(error, "OSPE203", { variant: "card" });
  const braced = inBraces(error.document, error.pointer);
  if (braced !== null) return cause(error, "OSPE216", { variant: "braces", suggestion: braced ? quoted(braced) : null });
  const text = colonText(error.document, error.pointer, error.value);
  return cause(error, "OSPE216", { suggestion: text ? requoted(text) : null, key: shortened(Object.keys(error.value)[0]) });
}

function* notText(error) {
  const { value, schema, document, pointer } = error;
  if (Array.isArray(value)) {
    const only = value.length === 1 && typeof value[0] === "string" ? value[0] : "";
    yield cause(error, "OSPE203", { variant: inList(error) ? "row" : "text", suggestion: only ? requoted(only) : null });
  } else if (isMapping(value)) {
    yield inList(error) && !("enum" in schema) ? colon(error) : cause(error, "OSPE203", { variant: inList(error) ? "row" : "text" });
  } else if (schema.format === "date") {
    yield dateCause(error);
  } else if (!("enum" in schema) || schema.enum.includes(document.written(pointer, value))) {
    yield unquoted(error);
  }
}

function numberIn({ value, pointer, schema: { minimum = 0, maximum = Infinity } }) {
  let numbers = typeof value === "string" ? (value.match(/[0-9]{1,9}/g) ?? []) : [];
  const inHours = numbers.length && pointer.at(-1) === MINUTES ? IN_HOURS.exec(value.trim()) : null;
  if (inHours) {
    const [hours, minutes, tenths, further] = inHours.slice(1).map((part) => Number(part ?? 0));
    numbers = [60 * hours + minutes + 6 * tenths + further];
  }
  const number = Number(numbers[0]);
  return numbers.length === 1 && minimum <= number && number <= maximum ? String(number) : null;
}

function truthIn(value) {
  const word = asKey(String(value)) || String(value).trim().slice(0, 1);
  return SAYS_YES.has(word) ? "true" : SAYS_NO.has(word) ? "false" : null;
}

function* wrongType(error) {
  const { value, expected, schema, pointer } = error;
  if ("const" in schema) return; // that it is not the constant says it all
  if (value === null || (["integer", "boolean"].includes(expected) && isEmpty(value))) yield empty(error);
  else if (expected === "string") yield* notText(error);
  else if (expected === "integer") {
    const variant = typeof value === "string" && /^(?:0|[1-9][0-9]*)$/.test(value.trim()) ? "quoted" : "number";
    yield cause(error, "OSPE203", { variant, suggestion: numberIn(error), value: shortened(value) });
  } else if (expected === "boolean") yield cause(error, "OSPE203", { variant: "truth", suggestion: truthIn(value) });
  else if (expected === "array") yield cause(error, "OSPE203", { variant: "list", suggestion: asList(error) });
  else if (pointer.length) {
    const allowed = backticked(Object.keys(schema.properties ?? {}));
    yield cause(error, "OSPE203", { variant: Array.isArray(value) ? "items" : "keys", allowed });
  } else yield cause(error, "OSPE203", { variant: "file" });
}

function* plan({ value, expected }) {
  if (!isMapping(value)) return;
  const [rows, reason] = expected.map((branch) => branch.required[0]);
  const words = { plan: rows, reason };
  if (!Object.hasOwn(value, rows) && !Object.hasOwn(value, reason)) {
    yield causeAt([], "OSPE219", words, { variant: "neither", onKey: true, standsFor: [rows, reason] });
  } else if ([rows, reason].every((key) => (value[key] ?? null) !== null)) {
    yield causeAt([reason], "OSPE219", { field: reason, ...words }, { variant: "both", onKey: true });
  }
}

function* oneOf(error) {
  const { value, pointer, document } = error;
  if (!pointer.length) yield* plan(error);
  else if (value === null) yield empty(error);
  else if (typeof value === "boolean" || typeof value === "number") yield unquoted(error);
  else if (isMapping(value) && colonText(document, pointer, value)) yield colon(error);
  else yield cause(error, "OSPE215");
}

export const TYPES = { oneOf, type: wrongType };
