"""One edition of the open data: what the documents that describe it (Data Package, DCAT, Atom, schema.org) all tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from ospe_build.archive.archive import Archive
from ospe_build.archive.provenance import Provenance
from ospe_build.archive.summary import Summary
from ospe_build.data import promises
from ospe_build.data.csv_files import DIALECTS, EXCEL
from ospe_build.data.names import ALL_SESSIONS, CALENDAR, DATABASE, DECK, FEED, FOLDER
from ospe_build.data.tables import tables
from ospe_build.messages import DEFAULT_LANGUAGE, text

LICENCE_URL: Final = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_NAME: Final = "CC-BY-4.0"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who publishes the data, and where; all of it from `mkdocs.yml`.

    Attributes:
        site_url: the site's address, ending in a slash.
        publisher: the name of whoever runs the site.
        publisher_type: what they are, a name of ADMS' list of publisher types; may be empty.
        repo_url: the repository's address.
        email: where people write to whoever runs the site; may be empty.
    """

    site_url: str
    publisher: str
    publisher_type: str
    repo_url: str
    email: str = ""

    def url(self, path: str) -> str:
        """The full address of a file or page of the site."""
        return f"{self.site_url}{path}"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file that people download.

    Attributes:
        path: from the site's root.
        msgid: of its title in the catalogue; its description has `.help` after it.
        format: a name of the EU's list of file types; the format's own name where the list lacks it.
        excel: whether it holds the same as the file before it, written for Excel.
    """

    path: str
    msgid: str
    media_type: str
    format: str
    excel: bool = False

    def title(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What it is called."""
        title = text(language, self.msgid)
        return f"{title} (Excel)" if self.excel else title

    def description(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What it holds."""
        told = text(language, f"{self.msgid}.help")
        return f"{told} {text(language, 'data.file.excel.help')}" if self.excel else told


def data_files() -> tuple[DataFile, ...]:
    """The files that hold data, in the order in which people are told of them."""
    sheets = (
        DataFile(
            f"{FOLDER}/{dialect.file(table.name)}", f"data.table.{table.name}", "text/csv", "CSV", dialect is EXCEL
        )
        for table in (*tables(), promises.table())
        for dialect in DIALECTS
    )
    return (
        *sheets,
        DataFile(f"{FOLDER}/{promises.NAME}.json", "data.file.promises", "application/json", "JSON"),
        DataFile(f"{FOLDER}/{ALL_SESSIONS}", "data.file.json", "application/json", "JSON"),
        DataFile(f"{FOLDER}/{DATABASE}", "data.file.sqlite", "application/vnd.sqlite3", "SQLite"),
        DataFile(f"{FOLDER}/{DECK}", "data.file.deck", "application/json", "JSON"),
        DataFile(CALENDAR, "data.file.calendar", "text/calendar", "iCalendar"),
        DataFile(FEED, "data.file.feed", "application/atom+xml", "ATOM"),
    )


@dataclass(frozen=True)
class Edition:
    """The archive as it is published.

    Attributes:
        provenance: by session, where git knows it.
        on: the day for which the site is made.
    """

    origin: Origin
    archive: Archive
    on: date
    provenance: Mapping[str, Provenance] = field(default_factory=dict)

    def added(self, summary: Summary) -> str:
        """The day when a session came into the archive; the day of the game where git does not know."""
        known = self.provenance.get(summary.id)
        return known.added if known else summary.played

    def changed(self, summary: Summary) -> str:
        """The day of its last change: of its file, where git knows, and never before its newest follow-up."""
        known = self.provenance.get(summary.id)
        return max(known.changed, summary.updated) if known else summary.updated

    @cached_property
    def issued(self) -> str:
        """The day when the first session came in, where git knows it for all; else empty."""
        sessions = self.archive.counted
        known = sessions and all(summary.id in self.provenance for summary in sessions)
        return min(self.added(summary) for summary in sessions) if known else ""

    @cached_property
    def modified(self) -> str:
        """The day of the last change to any session."""
        return max((self.changed(summary) for summary in self.archive.counted), default=self.on.isoformat())

    @cached_property
    def period(self) -> tuple[str, str] | None:
        """The first day and the last day that the data tells of; none while there is no session."""
        sessions = self.archive.counted
        if not sessions:
            return None
        return min(summary.played for summary in sessions), max(summary.updated for summary in sessions)

    @staticmethod
    def title(language: str = DEFAULT_LANGUAGE) -> str:
        """What the data is called."""
        return text(language, "data.title")

    def description(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What the data holds; and that it is made up, where all of it is."""
        told = text(language, "data.description")
        return f"{told} {text(language, 'data.examples_only')}" if self.archive.examples_only else told

    @staticmethod
    def keywords(language: str = DEFAULT_LANGUAGE) -> list[str]:
        """Words by which the data is found."""
        return text(language, "data.keywords").split(", ")
