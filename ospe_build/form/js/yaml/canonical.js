// A session's value as the text of its file, the same text as `ospe_build/writing/canonical.py` makes of it.

import { FIRST } from "ospe_build/board";
import { modelines } from "ospe_build/writing/canonical";

import { scalar } from "./scalar.js";

export const MODELINES = new Set(Object.values(modelines));
const STEP = 2;

export const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Write a session's value as canonical YAML.
 *
 * @param {object} session what the schema allows, or a draft of it.
 * @param {{boards: object, cardFields: Array}} data the boards, which tell the order of the keys.
 */
export function dump(session, { boards, cardFields }) {
  const pad = (indent) => " ".repeat(indent);
  const card = (value) =>
    Object.keys(value).join() === "kortti" ? `{kortti: ${scalar(value.kortti)}}` : "";

  function mapping(value, nodes, indent) {
    const byKey = new Map(nodes.map((node) => [node.key, node]));
    const order = (key) => byKey.get(key)?.order ?? nodes.length + 1;
    const keys = Object.keys(value).sort((one, other) => order(one) - order(other));
    return keys.flatMap((key) => entry(`${pad(indent)}${key}:`, value[key], byKey.get(key)?.children ?? [], indent));
  }

  function entry(head, value, nodes, indent) {
    if (Array.isArray(value) && value.length) {
      return [head, ...value.flatMap((item) => listItem(item, nodes, indent + STEP))];
    }
    if (isMapping(value) && Object.keys(value).length) {
      if (card(value)) return [`${head} ${card(value)}`];
      return [head, ...mapping(value, nodes.length ? nodes : cardFields, indent + STEP)];
    }
    return [`${head} ${scalar(value, indent + STEP)}`];
  }

  function listItem(value, nodes, indent) {
    const dash = `${pad(indent)}- `;
    if (!isMapping(value)) return [dash + scalar(value, indent + STEP)];
    if (card(value)) return [dash + card(value)];
    const [first, ...rest] = mapping(value, nodes.length ? nodes : cardFields, indent + STEP);
    return [dash + first.trimStart(), ...rest];
  }

  const edition = session.pelikerta?.lauta ?? FIRST;
  return [modelines[edition] ?? modelines[FIRST], ...mapping(session, boards.children, 0), ""].join("\n");
}
