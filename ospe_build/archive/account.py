"""A year's account: what was promised that year as it stands now, and what ended that year of earlier promises."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from weakref import WeakKeyDictionary

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.outcomes import Tally, promised, tally, year_of
from ospe_build.archive.promises import Promise


@dataclass(frozen=True, slots=True)
class Account:
    """The account of a year, of all divisions or of one.

    Attributes:
        division: key of the division; empty for all.
        games, units: how many games, and how many units played them.
        told: the figures of what was promised.
        proposals: how many means were only proposed.
        kept, late, dropped, silent: the promises of that year that are so now; the late ones by how late they are.
        ended: promises of earlier years that were kept or dropped in this one.
    """

    year: str
    division: str
    games: int
    units: int
    told: Tally
    proposals: int
    kept: tuple[Promise, ...]
    late: tuple[Promise, ...]
    dropped: tuple[Promise, ...]
    silent: tuple[Promise, ...]
    ended: tuple[Promise, ...]


_made: Final[WeakKeyDictionary[Archive, dict[tuple[str, str, date], Account]]] = WeakKeyDictionary()
"""The accounts of each archive, as long as it is used: a served site has a new one after every change."""


def account(archive: Archive, year: str, division: str, on: date) -> Account:
    """The account of a year, made once for its pages in all languages.

    Args:
        archive: the sessions.
        year: in which the games were played.
        division: key of the division; empty for all.
        on: the day to which deadlines are counted.
    """
    made, key = _made.setdefault(archive, {}), (year, division, on)
    if key not in made:
        made[key] = _account(archive, year, division, on)
    return made[key]


def _account(archive: Archive, year: str, division: str, on: date) -> Account:
    def of_division(found: dict[str, list[Promise]]) -> list[Promise]:
        return [one for one in found.get(year, ()) if division in ("", one.session.division)]

    own = of_division(archive.promises_by_year)
    made = promised(own)
    sessions = [one for one in archive.counted if one.played[:4] == year and division in ("", one.division)]
    return Account(
        year=year,
        division=division,
        games=len(sessions),
        units=len({place.slug for one in sessions for place in archive.places.units_of(one)}),
        told=tally([one.means for one in made], on, year),
        proposals=len(own) - len(made),
        kept=tuple(one for one in made if one.means.is_kept),
        late=tuple(
            sorted((one for one in made if one.means.late(on)), key=lambda one: one.means.days_late(on), reverse=True)
        ),
        dropped=tuple(one for one in made if not one.means.is_open and not one.means.is_kept),
        silent=tuple(sorted((one for one in made if one.means.silent(on)), key=lambda one: one.means.late(on))),
        ended=tuple(one for one in promised(of_division(archive.promises_by_end)) if year_of(one) < year),
    )


def accounts(archive: Archive) -> Iterator[tuple[str, str]]:
    """The years of the games, newest first, each of all divisions and of every one that played then, in their order."""
    played = {(one.played[:4], one.division) for one in archive.counted}
    for year in sorted({year for year, _ in played}, reverse=True):
        yield year, ""
        for division in board.node("pelikerta", "toimiala").values:
            if (year, division) in played:
                yield year, division
