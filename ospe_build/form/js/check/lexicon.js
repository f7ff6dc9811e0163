// What single words say of a person's name: the lists of `people.txt` as questions about a word in lower case; as
// `ospe_build/checking/lexicon.py`.

import { BACK, DOUBLED, FINNISH, GENITIVE, LONGEST, NEN, SHORT, VOWELS, WEAK } from "ospe_build/checking/lexicon";

import { whole, within } from "./pattern.js";

const ENDS_IN_N = whole(GENITIVE);
const IS_FINNISH = whole(FINNISH);
const HAS_BACK_VOWEL = within(BACK);

/** A name as it stands before most cases: `matti` → `mati`, `aalto` → `aallo`. */
function weakened(name, pairs = WEAK) {
  const body = name.slice(0, -1);
  const pair = pairs.find(([strong]) => body.endsWith(strong));
  return pair ? body.slice(0, -pair[0].length) + pair[1] + name.at(-1) : name;
}

/** What the endings of cases are put behind. */
function stems(name) {
  if (!VOWELS.includes(name.at(-1))) return [name, `${name}i`];
  const both = [name, weakened(name)];
  const more = (stem) => (stem.endsWith("i") ? [`${stem.slice(0, -1)}e`] : stem.endsWith("e") ? [`${stem}e`] : []);
  return [...both, ...both.flatMap(more)];
}

export class Lexicon {
  /** @param {Record<string, string[]>} lists */
  constructor(lists) {
    this.lists = lists;
    this.sets = Object.fromEntries(Object.entries(lists).map(([name, words]) => [name, new Set(words)]));
    const inCase = `(?:i?(?:${lists.case.join("|")}))?`;
    const ending = (name, least) => new RegExp(`^.${least}(?:${lists[name].join("|")})${inCase}$`, "u");
    this.shape = ending("surname-shape", "+");
    this.end = ending("surname-end", "+");
    this.thing = ending("thing", "*?");
    this.nen = new RegExp(`^.+${NEN}$`, "u");
    this.sureNen = new RegExp(`^.+[aeouyäö]${NEN}$`, "u");
    this.surnameStems = new Set(lists.surname.flatMap(stems));
    this.placeStems = new Set(lists.place.flatMap(stems));
    this.persons = lists["person's"].filter((word) => word.length > SHORT);
    this.namesakes = lists.namesake.map((pair) => pair.split("+"));
    const finnish = lists.given.filter((name) => IS_FINNISH.test(name) && !this.in("unaddressed", name));
    this.addressed = new Set(
      finnish.map((name) => weakened(name, DOUBLED)).flatMap((stem) => [`${stem}lle`, `${stem}${HAS_BACK_VOWEL.test(stem) ? "lta" : "ltä"}`]),
    );
  }

  in(name, word) {
    return this.sets[name].has(word);
  }

  /** Whether a word is too long to be one of a name. */
  isTooLong(word) {
    return word.length > LONGEST;
  }

  mayBeGiven(word) {
    return word.split("-").every((part) => this.in("given", part) || this.in("given-word", part));
  }

  isGiven(word) {
    return this.mayBeGiven(word) && word.split("-").some((part) => this.in("given", part));
  }

  isSurname(word) {
    if (this.in("surname", word) || this.isSureSurname(word)) return true;
    return !this.isNoSurname(word) && (this.isOf(this.surnameStems, word) || this.shape.test(word) || this.nen.test(word));
  }

  isSureSurname(word) {
    const parts = word.split("-");
    if (parts.length > 1) return parts.every((part) => this.isSurname(part));
    return (this.end.test(word) || this.sureNen.test(word)) && !this.isNoSurname(word);
  }

  isThing(word) {
    return this.thing.test(word);
  }

  isRole(word) {
    return this.lists.role.some((end) => word.endsWith(end));
  }

  isGenitive(surname) {
    return ENDS_IN_N.test(surname) && !this.in("surname", surname);
  }

  isPersons(word) {
    return this.in("person's", word) || this.persons.some((begin) => word.startsWith(begin));
  }

  /** Whether somebody so named has given the name to places, works or prizes; an initial stands for any given name. */
  isNamesake(given, surname) {
    return this.namesakes.some(
      ([name, stem]) => surname.startsWith(stem) && (given.length > 1 ? name === given : Boolean(given) && name.startsWith(given)),
    );
  }

  isNoSurname(word) {
    return this.in("no-surname", word) || this.isOf(this.placeStems, word);
  }

  isOf(known, word) {
    return known.has(word) || this.lists.case.some((end) => word.endsWith(end) && known.has(word.slice(0, -end.length)));
  }
}
