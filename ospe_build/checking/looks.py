"""A quick look at a whole file, or at one text: whether it can hold personal data, or a person's name, at all.

It clears nearly every file. It goes over bytes, one a character, which takes a quarter of the time.
"""

import re
import unicodedata
from codecs import register_error
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from ospe_build.checking import lexicon
from ospe_build.checking.normalise import normalised, normalised_character
from ospe_build.checking.people import person_in
from ospe_build.reading import Document

_LATIN: Final = bytes(range(256)).decode("latin-1")
_BETWEEN_DIGITS: Final = "#()[]~/_*\xad\xb7-?"
"""What may stand between the digits of a number beside spaces and full stops; `?` stands in for what is not Latin."""


def _class(character: str) -> str:
    if character.isdigit() or character == "+":
        return "0"
    if character.isalpha():
        return "A" if character.isupper() else "a"
    if character in " \t\n\r\xa0":
        return " "
    return "-" if character in _BETWEEN_DIGITS else character if character == "." else ","


_CLASSES: Final = "".join(map(_class, _LATIN)).encode()
_LETTERS: Final = "".join(one.lower() if one.isalpha() else " " for one in _LATIN).encode("latin-1", "replace")
_HIDDEN: Final = b"\xad"

_DIGITS: Final = re.compile(rb"0(?:[ .-]*0){5,}")
_DATE: Final = re.compile(rb"\d{4}-\d\d(?:-\d\d)?")
_TELLTALE: Final = re.compile(rb"(?<!\d)[0+]|(?<!\d)358|\d(?:[^A-Za-z\d]*\d){8}")
_SIGN: Final = re.compile(rb"[\s./_]{0,2}[A-Za-z][\s./_]{0,2}\d{3}")
_SERVER: Final = re.compile(rb"\.\s?[A-Za-z]{2}")
_DOTS: Final = frozenset({b"dot", b"piste", b"punkt"})
_AT: Final = frozenset({b"a", b"at", b"\xe4t", b"\xe4tt", b"miuku", b"miukumauku", b"snabel", b"snabela"})
"""Words of an address that is spelt out."""

_STAND_IN: Final = "ospe-stand-in"
_STRANGE: Final = b"\x1a"

_CAPITAL: Final = b" A"
_BEFORE_CAPITAL: Final = frozenset(
    {f"{one}{two}".encode() for one in ("", *"Aa0 .,-") for two in "Aa "} | {b"A.", b".", b""}
)
"""How what goes on with a capital letter ends; the letter of an initial is parted from it."""

_BEFORE: Final = re.compile(rb"[Aa]+\.?\Z")
_WORD: Final = re.compile(rb"A[Aa]*(?:,[Aa]+)*")
_SPACE: Final = ord(" ")
_SQUEEZED: Final = b"A.A"
_LONGEST_WORD: Final = 40
_AROUND: Final = 60
_BEHIND: Final = _AROUND + _LONGEST_WORD
_MOST_LOOKS: Final = 100
"""Places of one text that are looked at one by one; where there are more, reading all of it is cheaper."""


def may_hold_data(text: str) -> bool:
    """Whether a text can hold an identity code, an address, or the number of a phone or an account."""
    raw, is_strange = _raw(text)
    if is_strange or b"@" in raw or b"%40" in raw:
        return True
    words = _telling(raw)
    if not words.isdisjoint(_AT) and (not words.isdisjoint(_DOTS) or _SERVER.search(raw)):
        return True
    for found in _DIGITS.finditer(raw.translate(_CLASSES)):
        start, end = found.span()
        if not _DATE.fullmatch(raw, start, end) and (_TELLTALE.search(raw, start, end) or _SIGN.match(raw, end)):
            return True
    return False


def may_hold_name(text: str) -> bool:
    """Whether a text can hold a person's name."""
    raw, is_strange = _raw(text)
    if is_strange or not _telling(raw) <= _AT | _DOTS:
        return True
    classes = raw.translate(_CLASSES)
    place = looks = 0
    for part in classes.split(_CAPITAL)[:-1]:
        place += len(part) + len(_CAPITAL)
        at = place - len(_CAPITAL)
        if part[-2:] not in _BEFORE_CAPITAL or not _may_be_name(raw, classes, at):
            continue
        looks += 1
        if looks > _MOST_LOOKS or person_in(normalised(text[max(0, at - _BEHIND) : at + _AROUND])[0]) is not None:
            return True
    return _SQUEEZED in classes


@lru_cache(maxsize=1)
def _telling(raw: bytes) -> frozenset[bytes]:
    """The words of names and of spelt addresses in a text, kept while it is asked for both."""
    words = raw.translate(_LETTERS, _HIDDEN).split()
    return frozenset() if _watched().isdisjoint(words) else _watched().intersection(words)


def _raw(text: str) -> tuple[bytes, bool]:
    """A text as bytes, and whether it holds letters or digits that these do not show."""
    raw = text.encode("latin-1", _STAND_IN)
    return raw, _STRANGE in raw


def _stand_in(error: UnicodeError) -> tuple[str | bytes, int]:
    """What replaces characters beyond Latin-1."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    beyond = error.object[error.start : error.end]
    shown = (unicodedata.normalize("NFKC", one) for one in beyond)
    return b"".join(_STRANGE if any(map(_tells, map(normalised_character, one))) else b"?" for one in shown), error.end


def _tells(character: str) -> bool:
    return character.isalnum() or (character != "" and character in "@+%([{<")


register_error(_STAND_IN, _stand_in)


@lru_cache
def _watched() -> frozenset[bytes]:
    names = (*lexicon.lists()["given"], *lexicon.addressed(), *lexicon.lists()["title-short"])
    return frozenset(name.encode("latin-1") for name in names if max(name) <= "\xff") | _AT | _DOTS


def _may_be_name(raw: bytes, classes: bytes, place: int) -> bool:
    """Whether a word with a capital letter, behind the space at that index, may make a name with the word before it."""
    end = place
    while end and classes[end - 1] == _SPACE:
        end -= 1
    word = _BEFORE.search(classes, max(0, end - _LONGEST_WORD), end)
    if word is None:
        return False
    start = word.start()
    before = raw[start:end].rstrip(b".").decode("latin-1").lower()
    if word[0].startswith(b"A"):
        found = _WORD.match(classes, place + 1)
        name = raw[place + 1 : found.end()].decode("latin-1").lower() if found else ""
        in_header = raw[start - 2 : start - 1] in {b"]", b"-"}
        may_be = len(before) == 1 or lexicon.may_be_given(before) or lexicon.is_sure_surname(name) or in_header
    else:
        may_be = lexicon.is_role(before)
    return may_be or before in lexicon.words("title") or before in lexicon.words("particle")


def _of_file(look: Callable[[str], bool]) -> Callable[[Document], bool]:
    """A look at a whole file; escapes of a double-quoted text can hide what the source does not show."""
    kept = lru_cache(maxsize=1)(look)  # rules ask one after the other
    return lambda document: "\\" in document.text or kept(document.text)


file_may_hold_data: Final = _of_file(may_hold_data)
file_may_hold_name: Final = _of_file(may_hold_name)
