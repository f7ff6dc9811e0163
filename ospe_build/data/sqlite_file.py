"""SQLite: the same tables and columns, with keys, references and full-text search."""

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
    """The file under work.

    It is always made anew, from the last build's rows and the new ones in the order of their sessions: a file that was
    brought up to date would tell its history by the order of its rows.
    """

    def __init__(self, path: Path, old: Path | None, changed: Iterable[str]) -> None:
        """Open the file.

        Args:
            path: where it is written.
            old: the last build's file, from which rows are kept; none where nothing is.
            changed: the sessions of which nothing is kept.

        Raises:
            OSError: the folder cannot be written to.
            sqlite3.Error: the old file is no database of ours.
        """
        self._path, self._keeps, self._finished = path, old is not None, False
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None, uri=True)
        try:
            self._prepare(old, changed)
        except BaseException:
            self.__exit__()
            raise

    def _prepare(self, old: Path | None, changed: Iterable[str]) -> None:
        for setting in _SETTINGS:
            self._connection.execute(setting)
        if old is not None:
            self._connection.execute("ATTACH ? AS old", (f"{old.as_uri()}?immutable=1",))
        self._connection.execute("BEGIN")
        for table in tables():
            self._connection.execute(_schema(table))
            self._connection.execute(
                f"CREATE VIRTUAL TABLE {search_table(table)} USING fts5("
                f"{', '.join(_searched(table))}, content='{table.name}', tokenize='{_TOKENIZER}')"
            )
            if self._keeps:
                columns = ", ".join(column.name for column in table.columns)
                self._connection.execute(f"CREATE TEMP TABLE new_{table.name} ({columns})")
        if self._keeps:
            self._connection.execute("CREATE TEMP TABLE changed (id PRIMARY KEY)")
            self._connection.executemany("INSERT INTO changed VALUES (?)", ((session,) for session in changed))

    def add(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """Put rows in, by table; the sessions come in order."""
        for table in tables():
            target = f"new_{table.name}" if self._keeps else table.name
            places = ", ".join("?" * len(table.columns))
            self._connection.executemany(f"INSERT INTO {target} VALUES ({places})", rows[table.name])  # noqa: S608

    def finish(self) -> None:
        """Bring kept and new rows together, and make their words searchable."""
        for table in tables():
            session = table.columns[0].name
            if self._keeps:
                columns = ", ".join(column.name for column in table.columns)
                self._connection.execute(
                    f"INSERT INTO {table.name} SELECT {columns} FROM ("  # noqa: S608 - our own names
                    f"SELECT rowid AS place, * FROM old.{table.name} WHERE {session} NOT IN (SELECT id FROM changed) "
                    f"UNION ALL SELECT rowid, * FROM new_{table.name}) ORDER BY {session}, place"
                )
            search = search_table(table)
            self._connection.execute(f"INSERT INTO {search} ({search}) VALUES ('rebuild')")  # noqa: S608
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
