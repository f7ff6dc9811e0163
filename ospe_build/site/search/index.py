"""The search index: small files from which the browser finds pages by a word, in any of its forms.

`haku/osat.json` tells what there is, `haku/<first letters>.json` holds words with their pages, `haku/sivut/<n>.json` a
page's texts, and `haku/sanasto.txt` all words of the site for the spelling of a word that is nowhere. Which means hold
a word stands apart, in `haku/keinot/` (`means_lists`). What the numbers mean is told at `files`; `js/` reads them.
"""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import blake2b
from itertools import groupby
from typing import Final

from ospe_build.files import compact
from ospe_build.messages import DEFAULT_LANGUAGE
from ospe_build.site.search.fold import bare
from ospe_build.site.search.hints import hints
from ospe_build.site.search.means_lists import UNSURE, Entry, means_lists, steps
from ospe_build.site.search.search_page import SearchPage
from ospe_build.site.search.words import Words

CONTENTS: Final = "osat.json"
FORMAT: Final = 1
"""Raised when the files change their meaning: another archive's page searches only an index that it can read.

What is added, and may be missing, does not raise it: an index without `nimet` puts no page first by its name.
"""
_RANKS: Final = 3
_PREFIX_LETTERS: Final = 2
_LARGEST_CHUNK: Final = 24_000
_SMALLEST_CHUNK: Final = 4_000
_TAKEN: Final = frozenset({CONTENTS.removesuffix(".json")})
"""A name that no file of words may have."""


def files(found: Sequence[SearchPage], known: Words) -> Iterator[tuple[str, str]]:
    """The files of the index, by name: of pages for maintainers first, then others, then sessions, the oldest first.

    `osat.json` is an object: `muoto`, the number of this format; `versio`; `sivuja`, how many pages there are, of which
    the first `yllapito` are for maintainers and those from `pelikerrat` on are sessions; `kielet`, the languages of
    those before, where pages that show the same stand together (`fi,sv|fi`); `nimet`, of how many words their names are
    (`1 25 3`: the second has a name of two words and one of five); `pelikertojen_kielet`, the first letters of the
    sessions' languages; `osat`, the names of the files of words; and the hints of `schema/hakusanat.yml`.

    A file of words maps a lemma to `[n, "rest rest …", [pages …], pages, "word word …"]`: a form is the first n letters
    of the lemma and a rest. For each of the first rests there is a list of the pages that hold that form; a rest with
    "~" belongs to other lemmas, too. The last two, which may be missing, are the pages with compounds that end in the
    lemma, and those compounds. In a list, each number is three times a page's number and its rank there (0 title, 1
    whose page it is, 2 text), less the number before. An entry of two items says that the lemma stands in the file of
    its own first letters.
    """
    pages: dict[str, array[int]] = defaultdict(lambda: array("I"))
    by_language: dict[str, set[str]] = defaultdict(set)
    digest = blake2b(digest_size=5)
    for number, page in enumerate(found):
        digest.update(page.content.encode())
        yield f"sivut/{number}.json", page.content
        for rank, of_rank in enumerate(page.ranked):
            distinct = of_rank.split()
            by_language[page.language].update(distinct)
            for word in distinct:
                pages[word].append(number * _RANKS + rank)
    found_hints = hints()
    for language, asked in found_hints.words.items():
        by_language[language].update(asked)
    entries = _entries(pages, by_language, known)
    vocabulary = sorted({*filter(str.isalpha, pages), *_hinted(entries, known)})
    chunks = _chunks(entries)
    for name, held in sorted(chunks.items()):
        content = compact(held)
        digest.update(content.encode())
        yield f"{name}.json", content
    for name, content in means_lists(found, chunks):
        digest.update(content.encode())
        yield f"keinot/{name}.json", content
    yield "sanasto.txt", "\n".join(vocabulary)
    contents = {
        "muoto": FORMAT,
        "versio": digest.hexdigest(),
        "sivuja": len(found),
        "yllapito": sum(page.inner for page in found),
        "pelikerrat": sum(not page.session for page in found),
        "kielet": "|".join(
            ",".join(page.language for page in pages)
            for _, pages in groupby((page for page in found if not page.session), lambda page: page.view)
        ),
        "nimet": " ".join(page.called for page in found if not page.session),
        "pelikertojen_kielet": "".join(page.language[0] for page in found if page.session),
        "osat": " ".join(sorted(chunks)),
        "ohita": " ".join(found_hints.passed_over),
        "samat": found_hints.same,
    }
    yield CONTENTS, compact(contents)


def _entries(
    pages: Mapping[str, "array[int]"], by_language: Mapping[str, Iterable[str]], known: Words
) -> dict[str, Entry]:
    """The entry of each lemma and of each word that has none."""
    present: dict[str, dict[str, bool]] = defaultdict(dict)
    compounds: dict[str, set[str]] = defaultdict(set)
    spoken: dict[str, set[str]] = defaultdict(set)
    for language, found in sorted(by_language.items()):
        readings = known.readings(language, sorted(word for word in found if word.isalpha()))
        for word, possible in readings.items():
            unsure = len(possible) > 1
            for lemma, heads in possible:
                present[lemma][word] = unsure or present[lemma].get(word, False)
                spoken[lemma].add(language)
                for head in heads.split():
                    compounds[head].add(word)
                    spoken[head].add(language)
        for word in found:
            if not word.isalpha():
                present[word][word] = False
    known.keep()
    entries = {}
    for lemma in sorted({*present, *compounds}):
        held = present.get(lemma, {})
        first = sorted(held)
        forms = {form for language in spoken[lemma] for form in known.forms(language, lemma)}
        listed = [*first, *sorted(forms - held.keys())]
        shared = _shared_letters(lemma, listed)
        rests = [form[shared:] + (UNSURE if held.get(form) else "") for form in listed]
        entry: Entry = [shared, " ".join(rests), [steps(pages.get(form, ())) for form in first]]
        if longer := sorted(word for word in compounds.get(lemma, set()) - held.keys() if word in pages):
            entry += [steps(_best(pages[word] for word in longer)), " ".join(longer)]
        entries[lemma] = entry
    return entries


def _hinted(entries: Mapping[str, Entry], known: Words) -> Iterator[str]:
    """The words of the list of hints by which something is found, though they may stand on no page."""
    listed = hints()
    lemmas: dict[str, dict[str, list[str]]] = {}
    held: set[str] = set()
    for language, asked in listed.words.items():
        readings = known.readings(language, filter(str.isalpha, asked))
        lemmas[language] = {word: [one.lemma for one in of_word] for word, of_word in readings.items()}
        held |= {
            word for word, of_word in lemmas[language].items() if any(any(map(len, entries[one][2])) for one in of_word)
        }
    for language, of_language in lemmas.items():
        for word, of_word in of_language.items():
            # The words of a name of several may each stand on another page, and find nothing.
            if any(len(row) == 1 and row[0] in held for row in listed.same.get(word, ())):
                # Of Finnish words a hundred forms are known, of the others those that people write.
                yield from (
                    {word}
                    if language == DEFAULT_LANGUAGE
                    else {form for lemma in of_word for form in known.forms(language, lemma)}
                )


def _best(lists: Iterable[Iterable[int]]) -> list[int]:
    """Several lists of pages as one, each page with its best rank."""
    best: dict[int, int] = {}
    for pages in lists:
        for page in pages:
            number = page // _RANKS
            best[number] = min(page, best.get(number, page))
    return sorted(best.values())


def _shared_letters(lemma: str, forms: Iterable[str]) -> int:
    count = len(lemma)
    for form in forms:
        while not form.startswith(lemma[:count]):
            count -= 1
    return count


def _chunks(entries: Mapping[str, Entry]) -> dict[str, dict[str, Entry]]:
    """The entries by the name of their file; where a lemma has forms that belong in other files, it is named there."""
    sized = [(bare(lemma), lemma, len(compact(entry))) for lemma, entry in entries.items()]
    home: dict[str, str] = {}
    _divide("", sized, home)
    names = frozenset(home.values())
    longest = max(map(len, names), default=0)
    chunk_of = cache(partial(_chunk_of, names))
    chunks: dict[str, dict[str, Entry]] = defaultdict(dict)
    for lemma, entry in entries.items():
        chunks[home[lemma]][lemma] = entry
        forms = [lemma[: entry[0]] + rest.rstrip(UNSURE) for rest in entry[1].split(" ")]
        # Of a lemma's hundred forms, nearly all begin alike.
        for name in {chunk_of(start) for start in {form[:longest] for form in forms}} - {home[lemma]}:
            there = [form for form in forms if chunk_of(form[:longest]) == name]
            shared = _shared_letters(lemma, there)
            chunks[name][lemma] = [shared, " ".join(form[shared:] for form in there)]
    return dict(chunks)


def _divide(prefix: str, sized: Sequence[tuple[str, str, int]], home: dict[str, str]) -> None:
    """Give each lemma a file: that of its first two letters, or of more where the file would be large."""
    groups: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for one in sized:
        groups[_letters(one[0], len(prefix) + 1)].append(one)
    for name, group in groups.items():
        size = sum(length for _, _, length in group)
        deeper = len(name) > len(prefix)
        if len(name) < _PREFIX_LETTERS and deeper:
            _divide(name, group, home)
        elif prefix[_PREFIX_LETTERS - 1 :] and (size < _SMALLEST_CHUNK or not deeper or name in _TAKEN):
            home.update((lemma, prefix) for _, lemma, _ in group)
        elif size > _LARGEST_CHUNK and deeper:
            _divide(name, group, home)
        else:
            home.update((lemma, name) for _, lemma, _ in group)


def _letters(word: str, count: int) -> str:
    return "".join(letter if "a" <= letter <= "z" or letter.isdecimal() else "_" for letter in word[:count])


def _chunk_of(names: Collection[str], start: str) -> str:
    """The file in which a form is looked up, by its first letters: that of the longest name with which it begins."""
    whole = _letters(bare(start), len(start))
    found = (whole[:count] for count in range(len(whole), 0, -1) if whole[:count] in names)
    return next(found, whole[:_PREFIX_LETTERS])
