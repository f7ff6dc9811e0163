"""A session file as it was read: its values, and the place of each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from yaml.events import CollectionStartEvent, Event, NodeEvent

from ospe_build.finding import Finding, Pointer, Position
from ospe_build.reading import marks
from ospe_build.reading.source import Source

Extent = tuple[Event | None, NodeEvent, Event, "Extents | None"]
"""Where a value stands: the event of its key, if it has one; its first event, its last one, and what is in it."""

Extents = dict[str | int, Extent]
"""Places of the values of a mapping by key, or of a list by index."""


Spans = tuple[tuple[int, int], ...]
"""First index and end of every comment."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the file.

    Attributes:
        position: where its `#` stands.
        text: from the `#` to the end of the line.
    """

    position: Position
    text: str


@dataclass(frozen=True, eq=False)
class Document:
    """A file that was read. Places are worked out when they are asked for: a file without findings needs few.

    Attributes:
        file: path as the user gave it.
        source: the decoded text without a byte order mark, as it stands in the file.
        value: what the file holds, in dicts, lists and scalars; None where the file is refused.
        findings: what reading found, in the order of reports.
        refused: whether an error is among the findings.
        look: tells where the values and the comments stand; asked when that is needed for the first time.
    """

    file: str
    source: Source = field(repr=False)
    value: Any
    findings: tuple[Finding, ...]
    refused: bool
    look: Callable[[], tuple[Extents, Spans]] = field(repr=False)

    @cached_property
    def _looked(self) -> tuple[Extents, Spans]:
        return self.look()

    @property
    def text(self) -> str:
        """The decoded text without a byte order mark; empty where it cannot be decoded."""
        return self.source.text

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """Every comment, from top to bottom; none of a file that is refused."""
        _, spans = self._looked
        return tuple(Comment(self.source.position(start), self.text[start:end]) for start, end in spans)

    def _place(self, pointer: Pointer) -> tuple[Extent, bool] | None:
        """The place of a value or of the nearest that holds it, and whether it is its own; None for an empty file."""
        place = self._looked[0].get(0)
        if place is None:
            return None
        for part in pointer:
            inner = (place[3] or {}).get(part)
            if inner is None:
                return place, False
            place = inner
        return place, True

    def has(self, pointer: Pointer) -> bool:
        """Whether the file holds a value there."""
        found = self._place(pointer)
        return found is not None and found[1]

    def position(self, pointer: Pointer) -> Position:
        """Where a value starts; an empty one right after its colon or dash.

        For a pointer that the file does not hold: that of the nearest value which would hold it.
        """
        found = self._place(pointer)
        return marks.position(found[0][1]) if found else Position(1, 1)

    def key_position(self, pointer: Pointer) -> Position:
        """Where the key of a value starts: the value itself for an item of a list, the first line for the root."""
        found = self._place(pointer)
        if found is None or found[0] is self._looked[0][0]:
            return Position(1, 1)
        key, value, _, _ = found[0]
        return marks.position(key or value)

    def span(self, pointer: Pointer) -> tuple[int, int]:
        """First index and end of what a value is written with; both right after its colon or dash for an empty one.

        For a pointer that the file does not hold: those of the nearest value which would hold it.
        """
        found = self._place(pointer)
        if found is None:
            return 0, 0
        _, first, last, inner = found[0]
        start = marks.start(first).index
        while inner and _is_block(first):
            _, first, last, inner = inner[next(reversed(inner))]
        begin, end = marks.start(first).index, marks.end(last).index
        return start, begin + len(self.text[begin:end].rstrip())

    def key_span(self, pointer: Pointer) -> tuple[int, int] | None:
        """First index and end of what the key of a value is written with; None for an item of a list and the root."""
        found = self._place(pointer)
        key = found[0][0] if found else None
        return (marks.start(key).index, marks.end(key).index) if key else None

    def in_brackets(self, pointer: Pointer) -> bool:
        """Whether a value stands within brackets or braces, where commas and brackets part it from others."""
        holders = (self._place(pointer[:length]) for length in range(len(pointer)))
        return any(found is not None and not _is_block(found[0][1]) for found in holders)

    def end_line(self, pointer: Pointer) -> int:
        """The last line, from 1, on which a value has text."""
        start, end = self.span(pointer)
        return self.source.position(max(start, end - 1)).line


def _is_block(first: Event) -> bool:
    return isinstance(first, CollectionStartEvent) and not first.flow_style
