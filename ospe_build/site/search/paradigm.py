"""All forms of a Finnish lemma, from those that a dictionary lists: its lists have gaps and lose what words share."""

from collections.abc import Collection, Iterable
from typing import Final

from ospe_build.site.search.dictionary import Dictionary
from ospe_build.site.search.finnish import ENDINGS, PLURAL_STEMS, compound_parts, finnish_lemmas

_INESSIVE: Final = ("ssa", "ssä")
_ESSIVE: Final = ("na", "nä")
# What every stem of the inessive takes, and every plural stem besides when no other grade is known.
_REGULAR: Final = ("n", "t", "ss{a}", "st{a}", "ll{a}", "lt{a}", "lle", "ksi", "tt{a}")
_REGULAR_PLURAL: Final = (*_REGULAR, "n{a}", "t{a}", "en", "in", "den", "tten", "hin", "neen")


def is_inflected(forms: Iterable[str]) -> bool:
    """Whether a list of forms holds an inessive: then it is a noun's list and not a form or two."""
    return any(form.endswith(_INESSIVE) for form in forms)


def finnish_forms(lemma: str, listed: Collection[str], dictionary: Dictionary) -> set[str]:
    """The listed forms of a lemma, and the others that its stems make.

    Args:
        lemma: in lower case.
        listed: what the dictionary lists under the lemma.
        dictionary: where forms that the lemma shares with other lemmas are looked up.
    """
    stems = {(form[:-3], form[-1]) for form in listed if form.endswith(_INESSIVE)}
    forms = {*listed, *_with(_REGULAR, stems)}
    if len(stems) == 1 or lemma.endswith(("ja", "jä")):
        forms |= _with(_REGULAR_PLURAL, _plural_stems(stems))
    essive = {form[:-2] for form in listed if form.endswith(_ESSIVE)}
    # Other endings differ from word to word: of those, what the dictionary has under another lemma.
    maybe = {stem + ending for stem in (*essive, *(stem for stem, _ in stems)) for ending in ENDINGS}
    maybe |= {stem.removesuffix("i") + ending for stem in essive for ending in ("ja", "jä", "jen")}
    maybe |= {stem + ending for stem in (lemma, lemma.removesuffix("nen") + "s") for ending in ("ta", "tä")}
    shared = {form for form in maybe - forms if dictionary.lemma(form)}
    return forms | {form for form in shared if lemma in finnish_lemmas(form, dictionary)}


def inflecting_part(lemma: str, dictionary: Dictionary) -> str:
    """The part of a compound that inflects: its longest end that is a lemma; the whole word when there is none."""
    heads = (head for splits in compound_parts(lemma, dictionary) for _beginning, head in splits)
    return next((head for head in heads if dictionary.lemma(head) == head), lemma)


def _plural_stems(stems: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {
        (stem.removesuffix(singular) + plural, vowel)
        for stem, vowel in stems
        for plural, singular in PLURAL_STEMS
        if stem.endswith(singular)
    }


def _with(endings: Iterable[str], stems: set[tuple[str, str]]) -> set[str]:
    """Stems with endings, whose {a} is the vowel, a or ä, that goes with the stem."""
    return {stem + ending.format(a=vowel) for stem, vowel in stems for ending in endings}
