"""Texts as the words by which they are found. `js/fold.js` beside does the same to a query; one table tests both."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 60
# Apostrophes, an English s after one, soft hyphens and what has no width.
_PASSED_OVER: Final = re.compile("['\u2019\u2018\u00b4`](?:s(?![^\\W_]))?|[\u00ad\u200b-\u200d\u2060\ufeff]")
_FOREIGN: Final = re.compile(r"[^\x00-\x7fåäö]")
# Endings after a colon: EU:n, HSL:ssä, SFI:s.
_ENDING: Final = re.compile(
    r"(?<=[^\W_]):(?:[nstiaäe]|[st]?t[aä]|[sl]s[aä]|ss[aä]|l[lt][aä]|lle|ksi|n[aä]|h[aeiouyäö]n|([aeiouyäö])\1n|siin|seen"
    r"|i?(?:den|en|hin)|jen|j[aä]|it|et|ar|er|arna|erna|ens?)(?![^\W_])"
)
_SPACED_NUMBER: Final = re.compile(r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)")
# Hyphens part a word, and so do the dots of a number: 12.3.2026.
_WORD: Final = re.compile(r"[^\W_]+(?:(?:[-\u2010\u2011]|(?<=\d)\.(?=\d))[^\W_]+)*")
_PARTING: Final = re.compile(r"[-\u2010\u2011.]")
_HYPHEN: Final = re.compile(r"[-\u2010\u2011]")  # a dot stays: 2.0 is not 20


def fold(text: str) -> str:
    """A text in lower case, without what is passed over in search: marks but those of å, ä and ö, and soft hyphens."""
    plain = _PASSED_OVER.sub("", unicodedata.normalize("NFC", text).lower())
    plain = _ENDING.sub("", _FOREIGN.sub(lambda found: _bare(found[0]), plain))
    return _SPACED_NUMBER.sub(lambda number: re.sub(r"\D", "", number[0]), plain)


def bare(word: str) -> str:
    """A folded word without any marks: people write ä as a."""
    return word if word.isascii() else _bare(word)


def whole_words(text: str) -> list[str]:
    """The words of a text in order, one with hyphens written together, a number with its dots."""
    return [_HYPHEN.sub("", word) for word in _WORD.findall(fold(text))]


def words(text: str) -> list[str]:
    """The words of a text in order; one with hyphens, or a number with dots, as its parts and then as a whole."""
    found = []
    for word in _WORD.findall(fold(text)):
        parts = _PARTING.split(word)
        found += parts
        if len(parts) > 1:
            found.append(_HYPHEN.sub("", word))
    return [word for word in found if len(word) <= LONGEST]


def _bare(text: str) -> str:
    return "".join(
        character
        for character in unicodedata.normalize("NFD", text)
        if not unicodedata.category(character).startswith("M")
    )
