// Lists and mappings in brackets whose lines stand further left than YAML 1.2 has it. libyaml takes them, and so do the
// checks in Python; npm `yaml` ends them where the line begins. Joined into one line of the same length, both read the same.

const OPENING = "[{";
const CLOSING = "]}";

/** Index after a quoted text that begins at `start`. */
function afterQuote(text, start) {
  const quote = text[start];
  for (let index = start + 1; index < text.length; index++) {
    if (quote === '"' && text[index] === "\\") index++;
    else if (text[index] === quote && quote === "'" && text[index + 1] === "'") index++;
    else if (text[index] === quote) return index + 1;
  }
  return text.length;
}

/**
 * The text with the brackets that open at `start` on one line: breaks and comments in them become spaces.
 *
 * @returns {string | null} null where they do not close, or stand on one line already.
 */
export function joined(text, start) {
  let depth = 0;
  let before = "";
  const found = [];
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    const begins = !before || OPENING.includes(before) || before === "," || before === ":";
    if ((character === '"' || character === "'") && begins) {
      const end = afterQuote(text, index);
      found.push(text.slice(index, end));
      index = end - 1;
      before = character;
      continue;
    }
    if (character === "#" && /\s/.test(text[index - 1])) {
      const end = text.slice(index).search(/[\r\n]/);
      const length = end < 0 ? text.length - index : end;
      found.push(" ".repeat(length));
      index += length - 1;
      continue;
    }
    if (OPENING.includes(character)) depth++;
    if (CLOSING.includes(character)) depth--;
    found.push(/[\r\n]/.test(character) ? " " : character);
    if (/\S/.test(character)) before = character;
    if (depth === 0) {
      const line = found.join("");
      return line === text.slice(start, index + 1) ? null : text.slice(0, start) + line + text.slice(index + 1);
    }
  }
  return null;
}
