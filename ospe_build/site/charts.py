"""Charts as rows of text with a bar or dots beside it: they reflow, they can be read aloud, and they need no library.

Lengths are percentages of the room that a row has, given as SVG attributes, since the pages' policy allows no `style`.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

_DECIMALS: Final = 3
_STEP: Final = 20
"""Percent: scales end at such a number."""


class Bar(NamedTuple):
    """A row with a bar: `width` in percent of the room; `shown` is written after it."""

    label: str
    width: float
    shown: str


def bars(rows: Sequence[tuple[str, float, str]], whole: float = 0) -> list[Bar]:
    """A row a bar, in the order given.

    Args:
        rows: label, value, and what is written beside the bar.
        whole: what a full bar stands for; the greatest value where it is 0.
    """
    most = whole or max((value for _, value, _ in rows), default=0) or 1
    return [Bar(label, round(100 * value / most, _DECIMALS), shown) for label, value, shown in rows]


class Dot(NamedTuple):
    """A dot on a scale: where it stands in percent of the room, and what is written beside it."""

    age: int
    at: float
    shown: str


class Dots(NamedTuple):
    """A row of dots with a line between the first and the last."""

    label: str
    dots: tuple[Dot, ...]
    n: int


def scale_end(shares: Sequence[float]) -> int:
    """The percentage at which a common scale of shares ends."""
    most = max(shares, default=0)
    return min(100, _STEP * (int(100 * most) // _STEP + 1))


def dots(shares: Mapping[int, float], shown: Mapping[int, str], end: int) -> tuple[Dot, ...]:
    """The dots of a row.

    Args:
        shares: by age, a share from 0 to 1.
        shown: by age, what is written beside the dot.
        end: percentage at the end of the scale.
    """
    return tuple(Dot(age, round(100 * 100 * share / end, _DECIMALS), shown[age]) for age, share in shares.items())
