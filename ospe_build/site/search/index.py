"""The search index: small files from which the browser finds pages by a word, in any of its forms.

`haku/osat.json` tells what there is, `haku/<first letters>.json` holds words with their pages, `haku/sivut/<n>.json` a
page's texts, `haku/sanasto.txt` all words of the site for the spelling of a word that is nowhere. What the numbers
mean is told at `files`; `js/` reads them.
"""

import json
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from hashlib import blake2b
from itertools import groupby, pairwise
from typing import Any, Final

import msgspec

from ospe_build import addresses
from ospe_build.site.search.documents import Document
from ospe_build.site.search.fold import bare, words
from ospe_build.site.search.hints import hints
from ospe_build.site.search.words import Words

FOLDER: Final = "haku"
CONTENTS: Final = "osat.json"
_RANKS: Final = 3
_PREFIX_LETTERS: Final = 2
_LARGEST_CHUNK: Final = 24_000
_SMALLEST_CHUNK: Final = 4_000
_UNSURE: Final = "~"

Entry = list[Any]


class SearchPage(msgspec.Struct, array_like=True):
    """A page as it goes into the index.

    Attributes:
        view: what the page shows, whatever its language: its address without that.
        language: fi, sv or en.
        content: what the browser is told of it, as JSON.
        ranked: its words by the rank of the best place where each stands, parted by spaces.
        inner: whether it is for maintainers.
        session: whether it is a session's.
    """

    view: str
    language: str
    content: str
    ranked: list[str]
    inner: bool
    session: bool

    @classmethod
    def of(cls, document: Document) -> "SearchPage":
        """The page of a document."""
        sections = (document.about, *document.sections)
        content = _json([document.url, document.title, document.kind, document.language, sections])
        texts = (
            (document.title,),
            (document.about.text,),
            (document.about.also, *(f"{one.text}\n{one.also}" for one in document.sections)),
        )
        known: set[str] = set()
        ranked = []
        for of_rank in texts:
            found = dict.fromkeys(word for text in of_rank for word in words(text) if word not in known)
            known.update(found)
            ranked.append(" ".join(found))
        view = document.url.removeprefix(addresses.folder(document.language))
        return cls(view, document.language, content, ranked, document.inner, document.session)


def files(found: Sequence[SearchPage], known: Words) -> Iterator[tuple[str, str]]:
    """The files of the index, by name: of pages for maintainers first, then others, then sessions, the oldest first.

    `osat.json` is an object: `versio`; `sivuja`, how many pages there are, of which the first `yllapito` are for
    maintainers and those from `pelikerrat` on are sessions; `kielet`, the languages of those before, where pages that
    show the same stand together (`fi,sv|fi`); `osat`, the names of the files of words; and the hints of
    `schema/hakusanat.yml`.

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
    vocabulary = sorted(word for word in pages if word.isalpha())
    chunks = _chunks(_entries(pages, by_language, known))
    for name, entries in sorted(chunks.items()):
        content = _json(entries)
        digest.update(content.encode())
        yield f"{name}.json", content
    yield "sanasto.txt", "\n".join(vocabulary)
    contents = {
        "versio": digest.hexdigest(),
        "sivuja": len(found),
        "yllapito": sum(page.inner for page in found),
        "pelikerrat": sum(not page.session for page in found),
        "kielet": "|".join(
            ",".join(page.language for page in pages)
            for _, pages in groupby((page for page in found if not page.session), lambda page: page.view)
        ),
        "osat": " ".join(sorted(chunks)),
        "ohita": " ".join(found_hints.passed_over),
        "samat": found_hints.same,
    }
    yield CONTENTS, _json(contents)


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
            for lemma, head in possible:
                present[lemma][word] = unsure or present[lemma].get(word, False)
                spoken[lemma].add(language)
                if head:
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
        rests = [form[shared:] + (_UNSURE if held.get(form) else "") for form in listed]
        entry: Entry = [shared, " ".join(rests), [_steps(pages.get(form, ())) for form in first]]
        if longer := sorted(word for word in compounds.get(lemma, set()) - held.keys() if word in pages):
            entry += [_steps(_best(pages[word] for word in longer)), " ".join(longer)]
        entries[lemma] = entry
    return entries


def _best(lists: Iterable[Iterable[int]]) -> list[int]:
    """Several lists of pages as one, each page with its best rank."""
    best: dict[int, int] = {}
    for pages in lists:
        for page in pages:
            number = page // _RANKS
            best[number] = min(page, best.get(number, page))
    return sorted(best.values())


def _steps(pages: Sequence[int]) -> list[int]:
    return [after - before for before, after in pairwise((0, *pages))]


def _shared_letters(lemma: str, forms: Iterable[str]) -> int:
    count = len(lemma)
    for form in forms:
        while not form.startswith(lemma[:count]):
            count -= 1
    return count


def _chunks(entries: Mapping[str, Entry]) -> dict[str, dict[str, Entry]]:
    """The entries by the name of their file; where a lemma has forms that belong in other files, it is named there."""
    sized = [(bare(lemma), lemma, len(_json(entry))) for lemma, entry in entries.items()]
    home: dict[str, str] = {}
    _divide("", sized, home)
    names = frozenset(home.values())
    longest = max(map(len, names), default=0)
    chunk_of = cache(partial(_chunk_of, names))
    chunks: dict[str, dict[str, Entry]] = defaultdict(dict)
    for lemma, entry in entries.items():
        chunks[home[lemma]][lemma] = entry
        forms = [lemma[: entry[0]] + rest.rstrip(_UNSURE) for rest in entry[1].split(" ")]
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
        elif prefix[_PREFIX_LETTERS - 1 :] and (size < _SMALLEST_CHUNK or not deeper):
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


def _json(value: Any) -> str:  # noqa: ANN401 - JSON
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
