// Texts as the file writes them; as `ospe_build/checking/written.py`.

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
