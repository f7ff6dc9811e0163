"""Which views the site has beside MkDocs' own: where each stands, its template, and what fills it.

A page is a view in a language; `ospe_build.addresses` says where it stands.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final, Protocol

from markupsafe import Markup

from ospe_build import addresses, board
from ospe_build.archive.account import accounts
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.summary import Summary
from ospe_build.data.edition import Edition
from ospe_build.data.names import FEED
from ospe_build.form import view as form_view
from ospe_build.form.data import play_data
from ospe_build.messages import text
from ospe_build.reporting.explain import codes
from ospe_build.site.notices import view as notices_view
from ospe_build.site.search import others
from ospe_build.site.search.others import OtherArchive
from ospe_build.site.views import account, data, guide, lists, methods, promise_cards, sheets, statistics
from ospe_build.site.views import help as help_view
from ospe_build.site.views.promises import PromiseList
from ospe_build.site.views.statistic import Statistic
from ospe_build.site.views.units import PlacePages

Gather = Callable[[], dict[str, Any]]
Words = Callable[[str], Markup]


class SiteData(Protocol):
    """What the views of MkDocs' pages are made of."""

    on: date

    @property
    def archive(self) -> Archive:
        """All sessions in short."""

    @property
    def others(self) -> Sequence[OtherArchive]:
        """Other archives that can be searched too."""

    def statistics(self, language: str) -> Sequence[Statistic]:
        """All statistics, in that language."""

    @property
    def edition(self) -> Edition:
        """The open data as it is published."""


MKDOCS_VIEWS: Final[dict[str, Callable[[SiteData, str], dict[str, Any]]]] = {
    "home.html": lambda given, language: (
        lists.home(given.archive, given.on, language) | data.structured_data(given.edition)
    ),
    "data.html": lambda given, language: data.page(given.edition, language),
    "promises.html": lambda given, language: PromiseList(given.archive, given.on, language).first(),
    "units.html": lambda given, language: PlacePages(given.archive, given.on, language).index(
        given.archive.places.units.values()
    ),
    "districts.html": lambda given, language: PlacePages(given.archive, given.on, language).index(
        given.archive.places.districts.values()
    ),
    "results.html": lambda given, language: (
        lists.first_results(given.archive, given.on, language) | others.view(given.others, language)
    ),
    "themes.html": lambda given, language: methods.theme_index(given.archive, language),
    "methods.html": lambda given, language: methods.method_index(given.archive, language),
    "sheets.html": lambda _, language: sheets.sheet_index(language),
    "guide_sheet.html": lambda _, language: guide.gather(language),
    "statistics.html": lambda given, language: statistics.view(
        given.statistics(language), given.archive, given.on, language
    ),
    "findings.html": lambda _, language: help_view.finding_index(language),
    "format.html": lambda _, language: help_view.file_format(language),
    "form.html": lambda _, language: form_view.gather(language),
    "play.html": lambda _, language: {"form_data": play_data(language)},
    "promise_cards.html": lambda _given, _language: promise_cards.gather(),
}
"""What the pages under `docs/` show that have a template of their own."""


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page that we render ourselves.

    Attributes:
        view: the parts of its name (see `addresses.page`); the first one is the MkDocs page above it, whose place in
            the menu it shares.
        language: of the page.
        template: the fragment that shows it.
        gather: called when the page is rendered.
        indexed: whether the sitemap holds it.
        sessions: those that decide what it shows; where it is None, what is gathered tells whether it has changed.
        feed: the address of its Atom feed, from the site's root, where it has one.
        day: the day for which it is made, and what else decides what it shows; else empty.
    """

    view: tuple[str, ...]
    language: str
    title: str
    description: str
    template: str
    gather: Gather
    indexed: bool = True
    sessions: Sequence[Summary] | None = None
    day: str = ""
    feed: str = ""

    @property
    def name(self) -> str:
        """The view's Finnish address."""
        return addresses.page(*self.view)

    @property
    def url(self) -> str:
        """Its address from the site's root."""
        return addresses.page(*self.view, language=self.language)

    @property
    def section(self) -> str:
        """The Finnish address of the MkDocs page above it."""
        return addresses.page(self.view[0])


def _promise_pages(archive: Archive, on: date, language: str) -> Iterator[OwnPage]:
    """The means by game, to be read without script."""
    listed, tell = PromiseList(archive, on, language), partial(text, language)
    for number in range(1, listed.page_count + 1):
        shown = {promise.session.id: promise.session for promise in listed.page_of(number)}
        yield OwnPage(
            ("lupaukset", "sivu", str(number)), language, tell("promises.page_title", number=number),
            tell("promises.page_description", number=number),
            "promise_page.html", partial(listed.page, number), indexed=False, sessions=list(shown.values()),
            day=f"{on.isoformat()} {listed.page_count}",
        )  # fmt: skip


def _place_pages(archive: Archive, on: date, language: str) -> Iterator[OwnPage]:
    """A unit's page and what to read there before a game, and a district's page."""
    made, tell, day = PlacePages(archive, on, language), partial(text, language), on.isoformat()
    for slug, one in archive.places.units.items():
        name = one.place.name
        yield OwnPage(
            ("yksikot", slug), language, name, tell("place.description", name=name),
            "unit.html", partial(made.unit, one), sessions=one.sessions, day=day,
            feed=f"{addresses.page('yksikot', slug)}{FEED}",
        )  # fmt: skip
        beside = [(like.id, like.means.last_news) for like in made.elsewhere(one)]
        yield OwnPage(
            ("yksikot", slug, "ennen-pelia"), language, f"{name}: {tell('before.heading')}",
            tell("before.lead", unit=name), "before_game.html", partial(made.before_game, one),
            sessions=one.sessions, day=f"{day} {beside}",
        )  # fmt: skip
    for slug, one in archive.places.districts.items():
        name = one.place.label(language)
        yield OwnPage(
            ("alueet", slug), language, name, tell("place.description", name=name),
            "district.html", partial(made.district, one), sessions=one.sessions, day=day,
            feed=f"{addresses.page('alueet', slug)}{FEED}",
        )  # fmt: skip


def _account_pages(archive: Archive, on: date, language: str, words: Words) -> Iterator[OwnPage]:
    """The account of every year, and of each division in it."""
    found = list(accounts(archive))
    for year, division in found:
        said = Markup() if division else words(year)
        others = [(other, division) for other, of in found if of == division and other != year]
        others += [(year, of) for other, of in found if other == year and of != division]
        title = account.title(year, division, language)
        yield OwnPage(
            ("tilastot", year, *filter(None, (division,))), language, title,
            text(language, "account.description", title=title), "account.html",
            partial(account.view, archive, (year, division), on, language, others=others, words=said),
        )  # fmt: skip


def own_pages(archive: Archive, on: date, language: str, words: Words = lambda _: Markup()) -> Iterator[OwnPage]:
    """All pages of our own in one language, but the sessions': lists, places, sheets, themes, methods, accounts, codes.

    Args:
        archive: the sessions.
        on: the build's day.
        language: of the pages.
        words: what a person has added to the account of a year, as HTML.
    """
    tell = partial(text, language)
    yield from _promise_pages(archive, on, language)
    yield from _account_pages(archive, on, language, words)
    yield from _place_pages(archive, on, language)
    list_pages = lists.pages(archive.sessions)
    for page in list_pages[1:]:
        yield OwnPage(
            ("tulokset", "sivu", str(page.number)), language, tell("list.page_title", number=page.number),
            tell("list.page_description", number=page.number),
            "results.html", partial(lists.results, archive, page, on, language),
            indexed=False, sessions=page.sessions, day=on.isoformat(),
        )  # fmt: skip
    yield OwnPage(
        ("laudat", "pelilaudat"), language, tell("sheets.boards"), tell("sheets.boards_description"),
        "board_sheets.html", partial(sheets.board_sheets, language), indexed=False, sessions=(),
    )  # fmt: skip
    yield OwnPage(
        ("laudat", "kortit"), language, tell("sheets.cards"), tell("sheets.cards_description"),
        "card_sheets.html", partial(sheets.card_sheets, language), indexed=False, sessions=(),
    )  # fmt: skip
    for theme in board.themes():
        label = theme.label(language)
        yield OwnPage(
            ("teemat", theme.key), language, label, tell("theme.description", theme=label),
            "theme.html", partial(methods.theme, archive, theme.key, on, language),
            feed=f"{addresses.page('teemat', theme.key)}{FEED}",
        )  # fmt: skip
    for card in cards().values():
        yield OwnPage(
            ("keinot", card.id), language, card.name(language), card.description(language),
            "method.html", partial(methods.method, archive, card, on, language),
        )  # fmt: skip
    for code in codes() if language in addresses.languages_of("virheet/") else ():
        title = tell(f"explain.{code}.title")
        yield OwnPage(
            ("virheet", code), language, f"{code}: {title}", tell("findings.description", code=code, title=title),
            "finding.html", partial(help_view.finding, code, language), sessions=(),
        )  # fmt: skip
    yield OwnPage(
        ("lisenssit",), language, tell("notices.heading"), tell("notices.description"),
        "notices.html", notices_view, sessions=(),
    )  # fmt: skip
