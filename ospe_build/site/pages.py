"""Which pages the site has beside MkDocs' own: where each stands, its template, and the view that fills it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final, Protocol

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.summary import Summary
from ospe_build.data.edition import Edition
from ospe_build.form import view as form_view
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.reporting.explain import codes
from ospe_build.site.views import data, lists, methods, sheets, statistics
from ospe_build.site.views import help as help_view
from ospe_build.site.views.statistics import Statistic

Gather = Callable[[], dict[str, Any]]


class Material(Protocol):
    """What the views of MkDocs' pages are made of."""

    on: date

    @property
    def archive(self) -> Archive:
        """All sessions in short."""

    @property
    def statistics(self) -> Sequence[Statistic]:
        """All statistics."""

    @property
    def edition(self) -> Edition:
        """The open data as it is published."""


MKDOCS_VIEWS: Final[dict[str, Callable[[Material], dict[str, Any]]]] = {
    "home.html": lambda given: lists.home(given.archive) | data.structured_data(given.edition),
    "data.html": lambda given: data.page(given.edition),
    "results.html": lambda given: lists.first_results(given.archive),
    "themes.html": lambda given: methods.theme_index(given.archive),
    "methods.html": lambda given: methods.method_index(given.archive),
    "sheets.html": lambda _: sheets.sheet_index(),
    "statistics.html": lambda given: statistics.view(given.statistics, given.archive, given.on),
    "findings.html": lambda _: help_view.finding_index(),
    "format.html": lambda _: help_view.file_format(),
    "form.html": lambda _: form_view.gather(),
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
        indexed: whether the sitemap holds it.
        sessions: those that decide what it shows; all of them where it is None.
    """

    url: str
    section: str
    title: str
    description: str
    template: str
    gather: Gather
    indexed: bool = True
    sessions: Sequence[Summary] | None = None


def own_pages(archive: Archive) -> Iterator[OwnPage]:
    """All pages of our own but the sessions': lists, themes, methods, finding codes."""
    tell = partial(text, DEFAULT_LANGUAGE)
    list_pages = lists.pages(archive.sessions)
    for page in list_pages[1:]:
        title = tell("list.page_title", number=page.number)
        yield OwnPage(
            f"tulokset/sivu/{page.number}/", "tulokset", title,
            tell("list.page_description", number=page.number, count=page.count),
            "results.html", partial(lists.results, page, len(archive.sessions)), indexed=False, sessions=page.sessions,
        )  # fmt: skip
    yield OwnPage(
        "laudat/pelilaudat/", "laudat", tell("sheets.boards"), tell("sheets.boards_description"),
        "board_sheets.html", sheets.board_sheets, indexed=False, sessions=(),
    )  # fmt: skip
    yield OwnPage(
        "laudat/kortit/", "laudat", tell("sheets.cards"), tell("sheets.cards_description"),
        "card_sheets.html", sheets.card_sheets, indexed=False, sessions=(),
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
    for code in codes():
        title = tell(f"explain.{code}.title")
        yield OwnPage(
            f"virheet/{code}/", "virheet", f"{code}: {title}", tell("findings.description", code=code, title=title),
            "finding.html", partial(help_view.finding, code), sessions=(),
        )  # fmt: skip
