"""The page of the open data: the files, and a code book that is made from the tables' own columns."""

from typing import Any

from markupsafe import Markup

from ospe_build import addresses
from ospe_build.data import promises
from ospe_build.data.csv_files import MARK
from ospe_build.data.edition import LICENCE_URL, Edition, data_files
from ospe_build.data.names import FOLDER
from ospe_build.data.schema_org import dataset, script
from ospe_build.data.tables import LIST_SEPARATOR, Column, Table, tables
from ospe_build.messages import text


def structured_data(edition: Edition) -> dict[str, Any]:
    """The block of data about the whole archive that a page carries for search engines."""
    return {"structured_data": Markup(script(dataset(edition)))}  # noqa: S704 - escaped where it is written


def _column(column: Column, language: str) -> dict[str, Any]:
    return {
        "name": column.name,
        "label": column.label,
        "description": column.description,
        "kind": text(language, f"data.kind.{column.kind}"),
        "required": column.required,
        "choices": [{"value": value, "label": label} for value, label in column.values.items()],
    }


def _table(table: Table, language: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title(language),
        "description": table.description(language),
        "key": table.key,
        "columns": [_column(column, language) for column in table.columns],
    }


def page(edition: Edition, language: str) -> dict[str, Any]:
    """What the page shows."""
    for_excel = {file.msgid: file for file in data_files() if file.excel}
    return {
        "files": [
            {
                "path": file.path,
                "name": file.path.removeprefix(f"{FOLDER}/"),
                "format": file.format,
                "title": file.title(language),
                "description": file.description(language),
                "excel": for_excel.get(file.msgid),
            }
            for file in data_files()
            if not file.excel
        ],
        "tables": [_table(table, language) for table in (*tables(language), promises.table(language))],
        "games": len(edition.archive.counted),
        "examples_only": edition.archive.examples_only,
        "canonical": edition.origin.url(addresses.page(FOLDER, language=language)),
        "modified": edition.modified,
        "licence_url": LICENCE_URL,
        "list_separator": LIST_SEPARATOR.strip(),
        "mark": MARK,
        **structured_data(edition),
    }
