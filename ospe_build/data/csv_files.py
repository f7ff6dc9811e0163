"""CSV in two dialects: RFC 4180 for programs, and the one that Finnish Excel opens by a double click.

No cell holds what a spreadsheet would run as a formula, whatever sign it takes for the end of a cell.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO

from ospe_build.checking.dates import MONTHS
from ospe_build.data.rows import Row, Value
from ospe_build.data.tables import Kind, Table

if TYPE_CHECKING:
    from _csv import Writer

LINE_END: Final = "\r\n"
MARK: Final = "'"
"""What is put before that which a spreadsheet would run or change: it then takes the cell for text."""

FORMULA_STARTS: Final = frozenset("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - full-width signs start a formula as well
"""What makes a spreadsheet run a cell (OWASP, "CSV Injection")."""
_SIGNS: Final = re.escape("".join(sorted(FORMULA_STARTS - frozenset("\t\r\n"))))
_RISKY: Final = re.compile(f"[{re.escape(''.join(sorted(FORMULA_STARTS)))}]")
"""What is in no cell that nothing happens to; one look for it clears nearly all."""
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
_WORDED: Final = frozenset({Kind.TEXT, Kind.LIST, Kind.DAY_OR_MONTH})
"""The kinds of columns with people's own words or months."""
_TRUTHS: Final[dict[Value, str | None]] = {None: None, 0: "false", 1: "true"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way of writing CSV.

    Attributes:
        ending: of the files' names.
        separator: what is between cells.
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
    """People's words, with the mark where a spreadsheet would run or change them."""
    if _RISKY.search(words) and (_AFTER_SEPARATOR.search(words) or _AT_START.match(words)):
        return _PLACES.sub(rf"\g<0>{MARK}", words)
    if dialect.guarded and len(words) <= _LONGEST_MISREAD and _MISREAD.fullmatch(words):
        return MARK + words
    return words


def _writer(file: TextIO, dialect: Dialect) -> "Writer":
    file.write(dialect.start)
    return csv.writer(file, delimiter=dialect.separator, lineterminator=LINE_END)


def write_table(file: TextIO, table: Table, rows: Iterable[Row], dialect: Dialect) -> None:
    """Write the line of the columns' names, and the rows; an empty cell is one that holds nothing."""
    kinds = [column.kind for column in table.columns]
    words = [place for place, kind in enumerate(kinds) if kind in _WORDED]
    truths = [place for place, kind in enumerate(kinds) if kind is Kind.BOOLEAN]

    def cells(row: Row) -> list[Value]:
        found = [*row]
        for place in words:
            value = found[place]
            if value:
                found[place] = cell(str(value), dialect)
        for place in truths:
            found[place] = _TRUTHS[found[place]]
        return found

    writer = _writer(file, dialect)
    writer.writerow(column.name for column in table.columns)
    writer.writerows(map(cells, rows))


def table_file(table: Table, rows: Iterable[Row], dialect: Dialect = PLAIN) -> bytes:
    """A whole file of a table."""
    file = io.StringIO(newline="")
    write_table(file, table, rows, dialect)
    return file.getvalue().encode()


def sheet(rows: Iterable[Sequence[str | int]], dialect: Dialect) -> str:
    """A whole file of rows, each cell people's words or a number."""
    file = io.StringIO(newline="")
    _writer(file, dialect).writerows([cell(str(value), dialect) for value in row] for row in rows)
    return file.getvalue()
