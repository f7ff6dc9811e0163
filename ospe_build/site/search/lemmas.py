"""The lemmas of a text's words."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final

from ospe_build.site.search.dictionary import Dictionary
from ospe_build.site.search.finnish import finnish_lemmas

_WORD: Final = re.compile(r"[^\W\d_]{2,}")


@cache
def dictionary(language: str) -> Dictionary:
    """The dictionary of a language, loaded once."""
    return Dictionary(language)


def words(text: str) -> set[str]:
    """The distinct words of a text in lower case: letters only, two or more, the parts of a hyphenated word apart."""
    return set(_WORD.findall(text.lower()))


def lemmas(text: str, language: str) -> list[str]:
    """The distinct lemmas of a text's words, in alphabetical order.

    A word that belongs to several lemmas gives all of them; a word of which nothing is known stands as it is.

    Args:
        text: plain text.
        language: fi, sv or en.

    Raises:
        ValueError: there is no dictionary for that language.
    """
    return sorted(lemmas_of_words(words(text), language))


def lemmas_of_words(distinct: Iterable[str], language: str) -> set[str]:
    """The lemmas of words that `words` gave."""
    look_up = _lookup(language)
    return {lemma for word in distinct for lemma in look_up(word)}


@cache
def _lookup(language: str) -> Callable[[str], tuple[str, ...]]:
    known = dictionary(language)

    @cache
    def look_up(word: str) -> tuple[str, ...]:
        if language == "fi":
            return finnish_lemmas(word, known)
        return (known.lemma(word) or word,)

    return look_up
