// Texts as the words by which they are found, the same as `fold.py` makes them; one table tests both.

const LONGEST = 60;
const PASSED_OVER = /['’‘´`]s(?![\p{L}\p{N}])|['’‘´`\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const FOREIGN = /[^\x00-\x7fåäö]/gu;
const ENDING =
  /(?<=[\p{L}\p{N}]):(?:[nstiaäe]|[st]?t[aä]|[sl]s[aä]|ss[aä]|l[lt][aä]|lle|ksi|n[aä]|h[aeiouyäö]n|([aeiouyäö])\1n|siin|seen|i?(?:den|en|hin)|jen|j[aä]|it|et|ar|er|arna|erna|ens?)(?![\p{L}\p{N}])/gu;
const SPACED_NUMBER = /(?<!\p{Nd})\p{Nd}{1,3}(?:[ \u00a0\u202f]\p{Nd}{3})+(?!\p{Nd})/gu;
// Hyphens part a word, and so do the dots of a number: 12.3.2026.
const WORD = /[\p{L}\p{N}]+(?:(?:[-\u2010\u2011]|(?<=\p{Nd})\.(?=\p{Nd}))[\p{L}\p{N}]+)*/gu;
const PARTING = /[-\u2010\u2011.]/u;
const HYPHEN = /[-\u2010\u2011]/gu; // a dot stays: 2.0 is not 20

const withoutMarks = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");

/** A text in lower case, without what is passed over in search: marks but those of å, ä and ö, and soft hyphens. */
export function fold(text) {
  const plain = text.normalize("NFC").toLowerCase().replace(PASSED_OVER, "").replace(FOREIGN, withoutMarks);
  return plain.replace(ENDING, "").replace(SPACED_NUMBER, (number) => number.replace(/[^\p{Nd}]/gu, ""));
}

/** A folded word without any marks: people write ä as a. */
export const bare = withoutMarks;

/** The words of a text in order, each with its parts where it has hyphens, or is a number with dots. */
export function groups(text) {
  const found = (fold(text).match(WORD) ?? []).map((word) => {
    const parts = word.split(PARTING);
    return { word: word.replace(HYPHEN, ""), parts: parts.length > 1 ? parts : [] };
  });
  return found.filter(({ word }) => word.length <= LONGEST);
}

/** The words of a text in order; one with hyphens or dots as its parts, and then as a whole. */
export const words = (text) => groups(text).flatMap(({ word, parts }) => [...parts, word]);

/** Whether the words of a phrase follow each other in a text. */
export const holdsPhrase = (text, phrase) => ` ${words(text).join(" ")} `.includes(` ${phrase.join(" ")} `);
