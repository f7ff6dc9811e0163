"""A source line with a caret under the character a finding is about."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from ospe_build.printable import visible_form

TAB: Final = 4
CUT: Final = "..."
REACH: Final = 1000
"""Characters of a line looked at on each side of the column: more than any terminal shows."""


@dataclass(slots=True)
class _Cell:
    """What is shown for one character and the marks that combine with it, and how many columns that takes."""

    shown: str
    width: int


def _width(character: str) -> int:
    """Columns that a character takes on a terminal (Unicode Standard Annex 11)."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _cells(line: str, focus: int) -> tuple[list[_Cell], int]:
    """The line in cells, and the cell that the character of that index, from 0, is in."""
    cells: list[_Cell] = []
    column = focused = 0
    for index, character in enumerate(line):
        if character == "\t":
            width = TAB - column % TAB
            cell = _Cell(" " * width, width)
        else:
            seen = visible_form(character)
            cell = _Cell(seen, _width(character) if seen == character else len(seen))
        if cell.width == 0 and cells:
            cells[-1].shown += cell.shown
        else:
            cells.append(cell)
        column += cell.width
        if index == focus:
            focused = len(cells) - 1
    if focus >= len(line):
        cells.append(_Cell("", 1))
        focused = len(cells) - 1
    return cells, focused


def _window(cells: list[_Cell], focus: int, room: int) -> tuple[int, int]:
    """The widest part, `[start, end)`, that holds the cell in focus and fits, grown to both sides in turn."""
    start, end = focus, focus + 1
    room -= cells[focus].width
    grown = True
    while grown:
        grown = False
        if start > 0 and cells[start - 1].width <= room:
            start, grown = start - 1, True
            room -= cells[start].width
        if end < len(cells) and cells[end].width <= room:
            room -= cells[end].width
            end, grown = end + 1, True
    return start, end


def excerpt(line: str, column: int, room: int) -> tuple[str, str]:
    """A line and the line under it that holds the caret.

    Args:
        line: the source line, without its break.
        column: from 1, in characters; past the end stands right after the last one.
        room: columns of the terminal that may be used; a longer line is cut around the column.
    """
    start = max(0, column - 1 - REACH)
    part = line[start : column - 1 + REACH]
    cells, focus = _cells(part, column - 1 - start)
    first, last = 0, len(cells)
    cut_before, cut_after = start > 0, start + len(part) < len(line)
    if cut_before or cut_after or sum(cell.width for cell in cells) > room:
        first, last = _window(cells, focus, room - 2 * len(CUT))
        cut_before, cut_after = cut_before or first > 0, cut_after or last < len(cells)
    before = CUT * cut_before + "".join(cell.shown for cell in cells[first:focus])
    after = "".join(cell.shown for cell in cells[focus:last]) + CUT * cut_after
    indent = len(CUT) * cut_before + sum(cell.width for cell in cells[first:focus])
    return (before + after).rstrip(), " " * indent + "^"
