"""Comments, which libyaml passes over: where they are, and the text that a writer lost to one."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from yaml.events import ScalarEvent

from ospe_build.finding import Pointer, Severity
from ospe_build.reading import marks
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.document import Extents
from ospe_build.reading.scalars import resolve
from ospe_build.reading.source import Source
from ospe_build.scalar import quoted

Span = tuple[int, int]

BLOCK_STYLES: Final = ("|", ">")


def _index(event: ScalarEvent) -> int:
    return marks.start(event).index


def scalar_before(scalars: Sequence[ScalarEvent], index: int) -> ScalarEvent | None:
    """The last scalar that starts at or before an index."""
    found = bisect_right(scalars, index, key=_index)
    return scalars[found - 1] if found else None


def find_comments(source: Source, scalars: Sequence[ScalarEvent]) -> Iterator[Span]:
    """The comments of a text that was read without errors: every `#` that no scalar holds, to the end of its line."""
    text = source.text
    index = text.find("#")
    while index >= 0:
        scalar = scalar_before(scalars, index)
        inside = scalar is not None and index < marks.end(scalar).index
        if scalar is not None and inside and scalar.style in BLOCK_STYLES:
            # A comment may stand after the `|`, before the lines that it announces.
            inside = index >= source.line_end(marks.start(scalar).index)
        if scalar is not None and inside:
            end = marks.end(scalar).index
        else:
            end = source.line_end(index)
            yield index, end
        index = text.find("#", end)


def _lost(source: Source, scalars: Sequence[ScalarEvent], span: Span) -> ScalarEvent | None:
    """The plain value that a comment may have cut off: on the same line, no space after the `#`."""
    start, end = span
    if end - start == 1 or source.text[start + 1].isspace():
        return None
    scalar = scalar_before(scalars, start)
    if scalar is None or scalar.style:
        return None
    between = source.text[marks.end(scalar).index : start]
    return scalar if between and not between.strip(" \t") else None


def pointers_of(places: Extents) -> dict[int, Pointer]:
    """The pointers of all values that hold no others, by the identity of their event."""
    found: dict[int, Pointer] = {}
    waiting: list[tuple[Pointer, Extents]] = [((), places)]
    while waiting:
        pointer, inside = waiting.pop()
        for part, (_, first, _, inner) in inside.items():
            if inner is None:
                found[id(first)] = (*pointer, part)[1:]
            else:
                waiting.append(((*pointer, part), inner))
    return found


def warn_of_lost_text(
    source: Source, scalars: Sequence[ScalarEvent], spans: Sequence[Span], places: Extents, complaints: Complaints
) -> None:
    """Warn where a `#` within a plain text made a comment of its rest, as in `- rivi #1`."""
    lost = [(span, scalar) for span in spans if (scalar := _lost(source, scalars, span)) is not None]
    pointers = pointers_of(places) if lost else {}
    for (start, end), scalar in lost:
        rest = source.text[start:end].rstrip()
        whole = source.text[marks.start(scalar).index : end].strip()
        begin = end - len(source.text[marks.start(scalar).index : end].lstrip())
        is_text = not scalar.value or isinstance(resolve(scalar.value), str)
        in_line = "\n" not in whole and "\r" not in whole
        complaints.add(
            "OSPE120",
            source.position(start),
            pointers.get(id(scalar), ()),
            severity=Severity.WARNING,
            fix=source.replacing(begin, begin + len(whole), quoted(whole)) if is_text and in_line else None,
            params={"lost": rest},
        )
