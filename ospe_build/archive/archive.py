"""All sessions without errors, in short, newest first."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from ospe_build.archive.summary import Summary


class Archive:
    """The sessions of an archive.

    Attributes:
        sessions: all of them, newest first.
        examples_only: whether all are made up; figures and data are then made of those, under a banner.
    """

    def __init__(self, summaries: Iterable[Summary]) -> None:
        """Gather the sessions."""
        self.sessions = sorted(summaries, key=lambda summary: (summary.played, summary.id), reverse=True)
        self.examples_only = all(summary.example for summary in self.sessions)

    @cached_property
    def by_id(self) -> dict[str, Summary]:
        """Every session by its id."""
        return {summary.id: summary for summary in self.sessions}

    @cached_property
    def counted(self) -> list[Summary]:
        """The sessions that figures and data are made of: the real ones, or the examples while there is no real one."""
        return [summary for summary in self.sessions if self.examples_only or not summary.example]

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
