"""Finnish words whose lemma a dictionary alone does not know.

A dictionary of single forms gives one lemma for a form that belongs to several ("kadun": katua, katu), and none for
most compounds ("asukasillassa"). Both are found through sister forms: what ends in one case ending is looked up with
other endings.
"""

from collections.abc import Iterator
from typing import Final

from ospe_build.site.search.dictionary import Dictionary

_OF_WEAK_GRADE: Final = ("n", "t", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "ksi", "tta", "ttä")
_OF_STRONG_GRADE: Final = ("a", "ä", "ta", "tä", "na", "nä", "ne", "neen", "en", "den", "ten", "tten")
_OF_ILLATIVE: Final = ("an", "in", "on", "un", "yn", "än", "ön", "seen", "siin")
_OF_LONG_VOWEL: Final = ("han", "hen", "hin", "hon", "hän", "hön")
# Before these the i of the plural is not seen: "katu-ja" belongs to "katui-".
_LOST_I: Final = ("ja", "jä", "jen")
ENDINGS: Final = (*_OF_WEAK_GRADE, *_OF_STRONG_GRADE, *_OF_ILLATIVE, *_OF_LONG_VOWEL, *_LOST_I)
_VOWELS: Final = "aeiouyäö"
_CONSONANT_STEM_ENDINGS: Final = ("ta", "tä")
_WEAK_SISTERS: Final = ("ssa", "ssä", "lla", "llä", "lle", "ksi")
_STRONG_SISTERS: Final = ("na", "nä")
# Plural stems, and the singular stems whose forms are looked up when the dictionary lacks the plural.
PLURAL_STEMS: Final = (("oi", "a"), ("öi", "ä"), ("uuksi", "uude"), ("yyksi", "yyde"), ("i", "e"))
_PARTICLES: Final = ("kin", "kaan", "kään", "han", "hän", "ko", "kö")
_POSSESSIVES: Final = ("nsa", "nsä", "mme", "nne", "ni", "si", "an", "än", "en")
_SHORTEST_STEM: Final = 3
_SHORTEST_PART: Final = 3
_SHORTEST_HEAD: Final = 5


def finnish_lemmas(word: str, dictionary: Dictionary) -> tuple[str, ...]:
    """The lemmas that a word in lower case may have; the word itself when nothing is known of it."""
    return (
        _known(word, dictionary)
        or _without_suffix(word, dictionary)
        or _of_plural(word, dictionary)
        or _of_compound(word, dictionary)
        or _of_bare_stem(word, dictionary)
        or (word,)
    )


def compound_parts(word: str, dictionary: Dictionary) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Where a compound may be split: after a known word, and, less surely, before a head of five letters or more."""
    borders = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    sure = [(word[:i], word[i:]) for i in borders if _can_begin_compound(word[:i], dictionary)]
    unsure = [(word[:i], word[i:]) for i in borders if len(word) - i >= _SHORTEST_HEAD]
    return sure, unsure


def _stems(word: str) -> Iterator[tuple[str, str]]:
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        if ending not in _LOST_I:
            yield stem, ending
        elif stem[-1] in _VOWELS:
            yield stem + "i", ending


def _sister_lemmas(stem: str, dictionary: Dictionary) -> set[str]:
    """Lemmas of a stem's other forms: two of the weak grade must agree, the essive of the strong grade suffices."""
    votes: dict[str, int] = {}
    for sisters, weight in ((_WEAK_SISTERS, 1), (_STRONG_SISTERS, 2)):
        for sister in sisters:
            form = stem + sister
            # What is its own lemma is a word of its own ("alu-na"), not a form.
            if (lemma := dictionary.lemma(form)) and lemma != form:
                votes[lemma] = votes.get(lemma, 0) + weight
    return {lemma for lemma, count in votes.items() if count > 1}


def _known(word: str, dictionary: Dictionary) -> tuple[str, ...]:
    lemma = dictionary.lemma(word)
    found = {lemma} if lemma else set()
    for stem, ending in _stems(word):
        found |= _sister_lemmas(stem, dictionary)
        if ending in _CONSONANT_STEM_ENDINGS:
            # Consonant stems have this one form: keskus-ta, suomalais-ta.
            nominatives = (stem, stem.removesuffix("s") + "nen") if stem.endswith("s") else (stem,)
            found |= {form for form in nominatives if dictionary.lemma(form) == form}
    return tuple(sorted(found))


def _without_suffix(word: str, dictionary: Dictionary) -> tuple[str, ...]:
    for suffix in (*_PARTICLES, *_POSSESSIVES):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            lemmas = _known(word.removesuffix(suffix), dictionary)
            if lemmas:
                return lemmas
    return ()


def _of_plural(word: str, dictionary: Dictionary) -> tuple[str, ...]:
    found: set[str] = set()
    for stem, _ending in _stems(word):
        for plural, singular in PLURAL_STEMS:
            if stem.endswith(plural) and len(stem) - len(plural) >= _SHORTEST_STEM:
                found |= _sister_lemmas(stem.removesuffix(plural) + singular, dictionary)
    return tuple(sorted(found))


def _can_begin_compound(part: str, dictionary: Dictionary) -> bool:
    """A known form, or a word in -nen as it stands in compounds (kansalais-)."""
    return dictionary.lemma(part) is not None or (
        part.endswith("s") and dictionary.lemma(part.removesuffix("s") + "nen") is not None
    )


def _of_compound(word: str, dictionary: Dictionary) -> tuple[str, ...]:
    sure, unsure = compound_parts(word, dictionary)
    found = {beginning + lemma for beginning, head in sure for lemma in _of_head(head, dictionary)}
    if found:
        return tuple(sorted(found))
    for beginning, head in unsure:
        if lemmas := _of_head(head, dictionary):
            return tuple(beginning + lemma for lemma in lemmas)
    return ()


def _of_head(head: str, dictionary: Dictionary) -> tuple[str, ...]:
    return _known(head, dictionary) or _of_plural(head, dictionary)


def _of_bare_stem(word: str, dictionary: Dictionary) -> tuple[str, ...]:
    """The lemma of what is left without an ending: participles and the like ("painettu-ja")."""
    for stem, _ending in _stems(word):
        if lemma := dictionary.lemma(stem):
            return (lemma,)
    return ()
