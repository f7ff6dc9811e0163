// What is wrong, with its code: a cause at the value of an error, or at another place.

import { fieldName } from "./fields.js";

const SHOWN = 60;

/** A cause at the value. */
export const cause = (error, code, { variant = "", suggestion = null, ...params } = {}) => ({
  code,
  pointer: error.pointer,
  params: { field: fieldName(error.pointer).slice(0, SHOWN), ...params },
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
