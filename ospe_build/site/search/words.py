"""What the site's languages know of words: each is asked once, and kept while the dictionaries are the same."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple, Protocol

import msgspec

from ospe_build.files import write_file
from ospe_build.site.search.finnish import Finnish, Lemma
from ospe_build.site.search.listed import Listed


class _Language(Protocol):
    def lemmas(self, word: str) -> tuple[Lemma, ...]: ...

    def forms(self, lemmas: Iterable[Lemma]) -> Iterator[tuple[Lemma, set[str]]]: ...


_LANGUAGES: Final[dict[str, Callable[[], _Language]]] = {
    "fi": Finnish,
    "sv": partial(Listed, "sv"),
    "en": partial(Listed, "en"),
}
"""How each language is loaded; it is let go as soon as it has answered, for it may hold a million forms."""


class Reading(NamedTuple):
    """What a word may be.

    Attributes:
        lemma: its first form.
        heads: of a compound the first forms of the words that it ends in, parted by spaces; else empty.
    """

    lemma: str
    heads: str


class _Kept(msgspec.Struct):
    """All that has been asked in one language."""

    readings: dict[str, list[Reading]] = {}
    forms: dict[str, str] = {}


@lru_cache
def dictionaries() -> str:
    """What decides the answers: the dictionaries, and how we ask them."""
    names = ("transducer", "flags", "inflecting", "finnish", "listed")
    code = [Path(__file__).with_name(f"{name}.py").read_bytes() for name in names]
    return "\0".join([version("pyvoikko"), version("simplemma"), *map(repr, code)])


class Words:
    """The words of the site's languages."""

    def __init__(self, cache: Path) -> None:
        """Take the folder where answers are kept."""
        self._file = cache / "words"
        self._kept: dict[str, _Kept] | None = None
        self._changed = False

    def readings(self, language: str, words: Iterable[str]) -> dict[str, list[Reading]]:
        """What words in lower case may be: at least one reading for each.

        The forms of every lemma and head are asked at once, so that `forms` has them all.
        """
        kept = self._of(language)
        asked = list(dict.fromkeys(words))
        if missing := [word for word in asked if word not in kept.readings]:
            self._ask(language, missing)
        return {word: kept.readings[word] for word in asked}

    def _ask(self, language: str, words: Iterable[str]) -> None:
        kept, known = self._of(language), _LANGUAGES[language]()
        lemmas: set[Lemma] = set()
        for word in words:
            found = known.lemmas(word)
            kept.readings[word] = [Reading(one.text, " ".join(last.text for last in one.lasts)) for one in found]
            lemmas.update(found, *(one.lasts for one in found))
        for lemma, forms in known.forms(sorted(lemma for lemma in lemmas if lemma.text not in kept.forms)):
            forms.update(kept.forms.get(lemma.text, lemma.text).split(" "))
            kept.forms[lemma.text] = " ".join(sorted(forms))
        self._changed = True

    def forms(self, language: str, lemma: str) -> list[str]:
        """All forms of a lemma or head that `readings` gave."""
        return self._of(language).forms[lemma].split(" ")

    def keep(self) -> None:
        """Keep what has been asked for the next build."""
        if self._changed and self._kept is not None:
            write_file(self._file, msgspec.msgpack.encode((dictionaries(), self._kept)))
            self._changed = False

    def _of(self, language: str) -> _Kept:
        if self._kept is None:
            try:
                asked_of, kept = msgspec.msgpack.decode(self._file.read_bytes(), type=tuple[str, dict[str, _Kept]])
                self._kept = kept if asked_of == dictionaries() else {}
            except (OSError, msgspec.MsgspecError):
                self._kept = {}
        return self._kept.setdefault(language, _Kept(readings={}, forms={}))
