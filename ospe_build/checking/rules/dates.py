"""Rules on days: of the game, of deadlines, of follow-ups."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ospe_build.board import edition_of, node
from ospe_build.checking.context import Context
from ospe_build.checking.dates import iso_date, last_day
from ospe_build.checking.lookup import at, follow_ups, plan_rows
from ospe_build.checking.spot import Spot
from ospe_build.reading import Document

_PLAYED: Final = ("pelikerta", "pelattu")
_EDITION: Final = ("pelikerta", "lauta")


def _played(document: Document, context: Context) -> date | None:
    """The day of the game; None where it cannot be right, since nothing can be compared with it then."""
    played = iso_date(at(document.value, *_PLAYED))
    return played if played and played <= context.today else None


def played_in_future(document: Document, context: Context) -> Iterator[Spot]:
    """OSPE306: the day of the game has not come yet."""
    played = iso_date(at(document.value, *_PLAYED))
    if played and played > context.today:
        yield Spot(_PLAYED, {"field": _PLAYED[-1], "value": played.isoformat(), "today": context.today.isoformat()})


def deadline_before_game(document: Document, context: Context) -> Iterator[Spot]:
    """OSPE307: a deadline passed before the game was played. A month is over on its last day."""
    played = _played(document, context)
    if played is None:
        return
    deadlines = [
        (((*pointer, "toteutus", "maaraaika"), at(row, "toteutus", "maaraaika")))
        for pointer, row in plan_rows(document.value)
    ]
    deadlines += [
        ((*pointer, "uusi_maaraaika"), entry.get("uusi_maaraaika")) for pointer, entry in follow_ups(document.value)
    ]
    for pointer, value in deadlines:
        day = last_day(value)
        if day and day < played:
            yield Spot(pointer, {"field": str(pointer[-1]), "value": str(value), "played": played.isoformat()})


def follow_up_before_game(document: Document, context: Context) -> Iterator[Spot]:
    """OSPE308: a follow-up is older than the game."""
    played = _played(document, context)
    for pointer, entry in follow_ups(document.value):
        day = iso_date(entry.get("paiva"))
        if played and day and day < played:
            params: dict[str, str | int] = {"field": "paiva", "value": day.isoformat(), "played": played.isoformat()}
            yield Spot((*pointer, "paiva"), params)


def follow_up_in_future(document: Document, context: Context) -> Iterator[Spot]:
    """OSPE309: the day of a follow-up has not come yet."""
    for pointer, entry in follow_ups(document.value):
        day = iso_date(entry.get("paiva"))
        if day and day > context.today:
            params: dict[str, str | int] = {
                "field": "paiva",
                "value": day.isoformat(),
                "today": context.today.isoformat(),
            }
            yield Spot((*pointer, "paiva"), params)


def follow_ups_out_of_order(document: Document, context: Context) -> Iterator[Spot]:
    """OSPE310: follow-ups do not stand oldest first. Days that are wrong in themselves are passed over."""
    played = _played(document, context) or date.min
    for pointer, row in plan_rows(document.value):
        newest = played
        entries = follow_ups({"uudet_keinot": [row]})
        for (_, _, _, index), entry in entries:
            day = iso_date(entry.get("paiva"))
            if day is None or day < played or day > context.today:
                continue
            if day < newest:
                params: dict[str, str | int] = {
                    "field": "paiva",
                    "value": day.isoformat(),
                    "newer": newest.isoformat(),
                }
                yield Spot((*pointer, "seuranta", index, "paiva"), params)
            newest = max(newest, day)


def played_before_edition(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE326: the game was played before there were boards of that edition."""
    played = iso_date(at(document.value, *_PLAYED))
    edition, named = edition_of(document.value), at(document.value, *_EDITION)
    year = node(*_EDITION, edition=edition).extra["first_year"][edition]
    if played and played.year < year and (named is None or named == edition):
        params: dict[str, str | int] = {"field": _PLAYED[-1], "value": played.isoformat()}
        yield Spot(_PLAYED, {**params, "edition": edition, "year": str(year)})
