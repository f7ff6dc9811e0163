// One value as YAML; the same rules, letter for letter, as `ospe_build/scalar.py`.

const NOT_PLAIN = new RegExp(
  [
    "^[-?:,\\[\\]{}#&*!|>'\"%@`]", // an indicator at the start
    "^\\s|\\s$|:\\s|:$| #", // lost at the edge, made a mapping, or lost to a comment
    "^[-+.]*[0-9][0-9a-f_+.:xotz \\-]*$|^[-+]?\\.([iİı]nf|nan)$", // a number, time or date of YAML 1.1 or 1.2
    "^(true|false|yes|no|on|off|y|n|null|~|=|<<)?$", // another type
  ].join("|"),
  "iu",
);
const ESCAPED = /[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/gu;
const NEVER_BARE = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/u;

const escaped = (text) =>
  JSON.stringify(text).replace(ESCAPED, (found) => `\\u${found.codePointAt(0).toString(16).padStart(4, "0")}`);

/** Whether a block keeps the lines: the first not indented, none ending in a space, the last not empty. */
const isBlock = (lines) =>
  Boolean(lines[0] && lines.at(-1)) && lines[0][0] !== " " && !lines.some((line) => line.endsWith(" "));

/**
 * Write a text, a number or a truth value, as it stands after `key: ` or `- `.
 *
 * @param {unknown} value the value; a text of several lines becomes a literal block where a block keeps it as it is.
 * @param {number} indent spaces before the lines of such a block.
 */
export function scalar(value, indent = 0) {
  if (typeof value !== "string") return JSON.stringify(value ?? null);
  if (NEVER_BARE.test(value)) return escaped(value);
  if (!value.includes("\n")) return NOT_PLAIN.test(value) ? escaped(value) : value;
  const lines = value.split("\n");
  if (!isBlock(lines)) return escaped(value);
  return ["|-", ...lines.map((line) => (line ? " ".repeat(indent) + line : ""))].join("\n");
}

/** A text as it can be put after `key: ` or `- `, on one line whatever it holds. */
export const inLine = (text) => (text.includes("\n") ? quoted(text) : scalar(text));

/** A text in quotation marks, as a person would write it: in single ones where it holds double ones. */
export function quoted(text) {
  if (!text.includes("\n") && (text.includes('"') || text.includes("\\"))) return `'${text.replaceAll("'", "''")}'`;
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
