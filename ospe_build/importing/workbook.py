"""An .xlsx workbook → the rows of its sheets as people see them: results of formulas, days by their type.

What a file brings is not trusted: how much it unpacks to and how many cells it claims to have is bounded.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

from ospe_build.errors import MisuseError
from ospe_build.importing.imported_file import ImportedFile, Rows

_MOST_BYTES: Final = 200 * 2**20
_MOST_CELLS: Final = 10_000_000
"""About what 200,000 answers take, with room to spare."""
_MOST_ROWS: Final = 2**20
"""Of a sheet in any spreadsheet program."""

_ZIP: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What old .xls files begin with, and .xlsx files that are protected with a password."""
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")

_NO_CODE: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""What is shown as it is in a number format, and what only sets its colour or language."""
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')
_UNCOUNTED: Final = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*\br="([A-Z]+\d+)")(?![^>]*\bt="str")[^>]*><(?:\w+:)?f\b'
    rb"(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)(?:<(?:\w+:)?v ?/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
"""A formula without its result, as programs other than spreadsheets write it."""


def is_workbook(data: bytes) -> bool:
    """Whether the bytes of a file are a workbook of any kind, and no text."""
    return data.startswith((_ZIP, _OLD))


def _day(value: datetime, shown: str) -> str:
    """A day, a month where only that is shown, or a day with its time; as Finnish people see it."""
    if "y" in shown and "d" not in shown:
        return f"{value.month}/{value.year}"
    day = f"{value.day}.{value.month}.{value.year}"
    return day if value.time() == datetime.min.time() else f"{day} {value.hour}.{value.minute:02}"


def _written(cell: Any) -> str:  # noqa: ANN401 - the library has no types
    """What a cell says, in words that `convert` understands."""
    value = cell.value
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return _day(value, _NO_CODE.sub("", cell.number_format).lower())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _rows(sheet: Any, source: ImportedFile) -> Rows:  # noqa: ANN401 - the library has no types
    sheet.reset_dimensions()  # what a file claims of its size is not to be believed
    rows: Rows = {}
    cells = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells += len(row) + 1
        if cells > _MOST_CELLS or number > _MOST_ROWS:
            raise source.fault("import.too_large")
        written = [_written(cell) for cell in row]
        if any(written):
            rows[number] = written
    return rows


def _fill_merged(rows: Rows, xml: bytes, source: ImportedFile) -> None:
    """Put the value of a cell that is merged downwards into each of its rows, where people see it."""
    steps = 0
    for letters, first, last in _MERGED.findall(xml):
        column, top = column_index_from_string(letters.decode()) - 1, rows.get(int(first), [])
        steps += max(0, int(last) - int(first))
        if steps > _MOST_CELLS:
            raise source.fault("import.too_large")
        for number in range(int(first) + 1, int(last) + 1) if column < len(top) else ():
            if row := rows.get(number):
                row.extend("" for _ in range(column + 1 - len(row)))
                row[column] = row[column] or top[column]


def _sheets(data: bytes, source: ImportedFile) -> Iterator[tuple[str, Rows]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise source.fault("import.too_large")
        if "mimetype" in archive.namelist() and archive.read("mimetype").startswith(_OPEN_DOCUMENT):
            raise source.fault("import.other_workbook")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            xml = archive.read(sheet._worksheet_path)  # noqa: SLF001 - read as it is for what the library passes over
            if uncounted := _UNCOUNTED.search(xml):
                raise source.fault("import.formula", sheet=sheet.title, cell=uncounted[1].decode())
            rows = _rows(sheet, source)
            _fill_merged(rows, xml, source)
            yield sheet.title, rows


def read_sheets(data: bytes, source: ImportedFile) -> Iterator[tuple[str, Rows]]:
    """The sheets that are not hidden, in order: name, and the rows that hold anything, by their numbers.

    Args:
        data: the file.
        source: what errors name.

    Raises:
        MisuseError: it is no .xlsx workbook that can be read.
    """
    if data.startswith(_OLD):
        raise source.fault("import.password" if _ENCRYPTED in data else "import.other_workbook")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and lists of choices that the library does not know
            yield from _sheets(data, source)
    except MisuseError:
        raise
    except Exception as error:
        raise source.fault("import.no_text") from error
