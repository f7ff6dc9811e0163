"""Loading an archive: every file is examined, or its record taken from the cache where its content is the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec

from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import card_names
from ospe_build.archive.records import Record, digest, examine
from ospe_build.archive.session import Session
from ospe_build.checking import Context
from ospe_build.checking.across import Facts, check_across
from ospe_build.checking.collect import Found, collect_archive
from ospe_build.finding import Finding, Severity
from ospe_build.progress import with_progress
from ospe_build.reading import file_bytes, read_file
from ospe_build.work.cache import Cache
from ospe_build.work.pool import Pool

_KIND: Final = "record"
_EXAMINING_MS: Final = 1.5
_DAY: Final = len("2026-11-24")


@dataclass(frozen=True, slots=True)
class SessionFile:
    """The file of a session without errors.

    Attributes:
        digest: hash of its content.
        value: all that it holds, as JSON, where it was read in this build; else None.
    """

    path: Path
    digest: str
    value: bytes | None

    def session(self) -> Session:
        """The session, which is known to be sound: it was checked in this build or, as its hash shows, in another.

        A file that has vanished since holds none.
        """
        known = self.value and msgspec.json.decode(self.value)
        return Session(self.path.stem, known or read_file(self.path, str(self.path)).value)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of all files.

    Attributes:
        archive: the sessions without errors, in short.
        files: theirs, by id.
        findings: of all files, each by itself and together, in the order of reports.
        paths: of all files, by their names in findings.
        facts: of all files, as the rules across files look at them.
    """

    archive: Archive
    files: dict[str, SessionFile]
    findings: list[Finding]
    paths: dict[str, Path]
    facts: list[Facts]

    @property
    def sound(self) -> bool:
        """Whether nothing is an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    def signature_of(self, ids: Iterable[str]) -> str:
        """A hash of the content of sessions, in the order given."""
        total = blake2b(digest_size=12)
        for id_ in ids:
            total.update(id_.encode())
            total.update(self.files[id_].digest.encode())
        return total.hexdigest()


def _examined(context: Context, found: Found) -> tuple[bytes, bytes | None]:
    """The record of a file as a line of JSON, and the session's value; None where it has an error."""
    record, session = examine(found.path, found.file, context)
    return record.dump(), None if session is None else msgspec.json.encode(session.value)


class Loading:
    """Files that are being examined, by processes where there are many."""

    def __init__(self, folder: Path, on: date, cache: Cache, pool: Pool) -> None:
        """Begin.

        Args:
            folder: of the archive.
            on: the day that nothing played or followed up may be after.
            cache: holds the records of the files that had no error.
            pool: examines the others.
        """
        self._cache, self._day = cache, on.isoformat()
        self._files = collect_archive(folder)
        self._records = {found.file: self._cached(found) for found in self._files}
        unknown = [found for found in self._files if self._records[found.file] is None]
        work = partial(_examined, Context(today=on, cards=card_names()))
        self._results = with_progress(pool.map(work, unknown, ms=_EXAMINING_MS), len(unknown))

    def _cached(self, found: Found) -> Record | None:
        """The record in the cache; only what was no error on an earlier day, or this one, is none now."""
        content = digest(file_bytes(found.path))
        value = content and self._cache.get(_KIND, f"{found.file} {content}")
        if not value or value[:_DAY].decode("ascii", "replace") > self._day:
            return None
        try:
            return Record.load(value[_DAY:])
        except msgspec.DecodeError:
            return None

    def finish(self) -> Loaded:
        """Wait until all files are examined."""
        values: dict[str, bytes] = {}
        for line, value in self._results:
            record = Record.load(line)
            self._records[record.file] = record
            if value is not None:
                values[record.file] = value
                self._cache.put(_KIND, f"{record.file} {record.digest}", self._day.encode() + line)
        records = [one for one in self._records.values() if one is not None]
        paths = {found.file: found.path for found in self._files}
        all_facts = [record.facts for record in records]
        findings = [*(finding for record in records for finding in record.findings), *check_across(all_facts)]
        sound = [(record, record.summary) for record in records if record.summary is not None]
        return Loaded(
            archive=Archive(summary for _, summary in sound),
            files={
                summary.id: SessionFile(paths[record.file], record.digest, values.get(record.file))
                for record, summary in sound
            },
            findings=sorted(findings, key=lambda finding: finding.sort_key),
            paths=paths,
            facts=all_facts,
        )
