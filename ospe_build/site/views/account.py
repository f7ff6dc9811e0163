"""The page of a year's account: a sheet that a council member takes to a meeting."""

from datetime import date
from typing import Any, Final

from markupsafe import Markup

from ospe_build import addresses, board
from ospe_build.archive.account import Account, account
from ospe_build.archive.archive import Archive
from ospe_build.archive.promises import Promise
from ospe_build.messages import text
from ospe_build.site.views.facets import NO_NEWS
from ospe_build.site.views.means_status import Told, state_labels, state_order
from ospe_build.site.views.promises import promise_row, state_bar
from ospe_build.site.views.statistic import share_text
from ospe_build.site.views.statistics import KEPT

MOST_NAMED: Final = 4
"""Promises that a list names; a sheet has no room for more, and the page of promises has them all."""
_QUERIES: Final[dict[str, dict[str, Any]]] = {
    "kept": {"tila": KEPT},
    "late": {"myohassa": 1},
    "dropped": {"tila": "luovuttu"},
    "silent": {"hiljaa": 1},
}
"""What the page of promises is asked for, to show those of a list."""


def division_name(key: str, language: str) -> str:
    """A division as people know it."""
    return board.node("pelikerta", "toimiala").value_label(key, language)


def title(year: str, division: str, language: str) -> str:
    """The name of the page."""
    if not division:
        return text(language, "account.title", year=year)
    return text(language, "account.title_of", year=year, division=division_name(division, language))


def address(year: str, division: str, language: str) -> str:
    """Where the account stands."""
    return addresses.page("tilastot", year, *filter(None, (division,)), language=language)


def _name(year: str, division: str, here: tuple[str, str], language: str) -> str:
    """How a link to another account says what differs there."""
    if year != here[0]:
        return year
    return division_name(division, language) if division else text(language, "account.all")


def _asked(found: Account) -> dict[str, Any]:
    """What the page of promises is asked for, to show those of the account."""
    return {"vuosi": found.year} | ({"toimiala": found.division} if found.division else {})


def _rows(found: Account, key: str, language: str) -> str:
    """Where all promises of a list are."""
    return addresses.page("lupaukset", language=language, **_asked(found), **_QUERIES[key])


def _figures(found: Account, language: str) -> list[dict[str, str]]:
    """The six numbers, each with what it is counted of and where its rows are."""
    told = found.told
    shares = {"kept": told.kept, "late": told.late, "dropped": told.dropped, "silent": told.silent}
    figures = [
        {"key": "games", "n": str(found.games), "of": text(language, "account.units", n=found.units), "href": ""},
        {
            "key": "promised",
            "n": str(told.n),
            "of": text(language, "account.proposals", n=found.proposals),
            "href": addresses.page("lupaukset", language=language, **_asked(found)),
        },
    ]
    for key, n in shares.items():
        figures.append(
            {
                "key": key,
                "n": str(n),
                "of": text(language, "account.of", n=told.n, share=share_text(n, told.n)) if told.n else "",
                "href": _rows(found, key, language) if n else "",
            }
        )
    return figures


def view(  # noqa: PLR0913 - what a page is made of
    archive: Archive, what: tuple[str, str], on: date, language: str, *, others: list[tuple[str, str]], words: Markup
) -> dict[str, Any]:
    """What the page shows.

    Args:
        archive: the sessions.
        what: the year of the games and the key of the division, which is empty for all.
        on: the build's day.
        language: of the page.
        others: the accounts of other years and of other divisions, likewise.
        words: what a person has added to the year, as HTML; may be empty.
    """
    year, division = what
    found = account(archive, year, division, on)

    def named(some: tuple[Promise, ...]) -> dict[str, Any]:
        return {
            "n": len(some),
            "rows": [promise_row(one, archive, on, language) for one in some[:MOST_NAMED]],
            "more": max(0, len(some) - MOST_NAMED),
        }

    asked = _asked(found)
    lists = {"late": found.late, "kept": found.kept, "dropped": found.dropped, "silent": found.silent}
    return {
        "title": title(year, division, language),
        "year": year,
        "on": on.isoformat(),
        "figures": _figures(found, language),
        "states": {state: state_labels(language)[state] for state in state_order() if found.told.states[state]},
        "no_news": NO_NEWS,
        "bar": state_bar(found.told.states.elements(), language),
        "late": Told(found.told.n, found.told.kept, found.told.late).mark,
        "href": addresses.page("lupaukset", language=language, **asked) + "&",
        "lists": [
            {"key": key, "href": _rows(found, key, language), **named(some)} for key, some in lists.items() if some
        ],
        "ended": {"key": "ended", "href": "", **named(found.ended)},
        "others": [(address(*other, language), _name(*other, what, language)) for other in others],
        "words": words,
        "examples_only": archive.examples_only,
    }
