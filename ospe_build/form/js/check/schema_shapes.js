// Errors of mappings, lists and numbers; as `ospe_build/checking/schema_shapes.py`.

import { CLOSE } from "ospe_build/checking/schema_shapes";

import { wayOut } from "./entries.js";
import { cause, causeAt, shortened } from "./cause.js";
import { fieldName, nodeAt } from "./lookup.js";
import { nearestByName, asKey } from "./nearest.js";

function* missingKeys({ pointer, conditional, params }) {
  const words = { field: params.missingProperty, parent: fieldName(pointer) };
  const variant = conditional ? "reason" : pointer.length ? "" : "file";
  yield causeAt(pointer, "OSPE201", words, { variant, onKey: true });
}

/** Where each key of a session belongs: the ways to it. */
function homesOf(key, boards) {
  const found = [];
  const walk = (node, way) => {
    for (const child of node.children ?? []) {
      const below = [...way, child.key];
      if (child.key === key) found.push(below);
      walk(child, below);
    }
  };
  walk(boards, []);
  return found;
}

/** The way to the one place where a key belongs, if that is not here. */
function elsewhere(key, pointer, boards) {
  const homes = homesOf(asKey(key), boards);
  const here = pointer.filter((part) => typeof part === "string").join("/");
  if (homes.length !== 1 || homes[0].slice(0, -1).join("/") === here) return "";
  return homes[0].slice(0, -1).join(" / ");
}

function* unknownKeys({ pointer, value, schema, node, context, params }) {
  const key = params.additionalProperty;
  const children = new Map((node?.children ?? []).map((child) => [child.key, child]));
  const free = Object.keys(schema.properties).filter((each) => !Object.hasOwn(value, each));
  const names = new Map(free.map((each) => [each, Object.values(children.get(each)?.labels ?? {})]));
  const words = { field: shortened(key) };
  let variant = "";
  let suggestion = nearestByName(key, names, CLOSE);
  const home = suggestion === null ? elsewhere(key, pointer, context.boards) : "";
  if (home) [variant, words.place] = ["elsewhere", home];
  else if (suggestion === null && pointer.length && nodeAt([asKey(key)], context.boards)) variant = "root";
  else suggestion ??= nearestByName(key, names);
  yield causeAt([...pointer, key], "OSPE202", words, { variant: suggestion ? "misspelt" : variant, suggestion, onKey: true });
}

function* tooFew(error) {
  if (error.keyword === "minItems") {
    const { variant, params } = wayOut(error.document.value, error.pointer, error.context);
    return yield cause(error, "OSPE209", { variant: variant ? `list_${variant}` : "list", minimum: error.expected, ...params });
  }
  const allowed = Object.keys(error.schema.properties ?? {})
    .map((key) => `\`${key}\``)
    .join(", ");
  yield cause(error, "OSPE209", { variant: "keys", allowed, minimum: error.expected });
}

function* tooManyItems(error) {
  yield cause(error, "OSPE210", { maximum: error.expected, count: error.value.length });
}

function* repeatedItems({ pointer, value }) {
  const seen = new Set();
  for (const [index, item] of value.entries()) {
    const name = JSON.stringify(item);
    if (seen.has(name)) yield causeAt([...pointer, index], "OSPE211", { field: fieldName(pointer), value: shortened(item) });
    seen.add(name);
  }
}

function* tooSmall(error) {
  yield cause(error, "OSPE207", { minimum: error.expected, value: shortened(error.value) });
}

function* tooLarge(error) {
  yield cause(error, "OSPE208", { maximum: error.expected, value: shortened(error.value) });
}

export const SHAPES = {
  additionalProperties: unknownKeys,
  maxItems: tooManyItems,
  maximum: tooLarge,
  minItems: tooFew,
  minProperties: tooFew,
  minimum: tooSmall,
  required: missingKeys,
  uniqueItems: repeatedItems,
};
