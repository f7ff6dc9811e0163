"""A line of time: where days stand on it, in percent of its width, and what is drawn of a means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from ospe_build.archive.means import Means
from ospe_build.archive.promises import Promise
from ospe_build.archive.summary import Summary
from ospe_build.checking.dates import last_day

MOST_YEARS: Final = 8
"""Years before today that a line goes back; older games stand at its beginning."""
MARK_WIDTH: Final = 5.0
"""How much of the line a game's number takes on a phone."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The same for every row of a page.

    Attributes:
        first: the day at the left end.
        last: the day at the right end.
    """

    first: date
    last: date

    @classmethod
    def over(cls, sessions: Sequence[Summary], found: Iterable[Promise], on: date) -> "Scale":
        """The whole years from the first game to the last deadline, today at least."""
        deadlines = [last_day(promise.means.deadline) for promise in found if promise.means.is_open]
        begin = min([summary.played[:4] for summary in sessions] or [str(on.year)])
        end = max([on, *(day for day in deadlines if day)])
        first = max(int(begin), on.year - MOST_YEARS)
        return cls(date(first, 1, 1), date(min(end.year, on.year + 3), 12, 31))

    def at(self, day: str) -> float:
        """Where a day (ISO) stands."""
        return self._place(date.fromisoformat(day))

    def _place(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(100 * min(max(share, 0), 1), 2)

    @property
    def years(self) -> list[tuple[str, float]]:
        """The years and where they begin."""
        return [(str(year), self._place(date(year, 1, 1))) for year in range(self.first.year, self.last.year + 1)]


def apart(places: Sequence[float]) -> list[float]:
    """Ascending places of marks, moved so far that none hides the one before: each is still near its day."""
    room = min(MARK_WIDTH, 100 / max(len(places) - 1, 1))
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + room) if moved else place)
    end = 100.0
    for at in reversed(range(len(moved))):
        moved[at] = round(min(moved[at], end), 2)
        end = moved[at] - room
    return moved


class Lane(NamedTuple):
    """What is drawn of a means; places in percent, -1 for what is not there.

    Attributes:
        number: of the game that agreed on it.
        start, end: from the game to its end, or to today.
        deadline: the one that counts: the first for what is kept, the newest for what is open.
        first: the first deadline, where it was moved.
        over: where time past the deadline ends.
        ahead: where the time that is left ends.
    """

    number: int
    start: float
    end: float
    deadline: float
    first: float
    over: float
    ahead: float
    state: str


def lane_of(means: Means, scale: Scale, on: date, number: int) -> Lane:
    """The line of a means."""
    start = scale.at(means.played)
    is_done = not means.is_open
    end_day = (means.kept_on if means.is_kept else means.last_news) if is_done else on.isoformat()
    counted = last_day(means.first_deadline if is_done else means.deadline)
    deadline = scale.at(counted.isoformat()) if counted else -1
    first_day = last_day(means.first_deadline)
    moved = means.moved and first_day and first_day != counted
    end = scale.at(end_day)
    is_over = counted is not None and means.promised and counted.isoformat() < end_day and means.state != "luovuttu"
    return Lane(
        number=number,
        start=start,
        end=max(deadline, start) if is_over else end,
        deadline=deadline,
        first=scale.at(first_day.isoformat()) if moved and first_day else -1,
        over=end if is_over else -1,
        ahead=deadline if deadline > end and not is_over else -1,
        state=means.state or "unknown",
    )
