"""Figures over sessions: the use of the game, participation as it is realised, how plans are made and told of.

Every share names what it is counted of. Nothing here claims a cause.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.means import add_months
from ospe_build.archive.movement import advances
from ospe_build.archive.outcomes import promised
from ospe_build.archive.promises import Promise
from ospe_build.archive.summary import Summary


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole.

    Attributes:
        key: names what is counted.
        n: how many.
        of: of how many.
    """

    key: str
    n: int
    of: int


def methods_by_column(sessions: Sequence[Summary]) -> list[tuple[str, dict[str, int]]]:
    """Each placed card with the sessions that placed it, by column; the most placed first."""
    count = Counter(
        pair
        for summary in sessions
        for pair in {(found.card, found.column) for found in summary.placements if found.card}
    )
    placed: dict[str, dict[str, int]] = defaultdict(dict)
    for (card, column), n in count.items():
        placed[card][column] = n
    return sorted(placed.items(), key=lambda row: (-sum(row[1].values()), row[0]))


class Figures:
    """The figures of an archive, made of the sessions that count."""

    def __init__(self, archive: Archive, on: date) -> None:
        """Prepare; figures are counted when they are asked for.

        Args:
            archive: the sessions.
            on: the day to which deadlines and ages are counted.
        """
        self._archive = archive
        self._on = on
        self.sessions: Sequence[Summary] = archive.counted

    @cached_property
    def promises(self) -> list[Promise]:
        """What was promised; proposals are not."""
        return promised(self._archive.promises)

    def games_by_year(self) -> list[tuple[str, int, int]]:
        """Year, games and players of each year from the first game to the last, empty years too."""
        games: Counter[int] = Counter(int(summary.played[:4]) for summary in self.sessions)
        players: Counter[int] = Counter()
        for summary in self.sessions:
            players[int(summary.played[:4])] += summary.players
        return [(str(year), games[year], players[year]) for year in range(min(games), max(games) + 1)] if games else []

    def years(self) -> set[str]:
        """The years in which games were played."""
        return {summary.played[:4] for summary in self.sessions}

    def games_by_division(self) -> list[Share]:
        """Games of each division, in the schema's order: no ranking."""
        count = Counter(summary.division for summary in self.sessions)
        divisions = board.node("pelikerta", "toimiala").values
        return [Share(key, count[key], len(self.sessions)) for key in divisions]

    def themes(self) -> list[Share]:
        """Sessions that touch each theme, in the boards' order."""
        count = Counter(theme for summary in self.sessions for theme in summary.themes)
        return [Share(theme.key, count[theme.key], len(self.sessions)) for theme in board.themes()]

    def plan_quality(self) -> list[Share]:
        """Means of plans that say who, by when and how it is measured, and those promised by who is responsible."""
        plan = [promise.means for promise in self._archive.promises]
        return [
            Share("owner", sum(bool(means.owner) for means in plan), len(plan)),
            Share("deadline", sum(bool(means.deadline) for means in plan), len(plan)),
            Share("measure", sum(means.measured for means in plan), len(plan)),
            Share("agreed", sum(means.promised for means in plan), len(plan)),
        ]

    def told(self) -> list[Share]:
        """How well is told of promises: news within 6 and 12 months, of those old enough; sources of the kept ones."""
        shares = []
        for months in (6, 12):
            limits = [
                (limit, means)
                for summary, means in self.promises
                if (limit := add_months(date.fromisoformat(summary.played), months)) <= self._on
            ]
            told = sum(
                bool(means.first_news) and date.fromisoformat(means.first_news) <= limit for limit, means in limits
            )
            shares.append(Share(f"months_{months}", told, len(limits)))
        kept = [means for _, means in self.promises if means.is_kept]
        return [*shares, Share("sourced", sum(bool(means.sources) for means in kept), len(kept))]

    def movements(self) -> list[Share]:
        """What became of the methods that could advance, by the unit's next game; made-up games stand apart."""
        count: Counter[str] = Counter()
        for summary in self.sessions:
            earlier = self._archive.by_id.get(summary.previous)
            if earlier is not None and earlier.example == summary.example:
                count += advances(earlier, summary)
        return [Share(key, count[key], count.total()) for key in ("forward", "same", "back", "unmentioned")]
