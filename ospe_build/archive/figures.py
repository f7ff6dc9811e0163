"""Figures over sessions: the use of the game, participation as it is realised, what became of the plans.

Every share names what it is counted of. Nothing here claims a cause.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.means import Means, add_months
from ospe_build.archive.movement import Movement
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
    def plan(self) -> list[tuple[Summary, Means]]:
        """All means that were agreed on, each with its session."""
        return [(summary, means) for summary in self.sessions for means in summary.plan]

    def games_by_year(self) -> list[tuple[str, int, int]]:
        """Year, games and players of each year from the first game to the last, empty years too."""
        games: Counter[int] = Counter(int(summary.played[:4]) for summary in self.sessions)
        players: Counter[int] = Counter()
        for summary in self.sessions:
            players[int(summary.played[:4])] += summary.players
        return [(str(year), games[year], players[year]) for year in range(min(games), max(games) + 1)] if games else []

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
        """Means that say who, by when and how it is measured."""
        plan = [means for _, means in self.plan]
        return [
            Share("owner", sum(bool(means.owner) for means in plan), len(plan)),
            Share("deadline", sum(bool(means.deadline) for means in plan), len(plan)),
            Share("measure", sum(means.measured for means in plan), len(plan)),
            Share("agreed", sum(means.promised for means in plan), len(plan)),
        ]

    def updated_within(self) -> list[Share]:
        """Means with news within 6 and within 12 months of the game, of those whose game is at least that old."""
        shares = []
        for months in (6, 12):
            due = [
                (add_months(date.fromisoformat(summary.played), months), means)
                for summary, means in self.plan
                if add_months(date.fromisoformat(summary.played), months) <= self._on
            ]
            told = sum(bool(means.first_news) and date.fromisoformat(means.first_news) <= limit for limit, means in due)
            shares.append(Share(f"months_{months}", told, len(due)))
        return shares

    def states(self) -> list[Share]:
        """Means in each state, in the states' order; those without news last, under an empty key."""
        count = Counter(means.state for _, means in self.plan)
        order = [*board.node("uudet_keinot", "seuranta", "tila").values, ""]
        return [Share(state, count[state], len(self.plan)) for state in order]

    def realised(self) -> list[Share]:
        """Means that are realised or established, and of these those with a public source."""
        realised = [means for _, means in self.plan if means.is_kept]
        return [
            Share("realised", len(realised), len(self.plan)),
            Share("sourced", sum(bool(means.sources) for means in realised), len(realised)),
        ]

    def overdue(self) -> list[Share]:
        """Open means past their deadline: those agreed with the responsible party, and the groups' proposals apart."""
        shares = []
        for key, agreed in (("agreed", True), ("proposal", False)):
            dated = [means for _, means in self.plan if means.promised is agreed and means.deadline]
            shares.append(Share(key, sum(means.late(self._on) for means in dated), len(dated)))
        return shares

    def pairs(self) -> Iterator[Movement]:
        """What changed in every pair of consecutive games of a unit."""
        for summary in self.sessions:
            moved = self._archive.movement_to(summary)
            if moved is not None and self._archive.by_id[summary.previous].example == summary.example:
                yield moved

    def movements(self) -> list[Share]:
        """Methods by how they moved between consecutive games; of all methods in either game of a pair."""
        count: Counter[str] = Counter()
        for moved in self.pairs():
            for key in ("forward", "back", "new", "unmentioned"):
                count[key] += len(getattr(moved, key))
            count["same"] += moved.same
        total = sum(count.values())
        return [Share(key, count[key], total) for key in ("forward", "same", "back", "new", "unmentioned")]
