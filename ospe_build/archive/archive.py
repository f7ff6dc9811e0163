"""All sessions without errors, in short, newest first."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Final

from ospe_build.archive.means import Means
from ospe_build.archive.movement import Movement, movement
from ospe_build.archive.outcomes import year_of
from ospe_build.archive.own_methods import OwnMethod, alike, by_start, own_methods
from ospe_build.archive.promises import Promise, promises
from ospe_build.archive.summary import Summary
from ospe_build.archive.units import Places

TOLD_OF_EACH: Final = 30
"""Means of a card among which those of other units are chosen: keeps the work linear in a large archive."""


def _grouped(found: Iterable[Promise], key: Callable[[Promise], str]) -> dict[str, list[Promise]]:
    """Means by a key, but for those whose key is empty."""
    groups: dict[str, list[Promise]] = defaultdict(list)
    for promise in found:
        if of := key(promise):
            groups[of].append(promise)
    return groups


class Archive:
    """The sessions of an archive.

    Attributes:
        sessions: all of them, newest first.
        examples_only: whether all are made up; figures and data are then made of those, under a banner.
    """

    def __init__(self, summaries: Iterable[Summary]) -> None:
        """Gather the sessions."""
        self.sessions = sorted(summaries, key=lambda summary: (summary.played, summary.id), reverse=True)
        self.examples_only = bool(self.sessions) and all(summary.example for summary in self.sessions)
        self._movements: dict[str, Movement] = {}

    def __reduce__(self) -> tuple[type["Archive"], tuple[list[Summary]]]:
        """Travel to another process as its sessions alone."""
        return Archive, (self.sessions,)

    @cached_property
    def by_id(self) -> dict[str, Summary]:
        """Every session by its id."""
        return {summary.id: summary for summary in self.sessions}

    @cached_property
    def counted(self) -> list[Summary]:
        """The sessions that figures and data are made of: the real ones, or the examples while there is no real one."""
        return [summary for summary in self.sessions if self.examples_only or not summary.example]

    @cached_property
    def promises(self) -> list[Promise]:
        """The means of the sessions that count, newest games first."""
        return promises(self.counted)

    @cached_property
    def promises_by_card(self) -> dict[str, list[Promise]]:
        """Those that use a card, by card; newest games first."""
        return _grouped(self.promises, lambda promise: promise.means.method.card)

    @cached_property
    def promises_by_year(self) -> dict[str, list[Promise]]:
        """Those by the year of the game; newest games first."""
        return _grouped(self.promises, year_of)

    @cached_property
    def promises_by_end(self) -> dict[str, list[Promise]]:
        """Those that were kept or dropped, by the year of that; newest games first."""
        return _grouped(self.promises, lambda promise: promise.means.ended_on[:4])

    @cached_property
    def told_of(self) -> list[Promise]:
        """Those of cards that something is told of: what is done with first, then the newest; a few of each card."""
        found = [promise for promise in self.promises if promise.means.method.card and promise.means.news]
        found.sort(key=lambda one: (not one.means.is_open, one.means.last_news, one.id), reverse=True)
        count: Counter[str] = Counter()
        few = []
        for promise in found:
            count[promise.means.method.card] += 1
            if count[promise.means.method.card] <= TOLD_OF_EACH:
                few.append(promise)
        return few

    @cached_property
    def places(self) -> Places:
        """The units and districts of the sessions that count."""
        return Places(self.counted)

    @cached_property
    def own_methods(self) -> list[OwnMethod]:
        """Methods in the players' own words, like ones together; of the sessions that count."""
        return own_methods(self.counted)

    @cached_property
    def _own_places(self) -> dict[str, list[int]]:
        return by_start(self.own_methods)

    def own_like(self, names: Iterable[str]) -> list[OwnMethod]:
        """Own methods that say the same as one of some names; those of the most sessions first."""
        return alike(self.own_methods, self._own_places, names)

    @cached_property
    def following(self) -> dict[str, list[Summary]]:
        """The sessions that name a session as their earlier one, oldest first."""
        found: dict[str, list[Summary]] = defaultdict(list)
        for summary in reversed(self.sessions):
            if summary.previous:
                found[summary.previous].append(summary)
        return found

    @cached_property
    def by_card(self) -> dict[str, dict[str, list[Summary]]]:
        """By card and column, the sessions that placed the card there, newest first."""
        found: dict[str, dict[str, list[Summary]]] = defaultdict(lambda: defaultdict(list))
        for summary in self.sessions:
            for card, column in dict.fromkeys(
                (placed.card, placed.column) for placed in summary.placements if placed.card
            ):
                found[card][column].append(summary)
        return found

    @cached_property
    def placed(self) -> Counter[tuple[str, str, str]]:
        """How often each card stands on each board: theme, column, card; of the sessions that count."""
        return Counter(
            (placed.theme, placed.column, placed.card)
            for summary in self.counted
            for placed in summary.placements
            if placed.card
        )

    @cached_property
    def planned(self) -> dict[str, list[tuple[Summary, Means]]]:
        """By card, the means of plans that use it, each with its session; of the newest sessions first."""
        found: dict[str, list[tuple[Summary, Means]]] = defaultdict(list)
        for summary in self.sessions:
            for means in summary.plan:
                if means.method.card:
                    found[means.method.card].append((summary, means))
        return found

    def movement_to(self, summary: Summary) -> Movement | None:
        """What changed since the earlier game that a session names; none where it names none, or one that is not here.

        Pages and statistics both ask, so each answer is kept.
        """
        previous = self.by_id.get(summary.previous)
        if previous is None:
            return None
        if summary.id not in self._movements:
            self._movements[summary.id] = movement(previous, summary)
        return self._movements[summary.id]
