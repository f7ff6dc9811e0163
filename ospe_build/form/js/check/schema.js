// The session schema as findings (OSPE2xx): ajv's errors, each named by its true cause, one finding a cause. The causes
// and their words are those of `ospe_build/checking/schema_findings.py`.

import { CLOSE } from "ospe_build/checking/schema_types";
import validate from "ospe:validate";

import { finding } from "../yaml/read.js";
import { isMapping, nodeAt } from "./lookup.js";
import { nearest } from "./nearest.js";
import { SHAPES } from "./schema_shapes.js";
import { TEXTS } from "./schema_texts.js";
import { TYPES } from "./schema_types.js";

const HANDLERS = { ...SHAPES, ...TEXTS, ...TYPES };
/** A pointer of ajv, which numbers items as text, as our pointers are. */
function pointerOf(path, value) {
  const parts = path
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  let inside = value;
  return parts.map((part) => {
    const key = Array.isArray(inside) ? Number(part) : part;
    inside = inside?.[key];
    return key;
  });
}

/** Which branch of a placed method was meant: 0 text, 1 card, -1 where it is neither. */
function meantBranch(value) {
  if (typeof value === "string") return 0;
  if (!isMapping(value)) return -1;
  return Object.keys(value).some((key) => key === "lisatieto" || nearest(key, ["kortti"], CLOSE)) ? 1 : -1;
}

/** The errors without those of branches that were not meant, and without what only follows from another. */
function meant(errors) {
  const methods = errors.filter(({ keyword, instancePath }) => keyword === "oneOf" && instancePath !== "");
  return errors.filter((error) => {
    if (error.keyword === "if" || (error.instancePath === "" && /^#\/oneOf\/\d/.test(error.schemaPath)) || /\/anyOf\/\d/.test(error.schemaPath)) return false;
    for (const method of methods) {
      const here = error.instancePath === method.instancePath;
      if (!here && !error.instancePath.startsWith(`${method.instancePath}/`)) continue;
      const branch = meantBranch(method.data);
      if (error === method) return branch < 0;
      const inside = /\/oneOf\/(\d)\//.exec(error.schemaPath);
      if (here && inside) return Number(inside[1]) === branch;
      return branch === 1;
    }
    return true;
  });
}

function withoutCascades(causes) {
  const key = (pointer, name) => JSON.stringify([pointer, name]);
  const meantKeys = new Set(
    causes.filter(({ code }) => code === "OSPE202").map(({ pointer, suggestion }) => key(pointer.slice(0, -1), suggestion)),
  );
  const seen = new Set();
  return causes.filter(({ code, pointer, params, standsFor }) => {
    const missing = standsFor ?? [params.field];
    if ((code === "OSPE201" || code === "OSPE219") && missing.some((name) => meantKeys.has(key(pointer, name)))) return false;
    const name = JSON.stringify([code, pointer, params.field]);
    return !seen.has(name) && Boolean(seen.add(name));
  });
}

/**
 * What the schema has against a value.
 *
 * @param {import("../yaml/read.js").Document} document
 * @param {{boards: object, cards: string[]}} context
 */
export function checkSchema(document, context) {
  if (validate(document.value)) return [];
  const causes = meant(validate.errors).flatMap((raw) => {
    const pointer = pointerOf(raw.instancePath, document.value);
    const error = {
      document,
      context,
      keyword: raw.keyword,
      expected: raw.schema,
      value: raw.data,
      schema: raw.parentSchema,
      pointer,
      node: nodeAt(pointer, context.boards),
      conditional: raw.schemaPath.includes("/then/"),
      params: raw.params,
    };
    return [...HANDLERS[raw.keyword](error)];
  });
  return withoutCascades(causes).map(({ code, pointer, onKey, ...rest }) =>
    finding(code, pointer, {
      ...rest,
      position: document.lines ? (onKey ? document.keyPosition(pointer) : document.position(pointer)) : undefined,
    }),
  );
}

