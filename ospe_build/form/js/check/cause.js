// What is wrong, with its code: a cause at the value of an error, or at another place.

import { SHOWN } from "ospe_build/checking/schema_error";

import { fieldName } from "./fields.js";

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
