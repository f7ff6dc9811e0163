"""The sessions as data: files of each, then the database out of all rows, the sheets out of it, the JSON of all.

Each tells what it holds, and not how it came to it: the bytes of an update are those of a first build.
"""

from collections import deque
from collections.abc import Callable
from contextlib import nullcontext, suppress
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Final

import msgspec

from ospe_build.archive.session import Session
from ospe_build.data.csv_files import DIALECTS, Dialect, write_table
from ospe_build.data.json_files import HEAD, SEPARATOR, TAIL, dump, session_object
from ospe_build.data.names import ALL_SESSIONS, DATABASE, ENDINGS, FOLDER, own_file
from ospe_build.data.promises import PromiseRows
from ospe_build.data.promises import table as promise_table
from ospe_build.data.rows import Value, encoded
from ospe_build.data.sqlite_file import new_database, rows_of
from ospe_build.data.tables import tables
from ospe_build.files import write_unseen
from ospe_build.work.outputs import Outputs
from ospe_build.work.pool import Pool

_KIND: Final = "rows"
_DATABASE: Final = f"{FOLDER}/{DATABASE}"
_ALL_SESSIONS: Final = f"{FOLDER}/{ALL_SESSIONS}"
_SHEET_MS: Final = 0.05
"""Writing the sheet of a table, for each session."""
_by_table: Final = msgspec.json.Decoder(list[msgspec.Raw])
_rows: Final = msgspec.json.Decoder(list[list[Value]])


class DataFiles:
    """The data of the sessions that are added, in the order of their ids."""

    def __init__(self, outputs: Outputs, rows: Callable[[str], bytes]) -> None:
        """Begin with none.

        Args:
            outputs: the site's files; their cache holds the rows of sessions (`rows.encoded`).
            rows: makes those of a session, by its id, where the cache has lost them.
        """
        self._site, self._outputs, self._make = outputs.folder, outputs, rows
        self._digests: dict[str, str] = {}

    def _key(self, session: str) -> str:
        return f"{session} {self._digests[session]}"

    def add(self, session: str, digest: str) -> bool:
        """Add a session to the data; whether its files must be written, and its rows be given with them.

        Args:
            session: its id.
            digest: hash of its file.
        """
        self._digests[session] = digest
        own = [self._outputs.stale(own_file(session, ending), digest) for ending in ENDINGS]
        return any(own)

    def give(self, session: str, rows: bytes) -> None:
        """Take a session's rows."""
        self._outputs.cache.put(_KIND, self._key(session), rows)

    def write_common(self, made: PromiseRows, pool: Pool) -> None:
        """Write the common files that are not up to date, once the sessions' own are there.

        Args:
            made: gives the rows of means, which tell of the day of the build.
            pool: writes the sheets.

        Raises:
            OSError: the folder cannot be written to.
        """
        parts = [*chain.from_iterable(self._digests.items())]
        is_stale = self._outputs.stale(_DATABASE, made.site_url, made.on.isoformat(), *parts)
        keys = [blake2b(digest_size=12) for _ in tables()]
        (self._site.path / FOLDER).mkdir(parents=True, exist_ok=True)
        with new_database(self._site.path / _DATABASE) if is_stale else nullcontext() as add:
            for id_ in self._digests:
                for table, key, rows in zip(tables(), keys, self._rows_by_table(id_), strict=True):
                    key.update(rows)
                    if add is not None:
                        add(table, _rows.decode(rows))
            if add is not None:
                add(promise_table(), made.all())
        jobs = [
            (number, dialect)
            for number, (table, key) in enumerate(zip(tables(), keys, strict=True))
            for dialect in DIALECTS
            if self._outputs.stale(f"{FOLDER}/{dialect.file(table.name)}", key.hexdigest())
        ]
        work = partial(_write_sheet, self._site.path / FOLDER, self._site.current(_DATABASE))
        under_way = pool.map(work, jobs, ms=_SHEET_MS * len(self._digests))
        if self._outputs.stale(_ALL_SESSIONS, *parts):
            self._write_all_sessions()
        deque(under_way, maxlen=0)

    def _rows_by_table(self, session: str) -> list[msgspec.Raw]:
        found: list[msgspec.Raw] = []
        with suppress(msgspec.DecodeError):
            found = _by_table.decode(self._outputs.cache.get(_KIND, self._key(session)) or b"")
        if len(found) != len(tables()):
            rows = self._make(session)
            self.give(session, rows)
            found = _by_table.decode(rows)
        return found

    def _write_all_sessions(self) -> None:
        with (self._site.path / FOLDER / ALL_SESSIONS).open("wb") as file:
            file.write(HEAD)
            for number, id_ in enumerate(self._digests):
                file.write(SEPARATOR if number else b"")
                file.write(self._site.current(own_file(id_, "json")).read_bytes().removesuffix(b"\n"))
            file.write(TAIL)


def write_own_files(folder: Path, session: Session, source: Path) -> bytes:
    """Write the files that hold one session, its object as JSON and its file itself; its rows (`rows.encoded`).

    Args:
        folder: where new files of the site are written.
        session: the session.
        source: its file.

    Raises:
        OSError: a file cannot be read or written.
    """
    write_unseen(f"{folder}/{own_file(session.id, 'json')}", dump(session_object(session)) + b"\n")
    write_unseen(f"{folder}/{own_file(session.id, 'yml')}", source.read_bytes())
    return encoded(session)


def _write_sheet(folder: Path, database: Path, job: tuple[int, Dialect]) -> None:
    """Write a table in a dialect."""
    number, dialect = job
    table = tables()[number]
    with (folder / dialect.file(table.name)).open("w", encoding="utf-8", newline="") as file:
        write_table(file, table, rows_of(database, table.name), dialect)
