"""Which pages the site has beside MkDocs' own: where each stands, its template, and the view that fills it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.site.views import help as help_view
from ospe_build.site.views import lists, methods, sheets, statistics

Gather = Callable[[], dict[str, Any]]

MKDOCS_VIEWS: Final[dict[str, Callable[[Archive, date], dict[str, Any]]]] = {
    "home.html": lambda archive, _: lists.home(archive),
    "results.html": lambda archive, _: lists.first_results(archive),
    "themes.html": lambda archive, _: methods.theme_index(archive),
    "methods.html": lambda archive, _: methods.method_index(archive),
    "sheets.html": lambda *_: sheets.sheet_index(),
    "statistics.html": lambda archive, on: statistics.view(statistics.statistics(archive, on), archive, on),
    "findings.html": lambda *_: help_view.finding_index(),
    "format.html": lambda *_: help_view.file_format(),
}
"""What the pages under `docs/` show that have a template of their own."""


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page that we render ourselves.

    Attributes:
        url: where it stands, from the site's root, ending in a slash.
        section: the MkDocs page above it, whose place in the navigation it shares.
        template: the fragment that shows it.
        gather: called when the page is rendered.
        indexed: whether search and sitemap hold it.
    """

    url: str
    section: str
    title: str
    description: str
    template: str
    gather: Gather
    indexed: bool = True


def own_pages(archive: Archive) -> Iterator[OwnPage]:
    """All pages of our own but the sessions': lists, themes, methods, finding codes."""
    tell = partial(text, DEFAULT_LANGUAGE)
    list_pages = lists.pages(archive.sessions)
    for page in list_pages[1:]:
        title = tell("list.page_title", number=page.number)
        yield OwnPage(
            f"tulokset/sivu/{page.number}/", "tulokset", title, tell("list.page_description", number=page.number, count=page.count),
            "results.html", partial(lists.results, page, len(archive.sessions)), indexed=False,
        )  # fmt: skip
    yield OwnPage(
        "laudat/pelilaudat/", "laudat", tell("sheets.boards"), tell("sheets.boards_description"),
        "board_sheets.html", sheets.board_sheets, indexed=False,
    )  # fmt: skip
    yield OwnPage(
        "laudat/kortit/", "laudat", tell("sheets.cards"), tell("sheets.cards_description"),
        "card_sheets.html", sheets.card_sheets, indexed=False,
    )  # fmt: skip
    for theme in board.themes():
        yield OwnPage(
            f"teemat/{theme.key}/", "teemat", theme.label(), tell("theme.description", theme=theme.label()),
            "theme.html", partial(methods.theme, archive, theme.key),
        )  # fmt: skip
    for card in cards().values():
        yield OwnPage(
            f"keinot/{card.id}/", "keinot", card.name(), card.description(),
            "method.html", partial(methods.method, archive, card),
        )  # fmt: skip
    for code in help_view.codes():
        title = tell(f"explain.{code}.title")
        yield OwnPage(
            f"virheet/{code}/", "virheet", f"{code}: {title}", tell("findings.description", code=code, title=title),
            "finding.html", partial(help_view.finding, code),
        )  # fmt: skip
