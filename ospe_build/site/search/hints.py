"""The list of synonyms, abbreviations and question words: `schema/hakusanat.yml`, to which anyone can add."""

from functools import lru_cache
from typing import Final, NamedTuple

from ospe_build.locations import schema_file
from ospe_build.schema_files import read_list
from ospe_build.site.search.fold import words

HINTS_PATH: Final = schema_file("hakusanat.yml")


class Hints(NamedTuple):
    """What the list holds, folded as a query is.

    Attributes:
        same: what a word, or a name of several, means besides itself: rows of words that a page must all hold.
        passed_over: words that do not decide a query of several words.
        pages: names by which a page is found besides its title, by its view and language.
        words: all words of the list by language, so that their forms are known.
    """

    same: dict[str, list[list[str]]]
    passed_over: list[str]
    pages: dict[tuple[str, str], list[str]]
    words: dict[str, set[str]]


@lru_cache
def hints() -> Hints:
    """The list, read once.

    Raises:
        SchemaError: it has faults.
    """
    value = read_list(HINTS_PATH).value
    same: dict[str, list[list[str]]] = {}
    asked: dict[str, set[str]] = {}
    for group in value["samaa"]:
        rows = [(language, words(one)) for language, of_language in group.items() for one in of_language]
        for language, row in rows:
            asked.setdefault(language, set()).update(row)
            same.setdefault(" ".join(row), []).extend(other for _, other in rows if other != row)
    passed_over = [word for language in value["ohitettavat"].values() for text in language for word in words(text)]
    pages = {(view, language): names for view, named in value["sivut"].items() for language, names in named.items()}
    return Hints(same, passed_over, pages, asked)
