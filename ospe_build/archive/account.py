"""A year's account: what was promised that year as it stands now, and what ended that year of earlier promises."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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


def _end_of(promise: Promise) -> str:
    """The day on which it was kept or dropped, as far as was told (ISO); empty while it is open."""
    means = promise.means
    return "" if means.is_open else (means.kept_on if means.is_kept else means.last_news)


def account(archive: Archive, year: str, division: str, on: date) -> Account:
    """The account of a year.

    Args:
        archive: the sessions.
        year: in which the games were played.
        division: key of the division; empty for all.
        on: the day to which deadlines are counted.
    """
    every = [one for one in archive.promises if division in ("", one.session.division)]
    own = [one for one in every if year_of(one) == year]
    made = promised(own)
    sessions = [one for one in archive.counted if one.played[:4] == year and division in ("", one.division)]
    return Account(
        year=year,
        division=division,
        games=len(sessions),
        units=len({place.slug for one in sessions for place in archive.places.units_of(one)}),
        told=tally(year, made, on),
        proposals=len(own) - len(made),
        kept=tuple(one for one in made if one.means.is_kept),
        late=tuple(
            sorted((one for one in made if one.means.late(on)), key=lambda one: one.means.days_late(on), reverse=True)
        ),
        dropped=tuple(one for one in made if not one.means.is_open and not one.means.is_kept),
        silent=tuple(one for one in made if one.means.silent(on) and not one.means.late(on)),
        ended=tuple(one for one in promised(every) if year_of(one) < year and _end_of(one)[:4] == year),
    )


def accounts(archive: Archive) -> Iterator[tuple[str, str]]:
    """The years of the games, newest first, each of all divisions and of every one that played then, in their order."""
    played = {(one.played[:4], one.division) for one in archive.counted}
    for year in sorted({year for year, _ in played}, reverse=True):
        yield year, ""
        for division in board.node("pelikerta", "toimiala").values:
            if (year, division) in played:
                yield year, division
