"""No page shows Markdown that was not understood, and what is to be copied is written as a keyboard writes it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

CODE = {"code", "pre", "kbd", "samp"}
UNSHOWN = {"script", "style", "template", "head"}
BLOCKS = {"p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "div", "section", "blockquote", "pre", "br"}
MARKDOWN = re.compile(
    r"""
    ^\s*(?:!!!|\?\?\?\+?|===|\#{1,6}|>|[-*+]|\d+\.|:::)\ \S     # a block's beginning
    | ^\s*(?:```|~~~|\|.*\|\s*$|[-=]{4,}\s*$)                   # a fence, a row of a table, a line below a heading
    | \*\*|__\w|\w__|(?<!\w)\*\w|`                              # bold, italic, code
    | \]\(|\]\[|\[\^|!\[                                        # a link, a footnote, an image
    | \{:?\ ?[.\#:]\s?\w                                        # attributes
    | &(?:[a-z]+|\#\d+);                                        # escaped twice
    """,
    re.VERBOSE,
)
CURLY = re.compile("[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
                   "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]")  # fmt: skip


class Shown(HTMLParser):
    """What a page shows, line by line; code apart."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.code = "", ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in CODE | UNSHOWN:
            self._open.append(tag)
        if tag in BLOCKS:
            self.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        if tag in BLOCKS:
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        if not self._open:
            self.text += data
        elif not UNSHOWN & set(self._open):
            self.text += "\N{OBJECT REPLACEMENT CHARACTER}"
            if "pre" in self._open:
                self.code += data


def shown(html: str) -> Shown:
    reader = Shown()
    reader.feed(html)
    return reader


@pytest.fixture(scope="module")
def all_shown(site: Path) -> dict[str, Shown]:
    return {path.relative_to(site).as_posix(): shown(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}


def test_no_page_shows_markdown(all_shown: dict[str, Shown]) -> None:
    found = [
        f"{path}: {line.strip()}"
        for path, page in all_shown.items()
        for line in page.text.splitlines()
        if MARKDOWN.search(line)
    ]
    assert found == []


def test_what_is_to_be_copied_has_straight_quotes(all_shown: dict[str, Shown]) -> None:
    found = [
        f"{path}: {line}"
        for path, page in all_shown.items()
        if not path.startswith("virheet/")  # there, what is wrong is shown too
        for line in page.code.splitlines()
        if CURLY.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "raw",
    ['!!! warning "Huom"', "??? note", "**lihava**", "*kursiivi*", "[teksti](sivu.md)", "![kuva](k.png)", "sana[^1]",
     "```sh", "~~~", "## Otsikko", "| a | b |", "- kohta", "1. kohta", "`koodi`", "Otsikko { #tunnus }", "x {: .a }",
     "> lainaus", "----", "&auml;", "__lihava__"],
)  # fmt: skip
def test_these_would_be_seen(raw: str) -> None:
    assert MARKDOWN.search(raw)
