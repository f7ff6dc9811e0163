"""Swedish and English words, by simplemma's lists of forms."""

from collections.abc import Iterable, Iterator
from typing import Final

from ospe_build.site.search.finnish import Lemma
from ospe_build.site.search.fold import bare

_SHORTEST_BEGINNING: Final = 3
_SHORTEST_HEAD: Final = 4
_LONG: Final = 5
_NO_FIRST_PARTS: Final = frozenset(("för", "upp", "med", "per", "pro", "kon", "ut", "in", "av"))
_NO_LAST_PARTS: Final = frozenset(("het", "skap", "kap", "dom"))
"""Words of which others end in the same letters, but not in that word: verksamhet, landskap."""
_AUXILIARIES: Final = frozenset(("ska", "skall", "skulle"))
"""Of a verb whose infinitive is a noun that people look for: who seeks "skola" means a school."""
_MEANT: Final = {
    "sv": {
        "träden": "träd",
        "trädens": "träd",
        "mindre": "liten",
        "minst": "liten",
        "längre": "lång",
        "längst": "lång",
        "sålde": "sälja",
        "sålt": "sälja",
    },
    "en": {"shelves": "shelf", "gone": "go"},
}
"""Forms that the list gives to another word than people mean."""
_ACUTE: Final = "é".encode()


class Listed:
    """A language whose forms are listed; of compounds the last part is sought, too."""

    def __init__(self, language: str) -> None:
        """Load the list of a language, sv or en: up to 0.9 s, 120 MB."""
        # A private part of the library, for half a second of a first build (decision 0017): its public dictionaries
        # decode a word at a time, and all are looked through for the forms.
        from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415 - slow, and seldom needed
            _load_dictionary_from_disk,
        )

        self._language = language
        self._lemma_of = _load_dictionary_from_disk(language)
        # Words are asked without the accents that the list has: idé, kommitté.
        self._accented = {
            bare_of(form): bare_of(base) for form, base in self._lemma_of.items() if _ACUTE in form and form.islower()
        }

    def lemmas(self, word: str) -> tuple[Lemma, ...]:
        """The lemmas of a word in lower case; the word itself where nothing is known."""
        listed = self._listed(word)
        found = (listed, *self._told_by_longer(word, listed), self._accented.get(word, ""))
        if any(found):
            return tuple(self._parted(lemma) for lemma in dict.fromkeys(found) if lemma)
        for beginning, last in self._parts(word):
            if (base := self._listed(last)) and (len(last) >= _SHORTEST_HEAD or self._is_first_part(beginning)):
                return (Lemma((beginning,), base, base),)
        return (Lemma((), word, ""),)

    def forms(self, lemmas: Iterable[Lemma]) -> Iterator[tuple[Lemma, set[str]]]:
        """All forms of lemmas: one pass over the list."""
        wanted = list(lemmas)
        forms: dict[str, set[str]] = {word: {word} for lemma in wanted for word in (lemma.base, lemma.text)}
        bases = {written.encode(): base for base in forms for written in (base, base.capitalize(), base.upper())}
        bases |= {participle: base for base in forms for participle in self._participles(base)}
        for form, written in self._lemma_of.items():
            if written in bases and (plain := form.decode()).isalpha() and plain not in _AUXILIARIES:
                forms[bases[written]].add(plain.lower())
        for other, base in (*self._accented.items(), *_MEANT[self._language].items()):
            if base in forms:
                forms[base].add(other)
        for lemma in wanted:
            beginning = "".join(lemma.before)
            yield lemma, {beginning + form for form in forms[lemma.base]} | forms[lemma.text]

    def _listed(self, word: str) -> str:
        """The lemma of a form in the list, or of one with the genitive's s; else an empty text."""
        if word in _AUXILIARIES:
            return ""
        if meant := _MEANT[self._language].get(word):
            return meant
        for form in (word, word.capitalize(), word.removesuffix("s") if self._language == "sv" else word):
            if base := self._lemma_of.get(form.encode()):
                verb = self._lemma_of.get(base, base).decode()
                return verb.lower() if base in self._participles(verb) else base.decode().lower()
        return ""

    def _told_by_longer(self, word: str, found: str) -> Iterator[str]:
        """The lemmas that a Swedish word has besides, by its longer forms: plan by planen, cyklar by cyklarna."""
        if self._language == "sv":
            for ending in ("s", "na", "en", "et", "n", "t"):
                other = self._lemma_of.get(f"{word}{ending}".encode(), b"").decode().lower()
                is_other = other not in {"", found} and other.encode() not in self._participles(found)
                if is_other and (other == word or ending == "s" or (ending == "na" and word.endswith("r"))):
                    yield other

    def _parts(self, word: str) -> Iterator[tuple[str, str]]:
        """The ways in which a Swedish word may have two parts, of which one has four letters at least."""
        if self._language == "sv":
            for border in range(_SHORTEST_BEGINNING, len(word) - _SHORTEST_BEGINNING + 1):
                if max(border, len(word) - border) >= _SHORTEST_HEAD:
                    yield word[:border], word[border:]

    def _parted(self, lemma: str) -> Lemma:
        """A lemma of the list, parted where it is a compound: skolgård, of skola and gård."""
        for beginning, last in self._parts(lemma):
            if last not in _NO_LAST_PARTS and self._is_lemma(last) and self._is_first_part(beginning):
                return Lemma((beginning,), last, lemma)
        return Lemma((), lemma, lemma)

    def _is_lemma(self, word: str) -> bool:
        return self._lemma_of.get(word.encode()) == word.encode() or word in self._told_by_longer(word, "")

    def _is_first_part(self, beginning: str) -> bool:
        """Whether a compound may begin so: with a word, as it is (cykel) or changed (skol-, sim-, ungdoms-, hälso-)."""
        stem, last = beginning[:-1], beginning[-1]
        if not _NO_FIRST_PARTS.isdisjoint((beginning, stem)):
            return False
        if len(beginning) >= _LONG and beginning.encode() in self._lemma_of:
            return True
        changed = {"s": stem, "o": f"{stem}a", "u": f"{stem}a"}.get(last, "")
        tried = (beginning, f"{beginning}a", f"{beginning}e", f"{beginning}{last}a", changed)
        return any(map(self._is_lemma, tried))

    def _participles(self, verb: str) -> list[bytes]:
        """A Swedish verb's participles, whose own forms are listed under them and not under the verb."""
        if self._language != "sv" or not verb.endswith("a"):
            return []
        written = [participle.encode() for participle in (f"{verb}d", f"{verb[:-1]}d", f"{verb[:-1]}t")]
        return [participle for participle in written if self._lemma_of.get(participle) == verb.encode()]


def bare_of(written: bytes) -> str:
    """A form of the list as words are asked: with the marks of å, ä and ö alone."""
    return "".join(letter if letter in "åäö" else bare(letter) for letter in written.decode())
