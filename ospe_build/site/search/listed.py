"""Swedish and English words, by simplemma's lists of forms."""

from collections.abc import Iterable, Iterator
from typing import Final

from ospe_build.site.search.finnish import Lemma

_SHORTEST_BEGINNING: Final = 3
_SHORTEST_HEAD: Final = 4
_AUXILIARIES: Final = frozenset(("ska", "skall", "skulle"))
"""Of a verb whose infinitive is a noun that people look for: who seeks "skola" means a school."""


class Listed:
    """A language whose forms are listed; compounds are tried as a word of the list after any beginning."""

    def __init__(self, language: str) -> None:
        """Load the list of a language, sv or en: up to 0.9 s, 120 MB."""
        # A private part of the library, for half a second of a first build (decision 0017): its public dictionaries
        # decode a word at a time, and all are looked through for the forms.
        from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415 - slow, and seldom needed
            _load_dictionary_from_disk,
        )

        self._language = language
        self._lemma_of = _load_dictionary_from_disk(language)

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
        forms: dict[str, set[str]] = {lemma.base: {lemma.base} for lemma in wanted}
        bases = {written.encode(): base for base in forms for written in (base, base.capitalize(), base.upper())}
        bases |= {participle: base for base in forms for participle in self._participles(base)}
        for form, written in self._lemma_of.items():
            if written in bases and (plain := form.decode()).isalpha() and plain not in _AUXILIARIES:
                forms[bases[written]].add(plain.lower())
        for lemma in wanted:
            yield lemma, {lemma.beginning + form for form in forms[lemma.base]}

    def _listed(self, word: str) -> str:
        """The lemma of a form in the list, or of one with the genitive's s; else an empty text."""
        if word in _AUXILIARIES:
            return ""
        for form in (word, word.capitalize(), word.removesuffix("s") if self._language == "sv" else word):
            if base := self._lemma_of.get(form.encode()):
                verb = self._lemma_of.get(base, base).decode()
                return verb.lower() if base in self._participles(verb) else base.decode().lower()
        return ""

    def _participles(self, verb: str) -> list[bytes]:
        """A Swedish verb's participles, whose own forms are listed under them and not under the verb."""
        if self._language != "sv" or not verb.endswith("a"):
            return []
        written = [participle.encode() for participle in (f"{verb}d", f"{verb[:-1]}d", f"{verb[:-1]}t")]
        return [participle for participle in written if self._lemma_of.get(participle) == verb.encode()]
