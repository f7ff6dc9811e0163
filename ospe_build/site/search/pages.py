"""A site's pages as Pagefind gets them: only what is searched, with the lemmas of its words as metadata."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import Final

from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES
from ospe_build.site.search.lemmas import lemmas_of_words, words

_LANGUAGE: Final = re.compile(r"<html\b[^>]*\blang=[\"']?([a-z]{2})")
_NAME: Final = re.compile(r"<([a-z][a-z0-9-]*)")
# Elements that Pagefind itself passes over, and tags and comments.
_SKIPPED: Final = re.compile(r"<(script|style|svg|nav|form|footer|template|noscript)\b.*?</\1>", re.DOTALL)
_TAG: Final = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class SearchPage:
    """A page to be searched.

    Attributes:
        language: fi, sv or en.
        words: its distinct words in lower case.
        html: the page for Pagefind; its lemmas are the metadata `lemmat`, its language the filter `kieli`.
    """

    language: str
    words: frozenset[str]
    html: str


def search_page(html: str) -> SearchPage | None:
    """What of a page is searched; None when nothing of it is marked with `data-pagefind-body`.

    Args:
        html: a whole page, well-formed; what Pagefind is to know stands in the marked elements.
    """
    # A word is found with or without the hyphens that show only where it is broken.
    bodies = [html[start:end].replace("\u00ad", "") for start, end in _elements(html, "data-pagefind-body")]
    if not bodies:
        return None
    found = _LANGUAGE.search(html)
    language = found[1] if found and found[1] in LANGUAGES else DEFAULT_LANGUAGE
    distinct = frozenset(word for body in bodies for word in words(_text(body)))
    # A lemma that stands on the page itself is found there, and counts for more.
    lemmas = " ".join(sorted(lemmas_of_words(distinct, language) - distinct))
    return SearchPage(
        language=language,
        words=distinct,
        html=(
            f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
            f'<body data-pagefind-filter="kieli:{language}">'
            f'<p data-pagefind-meta="lemmat">{escape(lemmas)}</p>{"".join(bodies)}</body></html>'
        ),
    )


def _elements(html: str, attribute: str) -> Iterator[tuple[int, int]]:
    """Where the elements with an attribute start and end; those within another are left out."""
    end = 0
    while (found := html.find(f" {attribute}", end)) != -1:
        start = html.rfind("<", end, found)
        name = _NAME.match(html, start)
        # The attribute's name as text of the page, not in a tag.
        if name is None or html.find(">", start, found) != -1:
            end = found + 1
            continue
        end = _end(html, name[1], found)
        yield start, end


def _end(html: str, name: str, start: int) -> int:
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b[^>]*>").finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(html)


def _text(body: str) -> str:
    kept, position = [], 0
    for start, end in _elements(body, "data-pagefind-ignore"):
        kept.append(body[position:start])
        position = end
    kept.append(body[position:])
    return unescape(_TAG.sub(" ", _SKIPPED.sub(" ", "".join(kept))))
