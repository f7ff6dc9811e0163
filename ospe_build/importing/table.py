"""Bytes of a CSV file → headings and rows, as a spreadsheet shows them."""

import csv
import io
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ospe_build.errors import MisuseError
from ospe_build.messages import text
from ospe_build.reporting.wording import printable

_DELIMITERS: Final = (",", ";", "\t")
_ENCODINGS: Final = ("utf-8-sig", "cp1252")
_LONGEST_HEADING: Final = 300
_LETTERS: Final = 26


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet.

    Attributes:
        headings: a name for every column; no two are the same.
        rows: the cells of every row that has text, by the row's number in the spreadsheet, from 1.
    """

    headings: tuple[str, ...]
    rows: dict[int, tuple[str, ...]]


def letters(column: int) -> str:
    """The name that a spreadsheet gives a column counted from 0: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def _decoded(data: bytes) -> str | None:
    """The text, or None where it is no text in an encoding that we know."""
    for encoding in _ENCODINGS:
        try:
            decoded = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in decoded else decoded
    return None


def _records(source: str, delimiter: str) -> list[list[str]] | None:
    """The records, or None where quotation marks do not pair up with that delimiter."""
    try:
        return list(csv.reader(io.StringIO(source, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def _fitness(records: list[list[str]] | None) -> tuple[float, int]:
    """How well a delimiter fits: the share of records as wide as the headings, then how wide these are."""
    filled = [record for record in records or () if record]
    width = len(filled[0]) if filled else 0
    if width < 2:  # noqa: PLR2004 - one column is no sign of any delimiter
        return (0, width)
    return (sum(len(record) == width for record in filled) / len(filled), width)


def _cell(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def _names(headings: list[str], width: int) -> tuple[str, ...]:
    """A name for every column: its heading on one line; where there is none its letter, where it recurs a number."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for column in range(width):
        written = headings[column] if column < len(headings) else ""
        visible = "".join(char for char in written if char.isspace() or unicodedata.category(char)[0] != "C")
        name = " ".join(visible.split())[:_LONGEST_HEADING] or letters(column)
        unique = name
        while unique in names:
            seen[name] += 1
            unique = f"{name} ({seen[name] + 1})"
        names.append(unique)
    return tuple(names)


def read_table(path: Path, language: str) -> Table:
    """Read a CSV file: comma, semicolon or tab; UTF-8, with or without a byte order mark, or Windows-1252.

    Args:
        path: the file.
        language: of the errors' messages.

    Raises:
        MisuseError: it cannot be read, or holds no answers.
    """
    name = printable(path.as_posix())
    try:
        source = _decoded(path.read_bytes())
    except OSError as error:
        raise MisuseError(
            text(language, "import.unreadable", path=name, reason=error.strerror or str(error))
        ) from error
    if source is None:
        raise MisuseError(text(language, "import.no_text", path=name))
    readings = [_records(source, delimiter) for delimiter in _DELIMITERS]
    records = max(readings, key=_fitness)
    if records is None or (None in readings and not _fitness(records)[0]):
        raise MisuseError(text(language, "import.quotes", path=name))
    filled = {number: record for number, record in enumerate(records, 1) if any(cell.strip() for cell in record)}
    headings = filled.pop(min(filled, default=0), [])
    rows = {number: tuple(map(_cell, record)) for number, record in filled.items()}
    if not rows:
        raise MisuseError(text(language, "import.no_rows", path=name))
    width = max(len(headings), *map(len, rows.values()))
    return Table(
        headings=_names(headings, width),
        rows={number: (*cells, *("",) * (width - len(cells))) for number, cells in rows.items()},
    )
