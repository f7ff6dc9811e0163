"""SQLite: the same tables and columns, with keys, references and full-text search."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from ospe_build.data import promises
from ospe_build.data.rows import Row, Value
from ospe_build.data.tables import Column, Kind, Table, tables

# Nobody reads the file before it is finished, and a half-made one is thrown away: no journal, no waiting for the disk.
_SETTINGS: Final = (
    "PRAGMA page_size = 32768",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA temp_store = MEMORY",
)
# Letters with dots stay letters of their own: `sää` is no `saa`.
_TOKENIZER: Final = "unicode61 remove_diacritics 0"


def search_table(table: Table) -> str:
    """The name of the full-text table beside a table."""
    return f"{table.name}_fts"


def _searched(table: Table) -> list[str]:
    """The columns that hold people's own words."""
    return [column.name for column in table.columns if column.kind is Kind.TEXT]


def _column(column: Column) -> str:
    kind = "INTEGER" if column.kind in {Kind.INTEGER, Kind.BOOLEAN, Kind.FLAG} else "TEXT"
    return f"{column.name} {kind}{' NOT NULL' if column.required else ''}"


def _schema(table: Table) -> str:
    """The statement that makes a table; each column with its label as a comment, which SQLite keeps."""
    # A key that no table refers to is none here: the indexes of these long texts would be a third of the file.
    referred = {reference.table for other in _all_tables() for reference in other.references}
    constraints = [f"PRIMARY KEY ({', '.join(table.key)})"] if table.name in referred else []
    constraints += [
        f"FOREIGN KEY ({', '.join(reference.columns)}) REFERENCES {reference.table} ({', '.join(reference.key)})"
        for reference in table.references
    ]
    columns = [f"  {_column(column)}, -- {column.label}" for column in table.columns]
    return f"CREATE TABLE {table.name} (\n{chr(10).join(columns)}\n  {f',{chr(10)}  '.join(constraints)}\n)"


def rows_of(path: Path, name: str) -> Iterator[Row]:
    """The rows of a table of a finished file, in their order.

    Raises:
        sqlite3.Error: it is no database of ours.
    """
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        yield from connection.execute(f"SELECT * FROM {name} ORDER BY rowid")  # noqa: S608 - our own names


def _all_tables() -> tuple[Table, ...]:
    return (*tables(), promises.table())


@contextmanager
def new_database(path: Path) -> Iterator[Callable[[Table, Iterable[Sequence[Value]]], None]]:
    """Make the file anew, so that its bytes tell what it holds, and not how it came to it; gives what adds rows.

    Args:
        path: where no file is yet.

    Raises:
        sqlite3.Error: it cannot be written.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("BEGIN")
        for table in _all_tables():
            connection.execute(_schema(table))
            connection.execute(
                f"CREATE VIRTUAL TABLE {search_table(table)} USING fts5("
                # In double quotes: by them Datasette knows which table it searches.
                f"{', '.join(_searched(table))}, content=\"{table.name}\", tokenize='{_TOKENIZER}', columnsize=0)"
            )

        def add(table: Table, rows: Iterable[Sequence[Value]]) -> None:
            places = ", ".join("?" * len(table.columns))
            connection.executemany(f"INSERT INTO {table.name} VALUES ({places})", rows)  # noqa: S608 - our own names

        yield add
        for table in _all_tables():
            search = search_table(table)
            connection.execute(f"INSERT INTO {search} ({search}) VALUES ('rebuild')")  # noqa: S608 - likewise
        connection.execute("COMMIT")
