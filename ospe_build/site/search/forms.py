"""The map from inflected forms to lemmas, in small files, by which the browser turns a query's words into lemmas."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final

from ospe_build.site.search.lemmas import dictionary, lemmas_of_words
from ospe_build.site.search.paradigm import finnish_forms, inflecting_part, is_inflected

CONTENTS: Final = "osat.json"
_SHARD_LETTERS: Final = 2


def forms_of_words(corpus: Collection[str], language: str) -> dict[str, set[str]]:
    """Every form, seen in the corpus or not, of the lemmas of the corpus's words.

    Args:
        corpus: distinct words in lower case.
        language: fi, sv or en.
    """
    forms: dict[str, set[str]] = defaultdict(set)
    for word in corpus:
        for lemma in lemmas_of_words((word,), language):
            forms[lemma] |= {lemma, word}
    known = dictionary(language)
    heads = {lemma: inflecting_part(lemma, known) for lemma in forms} if language == "fi" else {}
    listed = known.forms({*forms, *heads.values()})
    for lemma in forms:
        forms[lemma] |= listed.get(lemma, set())
        if language == "fi":
            forms[lemma] |= finnish_forms(lemma, listed.get(lemma, ()), known)
            # A compound that the dictionary lacks, or has in a form or two, inflects as its head does.
            if not is_inflected(listed.get(lemma, ())):
                head = heads[lemma]
                beginning = lemma.removesuffix(head)
                forms[lemma] |= {beginning + form for form in finnish_forms(head, listed.get(head, ()), known)}
    return dict(forms)


def shard_name(word: str) -> str:
    """The name of the file that holds a word: its first two letters without their marks, "_" for other letters."""
    bare = [character for character in unicodedata.normalize("NFD", word) if not unicodedata.combining(character)]
    return "".join(character if "a" <= character <= "z" else "_" for character in bare[:_SHARD_LETTERS])


def write_shards(forms: Mapping[str, Iterable[str]], directory: Path) -> None:
    """Write the map as `<two letters>.json`, and the list of those names as `osat.json`.

    A file holds `{lemma: [n, "rest rest …"]}`: a form is the first n letters of the lemma and one rest. A lemma stands
    whole in every file in which one of its forms belongs ("yö" in `yo` and `oi`).
    """
    shards: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    for lemma, found in sorted(forms.items()):
        # A lone lemma stands there, too: what is in no file is nowhere on the site.
        distinct = sorted(set(found))
        shared = _shared_letters(lemma, distinct)
        entry = (shared, " ".join(form[shared:] for form in distinct))
        for name in {shard_name(form) for form in distinct}:
            shards[name][lemma] = entry
    directory.mkdir(parents=True, exist_ok=True)
    for name, entries in shards.items():
        _write(directory / f"{name}.json", entries)
    _write(directory / CONTENTS, sorted(shards))


def _shared_letters(lemma: str, forms: Iterable[str]) -> int:
    count = len(lemma)
    for form in forms:
        while not form.startswith(lemma[:count]):
            count -= 1
    return count


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
