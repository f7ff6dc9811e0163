"""What a process of the team makes of some sessions: their own files, and what the common files take of each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ospe_build.archive.session import Session
from ospe_build.data import csv_files, json_files
from ospe_build.data.csv_files import DIALECTS
from ospe_build.data.names import ALL_SESSIONS, own_file
from ospe_build.data.rows import Row, rows
from ospe_build.data.tables import tables
from ospe_build.files import write_unseen

BATCH: Final = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """A session to publish.

    Attributes:
        source: its file.
        digest: hash of the file's content.
        reader: which worker has read it in this build; none where nobody had to.
    """

    id: str
    source: Path
    digest: str
    reader: int | None = None


@dataclass(frozen=True, slots=True)
class PackJob:
    """Sessions for one worker.

    Attributes:
        number: place of the parcel among all, from 0.
        folder: where new files of the site are written.
        sources: the sessions' files.
    """

    number: int
    folder: Path
    sources: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """What the common files take of a session.

    Attributes:
        fragments: by text file.
        rows: by table of the database.
    """

    fragments: dict[str, bytes]
    rows: dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What came of a job, in the order of its sessions."""

    number: int
    packed: list[Packed]


def jobs(entries: Iterable[Entry], folder: Path) -> Iterator[tuple[int, PackJob]]:
    """Entries as jobs, in order, each with the worker that it is for: the one that has read its sessions."""
    number, reader, batch = 0, None, list[Path]()
    for entry in entries:
        if batch and (len(batch) == BATCH or entry.reader != reader):
            yield number if reader is None else reader, PackJob(number, folder, tuple(batch))
            number, batch = number + 1, []
        reader = entry.reader
        batch.append(entry.source)
    if batch:
        yield number if reader is None else reader, PackJob(number, folder, tuple(batch))


def _file(source: Path) -> bytes:
    with open(source, "rb", buffering=0) as file:  # noqa: PTH123 - a Path and a buffer cost more than the reading
        return file.read()


def pack(job: PackJob, session_of: Callable[[Path], Session]) -> Parcel:
    """Write the sessions' own files, and gather what the common files take.

    Args:
        job: which sessions.
        session_of: gives the session that a file holds.

    Raises:
        OSError: a file cannot be read or written.
    """
    packed = []
    for source in job.sources:
        session = session_of(source)
        text = json_files.dump(json_files.session_object(session))
        write_unseen(f"{job.folder}/{own_file(session.id, 'json')}", text + b"\n")
        write_unseen(f"{job.folder}/{own_file(session.id, 'yml')}", _file(source))
        mine = rows(session)
        sheets = {
            dialect.file(table.name): csv_files.lines(table, mine[table.name], dialect)
            for table in tables()
            for dialect in DIALECTS
        }
        packed.append(Packed({ALL_SESSIONS: text, **sheets}, mine))
    return Parcel(job.number, packed)


def in_order(parcels: Iterable[Parcel]) -> Iterator[Parcel]:
    """Parcels by number, however they come."""
    waiting: dict[int, Parcel] = {}
    following = 0
    for parcel in parcels:
        waiting[parcel.number] = parcel
        while following in waiting:
            yield waiting.pop(following)
            following += 1
