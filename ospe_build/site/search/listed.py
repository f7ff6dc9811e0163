"""Swedish and English words, by simplemma's lists of forms."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from ospe_build.site.search.finnish import Lemma

_SHORTEST_BEGINNING: Final = 3
_SHORTEST_HEAD: Final = 4


class Listed:
    """A language whose forms are listed; compounds are tried as a word of the list after any beginning."""

    def __init__(self, language: str) -> None:
        """Load the list of a language, sv or en: up to 0.9 s, 120 MB."""
        from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415 - slow, and seldom needed
            DefaultDictionaryFactory,
        )

        self._language = language
        self._lemma_of = DefaultDictionaryFactory().get_dictionary(language)

    def lemmas(self, word: str) -> tuple[Lemma, ...]:
        """The lemma of a word in lower case, the same for each of its forms; the word itself where nothing is known."""
        if base := self._listed(word):
            return (Lemma("", base, base),)
        if self._language == "sv":
            for border in range(_SHORTEST_BEGINNING, len(word) - _SHORTEST_HEAD + 1):
                if base := self._listed(word[border:]):
                    return (Lemma(word[:border], base, base),)
        return (Lemma("", word, ""),)

    def forms(self, lemmas: Iterable[Lemma]) -> Iterator[tuple[Lemma, set[str]]]:
        """All forms of lemmas: one pass over the list."""
        wanted = list(lemmas)
        forms: dict[str, set[str]] = defaultdict(set)
        for lemma in wanted:
            forms[lemma.base].add(lemma.base)
        for form, base in self._lemma_of.items():
            plain = base.lower()
            if plain in forms and form.isalpha():
                forms[plain].add(form.lower())
        for lemma in wanted:
            yield lemma, {lemma.beginning + form for form in forms[lemma.base]}

    def _listed(self, word: str) -> str:
        """The lemma of a form in the list, or of one with the genitive's s; else an empty text."""
        for form in (word, word.capitalize(), word.removesuffix("s") if self._language == "sv" else word):
            if base := self._lemma_of.get(form):
                return base.lower()
        return ""
