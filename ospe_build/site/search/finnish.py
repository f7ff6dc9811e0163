"""Finnish words: which lemmas a word may belong to, and all forms of a lemma, by Voikko's transducer."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ospe_build.site.search.transducer import AFTER_NUMBER, Transducer

_TAG: Final = re.compile(r"(\[\w+\])")
_LONGEST_WORD: Final = 35
_SHORTEST_STEM: Final = 3
_SHORTEST_HEAD: Final = 5
_VOWELS: Final = "aeiouyäö"
# The endings that a word of which nothing is known may have, after a vowel; longer ones first.
_ENDINGS: Final = re.compile(r"(?:ss|st|ll|lt)[aä]|lle|ksi|n[aä]|(?<=([aeiouyäö]))\1n|[nt]|(?<=[aeiouyäö])t[aä]")
_REGULAR: Final = ("", "n", "t", "{a}", "t{a}", "ss{a}", "st{a}", "ll{a}", "lt{a}", "lle", "ksi", "n{a}", "{v}n")
# Readings that are rarely meant where there is another: "your", names of people, commands, "I" and "you", and the case
# that lives in adverbs (silloin).
_UNLIKELY: Final = ("[O2y]", "[Les]", "[Lee]", "[Tk]", "[P1][Ny]", "[P2]", "[Sin]")
_PARTICLES: Final = ("han", "hän", "pa", "pä", "pas", "päs")


class Lemma(NamedTuple):
    """A word as its forms are sought.

    Attributes:
        before: the parts before the one that inflects, as written: "nuoriso" and "työn" of "nuorisotyöntekijä".
        base: the part that inflects, as its first form; for an unknown word its stem.
        root: the word of the lexicon from which it is derived; empty for an unknown word.
    """

    before: tuple[str, ...]
    base: str
    root: str

    @property
    def text(self) -> str:
        """The whole word."""
        return "".join((*self.before, self.base))

    @property
    def lasts(self) -> Iterator["Lemma"]:
        """The words that it ends in, as a compound: "työntekijä" and "tekijä"."""
        return (self._replace(before=self.before[at:]) for at in range(1, len(self.before) + 1))


class Finnish:
    """Finnish, as Voikko knows it, with guesses for what it does not know."""

    def __init__(self) -> None:
        """Load the transducer: 0.2 s, 40 MB."""
        self._transducer = Transducer()

    def lemmas(self, word: str) -> tuple[Lemma, ...]:
        """The lemmas that a word in lower case may belong to, the same for each of its forms; at least one."""
        found = self._known(word) if len(word) <= _LONGEST_WORD else ()
        return found or self._of_unknown_beginning(word) or (Lemma((), _guessed_stem(word), ""),)

    def forms(self, lemmas: Iterable[Lemma]) -> Iterator[tuple[Lemma, set[str]]]:
        """All forms of lemmas, without possessives and particles."""
        wanted = list(lemmas)
        bases: dict[str, set[str]] = defaultdict(set)
        for lemma in wanted:
            if lemma.root:
                bases[lemma.root].add(lemma.base)
        inflected = self._transducer.forms(bases)
        for lemma in wanted:
            listed = {stem + ending for stem, endings in inflected.get(lemma.base, ()) for ending in endings}
            forms = _without_particles(listed) if lemma.root else _regular_forms(lemma.base)
            beginning = "".join(lemma.before)
            yield lemma, {beginning + form for form in forms}

    def _known(self, word: str) -> tuple[Lemma, ...]:
        readings = self._transducer.readings(word) or [
            reading.rpartition("[Bc]")[2]
            for reading in self._transducer.readings(AFTER_NUMBER + word)
            if reading.count("[Bc]") == 1
        ]
        if not readings:
            return ()
        # The reading with the fewest parts is meant: "osa-kesa-koti" is no word that people use.
        fewest = min(reading.count("[Bc]") for reading in readings)
        likely = [reading for reading in readings if reading.count("[Bc]") == fewest]
        for unlikely in _UNLIKELY:
            likely = [reading for reading in likely if unlikely not in reading] or likely
        return tuple(dict.fromkeys(_lemma(reading) for reading in likely))

    def _of_unknown_beginning(self, word: str) -> tuple[Lemma, ...]:
        for border in range(_SHORTEST_STEM, min(len(word), _LONGEST_WORD) - _SHORTEST_HEAD + 1):
            if found := self._known(word[border:]):
                return tuple(lemma._replace(before=(word[:border], *lemma.before)) for lemma in found)
        return ()


def _lemma(reading: str) -> Lemma:
    """The lemma of one reading, such as "[Ln][Xp]silta[X]silla[Sade][Ny]lla"."""
    *before, part = reading.split("[Bc]")
    root = base = text = within = ""
    participle = False
    for piece in _TAG.split(part):
        if piece in {"[Xp]", "[Xj]", "[Xr]"}:
            within = piece
        elif piece == "[X]":
            within = ""
        elif piece.startswith("["):
            participle = piece[1] == "R" or (participle and piece[1] != "L")
        elif within == "[Xr]":
            continue
        elif within == "[Xp]":
            root = base = piece.lower().replace("=", "")
        elif within == "[Xj]":
            base = text + piece
        else:
            text += piece
    # A participle is a form of its verb.
    return Lemma(tuple(map(_letters, before)), root if participle else base or text, root or text)


def _letters(written: str) -> str:
    """The letters of a part as they stand in the word, without its tags and first forms."""
    return _TAG.sub("", re.sub(r"\[X[pjrs]\][^\[]*\[X\]", "", written))


def _without_particles(forms: set[str]) -> set[str]:
    return {
        form
        for form in forms
        if not (form.endswith(_PARTICLES) and any(form.removesuffix(end) in forms for end in _PARTICLES if end in form))
    }


def _guessed_stem(word: str) -> str:
    """The vowel stem of a word of which nothing is known: "mallila" of "mallilassa", "padleti" of "padlet"."""
    for ending in _ENDINGS.finditer(word):
        stem = word[: ending.start()]
        if ending.end() == len(word) and len(stem) >= _SHORTEST_STEM and stem[-1] in _VOWELS:
            return stem
    return word if word[-1:] in _VOWELS or not word.isalpha() else f"{word}i"


def _regular_forms(stem: str) -> set[str]:
    if not stem.isalpha() or stem[-1] not in _VOWELS:
        return {stem}
    vowel = "a" if any(letter in "aou" for letter in stem) else "ä"
    forms = {stem + ending.format(a=vowel, v=stem[-1]) for ending in _REGULAR}
    return forms | ({stem.removesuffix("i")} if stem.endswith("i") else set())
