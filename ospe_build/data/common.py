"""The files that hold all sessions: the database first, then the sheets out of it, and the JSON out of the sessions'.

Each tells what it holds, and not how it came to it: the bytes of an update are those of a first build.
"""

import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from ospe_build.data.csv_files import DIALECTS, write_table
from ospe_build.data.json_files import HEAD, SEPARATOR, TAIL
from ospe_build.data.names import ALL_SESSIONS, DATABASE, ENDINGS, FOLDER, own_file
from ospe_build.data.promises import PromiseRows
from ospe_build.data.rows import Row
from ospe_build.data.sqlite_file import Database, rows_of
from ospe_build.data.tables import tables
from ospe_build.folder import OutputFolder
from ospe_build.work.outputs import Outputs
from ospe_build.work.pool import Pool

SessionRows = dict[str, list[Row]]
"""The rows of a session by table."""

_DATABASE: Final = f"{FOLDER}/{DATABASE}"
_ALL_SESSIONS: Final = f"{FOLDER}/{ALL_SESSIONS}"
_SHEETS: Final = {
    table.name: tuple(f"{FOLDER}/{dialect.file(table.name)}" for dialect in DIALECTS) for table in tables()
}
"""The sheets of each table."""
_SHEET_MS: Final = 0.1
"""Writing the sheets of a table, for each session."""


class DataFiles:
    """Tells which sessions' data files must be written, and brings the common files up to date."""

    def __init__(self, site: OutputFolder, outputs: Outputs) -> None:
        """Look at what the last build left.

        Args:
            site: the site's folder.
            outputs: tells which files are up to date.
        """
        self._site, self._outputs = site, outputs
        self._digests: dict[str, str] = {}
        # A database that somebody touched, or that is none, is not looked at any further.
        self._in_database: frozenset[str] = frozenset()
        if outputs.untouched(_DATABASE):
            with suppress(sqlite3.Error):
                rows = rows_of(site.place / _DATABASE, tables()[0].name)
                self._in_database = frozenset(str(row[0]) for row in rows)

    def add(self, session: str, digest: str) -> bool:
        """Add a session to the data, in the order of ids; whether its files must be written and its rows be given.

        Args:
            session: its id.
            digest: hash of its file.
        """
        self._digests[session] = digest
        own = [self._outputs.stale(own_file(session, ending), digest) for ending in ENDINGS]
        return any(own) or session not in self._in_database

    def write_common(self, new: Iterator[tuple[str, SessionRows]], made: PromiseRows, pool: Pool) -> None:
        """Write the common files that are not up to date, once the sessions' own are there.

        Args:
            new: the sessions whose rows had to be given, in the order of ids; it is read to its end.
            made: gives the rows of means, which tell of the day of the build.
            pool: writes the sheets.

        Raises:
            OSError: the folder cannot be written to.
            sqlite3.Error: the last build's database is damaged.
        """
        parts = [part for item in self._digests.items() for part in item]
        others_stale = [
            name for name in (_ALL_SESSIONS, *chain(*_SHEETS.values())) if self._outputs.stale(name, *parts)
        ]
        if not (self._outputs.stale(_DATABASE, *parts, made.on.isoformat()) or others_stale):
            deque(new, maxlen=0)
            return
        changed = self._write_database(new, made)
        if not others_stale:
            return
        numbers = [
            number
            for number, (table, sheets) in enumerate(_SHEETS.items())
            if table in changed or not all(map(self._outputs.untouched, sheets))
        ]
        work = partial(_write_sheets, self._site.path / FOLDER)
        under_way = pool.map(work, numbers, ms=_SHEET_MS * len(self._digests))
        self._write_all_sessions()
        deque(under_way, maxlen=0)

    def _write_database(self, new: Iterator[tuple[str, SessionRows]], made: PromiseRows) -> set[str]:
        """Write the database; the tables whose rows are not those of the last build."""
        old = self._site.place / _DATABASE if self._in_database else None
        changed = set() if self._in_database == self._digests.keys() else set(_SHEETS)
        with Database(self._site.path / _DATABASE, old) as database:
            following = next(new, None)
            for id_ in self._digests:
                if following is not None and following[0] == id_:
                    rows = following[1]
                    changed.update(
                        [name for name in _SHEETS.keys() - changed if database.old_rows(name, id_) != rows[name]]
                    )
                    database.add(rows)
                    following = next(new, None)
                else:
                    database.keep(id_)
            database.add_promises(made.all())
            database.finish()
        return changed

    def _write_all_sessions(self) -> None:
        with (self._site.path / FOLDER / ALL_SESSIONS).open("wb") as file:
            file.write(HEAD)
            for number, id_ in enumerate(self._digests):
                file.write(SEPARATOR if number else b"")
                file.write(self._site.current(own_file(id_, "json")).read_bytes().removesuffix(b"\n"))
            file.write(TAIL)


def _write_sheets(folder: Path, number: int) -> None:
    """Write the sheets of one table."""
    table = tables()[number]
    for dialect in DIALECTS:
        with (folder / dialect.file(table.name)).open("w", encoding="utf-8", newline="") as file:
            write_table(file, table, rows_of(folder / DATABASE, table.name), dialect)
