"""What became of promises: by the year they were made, by division and by theme, and by their age.

Only what was promised is counted: a proposal that nobody has agreed to is nobody's delay. Every figure has its whole.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ospe_build import board
from ospe_build.archive.deck import cards
from ospe_build.archive.means import GIVEN_UP, KEPT_STATES, Means, add_months
from ospe_build.archive.promises import Promise

AGES: Final = (6, 12, 24)
"""Months after the game by which it is asked what has come true."""
OWN: Final = "omat"
"""Stands for the theme of methods in the players' own words, which no board has."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Means that belong together.

    Attributes:
        key: what they have in common: a year, a division or a theme.
        states: how many are in each state; an empty key stands for no news yet.
        kept, late, silent: how many of them are.
        in_time: how many were kept by their first deadline, of those kept that had one (`timed`).
    """

    key: str
    n: int
    states: Counter[str]
    kept: int
    late: int
    silent: int
    dropped: int
    in_time: int
    timed: int


def promised(found: Iterable[Promise]) -> list[Promise]:
    """Those that the responsible party has agreed to."""
    return [promise for promise in found if promise.means.promised]


def tally(plan: Sequence[Means], on: date, key: str = "") -> Tally:
    """Count means as they stand on a day; whether they were promised is the caller's to choose."""
    states = Counter([one.state for one in plan])
    waited_for = [one for one in plan if one.is_open]
    in_time = [timely for one in plan if one.is_kept and (timely := one.kept_in_time) is not None]
    return Tally(
        key=key,
        n=len(plan),
        states=states,
        kept=sum(states[state] for state in KEPT_STATES),
        late=sum(one.late(on) for one in waited_for),
        silent=sum(one.silent(on) for one in waited_for),
        dropped=states[GIVEN_UP],
        in_time=sum(in_time),
        timed=len(in_time),
    )


def _grouped(found: Iterable[Promise], keys: Callable[[Promise], Iterable[str]]) -> dict[str, list[Means]]:
    groups: dict[str, list[Means]] = defaultdict(list)
    for promise in found:
        for key in keys(promise):
            groups[key].append(promise.means)
    return groups


def _tallies(groups: Mapping[str, Sequence[Means]], order: Iterable[str], on: date) -> list[Tally]:
    return [tally(groups[key], on, key) for key in order if key in groups]


def year_of(promise: Promise) -> str:
    """The year of the game in which it was made."""
    return promise.session.played[:4]


def themes_of(promise: Promise) -> tuple[str, ...]:
    """The themes of its card; of a method in own words, `OWN` alone."""
    card = promise.means.method.card
    return cards()[card].themes if card else (OWN,)


def by_year(found: Sequence[Promise], years: Iterable[str], on: date) -> list[Tally]:
    """By the year of the game, the oldest first; a year whose games promised nothing is told too."""
    groups = _grouped(found, lambda one: (year_of(one),))
    return [tally(groups.get(year, ()), on, year) for year in sorted(years)]


def by_division(found: Sequence[Promise], on: date) -> list[Tally]:
    """By division, in the schema's order: no ranking."""
    groups = _grouped(found, lambda one: (one.session.division,))
    return _tallies(groups, board.node("pelikerta", "toimiala").values, on)


def by_theme(found: Sequence[Promise], on: date) -> list[Tally]:
    """By theme in the boards' order, then those in own words; a card of several themes counts in each."""
    return _tallies(_grouped(found, themes_of), [*(theme.key for theme in board.themes()), OWN], on)


@dataclass(frozen=True, slots=True)
class Ripening:
    """How many of the same promises had come true at each age.

    Attributes:
        key: the year that they were made in; empty for all.
        n: how many they are: the whole of each of the figures.
        kept: by age in months, how many had come true; only ages that all of them have reached.
    """

    key: str
    n: int
    kept: dict[int, int]


def _kept_within(promise: Promise, months: int) -> bool:
    return bool(promise.means.kept_on) and date.fromisoformat(promise.means.kept_on) <= _at_age(promise, months)


def _at_age(promise: Promise, months: int) -> date:
    return add_months(date.fromisoformat(promise.session.played), months)


def _ripening(key: str, found: Sequence[Promise], on: date) -> Ripening:
    reached = [months for months in AGES if found and all(_at_age(one, months) <= on for one in found)]
    return Ripening(key, len(found), {months: sum(_kept_within(one, months) for one in found) for months in reached})


def ripening(found: Sequence[Promise], on: date) -> tuple[Ripening, list[Ripening]]:
    """How promises come true as they age: of all that have reached the greatest age, and by the year of the game.

    Args:
        found: promises.
        on: the day on which it is asked.
    """
    years: dict[str, list[Promise]] = defaultdict(list)
    for promise in found:
        years[year_of(promise)].append(promise)
    old_enough = [promise for promise in found if _at_age(promise, AGES[-1]) <= on]
    by_years = [_ripening(year, years[year], on) for year in sorted(years)]
    return _ripening("", old_enough, on), [one for one in by_years if one.kept]
