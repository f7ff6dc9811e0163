"""The figures as a table, and what they say about the goals."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bench.contest import (
    HUGO,
    HUGO_DATA,
    HUGO_SEARCH,
    OURS,
    OURS_AGAIN,
    OURS_SEARCH,
    OURS_SEARCH_AGAIN,
    PLAIN,
    SPINE,
    SPINE_AGAIN,
    Result,
)

Results = Mapping[str, Result]
GOALS_FOR: Final = 10_000
"""How many sessions the goals are set for."""
WEIGHT_TOLERANCE: Final = 0.2
"""How far Hugo's pages may be from ours in bytes, for the two to be comparable."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio or an amount, and how high it may be."""

    name: str
    value: float
    limit: float
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether the value is within the limit."""
        return self.value <= self.limit

    def __str__(self) -> str:
        """A line of the report."""
        value, limit = f"{self.value:.3g}{self.unit}", f"{self.limit:g}{self.unit}"
        return f"  {self.name:<62} {value:>9}   goal <= {limit:<7} {'met' if self.met else 'NOT MET'}"


def table(count: int, results: Results) -> Iterator[str]:
    """The contenders side by side at one count of sessions."""
    yield f"{count:,} sessions"
    yield f"  {'':<46} {'wall s':>8} {'CPU s':>8} {'largest MB':>11} {'total MB':>9} {'pages':>7} {'bytes/page':>11}"
    ours = (OURS, OURS_AGAIN, SPINE, SPINE_AGAIN, OURS_SEARCH, OURS_SEARCH_AGAIN)
    for name in (*ours, HUGO, HUGO_DATA, HUGO_SEARCH, PLAIN):
        result = results[name]
        usage = result.usage
        yield (
            f"  {name:<46} {usage.wall:>8.2f} {usage.cpu:>8.2f} {usage.largest_mb:>11.0f} {usage.total_mb:>9.0f}"
            f" {result.pages:>7,} {result.page_bytes:>11,.0f}"
        )


def goals(results: Results) -> list[Goal]:
    """The goals that one count of sessions can tell of."""
    both = results[OURS].usage.wall / results[HUGO_DATA].usage.wall
    searched, theirs = results[OURS_SEARCH].usage, results[HUGO_SEARCH].usage
    found = [
        Goal("ospe build : Hugo that writes each session's files, too", both, 0.8),
        Goal("with search : Hugo writing the same pages, then Pagefind", searched.wall / theirs.wall, 1.2),
        Goal(
            "with search, one session changed : first build", results[OURS_SEARCH_AGAIN].usage.wall / searched.wall, 0.4
        ),
    ]
    for name, first, again in (("ospe build", OURS, OURS_AGAIN), ("without the open data", SPINE, SPINE_AGAIN)):
        ours = results[first].usage
        found += [
            Goal(f"{name} : Hugo", ours.wall / results[HUGO].usage.wall, 0.8),
            Goal(f"{name} : the plain way", ours.wall / results[PLAIN].usage.wall, 0.1),
            Goal(f"{name}, one session changed : first build", results[again].usage.wall / ours.wall, 0.2),
            Goal(f"{name}, memory of its largest process", ours.largest_mb, 400, " MB"),
            Goal(f"{name}, memory of all its processes", ours.total_mb, 400, " MB"),
        ]
    return found


def growth(by_count: Mapping[int, Results]) -> list[Goal]:
    """Whether time grows no worse than linearly from each count to the next."""
    counts = sorted(by_count)
    return [
        Goal(
            f"ospe build without search, {large:,} : {small:,} sessions",
            by_count[large][OURS].usage.wall / by_count[small][OURS].usage.wall,
            large / small,
        )
        for small, large in pairwise(counts)
    ]


def weight(results: Results) -> str:
    """Whether Hugo's pages and ours weigh about the same."""
    ratio = results[HUGO].page_bytes / results[OURS].page_bytes
    comparable = abs(ratio - 1) <= WEIGHT_TOLERANCE
    return f"  A session's page by Hugo weighs {ratio:.2f} of ours: {'comparable' if comparable else 'NOT COMPARABLE'}"
