"""What is searched of any other page: its texts, from its HTML."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from ospe_build import addresses
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES
from ospe_build.site.search.documents import Document, Section
from ospe_build.site.search.hints import hints

_MAIN: Final = re.compile(r"<main\b[^>]*\bdata-search(?:=\"([^\"]*)\")?[^>]*>")
_DESCRIPTION: Final = re.compile(r"\bdata-search-only=\"([^\"]*)\"")
_TITLE: Final = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_LANGUAGE: Final = re.compile(r"<html\b[^>]*\blang=[\"']?([a-z]{2})")
# The innermost first: pictures hold others.
_PASSED_OVER: Final = re.compile(
    r"<(script|style|svg|nav|form|footer|template|noscript|button|select)\b(?:(?!<\1\b).)*?</\1>|<!--.*?-->", re.DOTALL
)
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9-]*)\b([^>]*)>")
_ID: Final = re.compile(r"\bid=\"([^\"]*)\"")
_HEADINGS: Final = frozenset({"h1", "h2", "h3"})
_EMPTY: Final = frozenset({"br", "hr", "img", "input", "wbr", "source", "col", "meta", "link"})
# Their ends may be left out (worded.py): where they are passed over, only the ends of others are waited for.
_UNENDED: Final = frozenset({"p", "li", "dt", "dd"})
_INLINE: Final = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "wbr",
    }
)
_NONE: Final = re.compile(r"<[a-z][^>]* data-search-none\b")
_LEFT_OUT: Final = re.compile(r"data-search-ignore|aria-hidden=\"true\"")


def of_page(url: str, html: str) -> Document | None:
    """A page of the site, from its HTML; None where it is not searched.

    The element `main` says so by `data-search`, whose value is the kind of page; what has `data-search-ignore` is left
    out, and so are forms, buttons, menus and what is hidden from screen readers. A page that only repeats what others
    say has `data-search-none`; of one that is a tool, its title and `data-search-only` are searched. The first page of
    a kind is about that: it is found by the kind's name, whatever its title, and by the names that the list of hints
    gives it.
    """
    main = _MAIN.search(html)
    if main is None or _NONE.search(html):
        return None
    end = html.find("</main>", main.end())
    found = _LANGUAGE.search(html)
    body = html[main.end() : end]
    sections = [_described(only[1], body)] if (only := _DESCRIPTION.search(main[0])) else list(_sections(_read(body)))
    title = next((section.name for section in sections), "")
    kind, language = unescape(main[1] or ""), found[1] if found and found[1] in LANGUAGES else DEFAULT_LANGUAGE
    view = url.removeprefix(addresses.folder(language))
    return Document(
        url=url,
        kind=kind,
        language=language,
        title=title,
        about=Section("", "", kind if view.count("/") == 1 else "", ", ".join(hints().pages.get((view, language), ()))),
        sections=tuple(section for section in sections if section.text),
        inner="data-audience" in main[0],
    )


def _read(body: str) -> str:
    """A page's body without what is passed over."""
    count = 1
    while count:
        body, count = _PASSED_OVER.subn(" ", body)
    return body


def _described(description: str, body: str) -> Section:
    """A page that is a tool, as its title and description."""
    heading = _TITLE.search(body)
    name = _plain([_TAG.sub("", heading[1])]) if heading else ""
    return Section(name, "", unescape(description), name)


def _sections(body: str) -> Iterator[Section]:
    """The parts of a page's body, one a heading; the first begins with the page's title."""
    name, anchor = "", ""
    kept: list[str] = []
    heading: list[str] | None = None
    left_out, passed_over = 0, ""
    position = 0
    was_closed = False
    for tag in _TAG.finditer(body):
        closing, element, attributes = tag.groups()
        piece = body[position : tag.start()]
        position = tag.end()
        if left_out:
            if element == passed_over or element not in _UNENDED:
                left_out += 0 if _is_empty(element, attributes) else -1 if closing else 1
            continue
        # Where one inline element ends and another begins, a reader sees two: figures stand so.
        are_two = was_closed and not closing and not piece
        was_closed = bool(closing)
        between = "\n" if element not in _INLINE else " " if are_two else ""
        (kept if heading is None else heading).extend((piece, between))
        if not closing and _LEFT_OUT.search(attributes):
            left_out, passed_over = 0 if _is_empty(element, attributes) else 1, element
        elif element in _HEADINGS and not closing:
            if element != "h1" and (name or any(map(str.strip, kept))):
                yield Section(name, anchor, _plain(kept), name)
            if element != "h1":
                kept = []
            found = _ID.search(attributes)
            anchor = found[1] if found else ""
            heading = []
        elif element in _HEADINGS and heading is not None:
            name, heading = _plain(heading), None
    kept.append("" if left_out else body[position:])
    yield Section(name, anchor, _plain(kept), name)


def _is_empty(element: str, attributes: str) -> bool:
    return element in _EMPTY or attributes.endswith("/")


def _plain(pieces: list[str]) -> str:
    lines = (" ".join(line.split()) for line in unescape("".join(pieces)).split("\n"))
    return "\n".join(line for line in lines if line)
