"""The page of a year's account: a sheet that a council member takes to a meeting."""

from datetime import date
from functools import partial
from typing import Any, Final

from markupsafe import Markup

from ospe_build import addresses, board
from ospe_build.archive.account import Account, account
from ospe_build.archive.archive import Archive
from ospe_build.archive.outcomes import year_of
from ospe_build.formats import format_number
from ospe_build.messages import text
from ospe_build.site.views.account_sheet import room_beside, row_lines
from ospe_build.site.views.fitting import fitting
from ospe_build.site.views.outcome_sentence import KEPT
from ospe_build.site.views.promises import promise_row
from ospe_build.site.views.state_bar import state_bar
from ospe_build.site.views.statistic import SMALLEST_FOR_PERCENT, share_text

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
    told, asked = found.told, _asked(found)
    shares = {"kept": told.kept, "late": told.late, "dropped": told.dropped, "silent": told.silent}
    counted = {
        "games": text(language, "account.units", n=found.units),
        "promised": text(language, "account.proposals", n=found.proposals) if found.proposals else "",
    }
    for key, n in shares.items() if told.n else ():
        counted[key] = text(language, "account.of", n=told.n)
        if told.n >= SMALLEST_FOR_PERCENT:
            counted[key] += f", {share_text(n, told.n, language)}"
    if told.timed:
        counted["kept"] += f" · {text(language, 'account.in_time', in_time=told.in_time, timed=told.timed)}"
    rows = {
        "games": addresses.page("tulokset", language=language, **asked),
        "promised": addresses.page("lupaukset", language=language, **asked),
        **{key: _rows(found, key, language) for key in shares},
    }
    return [
        {
            "key": key,
            "n": format_number(n, language),
            "of": counted.get(key, ""),
            "href": rows[key] if n else "",
        }
        for key, n in {"games": found.games, "promised": told.n, **shares}.items()
    ]


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
    asked = _asked(found)
    ended_of = asked | {"vuosi": sorted({year_of(one) for one in found.ended}), "paattyi": found.year}
    every = {
        "late": found.late, "kept": found.kept, "dropped": found.dropped, "silent": found.silent, "ended": found.ended,
    }  # fmt: skip
    lists = {key: some for key, some in every.items() if some}
    draw = partial(promise_row, archive=archive, on=on, language=language)
    rows = fitting(lists, draw, row_lines, room_beside(words, len(lists)))
    return {
        "title": title(year, division, language),
        "year": year,
        "division": division,
        "on": on.isoformat(),
        "figures": _figures(found, language),
        "bar": state_bar(found.told, language),
        "href": addresses.page("lupaukset", language=language, **asked) + "&",
        "lists": [
            {
                "key": key,
                "heading": text(language, f"account.list.{key}", n=len(some), year=year),
                "href": addresses.page("lupaukset", language=language, **ended_of)
                if key == "ended"
                else _rows(found, key, language),
                "rows": rows[key],
                "more": len(some) - len(rows[key]),
            }
            for key, some in lists.items()
        ],
        "others": [(address(*other, language), _name(*other, what, language)) for other in others],
        "words": words,
        "examples_only": archive.examples_only,
    }
