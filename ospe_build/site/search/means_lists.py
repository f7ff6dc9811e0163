"""In which means the words of the index stand: files beside those of words, which only the page of all means loads."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from ospe_build.files import compact
from ospe_build.site.search.search_page import SearchPage

UNSURE: Final = "~"
"""Ends the rest of a form that belongs to other lemmas, too."""

Entry = list[Any]


def means_lists(pages: Sequence[SearchPage], chunks: Mapping[str, Mapping[str, Entry]]) -> Iterator[tuple[str, str]]:
    """The files of means, by name: `osat` tells how many means each session has, each other goes with a file of words.

    Such a file maps a lemma to `[[means …], means]`: for each of its first rests a list of the means that hold that
    form, and one of those with its compounds. A means' number counts from the oldest session, there from the last row
    of the plan: `Archive.promises` from its end. In a list, each number is less the number before.

    Args:
        pages: of the site, the sessions the oldest first.
        chunks: the entries of each file of words.
    """
    standing: dict[str, array[int]] = defaultdict(lambda: array("I"))
    oldest_first = (held for page in pages for held in reversed(page.means))
    for number, held in enumerate(oldest_first):
        for word in held.split():
            standing[word].append(number)
    yield "osat", compact([len(page.means) for page in pages if page.session])
    for name, entries in sorted(chunks.items()):
        yield name, compact({lemma: of for lemma, entry in entries.items() if (of := _lists(lemma, entry, standing))})


def _lists(lemma: str, entry: Entry, standing: Mapping[str, Sequence[int]]) -> list[Any]:
    """The lists of an entry; none where no means holds a form of it, or where it is told elsewhere."""
    shared, rests, *more = entry
    if not more:
        return []
    pages, *compounds = more
    forms = [lemma[:shared] + rest.removesuffix(UNSURE) for rest in rests.split(" ")[: len(pages)]]
    lists = [steps(standing.get(form, ())) for form in forms]
    longer = compounds[1].split() if compounds else ()
    if with_longer := sorted({number for word in longer for number in standing.get(word, ())}):
        return [lists, steps(with_longer)]
    return [lists] if any(lists) else []


def steps(numbers: Sequence[int]) -> list[int]:
    """Ascending numbers, each less the one before."""
    return [after - before for before, after in pairwise((0, *numbers))]
