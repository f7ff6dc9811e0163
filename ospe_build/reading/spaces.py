"""Odd spaces in the structure of a file (OSPE118), such as U+00A0: they look like spaces, but YAML has them as letters.

Within a text they may stand. They may not indent a row, nor follow a dash or a key's colon, nor end a row.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from yaml.events import ScalarEvent

from ospe_build.reading import marks
from ospe_build.reading.comments import BLOCK_STYLES, scalar_before
from ospe_build.reading.complaints import MAX_FINDINGS, Complaints
from ospe_build.reading.source import Source

ODD: Final = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""As the inside of a character class: all of Unicode's Space_Separator but the plain space."""

_NO_BREAK: Final = "\xa0"
_ODD: Final = re.compile(f"[{ODD}]")
_SPACES: Final = re.compile(rf"[ {ODD}]*")
_LEAD: Final = re.compile(rf"[ {ODD}]*(?:-[ {ODD}]+)*(?:[a-z0-9_]{{4,}}[ {ODD}]*:[ {ODD}]+)?")
_ROW: Final = re.compile(r"[^\r\n]+")
_TAIL: Final = re.compile(rf"[ {ODD}]+\Z")
_IN_PLACE: Final = re.compile(rf"[\r\n:,\[{{-][ ]*[{ODD}]|[{ODD}][ ]*(?:[\r\n:,\]}}#]|\Z)|\A[ ]*[{ODD}]")


def may_hold_odd(text: str) -> bool:
    """Whether an odd space may be in the structure: those in the midst of texts are not."""
    return _IN_PLACE.search(text) is not None


def _in_place(text: str, start: int, end: int) -> Iterator[int]:
    """Indexes of the odd spaces before and after what the rows between two indexes hold."""
    before = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start].rstrip(" ")
    begins = before.endswith(("{", ",")) or not before.strip(" -")
    for found in _ROW.finditer(text, start, end):
        row, first = found[0], found.start()
        # What follows a key on its row is a text, though it may begin as a key does.
        lead = (_LEAD if begins or first > start else _SPACES).match(row)
        tail = None if "#" in row else _TAIL.search(row)
        begin, after = lead.end() if lead else 0, tail.start() if tail else len(row)
        yield from (first + odd.start() for odd in _ODD.finditer(row) if not begin <= odd.start() < after)


def odd_in_plain(source: Source, scalars: Sequence[ScalarEvent]) -> list[int]:
    """Indexes of the odd spaces that libyaml took for a part of plain texts, in a text that it could read."""
    if not may_hold_odd(source.text):
        return []
    plain = (scalar for scalar in scalars if not scalar.style and _ODD.search(scalar.value))
    spans = ((marks.start(scalar).index, marks.end(scalar).index) for scalar in plain)
    return [index for start, end in spans for index in _in_place(source.text, start, end)]


def odd_in_rows(source: Source) -> list[int]:
    """Indexes of the odd spaces in the structure of a text that libyaml could not read; some may be within texts."""
    return [*_in_place(source.text, 0, len(source.text))] if may_hold_odd(source.text) else []


def outside_texts(source: Source, indexes: Sequence[int], scalars: Sequence[ScalarEvent]) -> list[int]:
    """Those of some indexes that do not stand within a quoted text or a block."""
    return [index for index in indexes if not _is_in_text(source, index, scalar_before(scalars, index))]


def _is_in_text(source: Source, index: int, scalar: ScalarEvent | None) -> bool:
    if scalar is None or not scalar.style or index >= marks.end(scalar).index:
        return False
    if scalar.style not in BLOCK_STYLES:
        return True
    # What is no further right than the row that begins a block ends it, but for these spaces.
    begin = marks.start(scalar).index
    head, row = source.text[source.line_start(begin) : begin], source.text[source.line_start(index) : index + 1]
    return len(row) - len(row.lstrip(" ")) > len(head) - len(_ODD.sub(" ", head).lstrip(" "))


def with_plain_spaces(text: str, indexes: Sequence[int]) -> str:
    """The text with plain spaces at some indexes."""
    characters = list(text)
    for index in indexes:
        characters[index] = " "
    return "".join(characters)


def refuse_odd(source: Source, indexes: Sequence[int], complaints: Complaints) -> None:
    """Complain of odd spaces at these indexes, once a row."""
    mended = Source(with_plain_spaces(source.text, indexes))
    rows = []
    for first in sorted({source.line_start(index): index for index in reversed(indexes)}.values()):
        start, end = source.line_start(first), source.line_end(first)
        row = mended.text[start:end].rstrip(" ")
        # Where the indentation is right, it is no part of the edit.
        indent = min(first - start, len(row) - len(row.lstrip(" ")))
        rows.append((first, row, source.replacing(start + indent, end, row[indent:])))
    # Where there are more than are told of, one edit mends all: each by itself would only bring the next to light.
    whole = source.at_once([fix for *_, fix in rows]) if len(rows) > MAX_FINDINGS else None
    for first, row, fix in rows:
        character = source.text[first]
        complaints.add(
            "OSPE118",
            source.position(first),
            variant="no_break" if character == _NO_BREAK else "",
            suggestion=row or None,
            fix=whole or fix,
            params={"character": f"U+{ord(character):04X}"},
        )
