"""What single words say of a person's name: given names, surnames, and the words around them.

The lists stand in `people.txt`, which the form gets as well; `form/js/check/lexicon.js` asks the same of them. Words
are in lower case here.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

LISTS_PATH: Final = Path(__file__).parent / "people.txt"
LONGEST: Final = 40
"""Letters of a word; a longer one is no name."""

_VOWELS: Final = "aeiouyäö"
_NEN: Final = "(?:nen|s(?:en|ella|ellä|elle|elta|eltä|essa|essä|esta|estä|een|ena|enä))"
_GENITIVE: Final = re.compile("(?!.*(?:nen|man|gren|[^aeiouyäö]sen|[^aeiouyäök]son)$).*[aeiouyäö]n")
_FINNISH: Final = re.compile("[adeghijklmnoprstuvyäö]+[aeiouyäö]")
_BACK: Final = re.compile("[aou]")
_SHORT: Final = 3
_CACHE_SIZE: Final = 4096
_DOUBLED: Final = (("kk", "k"), ("pp", "p"), ("tt", "t"))
_WEAK: Final = (
    *_DOUBLED, ("nk", "ng"), ("nt", "nn"), ("lt", "ll"), ("rt", "rr"), ("mp", "mm"), ("ht", "hd"), ("t", "d"),
    ("p", "v"), ("k", ""),
)  # fmt: skip
"""How the last consonants of a Finnish word change before most cases; in given names, only doubled ones do."""


@lru_cache
def lists() -> dict[str, list[str]]:
    """Every list of words by its name."""
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in LISTS_PATH.read_text("utf-8").splitlines():
        if line.startswith("["):
            words = found[line[1:-1]] = []
        elif not line.startswith("#"):
            words += line.split()
    return found


def _weakened(name: str, pairs: tuple[tuple[str, str], ...] = _WEAK) -> str:
    """A name as it stands before most cases: `matti` → `mati`, `aalto` → `aallo`, `lahti` → `lahdi`."""
    for strong, weak in pairs:
        if name[:-1].endswith(strong):
            return name[:-1].removesuffix(strong) + weak + name[-1]
    return name


def _stems(name: str) -> set[str]:
    """What the endings of cases are put behind."""
    if name[-1] not in _VOWELS:
        return {name, name + "i"}
    stems = {name, _weakened(name)}
    return (
        stems
        | {stem[:-1] + "e" for stem in stems if stem.endswith("i")}
        | {stem + "e" for stem in stems if stem.endswith("e")}
    )


@lru_cache
def words(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(lists()[name])


@lru_cache
def addressed() -> frozenset[str]:
    """Finnish given names as one writes to whom to turn: `matille`, `liisalta`."""
    names = (name for name in words("given") - words("unaddressed") if _FINNISH.fullmatch(name))
    stems = [_weakened(name, _DOUBLED) for name in names]
    return frozenset(stem + ending for stem in stems for ending in ("lle", "lta" if _BACK.search(stem) else "ltä"))


def may_be_given(word: str) -> bool:
    """Whether it, or each part of `anna-maija`, is a given name, be it another word as well."""
    return all(part in words("given") or part in words("given-word") for part in word.split("-"))


def is_given(word: str) -> bool:
    """Whether it is a given name and hardly anything else."""
    return may_be_given(word) and any(part in words("given") for part in word.split("-"))


@lru_cache(maxsize=_CACHE_SIZE)
def is_surname(word: str) -> bool:
    """Whether it may be a surname, in any case; of the places, those that are listed surnames, as they are."""
    if word in words("surname") or is_sure_surname(word):
        return True
    return not _is_no_surname(word) and (_is_in_a_case("surname", word) or _ends_so(word, "surname-shape", nen="."))


@lru_cache(maxsize=_CACHE_SIZE)
def is_sure_surname(word: str) -> bool:
    """Whether it ends as surnames do and hardly anything else."""
    parts = word.split("-")
    if len(parts) > 1:
        return all(map(is_surname, parts))
    return _ends_so(word, "surname-end", nen="[aeouyäö]") and not _is_no_surname(word)


@lru_cache(maxsize=_CACHE_SIZE)
def is_thing(word: str) -> bool:
    """Whether it is a word for what is named after people."""
    return bool(_pattern("thing").fullmatch(word))


@lru_cache(maxsize=_CACHE_SIZE)
def is_role(word: str) -> bool:
    """Whether it is a word for a person at work."""
    return word.endswith(tuple(lists()["role"]))


def is_genitive(surname: str) -> bool:
    """Whether it stands in the Finnish genitive."""
    return bool(_GENITIVE.fullmatch(surname)) and surname not in words("surname")


def is_persons(word: str) -> bool:
    """Whether a person has or does it, so that the genitive before it is a person's."""
    return word in words("person's") or word.startswith(
        tuple(each for each in lists()["person's"] if len(each) > _SHORT)
    )


def is_namesake(given: str, surname: str) -> bool:
    """Whether somebody so named has given the name to places, works or prizes; an initial stands for any given name."""
    named = _namesakes()
    if len(given) > 1:
        return surname.startswith(named.get(given, ("\0",)))
    return any(name.startswith(given) and surname.startswith(stems) for name, stems in named.items())


def _is_no_surname(word: str) -> bool:
    return word in words("no-surname") or _is_in_a_case("place", word)


def _is_in_a_case(name: str, word: str) -> bool:
    stems = _all_stems(name)
    return word in stems or any(word.endswith(case) and word.removesuffix(case) in stems for case in lists()["case"])


def _ends_so(word: str, name: str, *, nen: str) -> bool:
    return bool(_pattern(name).fullmatch(word) or re.fullmatch(f".+{nen}{_NEN}", word))


@lru_cache
def _pattern(name: str) -> re.Pattern[str]:
    """How words of a list end, in any case."""
    least = "+" if name.startswith("surname") else "*?"
    return re.compile(f".{least}(?:{'|'.join(lists()[name])})(?:i?(?:{'|'.join(lists()['case'])}))?")


@lru_cache
def _all_stems(name: str) -> frozenset[str]:
    return frozenset(stem for word in words(name) for stem in _stems(word))


@lru_cache
def _namesakes() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for given, _, surname in (pair.partition("+") for pair in lists()["namesake"]):
        found[given] = (*found.get(given, ()), surname)
    return found
