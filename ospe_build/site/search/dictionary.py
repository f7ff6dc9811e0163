"""simplemma's dictionaries, read both ways: from a form to its lemma, and from a lemma to its forms."""

from collections.abc import Collection
from functools import cache
from typing import Final

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

# Lemmas that simplemma 1.2 gives wrong for common words.
_MISTAKES: Final = {"lauda": "lauta", "öö": "yö"}
_FRONT, _BACK = "äöy", "aou"


class Dictionary:
    """The forms and lemmas of one language.

    simplemma keeps UTF-8 bytes and shows them as strings; it knows one lemma for a form, and its Finnish dictionary
    of 3.5 million forms takes about 2 s to load and 0.4 GB of memory while it is in use.
    """

    def __init__(self, language: str) -> None:
        """Load the dictionary.

        Args:
            language: fi, sv or en.

        Raises:
            ValueError: simplemma has no such language.
        """
        self._lemma_of = DefaultDictionaryFactory().get_dictionary(language)

    def lemma(self, form: str) -> str | None:
        """The lemma of a form in lower case, or None when the form is not in the dictionary."""
        found = self._lemma_of.get(form) or self._lemma_of.get(form.capitalize())
        return _plain(found) if found else None

    def forms(self, lemmas: Collection[str]) -> dict[str, set[str]]:
        """All forms of some lemmas, in lower case: one pass over the whole dictionary."""
        wanted = frozenset(lemmas)
        plain = cache(_plain)
        forms: dict[str, set[str]] = {}
        for form, lemma in self._lemma_of.items():
            if (known := plain(lemma)) in wanted and form.isalpha():
                forms.setdefault(known, set()).add(form.lower())
        return {lemma: _harmonic(lemma, found) for lemma, found in forms.items()}


def _plain(lemma: str) -> str:
    """A lemma in lower case and without the marks that some have ("mies.")."""
    letters = "".join(character for character in lemma.lower() if character.isalpha())
    return _MISTAKES.get(letters, letters)


def _harmonic(lemma: str, forms: set[str]) -> set[str]:
    """The forms without those of the wrong vowel harmony ("ihmisella") that stand beside the right one."""
    decisive = [vowel for vowel in lemma if vowel in _FRONT + _BACK]
    right, wrong = ("a", "ä") if decisive and decisive[-1] in _BACK else ("ä", "a")
    return {form for form in forms if not (form.endswith(wrong) and form[:-1] + right in forms)}
