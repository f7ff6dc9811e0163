// Errors of texts: not among the allowed ones, too short, too long, of another form; as `schema_texts.py`.

import { DOMAIN, LONGEST_ID, SCHEME } from "ospe_build/checking/schema_texts";

import { cause, shortened } from "./cause.js";
import { date } from "./formats.js";
import { guessDate, guessMonth } from "./guess.js";
import { nearestByName, asKey } from "./nearest.js";
import { start, whole } from "./pattern.js";
import { blank, empty, isEmpty } from "./schema_empty.js";
import { stemIn } from "../model/place.js";
import { inLine, quoted } from "../yaml/scalar.js";

const ISO_FORM = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const IS_DOMAIN = whole(DOMAIN);
const BEGINS_WITH_SCHEME = start(SCHEME);
const VISIBLE = /[^\s\u00ad\u2800]/u;
const lengthOf = (text) => [...text].length;

function* wrongConstant(error) {
  yield cause(error, "OSPE214", { suggestion: String(error.expected), expected: String(error.expected) });
}

function* notAllowed(error) {
  const { value, expected, node, document, pointer } = error;
  if (typeof value === "object") return; // that it is no text at all is said by its type
  if (isEmpty(value)) return yield empty(error);
  const text = typeof value === "string" ? value : document.written(pointer, value);
  if (expected.includes(text) && typeof value !== "string") return; // likewise: it lacks its quotation marks
  const names = new Map(expected.map((each) => [each, Object.values(node?.values?.[each] ?? {})]));
  const allowed = expected.map((each) => `\`${each}\``).join(", ");
  if (expected.includes(text.trim())) return yield cause(error, "OSPE204", { variant: "space", suggestion: quoted(text.trim()) });
  const meant = nearestByName(text, names);
  yield cause(error, "OSPE204", { suggestion: meant === null ? null : inLine(meant), value: shortened(text), allowed });
}

function* tooShort(error) {
  const params = { minimum: error.expected, length: lengthOf(error.value) };
  yield VISIBLE.test(error.value) ? cause(error, "OSPE205", params) : blank(error, params);
}

function* tooLong(error) {
  const { pattern } = error.schema;
  // Of what has the wrong form besides, that says it all.
  if (pattern && formOf(pattern) !== "line" && !new RegExp(pattern, "u").test(error.value)) return;
  yield cause(error, "OSPE206", { maximum: error.expected, length: lengthOf(error.value) });
}

const writtenOf = ({ value, document, pointer }) => (typeof value === "string" ? value : document.written(pointer, value));

/** OSPE213 for a day. */
export function dateCause(error) {
  const text = writtenOf(error);
  if (isEmpty(text)) return empty(error);
  const variant = ISO_FORM.test(text) ? "calendar" : date(text.trim()) ? "space" : "";
  return cause(error, "OSPE213", { variant, suggestion: guessDate(text), value: shortened(text) });
}

function* notDate(error) {
  yield dateCause(error);
}

function* notDateOrMonth(error) {
  if (error.value === null) yield empty(error);
  else if (typeof error.value === "object") yield cause(error, "OSPE203", { variant: "text" });
  else {
    const day = dateCause(error);
    const text = writtenOf(error);
    const suggestion = guessDate(text) ?? guessMonth(text);
    yield day.variant || day.code !== "OSPE213" ? day : cause(error, "OSPE213", { variant: "month", suggestion, value: shortened(text) });
  }
}

const fitting = ({ expected, schema }, text) =>
  new RegExp(expected, "u").test(text) && lengthOf(text) <= schema.maxLength ? text : null;

const asName = (text) => asKey(text).replaceAll("_", "-");

const FORMS = {
  id(error) {
    const stem = stemIn(error.value);
    return lengthOf(stem) <= LONGEST_ID ? fitting(error, asName(stem)) : null;
  },
  card(error) {
    const meant = nearestByName(error.value, error.context.cards);
    return meant ?? (lengthOf(error.value) <= LONGEST_ID ? fitting(error, asName(error.value)) : null);
  },
  link(error) {
    const address = error.value.trim().replace(BEGINS_WITH_SCHEME, "");
    return IS_DOMAIN.test(address) ? fitting(error, `https://${address}`) : null;
  },
  line(error) {
    const line = error.value.trim().replace(/\s+/gu, " ");
    return lengthOf(line) <= (error.schema.maxLength ?? 0) ? line : null;
  },
};

/** Which form a pattern asks for; the shared definitions are told apart by what their patterns begin with. */
function formOf(pattern) {
  if (pattern.startsWith("^https")) return "link";
  if (pattern.startsWith("^[0-9]{4}")) return "id";
  return pattern.startsWith("^[a-z0-9]") ? "card" : "line";
}

function* wrongForm(error) {
  const text = error.value;
  if (!VISIBLE.test(text)) {
    if (lengthOf(text) >= (error.schema.minLength ?? 0)) yield blank(error);
    return;
  }
  const form = formOf(error.expected);
  const meant = FORMS[form](error);
  yield cause(error, "OSPE212", { variant: form, suggestion: meant === null ? null : inLine(meant), value: shortened(text) });
}

export const TEXTS = {
  anyOf: notDateOrMonth,
  const: wrongConstant,
  enum: notAllowed,
  format: notDate,
  maxLength: tooLong,
  minLength: tooShort,
  pattern: wrongForm,
};
