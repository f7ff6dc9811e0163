"""Rules on notes that refer to notes of an earlier board."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ospe_build.board import edition_of, root
from ospe_build.checking.context import Context
from ospe_build.checking.lookup import at, texts
from ospe_build.checking.spot import Spot
from ospe_build.nodes import Node
from ospe_build.reading import Document
from ospe_build.scalar import in_line

_ALIKE: Final = 0.5
_WORTH_A_GUESS: Final = 40
"""Notes for which a suggestion is looked for: as many as a list may hold."""


@lru_cache
def _referring(edition: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The fields whose notes repeat notes of another board, each with that board's key."""
    return tuple((_keys(node), node.extra["refers"]) for node in root(edition).walk() if "refers" in node.extra)


def _keys(node: Node) -> tuple[str, ...]:
    return tuple(str(part) for part in node.pointer)


def _same(text: str) -> str:
    """The text as it is compared: without spaces around it, and in one form of Unicode (NFC)."""
    return unicodedata.normalize("NFC", text.strip())


def _notes(board: object) -> Iterator[str]:
    for notes in board.values() if isinstance(board, dict) else ():
        for _, text in texts(notes):
            yield text


def _pairs(text: str) -> set[str]:
    folded = _same(text).casefold()
    return {folded[start : start + 3] for start in range(max(1, len(folded) - 2))}


def _most_alike(text: str, known: dict[str, set[str]]) -> str | None:
    """The known text that shares most groups of three letters, if it shares enough."""
    pairs = _pairs(text)

    def likeness(other: str) -> float:
        return 2 * len(pairs & known[other]) / (len(pairs) + len(known[other]))

    best = max(known, key=likeness, default=None)
    return best if best is not None and likeness(best) >= _ALIKE else None


def benefit_not_written(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE312: a benefit that does not come true well was not written among the benefits."""
    for keys, board in _referring(edition_of(document.value)):
        listed = at(document.value, *keys)
        if not listed:
            continue
        written = {_same(note): note for note in _notes(at(document.value, board))}
        alike: dict[str, set[str]] | None = None
        for index, text in texts(listed):
            if not text.strip() or _same(text) in written:
                continue
            if alike is None:
                alike = {note: _pairs(note) for note in written}
            meant = _most_alike(text, alike) if index < _WORTH_A_GUESS else None
            suggestion = None if meant is None else in_line(meant)
            yield Spot((*keys, index), {"field": keys[-1], "board": board}, suggestion=suggestion)
