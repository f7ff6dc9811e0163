"""The edits that findings ask for: of their suggestions, so that the two cannot disagree, or of what must go or move.

Whether one mends is tried in `fixes`.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from ospe_build.checking.dates import iso_date
from ospe_build.checking.entries import removable
from ospe_build.finding import Finding, Fix, Pointer
from ospe_build.reading import Document
from ospe_build.scalar import quoted

_PARTS: Final = re.compile(r"[,\[\]{}]")
_STRUCTURE: Final = ("[", "{", '"', "'")


def offer(finding: Finding, document: Document) -> Fix | None:
    """The edit that probably mends a finding of a file that could be read; None where none is known."""
    if document.refused or not finding.pointer:
        return None
    for code, variant, edit in _EDITS:
        if finding.code == code and finding.variant.startswith(variant):
            return edit(finding.pointer, document)
    return _as_suggested(finding, document)


def _as_suggested(finding: Finding, document: Document) -> Fix | None:
    """The suggestion in the place of the value or the key that the finding stands at."""
    pointer = finding.pointer
    if finding.suggestion is None or not document.has(pointer):
        return None
    if finding.position == document.position(pointer):
        return in_place(pointer, finding.suggestion, document)
    key = document.key_span(pointer)
    if key and finding.position == document.key_position(pointer):
        return document.source.replacing(*key, finding.suggestion)
    return None


def in_place(pointer: Pointer, suggestion: str, document: Document) -> Fix | None:
    """The edit that puts a suggestion in the place of a value; of one that stands below its key, on the key's line."""
    start, end = document.span(pointer)
    if document.in_brackets(pointer) and not suggestion.startswith(_STRUCTURE) and _PARTS.search(suggestion):
        suggestion = quoted(suggestion)
    key = document.key_span(pointer)
    between = document.text[key[1] : start] if key else ""
    if key and "\n" in between:
        return document.source.replacing(key[1], end, f": {suggestion}") if between.strip() == ":" else None
    return document.source.replacing(start, end, suggestion)


def removal(pointer: Pointer, document: Document) -> Fix | None:
    """The edit that takes an entry away, and all that holds only it; None where a comment would go with it."""
    entry = removable(document.value, pointer)
    if entry is None:
        return None
    pointer, holder = entry, _at(document.value, entry[:-1])
    names: list[str | int] = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    place = names.index(pointer[-1])
    start, end = _entry(pointer, document)
    if document.in_brackets(pointer):
        if place:
            start = document.span((*pointer[:-1], names[place - 1]))[1]
        elif len(names) > 1:
            end = _entry((*pointer[:-1], names[1]), document)[0]
        return document.source.replacing(start, end, "")
    line, last = document.source.position(start), document.source.line_end(end)
    before = document.text[start - line.column + 1 : start]
    if document.text[end:last].strip() or "#" in document.text[start:end]:
        return None
    if before.strip(" ") in {"", "-"} if isinstance(pointer[-1], int) else not before.strip(" "):
        number = document.source.position(last).line
        starts = document.source.starts
        return document.source.replacing(starts[line.line - 1], starts[number] if number < len(starts) else last, "")
    if place + 1 < len(names):
        return document.source.replacing(start, _entry((*pointer[:-1], names[place + 1]), document)[0], "")
    return None


def _without_dashes(pointer: Pointer, document: Document) -> Fix | None:
    """The edit that makes a mapping of a list of mappings; the rows stay where they stand."""
    items = _at(document.value, pointer)
    if document.in_brackets((*pointer, 0)) or not all(isinstance(item, dict) for item in items):
        return None
    starts = [document.span((*pointer, index))[0] for index in range(len(items))]
    dashes = [document.text.rindex("-", 0, start) for start in starts]
    return document.source.at_once([document.source.replacing(dash, dash + 1, " ") for dash in dashes])


def _in_order(pointer: Pointer, document: Document) -> Fix | None:
    """The edit that puts follow-ups into the order of their days; None where a comment may belong to one of them."""
    *way, _, _ = pointer
    pointer = tuple(way)
    entries = _at(document.value, pointer)
    days = [iso_date(entry.get("paiva")) if isinstance(entry, dict) else None for entry in entries]
    start, end = document.span(pointer)
    if None in days or "#" in document.text[start:end]:
        return None
    spans = [document.span((*pointer, index)) for index in range(len(entries))]
    order = sorted(range(len(entries)), key=lambda index: str(days[index]))
    moved = [(span, spans[index]) for span, index in zip(spans, order, strict=True) if span != spans[index]]
    return document.source.at_once(
        [document.source.replacing(*span, document.text[first:last]) for span, (first, last) in moved]
    )


def _at(value: Any, pointer: Pointer) -> Any:  # noqa: ANN401 - whatever a file holds
    """What is at a pointer that is known to lead there."""
    for part in pointer:
        value = value[part]
    return value


def _entry(pointer: Pointer, document: Document) -> tuple[int, int]:
    """First index and end of a value with its key."""
    start, end = document.span(pointer)
    key = document.key_span(pointer)
    return (key[0] if key else start), end


_EDITS: Final[tuple[tuple[str, str, Callable[[Pointer, Document], Fix | None]], ...]] = (
    ("OSPE203", "items", _without_dashes),
    ("OSPE205", "blank", removal),
    ("OSPE209", "", removal),
    ("OSPE211", "", removal),
    ("OSPE218", "", removal),
    ("OSPE310", "", _in_order),
    ("OSPE325", "", removal),
    ("OSPE412", "", removal),
)
"""What mends findings that suggest nothing: code, how the variant begins, and the edit."""
