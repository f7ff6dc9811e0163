"""A text as the detectors look at it: one form for every letter, digit, space and hyphen, and nothing unseen."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

Span = tuple[int, int]
"""Start and end of a piece of a text."""

Normalised = tuple[str, Sequence[int]]
"""A text, and where each of its characters stands in the text that it was made of."""

_AS_THEY_ARE: Final = re.compile(r"[\n -~À-ÖØ-öø-ÿ]*")
_MINUS: Final = "\u2212"
_FILLERS: Final = "\u115f\u1160\u3164"
"""Letters by their category that show nothing."""


@lru_cache(maxsize=4096)
def normalised_character(character: str) -> str:
    """The normal form of a character of NFKC; an empty text for one that is not seen or only marks another."""
    category = unicodedata.category(character)
    if category == "Zs" or character == "\t":
        return " "
    if category == "Pd" or character == _MINUS:
        return "-"
    if category in {"Cf", "Mn", "Mc", "Me"} or character in _FILLERS:
        return ""
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)


def normalised(text: str) -> Normalised:
    """The text after NFKC, with plain digits, spaces and hyphens and without what is not seen."""
    if _AS_THEY_ARE.fullmatch(text):
        return text, range(len(text))
    found: list[str] = []
    places: list[int] = []
    starts = [index for index, character in enumerate(text) if not unicodedata.category(character).startswith("M")]
    starts[:1] = [0]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        for character in unicodedata.normalize("NFKC", text[start:end]):
            if kept := normalised_character(character):
                found.append(kept)
                places.append(start)
    return "".join(found), places


def replaced(text: str, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str]) -> Normalised:
    """The text with each match replaced; a match that gives itself back stays as it is."""
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for found in pattern.finditer(text):
        new = by(found)
        if new == found[0]:
            continue
        parts += [text[done : found.start()], new]
        places += [*range(done, found.start()), *[found.start()] * len(new)]
        done = found.end()
    return "".join([*parts, text[done:]]), [*places, *range(done, len(text))]
