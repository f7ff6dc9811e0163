"""How far in rows may begin: the edits that move those which stand wrong to a level of the rows above."""

import re
from typing import Final

from ospe_build.finding import Fix
from ospe_build.reading.mending import DASH_LINE, KEY_LINE, STEP, indent_of
from ospe_build.reading.source import Source

_SILENT: Final = re.compile(r"[ \t]*(?:#|\Z)")
_MOST_LEVELS: Final = 3


def untabbed(source: Source, index: int) -> list[Fix]:
    """Spaces in the place of a tab; at the start of a line, as many as rows above have."""
    line = source.position(index).line
    start, row = source.starts[line - 1], source.line(line)
    end = start + len(row) - len(row.lstrip(" \t"))
    if not row.strip():
        return [source.replacing(start, end, "")]
    if index < end:
        return [source.replacing(start, end, " " * column) for column in _levels(source, line)]
    after = index + len(source.text[index:]) - len(source.text[index:].lstrip("\t"))
    return [source.replacing(index, after, " ")]


def moved(source: Source, index: int) -> list[Fix]:
    """A row that begins at the wrong place, alone or with those below that are as far in, at a level of rows above."""
    first = source.position(index).line
    own, start = indent_of(source.line(first)), source.starts[first - 1]
    last = first
    while last < len(source.starts) and indent_of(source.line(last + 1)) >= own and source.line(last + 1).strip():
        last += 1
    fixes = []
    for column in _levels(source, first):
        if column == own:
            continue
        fixes.append(source.replacing(start, start + own, " " * column))
        if last > first:
            rows = [source.line(number) for number in range(first, last + 1)]
            shifted = [" " * (indent_of(row) + column - own) + row.lstrip(" ") for row in rows]
            fixes.append(source.replacing(start, source.line_end(source.starts[last - 1]), "\n".join(shifted)))
    return fixes + _row_above(source, first)


def _row_above(source: Source, number: int) -> list[Fix]:
    """The row above, as far in as a row that is right: an error shows only after a row that began too far in."""
    above = next((row for row in range(number - 1, 0, -1) if not _SILENT.match(source.line(row))), None)
    if above is None:
        return []
    start = source.starts[above - 1]
    return [source.replacing(start, start + indent_of(source.line(above)), " " * indent_of(source.line(number)))]


def _levels(source: Source, number: int) -> list[int]:
    """How far in a row may begin, by the rows above it: the nearest to where it begins first."""
    row = re.sub(r"^\t+", lambda tabs: " " * STEP * len(tabs[0]), source.line(number)).replace("\t", "")
    is_item = bool(DASH_LINE.match(row))
    if not is_item and not KEY_LINE.match(row):
        return []
    own, lowest = indent_of(row), len(row)
    levels: list[int] = []
    for line in map(source.line, range(number - 1, 0, -1)):
        if not KEY_LINE.match(line) and not DASH_LINE.match(line):
            continue
        indent = indent_of(line)
        inner = indent + len(line[indent:]) - len(line[indent:].lstrip("- "))
        if not levels and line.rstrip().endswith(":"):
            levels.append(inner + STEP)
        for column in (inner, indent):
            if column < lowest and is_item is (line[column : column + 1] == "-"):
                levels.append(column)
            lowest = min(lowest, column)
    return sorted(set(levels or [0]), key=lambda level: (abs(level - own), -level))[:_MOST_LEVELS]
