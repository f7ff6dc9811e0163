"""CSV in two dialects: RFC 4180 for programs, and the one that Finnish Excel opens by a double click.

No cell holds what a spreadsheet would run as a formula, whatever sign it takes for the end of a cell.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TextIO

from ospe_build.checking.dates import MONTHS
from ospe_build.data.rows import Row, Value
from ospe_build.data.tables import Kind, Table

LINE_END: Final = "\r\n"
MARK: Final = "'"
"""What is put before that which a spreadsheet would run or change: it then takes the cell for text."""

FORMULA_STARTS: Final = frozenset("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - full-width signs start a formula as well
"""What makes a spreadsheet run a cell (OWASP, "CSV Injection")."""
_SIGNS: Final = re.escape("".join(sorted(FORMULA_STARTS - frozenset("\t\r\n"))))
_AT_START: Final = re.compile(rf"""[\t\r\n]|[\s"]*[{_SIGNS}]""")
"""A cell that is run; spaces and quotation marks before the sign may be dropped."""
_AFTER_SEPARATOR: Final = re.compile(rf"""[;,\t\r\n][\s"]*[{_SIGNS}]""")
"""The same where one spreadsheet or another begins a cell, also within our quotation marks."""
_PLACES: Final = re.compile(rf"""\A(?=[\t\r\n])|(?:\A|[;,\t\r\n])[\s"]*(?=[{_SIGNS}])""")
"""Where the mark goes."""

_MONTH: Final = rf"(?:{'|'.join(name for names in MONTHS for name in names)})(?:kuu(?:ta)?)?"
_SHOWN_AS_IS: Final = r"(?:0|[1-9][0-9]{0,10}|[0-9]+\s?%|[0-9]{4}-[0-9]{2}-[0-9]{2})\Z"
_FIGURES: Final = r"[\s0-9.,:/()€+\-]*"
_MISREAD: Final = re.compile(rf"(?!{_SHOWN_AS_IS})(?=.*[0-9]){_FIGURES}(?:(?:e|{_MONTH}){_FIGURES})?", re.IGNORECASE)
"""A text that Excel would turn into a number or a day: `007`, `12.3.`, `1/2`, `2026-12`, `joulukuu 2026`."""
_LONGEST_MISREAD: Final = 40


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way of writing CSV.

    Attributes:
        ending: of the files' names.
        separator: what stands between cells.
        start: what the file begins with.
        guarded: whether texts that Excel would turn into numbers or days get the mark.
    """

    ending: str
    separator: str
    start: str = ""
    guarded: bool = False

    def file(self, name: str) -> str:
        """The name of the file that holds a table of that name."""
        return f"{name}{self.ending}"


PLAIN: Final = Dialect(".csv", ",")
EXCEL: Final = Dialect("-excel.csv", ";", start="\ufeff", guarded=True)
DIALECTS: Final = (PLAIN, EXCEL)


def cell(words: str, dialect: Dialect = PLAIN) -> str:
    """People's words, defused where a spreadsheet would run them."""
    if _AFTER_SEPARATOR.search(words) or _AT_START.match(words):
        return _PLACES.sub(rf"\g<0>{MARK}", words)
    if dialect.guarded and len(words) <= _LONGEST_MISREAD and _MISREAD.fullmatch(words):
        return MARK + words
    return words


def _cells(row: Row, table: Table, dialect: Dialect) -> list[Value]:
    """The cells of a row; those defused that hold people's own words, or months."""
    cells = list(row)
    for place, kind in _special(table):
        value = cells[place]
        if value is None:
            continue
        if kind is Kind.BOOLEAN:
            cells[place] = "true" if value else "false"
        else:
            cells[place] = cell(str(value), dialect)
    return cells


@lru_cache
def _special(table: Table) -> tuple[tuple[int, Kind], ...]:
    """The places of the columns that are not written as they are."""
    kinds = {Kind.TEXT, Kind.LIST, Kind.DAY_OR_MONTH, Kind.BOOLEAN}
    return tuple((place, column.kind) for place, column in enumerate(table.columns) if column.kind in kinds)


def write_table(file: TextIO, table: Table, rows: Iterable[Row], dialect: Dialect) -> None:
    """Write the line of the columns' names, and the rows; an empty cell is one that holds nothing."""
    file.write(dialect.start)
    writer = csv.writer(file, delimiter=dialect.separator, lineterminator=LINE_END)
    writer.writerow(column.name for column in table.columns)
    writer.writerows(_cells(row, table, dialect) for row in rows)


def table_file(table: Table, rows: Iterable[Row], dialect: Dialect = PLAIN) -> bytes:
    """A whole file of a table."""
    file = io.StringIO(newline="")
    write_table(file, table, rows, dialect)
    return file.getvalue().encode()


def sheet(rows: Iterable[Sequence[str | int]], dialect: Dialect) -> str:
    """A whole file of rows, each cell people's words or a number."""
    file = io.StringIO(newline="")
    file.write(dialect.start)
    writer = csv.writer(file, delimiter=dialect.separator, lineterminator=LINE_END)
    writer.writerows([cell(str(value), dialect) for value in row] for row in rows)
    return file.getvalue()
