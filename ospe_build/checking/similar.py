"""Which sessions are nearly the same, without comparing each with each.

Two sketches that are alike enough differ in at most a fifth of their bins: eight of forty. Cut into ten bands of four
bins, at least two bands are then the same in both. So only sessions that share a band are compared, and where many
share one, as they do when a phrase is in fashion, only those that share a second one as well.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Final

from ospe_build.checking.sketch import SIZE, Sketch, likeness

ALIKE: Final = 0.8
"""Likeness from which two sessions count as nearly the same."""

_ROWS: Final = 4
_BANDS: Final = SIZE // _ROWS
_MANY: Final = 16
_MOST: Final = 200
"""Sessions of one group each is compared with at most, so that no archive takes time by the square of its size."""

Pair = tuple[int, int]


def _band(sketch: Sketch, number: int) -> Sketch:
    return sketch[number * _ROWS : (number + 1) * _ROWS]


def _groups(members: Iterable[int], sketches: Sequence[Sketch], band: int) -> list[list[int]]:
    """Those of the members that share the band with another, in groups."""
    buckets: dict[Sketch, list[int]] = defaultdict(list)
    for member in members:
        buckets[_band(sketches[member], band)].append(member)
    return [bucket for bucket in buckets.values() if len(bucket) > 1]


def _pairs(group: list[int]) -> Iterator[Pair]:
    if len(group) <= _MOST:
        yield from combinations(group, 2)
    else:
        for place, member in enumerate(group):
            for other in group[place + 1 : place + 1 + _MOST]:
                yield member, other


def _candidates(sketches: Sequence[Sketch]) -> Iterator[Pair]:
    """Pairs worth comparing: all that are alike enough, and few others."""
    for band in range(_BANDS):
        for group in _groups(range(len(sketches)), sketches, band):
            if len(group) <= _MANY:
                yield from _pairs(group)
            else:
                for second in range(band + 1, _BANDS):
                    for smaller in _groups(group, sketches, second):
                        yield from _pairs(smaller)


class _Best:
    """For each session, the one most like it that it may not be like."""

    def __init__(self, may_be_alike: Callable[[int, int], bool]) -> None:
        self._may_be_alike = may_be_alike
        self._best: dict[int, tuple[float, int]] = {}

    def note(self, one: int, other: int, score: float) -> None:
        """Take two sessions that are alike; of equal ones the first stays."""
        if not self._may_be_alike(one, other):
            for mine, theirs in ((one, other), (other, one)):
                self._best[mine] = min(self._best.get(mine, (0.0, 0)), (-score, theirs))

    def others(self) -> dict[int, int]:
        """The session most like each."""
        return {index: other for index, (_, other) in self._best.items()}


def nearest_copies(sketches: Sequence[Sketch], may_be_alike: Callable[[int, int], bool]) -> dict[int, int]:
    """For each session that nearly repeats another, the one most like it.

    Args:
        sketches: of all sessions; empty ones are alike to none.
        may_be_alike: whether it is all right that two sessions, by index, are alike.
    """
    owners: dict[Sketch, list[int]] = defaultdict(list)
    for index, sketch in enumerate(sketches):
        if sketch:
            owners[sketch].append(index)
    best = _Best(may_be_alike)
    for group in owners.values():
        for one, other in _pairs(group):
            best.note(one, other, 1.0)
    distinct = list(owners)
    for pair in set(_candidates(distinct)):
        mine, theirs = (distinct[place] for place in pair)
        if (score := likeness(mine, theirs)) >= ALIKE:
            for one, other in product(owners[mine][:_MANY], owners[theirs][:_MANY]):
                best.note(one, other, score)
    return best.others()
