"""CSV in two dialects: RFC 4180 for programs, and the one that Finnish Excel opens by a double click.

No cell holds what a spreadsheet would run as a formula, whatever sign it takes for the end of a cell. Written here and
not by the library's writer, which takes twice as long for half a million rows; the tests read all with the library's
reader.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

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
    """A cell that holds people's words: defused where a spreadsheet would run it, quoted where the line needs it."""
    if _AFTER_SEPARATOR.search(words) or _AT_START.match(words):
        words = _PLACES.sub(rf"\g<0>{MARK}", words)
    elif dialect.guarded and len(words) <= _LONGEST_MISREAD and _MISREAD.fullmatch(words):
        words = MARK + words
    if '"' in words:
        return '"' + words.replace('"', '""') + '"'
    return f'"{words}"' if dialect.separator in words or "\n" in words or "\r" in words else words


def _plain(value: Value) -> str:
    """A cell that holds a key, a day or a number, none of which needs quotes; or a truth value, or nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


@lru_cache
def _guarded(table: Table) -> tuple[int, ...]:
    """The places of the columns whose cells a spreadsheet could misread: those with people's own words, and months."""
    kinds = {Kind.TEXT, Kind.LIST, Kind.DAY_OR_MONTH}
    return tuple(n for n, column in enumerate(table.columns) if column.kind in kinds)


def header(table: Table, dialect: Dialect = PLAIN) -> bytes:
    """What the file begins with: the line of the columns' names."""
    return (dialect.start + dialect.separator.join(column.name for column in table.columns) + LINE_END).encode()


def lines(table: Table, rows: Iterable[Row], dialect: Dialect = PLAIN) -> bytes:
    """The lines of rows; an empty cell is one that holds nothing."""
    guarded = _guarded(table)
    found = []
    for row in rows:
        cells = [value if value.__class__ is str else "" if value is None else _plain(value) for value in row]
        for place in guarded:
            if cells[place]:
                cells[place] = cell(cells[place], dialect)
        found.append(dialect.separator.join(cells))
    return (LINE_END.join(found) + LINE_END).encode() if found else b""


def sheet(rows: Iterable[Sequence[str | int]], dialect: Dialect) -> str:
    """A whole file of rows, each cell people's words or a number."""
    written = (dialect.separator.join(cell(str(value), dialect) for value in row) for row in rows)
    return dialect.start + "".join(f"{line}{LINE_END}" for line in written)
