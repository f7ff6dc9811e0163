"""CSV: UTF-8, RFC 4180 (commas, CRLF, quotes doubled), and no cell that a spreadsheet would run as a formula.

Written here and not by the library's writer, which takes twice as long for half a million rows; the tests read all
with the library's reader.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from ospe_build.data.rows import Row, Value
from ospe_build.data.tables import Kind, Table

LINE_END: Final = "\r\n"
FORMULA_STARTS: Final = frozenset("=+-@\t\r\n＝＋－＠")  # noqa: RUF001 - full-width signs start a formula as well
"""What makes a spreadsheet run a cell (OWASP, "CSV Injection")."""
MARK: Final = "'"
"""Put before such a cell: a spreadsheet then takes it for text."""


def cell(words: str) -> str:
    """A cell that holds people's words: defused where a spreadsheet would run it, quoted where the line needs it."""
    if words[:1] in FORMULA_STARTS:
        words = MARK + words
    if '"' in words:
        return '"' + words.replace('"', '""') + '"'
    return f'"{words}"' if "," in words or "\n" in words or "\r" in words else words


def _plain(value: Value) -> str:
    """A cell that holds a key, a day or a number, none of which needs quotes; or a truth value, or nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


@lru_cache
def _written_by_people(table: Table) -> tuple[int, ...]:
    """The places of the columns that hold people's own words."""
    return tuple(n for n, column in enumerate(table.columns) if column.kind in {Kind.TEXT, Kind.LIST})


def header(table: Table) -> bytes:
    """The first line: the columns' names."""
    return (",".join(column.name for column in table.columns) + LINE_END).encode()


def lines(table: Table, rows: Iterable[Row]) -> bytes:
    """The lines of rows; an empty cell is one that holds nothing."""
    by_people = _written_by_people(table)
    found = []
    for row in rows:
        cells = [value if value.__class__ is str else "" if value is None else _plain(value) for value in row]
        for place in by_people:
            cells[place] = cell(cells[place])
        found.append(",".join(cells))
    return (LINE_END.join(found) + LINE_END).encode() if found else b""
