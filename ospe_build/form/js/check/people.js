// Rules on people: who is named where a role belongs; the same guesses as `ospe_build/checking/rules/people.py`.

const WORD = /(?:\p{L}+(?:[-'\u2019]\p{L}+)*\.?|[^\s\p{L}\p{N}_]|\p{N}+)/gu;
const FIRST_WORD = /^[\p{L}\p{N}_-]*/u;
const PARTICLES = new Set(["af", "von", "de", "van", "al"]);
const AND = new Set(["ja", "och", "and", "sekä", "tai", "eller", "or", "&", ",", "/", ";"]);
const WORKERS = [
  "ja", "jä", "kkö", "ttori", "sihteeri", "tuntija", "henkilö", "mies", "nainen", "nomi",
  "ledare", "ledaren", "chef", "chefen", "lärare", "läraren", "pedagog", "pedagogen", "samordnare", "samordnaren",
  "manager", "worker", "officer", "coordinator", "librarian", "teacher",
];
const NAMED_AFTER = [
  "koulu", "lukio", "päiväkoti", "kirjasto", "museo", "säätiö", "seura", "talo", "katu", "tie", "puisto", "aukio",
  "kenttä", "tori", "stiftelsen", "skola", "gatan", "museet", "school", "foundation", "museum", "street",
];
const SURNAME = /^.{2,}(?:nen|ström|qvist|kvist|sson)$/iu;
const INITIAL = /^\p{L}\.$/u;

const isUpper = (character) => character !== undefined && /^\p{Lu}/u.test(character);
const isLower = (text) => text === text.toLowerCase() && text !== text.toUpperCase();
const endsWithAny = (word, ends) => ends.some((end) => word.endsWith(end));
const isCapitalised = (word = "") => word.length > 1 && isUpper(word) && word.slice(1) !== word.slice(1).toUpperCase();

/**
 * Whether a text probably names a person.
 *
 * @param {string} text
 * @param {Set<string>} givenNames in lower case.
 */
export function namesPerson(text, givenNames) {
  const isGiven = (word) => isUpper(word) && word.toLowerCase().split("-").every((part) => givenNames.has(part));
  if (isLower(text.slice(1)) && !isGiven(FIRST_WORD.exec(text)[0])) return false;
  const words = text.match(WORD) ?? [];

  const afterNames = (index) => {
    let place = index;
    while (place < words.length && (isCapitalised(words[place]) || PARTICLES.has(words[place]))) place++;
    return words[place] ?? "";
  };
  const namedAfter = (index) => endsWithAny(afterNames(index).toLowerCase().replace(/\.+$/, ""), NAMED_AFTER);
  const alone = (index) => {
    const before = index ? words[index - 1] : "";
    const after = words[index + 1] ?? "";
    const closed = !after || AND.has(after) || after === "(";
    if (!before || AND.has(before)) return closed && (!before || isGiven(words.at(index - 2)) || index === 1);
    return closed && isLower(before[0]) && endsWithAny(before, WORKERS);
  };

  return words.some((word, index) => {
    const following = words.slice(index + 1).find((other) => !PARTICLES.has(other)) ?? "";
    let named = false;
    if (isGiven(word)) named = isCapitalised(following) || alone(index);
    else if (INITIAL.test(word) && isUpper(word)) named = isCapitalised(following);
    else named = isCapitalised(word) && !/[ns]$/.test(word) && isCapitalised(following) && SURNAME.test(following);
    return named && !namedAfter(index);
  });
}
