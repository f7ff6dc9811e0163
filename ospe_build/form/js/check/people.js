// A person's name in a running text; the same finds as `ospe_build/checking/people.py`, which says why each.

import {
  AFTER_INITIAL,
  ARTICLE,
  CLOSED,
  CLOSING,
  COMPOUND,
  ENDED,
  HEADER,
  INITIALS,
  LISTED,
  MOST_WORDS,
  OPENING,
  SIGNED,
  SPACES,
  WORD,
} from "ospe_build/checking/people";

import { every, start, whole } from "./pattern.js";

const WORDS = every(WORD);
const ARE_INITIALS = whole(INITIALS);
const BEGINS_WITH_ARTICLE = start(ARTICLE);
const ARE_SPACES = whole(SPACES);
const IS_AFTER_INITIAL = whole(AFTER_INITIAL);
const IS_OPENING = whole(OPENING);
const IS_CLOSING = whole(CLOSING);
const GOES_ON_AS_COMPOUND = start(COMPOUND);
const IS_LISTED = whole(LISTED);
const HAS_ENDED = start(ENDED);
const HAS_CLOSED = start(CLOSED);
const IS_SIGNED = whole(SIGNED);
const HEADERS = every(HEADER);

const isUpper = (text) => text === text.toUpperCase() && text !== text.toLowerCase();
const startsUpper = (text) => /^\p{Lu}/u.test(text);
const startsLower = (text) => /^\p{Ll}/u.test(text);

function lookOf(text, lexicon) {
  if (lexicon.isTooLong(text) || !startsUpper(text.replace(BEGINS_WITH_ARTICLE, ""))) return "aa";
  if (text.split("-").slice(1).some(startsLower)) return "A-a";
  return isUpper(text) && text.length > 1 ? "AA" : "Aa";
}

const NONE = { text: "", low: "", start: -1, end: -1, before: "\n", after: "\n", initial: false, look: "aa" };

function wordsOf(text, lexicon) {
  const found = [...text.matchAll(WORDS)];
  return found.map(({ 0: word, index: start }, number) => {
    const end = start + word.length;
    const previous = number ? found[number - 1].index + found[number - 1][0].length : 0;
    return {
      text: word,
      low: word.toLowerCase(),
      start,
      end,
      before: text.slice(previous, start),
      after: text.slice(end, found[number + 1]?.index ?? text.length),
      initial: ARE_INITIALS.test(word) && isUpper(word),
      look: lookOf(word, lexicon),
    };
  });
}

class Reader {
  constructor(text, lexicon, responsible) {
    this.text = text;
    this.known = lexicon;
    this.responsible = responsible;
    this.words = wordsOf(text, lexicon);
    this.headers = new Set([...text.matchAll(HEADERS)].map(({ 0: head, index }) => index + head.length));
  }

  at(index) {
    return this.words[index] ?? NONE;
  }

  isIn(list, word) {
    return this.known.in(list, word.low);
  }

  run(index) {
    const run = [this.words[index]];
    while (run.length < MOST_WORDS) {
      const word = this.at(index + run.length);
      const beyond = this.at(index + run.length + 1);
      const goesOn = (run.at(-1).initial ? IS_AFTER_INITIAL : ARE_SPACES).test(word.before)
        ? word.look !== "aa" || (this.isIn("particle", word) && beyond.look !== "aa")
        : IS_OPENING.test(word.before) && IS_CLOSING.test(word.after) && beyond.look !== "aa";
      if (word === NONE || !goesOn) break;
      run.push(word);
      if (IS_CLOSING.test(word.after)) run.push(beyond);
    }
    return run;
  }

  isName(index) {
    const word = this.words[index];
    if (word.look === "aa") return this.isSmall(index);
    const run = this.run(index);
    const isOne =
      this.isFull(index, run) || (word.look === "Aa" && !word.initial && (this.isInHeader(run) || this.isAlone(index)));
    return isOne && !this.isThing(index, run);
  }

  isSmall(index) {
    const { known } = this;
    const one = this.words[index].low;
    const { low: two, look, before } = this.at(index + 1);
    if (look !== "aa" || !ARE_SPACES.test(before)) return false;
    return known.isGiven(one) ? known.isSurname(two) : known.isSureSurname(one) && known.isGiven(two);
  }

  isFull(index, run) {
    const { known } = this;
    const [first] = run;
    const second = this.at(index + 1);
    if (run.length === 1) {
      const isOverLines = second.before.replace(/^ +| +$/g, "") === "\n" && second.look === "Aa";
      if (isOverLines && known.isGiven(first.low) && known.isSurname(second.low)) return true;
      return this.isTurned(first, second, ", ");
    }
    const following = run.slice(1).find(({ look }) => look !== "aa") ?? second;
    const isPlain = first.look === "Aa" && following.look === "Aa";
    if (first.initial) return following.look === "Aa" && known.isSurname(following.low) && !this.isIn("place", following);
    const hasSurname = run.slice(1).some(({ low }) => known.isSurname(low));
    if (known.isGiven(first.low)) return hasSurname || isPlain || (first.look === "Aa" && following.initial);
    if (known.mayBeGiven(first.low) && (hasSurname || (isPlain && this.isAtWork(index)))) return true;
    const isUnknown = isPlain && known.isSureSurname(following.low) && !/[ns]$/.test(first.low);
    return isUnknown || this.isTurned(first, second, " ");
  }

  isTurned(first, second, between) {
    const { known } = this;
    if (second.before !== between || this.isIn("place", first) || this.isIn("kind", first) || known.isThing(first.low)) return false;
    const isShort = second.initial && (second.after === "" || second.after.startsWith("."));
    const isGiven = (second.look === "Aa" || second.look === first.look) && known.isGiven(second.low);
    return (isGiven || isShort) && known.isSurname(first.low);
  }

  isThing(index, run) {
    const { known } = this;
    const [first, ...others] = run;
    const last = run.at(-1);
    const after = this.at(index + run.length);
    const given = first.initial ? first.low.slice(0, 1) : first.low;
    if (
      GOES_ON_AS_COMPOUND.test(this.text.slice(last.end, last.end + 4)) ||
      run.some((word) => this.isIn("company", word)) ||
      others.some((word) => word.look === "A-a" || this.isIn("thing", word)) ||
      others.some(({ low }) => known.isNamesake(given, low)) ||
      (this.isIn("kind", this.at(index - 1)) && ARE_SPACES.test(first.before))
    ) {
      return true;
    }
    if (!ARE_SPACES.test(after.before)) return false;
    return (
      this.isIn("company", after) ||
      this.isIn("thing", after) ||
      (/[ns]$/.test(last.low) && known.isThing(after.low)) ||
      (known.isGenitive(last.low) && after.look === "aa" && !known.isPersons(after.low))
    );
  }

  isAtWork(index) {
    return this.words[index].before === " " && this.known.isRole(this.at(index - 1).low);
  }

  isAlone(index) {
    const { known } = this;
    const word = this.words[index];
    const [before, after] = [this.at(index - 1), this.at(index + 1)];
    const given = known.isGiven(word.low);
    const titled =
      (this.isIn("title", before) && word.before === " ") ||
      (this.isIn("title-short", before) && (word.before === " " || word.before === ". "));
    const atWork = this.isAtWork(index) && (given || (known.isSurname(word.low) && !this.isIn("place", word)));
    if ((titled || atWork) && !known.isNamesake(before.low, word.low)) return true;
    const amidNames = before.look === "Aa" && word.before === " " && before.before === " ";
    if (known.addressed.has(word.low) && !amidNames) return true;
    if (!given) return false;
    if (after.before === " " && this.isIn("act", after)) return true;
    if (this.isIn("before-person", before) && IS_SIGNED.test(word.before)) return true;
    return HAS_ENDED.test(this.text.slice(word.end)) && this.isInList(index);
  }

  isInList(index) {
    if (this.words.length === 1) return true;
    return [1, -1].some((step) => {
      const gap = step === 1 ? this.words[index].after : this.words[index].before;
      let neighbour = this.at(index + step);
      if (gap === " " && this.isIn("and", neighbour)) neighbour = this.at(index + 2 * step);
      else if (!IS_LISTED.test(gap)) return false;
      if (this.responsible && step === 1 && index === 0) return true;
      return neighbour.look === "Aa" && this.known.mayBeGiven(neighbour.low);
    });
  }

  isInHeader(run) {
    const [first] = run;
    if (!this.headers.has(first.start) || !HAS_CLOSED.test(this.text.slice(run.at(-1).end))) return false;
    return this.known.isGiven(first.low) || (run.length > 1 && !first.low.endsWith("n"));
  }
}

/**
 * Where the first word of a probable person's name stands; null where there is none.
 *
 * @param {string} text in its normalised form.
 * @param {import("./lexicon.js").Lexicon} lexicon
 * @param {boolean} responsible whether it tells who is responsible; a given name before others is a person's there.
 */
export function personIn(text, lexicon, responsible = false) {
  const reader = new Reader(text, lexicon, responsible);
  const index = reader.words.findIndex((_, each) => reader.isName(each));
  return index < 0 ? null : [reader.words[index].start, reader.words[index].end];
}
