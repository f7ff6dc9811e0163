"""Sessions that resemble a session: the same methods in the plan and on the boards, the same themes."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import Final

from ospe_build.archive.summary import Summary

MAX_SIMILAR: Final = 3
CANDIDATES_PER_CARD: Final = 15
"""How many of the newest sessions that agreed on a card are compared: keeps the work linear in a large archive."""


class Similar:
    """Finds sessions that resemble a session, among those that agreed on one of its planned cards."""

    def __init__(self, sessions: Sequence[Summary]) -> None:
        """Index the sessions, which come newest first."""
        self._sessions = sessions
        self._features: dict[str, int] = {}
        self._bits: dict[str, int] = {}

    @cached_property
    def _by_id(self) -> dict[str, Summary]:
        return {summary.id: summary for summary in self._sessions}

    @cached_property
    def _by_planned_card(self) -> dict[str, list[tuple[str, int]]]:
        """By card, the sessions to compare with: id and features."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for summary in self._sessions:
            for card in dict.fromkeys(means.method.card for means in summary.plan if means.method.card):
                if len(found[card]) < CANDIDATES_PER_CARD:
                    found[card].append((summary.id, self._features_of(summary)))
        return found

    def _features_of(self, summary: Summary) -> int:
        """The session's cards and themes, a bit for each: comparing two sessions is then two operations on numbers."""
        known = self._features.get(summary.id)
        if known is None:
            known = 0
            for name in {
                *summary.themes,
                *(one.card for one in summary.placements),
                *(one.method.card for one in summary.plan),
            }:
                if name:
                    known |= 1 << self._bits.setdefault(name, len(self._bits))
            self._features[summary.id] = known
        return known

    def to(self, summary: Summary) -> tuple[Summary, ...]:
        """The sessions that resemble it most, best first; never its own earlier or later game."""
        mine = self._features_of(summary)
        compared: dict[str, int] = {}
        for card in {means.method.card for means in summary.plan}:
            compared.update(self._by_planned_card.get(card, ()))
        ranked = sorted(
            [(-(mine & theirs).bit_count() / (mine | theirs).bit_count(), id_) for id_, theirs in compared.items()]
        )
        found = (self._by_id[id_] for _, id_ in ranked)
        others = (one for one in found if summary.id not in {one.id, one.previous} and one.id != summary.previous)
        return tuple(islice(others, MAX_SIMILAR))
