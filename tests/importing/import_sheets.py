"""Sheets read and made into sessions in this process, with the mapping that is guessed for them."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from ospe_build.importing.convert import ConvertedRow, session_of
from ospe_build.importing.mapping import read_mapping
from ospe_build.importing.start import guessed, starting_point
from ospe_build.importing.table import read_table


def rows_of(folder: Path, data: bytes | str, edit: Callable[[str], str] = str) -> list[ConvertedRow]:
    """The sessions that a file's rows become; `edit` changes the mapping before it is used."""
    path, mapping = folder / "vastaukset.csv", folder / "mapping.yml"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    table = read_table(path, "fi")
    mapping.write_text(edit(starting_point(table, guessed(table), "fi")), "utf-8")
    found = read_mapping(mapping, table, "fi")
    return [session_of(number, cells, found) for number, cells in table.rows.items()]


def values_of(folder: Path, data: bytes | str, *way: str) -> list[Any]:
    """What stands at one place of each session, None where there is nothing."""
    found = []
    for row in rows_of(folder, data):
        value: Any = row.value
        for key in way:
            value = (value or {}).get(key)
        found.append(value)
    return found


def workbook(fill: Callable[[Any], None]) -> bytes:
    """A workbook whose first sheet is filled by a function."""
    book, file = Workbook(), io.BytesIO()
    fill(book.active)
    book.save(file)
    return file.getvalue()
