"""One bar of all states of some means, what is kept first, with a line and a word under it for those that are late."""

from typing import Final, NamedTuple

from ospe_build.archive.outcomes import Tally
from ospe_build.site.views.facets import NO_NEWS
from ospe_build.site.views.means_status import state_labels, state_order

_ROOM_FOR_WORDS: Final = 30
"""Percent of the bar beside the line of the late ones in which their number stands; else it stands upon the line."""


class BarPart(NamedTuple):
    """A segment of a bar of states: where it begins and how wide it is, in percent of the whole."""

    state: str
    label: str
    n: int
    start: float
    width: float
    key: str


class LateMark(NamedTuple):
    """The line under a bar that is as long as the late part: late cuts across the states under way.

    Attributes:
        n: how many are late.
        start, end: of the line, in percent of the bar.
        words_at: where the words on it stand, in percent.
        words: as SVG anchors text: `start` to the right of the line, `end` to its left, `middle` upon it.
    """

    n: int
    start: float
    end: float
    words_at: float
    words: str


class StateBar(NamedTuple):
    """A bar of states."""

    parts: tuple[BarPart, ...]
    late: LateMark


def _late_mark(told: Tally) -> LateMark:
    whole = told.n or 1
    start, end = (round(100 * n / whole, 3) for n in (told.kept, told.kept + told.late))
    if 100 - end >= _ROOM_FOR_WORDS:
        return LateMark(told.late, start, end, end, "start")
    if start >= _ROOM_FOR_WORDS:
        return LateMark(told.late, start, end, start, "end")
    return LateMark(told.late, start, end, round((start + end) / 2, 3), "middle")


def state_bar(told: Tally, language: str) -> StateBar:
    """How many means are in each state, as the segments of one bar."""
    before = 0
    parts = []
    for state in state_order():
        if n := told.states[state]:
            start, width = round(100 * before / told.n, 3), round(100 * n / told.n, 3)
            parts.append(BarPart(state, state_labels(language)[state], n, start, width, state or NO_NEWS))
            before += n
    return StateBar(tuple(parts), _late_mark(told))
