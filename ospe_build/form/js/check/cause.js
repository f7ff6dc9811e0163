// What is wrong, with its code: a cause at the value of an error, or at another place.

import { MAX_REPEATED } from "ospe_build/checking/schema_violation";

import { fieldName } from "./lookup.js";

/** A value on one line, and not more than its beginning. */
export function shortened(value) {
  const text = String(value ?? "").trim().replace(/\s+/gu, " ");
  const letters = [...text];
  return letters.length <= MAX_REPEATED ? text : `${letters.slice(0, MAX_REPEATED - 1).join("")}…`;
}

/** A cause at the value. */
export const cause = (error, code, { variant = "", suggestion = null, ...params } = {}) => ({
  code,
  pointer: error.pointer,
  params: { field: fieldName(error.pointer).slice(0, MAX_REPEATED), ...params },
  variant,
  suggestion,
});

/** A cause at a pointer. */
export const causeAt = (pointer, code, params, { variant = "", suggestion = null, onKey = false, standsFor } = {}) => ({
  code,
  pointer,
  params,
  variant,
  suggestion,
  onKey,
  standsFor,
});
