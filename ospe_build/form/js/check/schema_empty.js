// Values with nothing in them, whatever belongs there; as `schema_empty.py`.

import { cause } from "./cause.js";
import { wayOut } from "./entries.js";

/** Whether it is nothing, or a text of nothing but spaces. */
export const isEmpty = (value) => value === null || (typeof value === "string" && !value.trim());

/** OSPE218; OSPE203 where the whole file holds nothing. */
export function empty(error) {
  if (!error.pointer.length) return cause(error, "OSPE203", { variant: "file" });
  const { variant, params } = wayOut(error.document.value, error.pointer, error.context);
  return cause(error, "OSPE218", { variant, ...params });
}

/** OSPE205 for a text of nothing but spaces. */
export function blank(error, params = {}) {
  const { variant, params: more } = wayOut(error.document.value, error.pointer, error.context);
  return cause(error, "OSPE205", { variant: variant ? `blank_${variant}` : "blank", ...params, ...more });
}
