// Patterns that come from Python, as `ospe_build/form/patterns.py` writes them, each made for one way of looking.

/** That finds the pattern anywhere. */
export const within = ({ source, flags }) => new RegExp(source, flags);

/** That finds all of its places, for `matchAll` and `replace`. */
export const every = ({ source, flags }) => new RegExp(source, `${flags}g`);

/** That is matched by a text as a whole: `fullmatch`. */
export const whole = ({ source, flags }) => new RegExp(`^(?:${source})$`, flags);

/** That is matched where a text begins: `match`. */
export const start = ({ source, flags }) => new RegExp(`^(?:${source})`, flags);

/** That is matched at its `lastIndex`. */
export const there = ({ source, flags }) => new RegExp(source, `${flags}y`);

/** A text without any of some characters at its ends: `strip`. */
export function stripped(text, characters) {
  const letters = [...text];
  const isKept = (letter) => !characters.includes(letter);
  return letters.slice(letters.findIndex(isKept), letters.findLastIndex(isKept) + 1).join("");
}
