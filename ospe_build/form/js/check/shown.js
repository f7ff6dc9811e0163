// Values as messages repeat them, and texts as they could be written in a file; as `schema_error.py` and `source.py` do.

const SHOWN = 60;
const LONGEST = 200;

/** A value on one line, and not more than its beginning. */
export function shown(value) {
  const text = String(value ?? "").trim().replace(/\s+/gu, " ");
  const letters = [...text];
  return letters.length <= SHOWN ? text : `${letters.slice(0, SHOWN - 1).join("")}…`;
}

/** The text in quotation marks, as it may stand in a file; null for one too long to suggest. */
export function quoted(text) {
  if ([...text].length > LONGEST) return null;
  if (!text.includes("\n") && (text.includes('"') || text.includes("\\"))) return `'${text.replaceAll("'", "''")}'`;
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}

/** The text that a colon turned into a mapping; null where it was more than a text. */
export function colonText(document, pointer, value) {
  const parts = [];
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === "object" && inner !== null) return null;
    const end = typeof inner === "string" ? inner : inner === null ? "" : document.written([...pointer, key], inner);
    parts.push(`${key}: ${end}`.trimEnd());
  }
  return parts.join(" ");
}

/** A mapping in braces as the file writes it, where it ends its line, else an empty text; null without braces. */
export function inBraces(document, pointer) {
  const place = document.places.get(JSON.stringify(pointer).slice(1, -1));
  const line = place ? document.text.slice(place.value).split(/[\r\n]/, 1)[0].trimEnd() : "";
  if (!line.startsWith("{")) return null;
  return line.endsWith("}") ? line : "";
}
