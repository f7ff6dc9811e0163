"""Days in cells: what is around them, and whether the day or the month comes first in a column."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ospe_build.checking.dates import guess_date, guess_month

_TIME: Final = re.compile(
    r",?[ T]+(?:(?:klo|kl|at)\.? *)?[0-9]{1,2}[.:][0-9]{2}(?:[.:][0-9]{2}(?:[.,][0-9]+)?)?"
    r"(?: *[aip]\.?[mp]\.?)?(?:Z| .*)?$"
    r"|,? +(?:klo|kl)\.? *[0-9]{1,2}$",
    re.IGNORECASE,
)
_WEEKDAY: Final = re.compile(
    r"(?:ma|ti|ke|to|pe|la|su|mån|tis|ons|fre|lör|sön|mon|tue|wed|thu|fri|sat|sun)[^\W\d_]*\.?,? +", re.IGNORECASE
)
_UNSURE: Final = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4}|[0-9]{2})")
_DOTTED: Final = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?[0-9]{2,4}")
_MONTHS: Final = 12


class Order(StrEnum):
    """What comes first in the days of a column, as a mapping file says it."""

    DAY = "päivä ensin"
    MONTH = "kuukausi ensin"


@dataclass(slots=True)
class Evidence:
    """What the cells of a column show: the number of the first row of each kind.

    Attributes:
        day: where only the day can be first, such as 13/11/2025.
        month: where only the month can be first, such as 11/13/2025.
        either: where both would do, such as 11/4/2025.
        dotted: where it is written as in Finland, such as 4.11.2025: a spreadsheet may have turned 11/4/2025 into it.
        swapped: where it is written so, and only the month can be first, such as 11.13.2025: perhaps by mistake.
    """

    day: int | None = None
    month: int | None = None
    either: int | None = None
    dotted: int | None = None
    swapped: int | None = None

    @property
    def contradiction(self) -> tuple[int, int] | None:
        """Two rows that cannot both be right in one order."""
        month, against = self.month or self.swapped, self.day or self.dotted
        return (month, against) if month and against else None

    @property
    def order(self) -> Order | None:
        """What comes first; None where the cells do not show it, or contradict each other."""
        if self.month or self.contradiction:
            return None if self.contradiction else Order.MONTH
        return None if self.either and not self.day else Order.DAY


def _bare(cell: str) -> str:
    return _TIME.sub("", " ".join(cell.split()))


def evidence_of(cells: Iterable[tuple[int, str]]) -> Evidence:
    """What the cells of a column show.

    Args:
        cells: each with the number of its row.
    """
    evidence = Evidence()
    for row, cell in cells:
        bare = _bare(cell)
        if unsure := _UNSURE.fullmatch(bare):
            first, second = int(unsure[1]), int(unsure[2])
            if first <= _MONTHS < second:
                evidence.month = evidence.month or row
            elif second <= _MONTHS < first:
                evidence.day = evidence.day or row
            elif first != second:
                evidence.either = evidence.either or row
        elif dotted := _DOTTED.fullmatch(bare):
            if int(dotted[1]) <= _MONTHS < int(dotted[2]):
                evidence.swapped = evidence.swapped or row
            else:
                evidence.dotted = evidence.dotted or row
    return evidence


def iso_day(cell: str, order: Order, *, month: bool) -> str:
    """The day that a cell names; the cell as it stands where it names none.

    Args:
        cell: its text.
        order: what comes first where both would do.
        month: whether a month alone will do as well.
    """
    bare = _bare(cell)
    if order is Order.MONTH and (unsure := _UNSURE.fullmatch(bare)):
        return guess_date(f"{unsure[2]}.{unsure[1]}.{unsure[3]}") or cell
    for written in (bare, _WEEKDAY.sub("", bare, count=1)):
        day = guess_date(written) or (guess_month(written) if month else None)
        if day:
            return day
    return cell
