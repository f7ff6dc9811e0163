// Rules on people: who is named where a role belongs; the same guesses as `ospe_build/checking/rules/people.py`.

const WORD = /(?:\p{L}+(?:[-'\u2019]\p{L}+)*\.?|[^\s\p{L}\p{N}_]|\p{N}+)/gu;
const FIRST_WORD = /^[\p{L}\p{N}_-]*/u;
const LONGEST = 200;
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

const isUpperAll = (text) => text === text.toUpperCase() && text !== text.toLowerCase();
const titled = (text) => text.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());

/**
 * Whether a text probably names a person.
 *
 * @param {string} whole
 * @param {Set<string>} givenNames in lower case.
 */
export function namesPerson(whole, givenNames) {
  const isGiven = (word = "") => isUpper(word) && word.toLowerCase().split("-").every((part) => givenNames.has(part));
  const written = [...whole].slice(0, LONGEST).join("");
  const first = FIRST_WORD.exec(written)[0];
  if (isLower(written.slice(1)) && !(first && isGiven(titled(first)))) return false;
  const small = isLower(written);
  const words = (small || isUpperAll(written) ? titled(written) : written).match(WORD) ?? [];

  const afterNames = (index) => {
    let place = index;
    while (place < words.length && (isCapitalised(words[place]) || PARTICLES.has(words[place]))) place++;
    return words[place] ?? "";
  };
  const namedAfter = (index) => endsWithAny(afterNames(index).toLowerCase().replace(/\.+$/, ""), NAMED_AFTER);
  const alone = (index) => {
    const before = index ? words[index - 1] : "";
    const after = words[index + 1] ?? "";
    if (after && !AND.has(after) && after !== "(") return false;
    if (!before || AND.has(before)) return index <= 1 || isGiven(words[index - 2]);
    return endsWithAny(before, WORKERS) && (index === 1 || isLower(before[0]));
  };
  const isNamed = (index) => {
    const word = words[index];
    const following = words.slice(index + 1).find((other) => !PARTICLES.has(other)) ?? "";
    const goesOn = isCapitalised(following) || INITIAL.test(following);
    const surname = SURNAME.test(following) && goesOn;
    if (isGiven(word)) return surname || (goesOn && !small) || alone(index);
    if (INITIAL.test(word)) return isUpper(word) && isCapitalised(following);
    if (!isCapitalised(word)) return false;
    return (SURNAME.test(word) && isGiven(following)) || (surname && !/[ns]$/.test(word));
  };
  return words.some((_, index) => isNamed(index) && !namedAfter(index));
}
