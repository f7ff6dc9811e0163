"""A session's texts as a few numbers, and how alike two of them are.

A text is cut into shingles, every two words in a row; each post-it has its own, so their order does not matter. The
number of a shingle falls into one of `SIZE` bins, and each bin keeps its smallest: one permutation hashing. Two
sketches agree in about as many of their bins as the shingles of the two sessions overlap (Jaccard).
Sources: A. Broder, "On the resemblance and containment of documents" (1997); P. Li, A. Owen, C.-H. Zhang, "One
permutation hashing" (2012), whose estimate leaves out the bins that are empty in both.
"""

from functools import lru_cache
from operator import add, eq
from typing import Final
from zlib import crc32

from ospe_build.board import edition_of, phases

Sketch = tuple[int, ...]

SIZE: Final = 40
"""Bins of a sketch."""

FEWEST: Final = 20
"""Shingles below which a text says too little to be called a copy."""

EMPTY: Final = 1 << 32
"""What a bin without a shingle holds: more than any number of a shingle."""

_EDGE: Final = " | "
_NOT_COMPARED: Final = frozenset({"seuranta", "kortti"})


@lru_cache
def _boards(edition: str) -> tuple[str, ...]:
    return tuple(board.key for board in phases(edition))


def _gather(value: object, texts: list[str]) -> None:
    """Add what people wrote: not cards, allowed values or days, which are single words, and not what happened later."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_COMPARED:
                _take(inner, texts)
    elif isinstance(value, list):
        for inner in value:
            _take(inner, texts)


def _take(value: object, texts: list[str]) -> None:
    if not isinstance(value, str):
        _gather(value, texts)
    elif " " in value:
        texts.append(value)


def sketch(session: object) -> Sketch:
    """The sketch of a session's boards; empty where there is too little text, or no session."""
    if not isinstance(session, dict):
        return ()
    texts: list[str] = []
    for board in _boards(edition_of(session)):
        _take(session.get(board), texts)
    words = _EDGE.join(texts).lower().encode().split()
    shingles = set(map(crc32, map(add, words, words[1:])))
    if len(shingles) < FEWEST:
        return ()
    bins = [EMPTY] * SIZE
    for number in shingles:
        place = number % SIZE
        if number < bins[place]:  # noqa: PLR1730 - in a third of the time that `min` takes
            bins[place] = number
    return tuple(bins)


def likeness(one: Sketch, other: Sketch) -> float:
    """How alike two sketches are, from 0 to 1."""
    both_empty = sum(a == b == EMPTY for a, b in zip(one, other, strict=True)) if EMPTY in one else 0
    same = sum(map(eq, one, other)) - both_empty
    return float(same / (SIZE - both_empty))
