"""SQLite: the same tables and columns, with keys, references and full-text search."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, Self

from ospe_build.data import promises
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
    kind = "INTEGER" if column.kind in {Kind.INTEGER, Kind.BOOLEAN, Kind.FLAG} else "TEXT"
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


def rows_of(path: Path, name: str) -> Iterator[Row]:
    """The rows of a table of a finished file, in their order.

    Raises:
        sqlite3.Error: it is no database of ours.
    """
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        yield from connection.execute(f"SELECT * FROM {name} ORDER BY rowid")  # noqa: S608 - our own names


def _all_tables() -> tuple[Table, ...]:
    return (*tables(), promises.table())


def _old(name: str) -> str:
    """The query for a session's rows in a table of the last build's file."""
    key = next(table.columns[0].name for table in tables() if table.name == name)
    return f"SELECT * FROM old.{name} WHERE {key} = ? ORDER BY rowid"  # noqa: S608 - our own names


class Database:
    """The file under work.

    It is always made anew, session by session in their order, of the last build's rows and of new ones: its bytes tell
    what it holds, and not how it came to it.
    """

    def __init__(self, path: Path, old: Path | None) -> None:
        """Open the file.

        Args:
            path: where it is written.
            old: the last build's file, if rows of it are kept.

        Raises:
            OSError: the folder cannot be written to.
            sqlite3.Error: the old file is no database of ours.
        """
        self._path, self._finished = path, False
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None, uri=True)
        try:
            self._prepare(old)
        except BaseException:
            self.__exit__()
            raise

    def _prepare(self, old: Path | None) -> None:
        for setting in _SETTINGS:
            self._connection.execute(setting)
        if old is not None:
            self._connection.execute("ATTACH ? AS old", (f"{old.as_uri()}?immutable=1",))
        self._connection.execute("BEGIN")
        for table in _all_tables():
            self._connection.execute(_schema(table))
            self._connection.execute(
                f"CREATE VIRTUAL TABLE {search_table(table)} USING fts5("
                # In double quotes: by them Datasette knows which table it searches.
                f"{', '.join(_searched(table))}, content=\"{table.name}\", tokenize='{_TOKENIZER}')"
            )

    def add(self, rows: Mapping[str, Sequence[Row]]) -> None:
        """Put a session's new rows in, by table."""
        for table in tables():
            places = ", ".join("?" * len(table.columns))
            self._connection.executemany(f"INSERT INTO {table.name} VALUES ({places})", rows[table.name])  # noqa: S608

    def keep(self, session: str) -> None:
        """Take a session's rows over from the last build's file."""
        for table in tables():
            self._connection.execute(f"INSERT INTO {table.name} {_old(table.name)}", (session,))

    def old_rows(self, table: str, session: str) -> list[Row]:
        """A session's rows in a table of the last build's file."""
        return self._connection.execute(_old(table), (session,)).fetchall()

    def add_promises(self, rows: Iterable[Row]) -> None:
        """Put the rows of all means in; they tell of one day, and are made anew for each."""
        table = promises.table()
        places = ", ".join("?" * len(table.columns))
        self._connection.executemany(f"INSERT INTO {table.name} VALUES ({places})", rows)  # noqa: S608 - our own names

    def finish(self) -> None:
        """Make the words searchable."""
        for table in _all_tables():
            search = search_table(table)
            self._connection.execute(f"INSERT INTO {search} ({search}) VALUES ('rebuild')")  # noqa: S608 - our own names
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
