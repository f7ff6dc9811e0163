"""SQLite: the same tables and columns, with keys, references and full-text search."""

import shutil
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Self

from ospe_build.data.rows import Row
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
    kind = "INTEGER" if column.kind in {Kind.INTEGER, Kind.BOOLEAN} else "TEXT"
    return f"{column.name} {kind}{' NOT NULL' if column.required else ''}"


def _schema(table: Table) -> str:
    """The statement that makes a table; each column with its label as a comment, which SQLite keeps."""
    constraints = [f"PRIMARY KEY ({', '.join(table.key)})"]
    constraints += [
        f"FOREIGN KEY ({', '.join(reference.columns)}) REFERENCES {reference.table} ({', '.join(reference.key)})"
        for reference in table.references
    ]
    columns = [f"  {_column(column)}, -- {column.label}" for column in table.columns]
    return f"CREATE TABLE {table.name} (\n{chr(10).join(columns)}\n  {f',{chr(10)}  '.join(constraints)}\n)"


class Database:
    """The file under work: a new one, or a copy of the last build's that is brought up to date."""

    def __init__(self, path: Path, old: Path | None) -> None:
        """Open the file.

        Args:
            path: where it is written.
            old: the last build's file that is to be brought up to date; none to start with empty tables.

        Raises:
            OSError: the folder cannot be written to.
            sqlite3.Error: the old file is no database of ours.
        """
        self._path, self._fresh, self._finished = path, old is None, False
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        try:
            if old is not None:
                shutil.copyfile(old, path)
            self._connection = sqlite3.connect(path, isolation_level=None)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        try:
            self._prepare()
        except BaseException:
            self.__exit__()
            raise

    def _prepare(self) -> None:
        for setting in _SETTINGS:
            self._connection.execute(setting)
        self._connection.execute("BEGIN")
        if self._fresh:
            for table in tables():
                self._connection.execute(_schema(table))
                self._connection.execute(
                    f"CREATE VIRTUAL TABLE {search_table(table)} USING fts5("
                    f"{', '.join(_searched(table))}, content='{table.name}', tokenize='{_TOKENIZER}')"
                )

    def remove(self, ids: Iterable[str]) -> None:
        """Take sessions out, and their words out of the full-text tables."""
        for table in reversed(tables()):
            key, words = table.columns[0].name, ", ".join(_searched(table))
            search = search_table(table)
            for session in ids:
                self._connection.execute(
                    f"INSERT INTO {search} ({search}, rowid, {words}) "  # noqa: S608 - our own names
                    f"SELECT 'delete', rowid, {words} FROM {table.name} WHERE {key} = ?",
                    (session,),
                )
                self._connection.execute(f"DELETE FROM {table.name} WHERE {key} = ?", (session,))  # noqa: S608

    def add(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """Put rows in, by table."""
        for table in tables():
            places = ", ".join("?" * len(table.columns))
            self._connection.executemany(f"INSERT INTO {table.name} VALUES ({places})", rows[table.name])  # noqa: S608

    def finish(self, added: Iterable[str]) -> None:
        """Make the words searchable.

        Args:
            added: the sessions that were put in.
        """
        for table in tables():
            search = search_table(table)
            if self._fresh:
                self._connection.execute(f"INSERT INTO {search} ({search}) VALUES ('rebuild')")  # noqa: S608
                continue
            key, words = table.columns[0].name, ", ".join(_searched(table))
            self._connection.executemany(
                f"INSERT INTO {search} (rowid, {words}) "  # noqa: S608 - our own names
                f"SELECT rowid, {words} FROM {table.name} WHERE {key} = ?",
                ((session,) for session in added),
            )
        self._connection.execute("COMMIT")
        self._connection.close()
        self._finished = True

    def __enter__(self) -> Self:
        """Use the file in a `with` statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """Throw a half-made file away."""
        self._connection.close()
        if not self._finished:
            self._path.unlink(missing_ok=True)
