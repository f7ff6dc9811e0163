"""The file of answers → headings and rows, as a spreadsheet shows them."""

import html
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from ospe_build.importing.csv_text import read_csv
from ospe_build.importing.imported_file import ImportedFile, Rows
from ospe_build.importing.workbook import is_workbook, read_sheets
from ospe_build.os_words import reason_of
from ospe_build.reading.characters import FORBIDDEN

_LONGEST_HEADING: Final = 300
_LETTERS: Final = 26
_MOST_TITLES: Final = 100
"""Rows in which the headings are looked for."""
_FEW: Final = 10
_ODD: Final = re.compile(r"[&\r\xad]|_x[0-9A-Fa-f]{4}_")
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ESCAPES: Final = re.compile(r"(?:_x[0-9A-Fa-f]{4}_)+")


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """A sheet.

    Attributes:
        headings: a name for every column; no two are the same.
        rows: the cells of every row below the headings that has text, by the row's number in the spreadsheet, from 1.
        heading_row: the number of the row of headings.
        skipped: whether there is text above the headings.
        sheet: the name of the sheet in its workbook; empty for a CSV file.
        other_sheets: the names of the sheets that were not read.
    """

    headings: tuple[str, ...]
    rows: dict[int, tuple[str, ...]]
    heading_row: int = 1
    skipped: bool = False
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()


def letters(column: int) -> str:
    """The name that a spreadsheet gives a column counted from 0: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def _unescaped(found: re.Match[str]) -> str:
    r"""Characters that a spreadsheet wrote by their numbers: `_x000D_`, or two numbers for one beyond U+FFFF."""
    digits = found[0].replace("_x", "").replace("_", "")
    return bytes.fromhex(digits).decode("utf-16-be", "replace")


def _cell(written: str) -> str:
    """The text of a cell, without what exports put in the place of characters."""
    if _ODD.search(written):
        for _ in range(2):  # some exports escape what was escaped already
            written = _ENTITY.sub(lambda found: html.unescape(found[0]), written)
        written = _ESCAPES.sub(_unescaped, written)
        written = written.replace("\r\n", "\n").replace("\r", "\n").replace("\N{SOFT HYPHEN}", "")
    return written.strip()


def _names(headings: tuple[str, ...], width: int) -> tuple[str, ...]:
    """A name for every column: its heading on one line; where there is none its letter, where it recurs a number."""
    seen: Counter[str] = Counter()
    names: dict[str, None] = {}
    for column in range(width):
        written = headings[column] if column < len(headings) else ""
        visible = "".join(char for char in written if char.isspace() or unicodedata.category(char)[0] != "C")
        name = " ".join(FORBIDDEN.sub("", " ".join(visible.split())).replace("\N{REPLACEMENT CHARACTER}", "?").split())
        name = name[:_LONGEST_HEADING] or letters(column)
        unique = name
        while unique in names:
            seen[name] += 1
            unique = f"{name} ({seen[name] + 1})"
        names[unique] = None
    return tuple(names)


def _heading_row(rows: dict[int, tuple[str, ...]]) -> int:
    """The number of the first row that names most of the columns which later rows fill; titles name few of them."""
    below = Counter(column for cells in rows.values() for column, cell in enumerate(cells) if cell)
    for later, (number, cells) in enumerate(islice(rows.items(), _MOST_TITLES), 1):
        own = {column for column, cell in enumerate(cells) if cell}
        below.subtract(own)
        # What one row in many has beside the others is no column.
        filled = {column for column, count in below.items() if count and _FEW * count >= len(rows) - later}
        if 2 * len(own & filled) > len(filled) > 0:
            return number
    return max(rows, key=lambda number: sum(map(bool, rows[number])), default=0)


def _table(raw: Rows, sheet: str = "") -> ImportedTable:
    """The table that rows make; without rows where there are no answers."""
    filled = {number: cells for number, row in raw.items() if any(cells := tuple(map(_cell, row)))}
    heading_row = _heading_row(filled)
    headings = filled.get(heading_row, ())
    rows = {number: cells for number, cells in filled.items() if number > heading_row}
    width = max((last for cells in (headings, *rows.values()) if (last := _last(cells))), default=0)
    return ImportedTable(
        headings=_names(headings, width),
        rows={number: (*cells[:width], *("",) * (width - len(cells))) for number, cells in rows.items()},
        heading_row=heading_row,
        skipped=min(filled, default=0) < heading_row,
        sheet=sheet,
    )


def _last(cells: tuple[str, ...]) -> int:
    """How many cells there are up to the last one with text."""
    return next((end for end in range(len(cells), 0, -1) if cells[end - 1]), 0)


def read_table(path: Path, language: str) -> ImportedTable:
    """Read a CSV file or the first sheet with answers of an .xlsx workbook.

    Args:
        path: the file.
        language: of the errors' messages.

    Raises:
        MisuseError: it cannot be read, or holds no answers.
    """
    source = ImportedFile(path, language)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise source.fault("import.unreadable", reason=reason_of(error, language)) from error
    tables = (
        [_table(rows, name) for name, rows in read_sheets(data, source)]
        if is_workbook(data)
        else [_table(read_csv(data, source))]
    )
    with_answers = [table for table in tables if table.rows]
    if not with_answers:
        raise source.fault("import.no_rows")
    # One column is a list of something, such as instructions.
    chosen = next((table for table in with_answers if len(table.headings) > 1), with_answers[0])
    others = tuple(table.sheet for table in tables if table is not chosen)
    return replace(chosen, other_sheets=others)
