"""Rules on people: who is named, and whether a group is so small that its members can be told apart."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from ospe_build.checking.context import Context
from ospe_build.checking.fields import at, follow_ups, plan_rows
from ospe_build.checking.spot import Spot
from ospe_build.finding import Pointer
from ospe_build.reading import Document

NAMES_PATH: Final = Path(__file__).parent.parent / "given_names.txt"
PLAYERS_AT_LEAST: Final = 4
_LONGEST: Final = 200
"""Characters that are looked at: as many as the field may hold."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*\.?|[^\s\w]|\d+")
_FIRST_WORD: Final = re.compile(r"[\w-]*")
_PARTICLES: Final = frozenset({"af", "von", "de", "van", "al"})
_AND: Final = frozenset({"ja", "och", "and", "sekä", "tai", "eller", "or", "&", ",", "/", ";"})
_WORKERS: Final = (
    "ja", "jä", "kkö", "ttori", "sihteeri", "tuntija", "henkilö", "mies", "nainen", "nomi",
    "ledare", "ledaren", "chef", "chefen", "lärare", "läraren", "pedagog", "pedagogen", "samordnare", "samordnaren",
    "manager", "worker", "officer", "coordinator", "librarian", "teacher",
)  # fmt: skip
"""How words for a person at work end."""

_NAMED_AFTER: Final = (
    "koulu", "lukio", "päiväkoti", "kirjasto", "museo", "säätiö", "seura", "talo", "katu", "tie", "puisto", "aukio",
    "kenttä", "tori", "stiftelsen", "skola", "gatan", "museet", "school", "foundation", "museum", "street",
)  # fmt: skip
"""How words for what is named after a person end."""

_SURNAME: Final = re.compile(r".{2,}(?:nen|ström|qvist|kvist|sson)", re.IGNORECASE)
_INITIAL: Final = re.compile(r"[^\W\d_]\.")


@lru_cache
def _given_names() -> frozenset[str]:
    lines = NAMES_PATH.read_text("utf-8").splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def _is_given(word: str) -> bool:
    """Whether a word, or each part of `Anna-Maija`, is a given name with its capital letter."""
    return word[:1].isupper() and all(part in _given_names() for part in word.casefold().split("-"))


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:] != word[1:].upper()


def _after_names(words: list[str], index: int) -> str:
    """The first word from there on that is no part of a name."""
    while index < len(words) and (_is_capitalised(words[index]) or words[index] in _PARTICLES):
        index += 1
    return words[index] if index < len(words) else ""


def _named_after(words: list[str], index: int) -> bool:
    """Whether the name that begins there only names a school, a street or the like: `Minna Esimerkin koulu`."""
    return _after_names(words, index).casefold().rstrip(".").endswith(_NAMED_AFTER)


def _alone(words: list[str], index: int) -> bool:
    """Whether a given name stands for a person by itself: as the whole text, in a row of names, after a profession."""
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    if after and after not in _AND and after != "(":
        return False
    if not before or before in _AND:
        return index <= 1 or _is_given(words[index - 2])
    return before.endswith(_WORKERS) and (index == 1 or before[0].islower())


def _is_named(words: list[str], index: int, *, surname_needed: bool) -> bool:
    """Whether a person's name begins with the word of that index."""
    word = words[index]
    following = next((other for other in words[index + 1 :] if other not in _PARTICLES), "")
    goes_on = _is_capitalised(following) or bool(_INITIAL.fullmatch(following))
    surname = bool(_SURNAME.fullmatch(following)) and goes_on
    if _is_given(word):
        return surname or (goes_on and not surname_needed) or _alone(words, index)
    if _INITIAL.fullmatch(word):
        return word[0].isupper() and _is_capitalised(following)
    if not _is_capitalised(word):
        return False
    backwards = bool(_SURNAME.fullmatch(word)) and _is_given(following)
    return backwards or (surname and not word.endswith(("n", "s")))


def person_in(text: str) -> int | None:
    """Index at which a probable person's name begins; None where there is none.

    A name is a given name from our list before a capitalised word, an initial before one, a capitalised word before one
    that ends as surnames do, or a given name that stands for a person by itself. Units are not names: in them a word
    in the genitive comes first (`Mallilan kirjasto`), and few of their words have a capital letter.
    """
    first = _FIRST_WORD.match(text)
    if text[1:].islower() and not (first and _is_given(first[0].capitalize())):
        return None  # only the first word has a capital letter, as in most names of units
    small = text.islower()
    if small or text.isupper():
        text = text.title()
    found = list(_WORD.finditer(text))
    words = [match[0] for match in found]
    for index, match in enumerate(found):
        if _is_named(words, index, surname_needed=small) and not _named_after(words, index):
            return match.start()
    return None


def _responsible(document: Document) -> Iterator[tuple[Pointer, object]]:
    for pointer, row in plan_rows(document.value):
        yield (*pointer, "toteutus", "kuka_vastaa"), at(row, "toteutus", "kuka_vastaa")
    for pointer, entry in follow_ups(document.value):
        yield (*pointer, "uusi_vastuutaho"), entry.get("uusi_vastuutaho")


def named_person(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE410: probably a person's name, where a role or a unit belongs."""
    for pointer, text in _responsible(document):
        if isinstance(text, str) and person_in(text[:_LONGEST]) is not None:
            yield Spot(pointer, {"field": str(pointer[-1])})


def few_players(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE411: with so few players, a reader can guess who said what."""
    players = at(document.value, "pelikerta", "pelaajia")
    if isinstance(players, int) and not isinstance(players, bool) and 2 <= players < PLAYERS_AT_LEAST:  # noqa: PLR2004
        yield Spot(("pelikerta", "pelaajia"), {"field": "pelaajia", "value": players, "minimum": PLAYERS_AT_LEAST})
