"""Publishes sessions' files as open data, in this process and without a site around them."""

import csv
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ospe_build.archive.archive import Archive
from ospe_build.archive.provenance import Provenance
from ospe_build.archive.session import Session
from ospe_build.archive.summary import summarise
from ospe_build.data.common import SessionFiles
from ospe_build.data.csv_files import DIALECTS
from ospe_build.data.documents import describe
from ospe_build.data.edition import Edition, Origin
from ospe_build.data.parcels import Entry, PackJob, Parcel, pack
from ospe_build.data.tables import tables
from ospe_build.folder import OutputFolder
from ospe_build.ledger import Ledger
from ospe_build.manifest import files_below
from ospe_build.reading import read_file

VALID = Path(__file__).parents[1] / "sessions" / "valid"
ORIGIN = Origin("https://pelit.example/", "Mallilan arkisto", "LocalAuthority", "https://koodi.example/malli/pelit")
TEXT_FILES = ["pelikerrat.json", *(dialect.file(table.name) for table in tables() for dialect in DIALECTS)]


def session_at(path: Path) -> Session:
    return Session(path.stem, read_file(path, path.name).value)


def valid_files() -> list[Path]:
    """All files of the collected valid sessions."""
    return sorted(VALID.rglob("*.yml"), key=lambda path: path.stem)


def made_up_files() -> list[Path]:
    """Those of them that are marked as examples: published as long as there is no real session."""
    return [path for path in valid_files() if session_at(path).example]


@dataclass
class Publication:
    """A site's folder that is published into, again and again.

    Attributes:
        packed: the sessions that the team was asked for by the last publication.
        broken: a session at which the team fails.
    """

    site: Path
    cache: Path
    signature: str = "1"
    packed: list[str] = field(default_factory=list)
    broken: str = ""

    @property
    def folder(self) -> Path:
        return self.site / "data"

    def publish(
        self,
        files: Iterable[Path],
        *,
        on: date = date(2026, 11, 24),
        provenance: dict[str, Provenance] | None = None,
        backwards: bool = False,
    ) -> set[str]:
        """Publish the sessions of files; `backwards` has the parcels come in the wrong order."""
        paths = {path.stem: path for path in files}
        archive = Archive(summarise(session_at(path)) for path in paths.values())
        edition = Edition(ORIGIN, archive, on, provenance or {})
        entries = [Entry(one.id, paths[one.id], paths[one.id].read_text("utf-8")) for one in archive.counted]
        self.packed = []

        def run(jobs: Iterable[tuple[int, PackJob]]) -> Iterator[Parcel]:
            parcels = [pack(job, self._session_at) for _, job in self._noted(jobs)]
            return iter(parcels[::-1] if backwards else parcels)

        with OutputFolder(self.site) as site:
            ledger = Ledger(self.cache, site.place)
            lengths = SessionFiles(site, ledger, self.signature).write(entries, run)
            describe(edition, site)
            names = files_below(site.path) | ledger.noted.keys.keys()
            site.publish(names)
            ledger.keep(ledger.noted, lengths=lengths)
        return names

    def _session_at(self, path: Path) -> Session:
        if path.stem == self.broken:
            raise OSError(path.stem)
        return session_at(path)

    def _noted(self, jobs: Iterable[tuple[int, PackJob]]) -> Iterator[tuple[int, PackJob]]:
        for worker, job in jobs:
            self.packed += [source.stem for source in job.sources]
            yield worker, job

    def text(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def objects(self) -> list[dict[str, object]]:
        """The sessions of the file of all of them."""
        found = json.loads(self.text("pelikerrat.json"))
        assert found["skeema"] == 1
        return list(found["pelikerrat"])

    def sheet(self, table: str) -> list[dict[str, str]]:
        """The rows of a CSV file, by the library's own reader."""
        with (self.folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, strict=True))

    def database(self) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{self.folder / 'ospe.sqlite'}?mode=ro", uri=True)

    def rows(self, table: str) -> list[tuple[object, ...]]:
        """The rows of a table of the database, in the order of its key."""
        key = ", ".join(next(one for one in tables() if one.name == table).key)
        connection = self.database()
        try:
            return connection.execute(f"SELECT * FROM {table} ORDER BY {key}").fetchall()  # noqa: S608
        finally:
            connection.close()


def check_search_tables(publication: Publication) -> None:
    """Let SQLite compare each full-text table with the table that it indexes; it raises where they differ."""
    connection = sqlite3.connect(publication.folder / "ospe.sqlite")
    for table in tables():
        name = f"{table.name}_fts"
        connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    connection.close()
