"""The edits that mend findings, each given only where it was seen to mend.

An edit puts the finding's suggestion in the place of the value or the key, so that the two cannot disagree; or it takes
an entry away that holds nothing. A rule may have given another. Whether an edit mends is tried: the file is read and
checked again with it.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from ospe_build.finding import Finding, Fix, Pointer, Position
from ospe_build.reading import Document, read
from ospe_build.scalar import quoted

MOST: Final = 20
"""Edits of one file that are tried: nobody makes more at once."""

_CHARACTERS: Final = 80_000
"""Characters that are read again for one file, whatever it holds."""

_READING: Final = "OSPE1"
_NOTHING: Final = frozenset({"OSPE209", "OSPE211", "OSPE218", "OSPE325"})
"""Codes of entries that can go: they hold nothing, or what another one holds as well."""

_BLANK: Final = ("OSPE205", "blank")
_PARTS: Final = re.compile(r"[,\[\]{}]")
_STRUCTURE: Final = ("[", "{", '"', "'")

Find = Callable[[Document], list[Finding]]
Placed = tuple[str, Position | None]
"""A finding as it is known again in the edited file: its code, and its place; None within the edit."""


def with_fixes(document: Document, findings: Sequence[Finding], find: Find) -> list[Finding]:
    """The findings, each with its fix where that is known and mends.

    Args:
        document: the file as it was read.
        findings: all of them; those that have a fix keep it only if it mends.
        find: finds what is wrong with a file, without any fix.
    """
    left = max(1, min(MOST, _CHARACTERS // (len(document.text) + 1)))
    result = []
    for finding in findings:
        fix = (finding.fix or _offer(finding, document)) if left else None
        left -= fix is not None
        result.append(_tried(finding, fix, findings, document, find) if fix else replace(finding, fix=None))
    return result


def _offer(finding: Finding, document: Document) -> Fix | None:
    """The edit that a finding's suggestion asks for, or that takes an empty entry away."""
    pointer = finding.pointer
    if document.refused or not pointer or not document.has(pointer):
        return None
    if finding.code in _NOTHING or (finding.code, finding.variant) == _BLANK:
        return _removal(pointer, document)
    if finding.suggestion is None:
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


def _removal(pointer: Pointer, document: Document) -> Fix | None:
    """The edit that takes an entry away, and all that holds only it; None where a comment would go with it."""
    holder = _at(document.value, pointer[:-1])
    while len(holder) == 1 and len(pointer) > 1:
        pointer = pointer[:-1]
        holder = _at(document.value, pointer[:-1])
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


def _at(value: object, pointer: Pointer) -> dict[str | int, object] | list[object]:
    """The mapping or list at a pointer that is known to lead to one."""
    for part in pointer:
        value = value[part]  # type: ignore[index]
    return value  # type: ignore[return-value]


def _entry(pointer: Pointer, document: Document) -> tuple[int, int]:
    """First index and end of a value with its key."""
    start, end = document.span(pointer)
    key = document.key_span(pointer)
    return (key[0] if key else start), end


def _tried(finding: Finding, fix: Fix, findings: Sequence[Finding], document: Document, find: Find) -> Finding:
    """The finding with its fix, if that mends; without its suggestion too, where that cannot be read."""
    edited = document.source.edited(fix).encode("utf-8", "surrogatepass")
    now = find(read(edited, document.file))
    rows = fix.text.split("\n")
    last = fix.line + len(rows) - 1
    end = Position(last, len(rows[-1]) + (fix.column if len(rows) == 1 else 1))

    def before(position: Position) -> Position | None:
        if (position.line, position.column) < (fix.line, fix.column):
            return position
        if (position.line, position.column) <= (fix.end_line, fix.end_column):
            return None
        on_last = position.line == fix.end_line
        column = position.column + (end.column - fix.end_column if on_last else 0)
        return Position(position.line + end.line - fix.end_line, column)

    def after(position: Position) -> Position | None:
        within = (fix.line, fix.column) <= (position.line, position.column) <= (end.line, end.column)
        return None if within else position

    others = Counter((one.code, before(one.position)) for one in findings if one is not finding)
    new = [*(Counter((one.code, after(one.position)) for one in now) - others)]
    if document.refused:
        # What could not be read hid what stands further down: that is not of the edit's making.
        new = [(code, place) for code, place in new if place is None or place.line <= last + 1]
    unreadable = document.refused and any(code.startswith(_READING) and place is None for code, place in new)
    return replace(finding, fix=None if new else fix, suggestion=None if unreadable else finding.suggestion)
