"""Publishes sessions' files as open data, in this process and without a site around them."""

import csv
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ospe_build.archive.archive import Archive
from ospe_build.archive.provenance import Provenance
from ospe_build.archive.session import Session
from ospe_build.archive.summary import summarise
from ospe_build.data.common import DataFiles, write_own_files
from ospe_build.data.csv_files import DIALECTS
from ospe_build.data.edition import Edition, Origin
from ospe_build.data.exports import describe
from ospe_build.data.promises import PromiseRows
from ospe_build.data.promises import table as promise_table
from ospe_build.data.rows import encoded
from ospe_build.data.tables import tables
from ospe_build.reading import read_file
from ospe_build.work.cache import Cache
from ospe_build.work.folder import OutputFolder
from ospe_build.work.outputs import Outputs
from ospe_build.work.pool import Pool

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
        written: the sessions whose own files the last publication wrote.
        broken: a session at which it fails.
    """

    site: Path
    cache: Path
    signature: str = "1"
    written: list[str] = field(default_factory=list)
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
    ) -> set[str]:
        """Publish the sessions of files."""
        paths = {path.stem: path for path in files}
        archive = Archive(summarise(session_at(path)) for path in paths.values())
        edition = Edition(ORIGIN, archive, on, provenance or {})
        with (
            OutputFolder(self.site) as site,
            closing(Cache(self.cache, self.signature)) as cache,
            closing(Pool(__name__)) as pool,
        ):
            outputs = Outputs(site, cache)
            data = DataFiles(outputs, lambda id_: encoded(session_at(paths[id_])))
            ids = sorted(summary.id for summary in archive.counted)
            self.written = [id_ for id_ in ids if data.add(id_, paths[id_].read_text("utf-8"))]
            for id_ in self.written:
                if id_ == self.broken:
                    raise OSError(id_)
                data.give(id_, write_own_files(site.path, session_at(paths[id_]), paths[id_]))
            data.write_common(PromiseRows(archive, ORIGIN.site_url, on), pool)
            describe(edition, outputs, lambda ids: "".join(paths[id_].read_text("utf-8") for id_ in ids))
            return outputs.publish()

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
        known = (*tables(), promise_table())
        key = ", ".join(next(one for one in known if one.name == table).key)
        connection = self.database()
        try:
            return connection.execute(f"SELECT * FROM {table} ORDER BY {key}").fetchall()  # noqa: S608
        finally:
            connection.close()


def check_search_tables(publication: Publication) -> None:
    """Let SQLite compare each full-text table with the table that it indexes; it raises where they differ."""
    connection = sqlite3.connect(publication.folder / "ospe.sqlite")
    for table in (*tables(), promise_table()):
        name = f"{table.name}_fts"
        connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
    connection.close()
