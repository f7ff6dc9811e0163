"""Loading an archive: every file is examined, or its record taken from the cache where its content is the same."""

from collections.abc import Iterable, Iterator
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
from ospe_build.checking import Context
from ospe_build.checking.across import Facts, check_across
from ospe_build.checking.collect import Found, collect_archive
from ospe_build.finding import Finding, Severity
from ospe_build.progress import with_progress
from ospe_build.reading import file_bytes
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
        self._known: dict[str, tuple[Record, bytes | None]] = {}
        self._unknown: list[Found] = []
        for found in self._files:
            record = self._kept(found)
            if record is None:
                self._unknown.append(found)
            else:
                self._known[found.file] = record, None
        work = partial(_examined, Context(today=on, cards=card_names()))
        self._results = pool.map(work, self._unknown, ms=_EXAMINING_MS)

    def _kept(self, found: Found) -> Record | None:
        """The record in the cache; only what was no error on an earlier day, or this one, is none now."""
        content = digest(file_bytes(found.path))
        value = content and self._cache.get(_KIND, f"{found.file} {content}")
        if not value or value[:_DAY].decode("ascii", "replace") > self._day:
            return None
        try:
            return Record.load(value[_DAY:])
        except msgspec.DecodeError:
            return None

    def _examine(self) -> Iterator[tuple[Record, bytes | None]]:
        for line, value in with_progress(self._results, len(self._unknown)):
            record = Record.load(line)
            if value is not None:
                self._cache.put(_KIND, f"{record.file} {record.digest}", self._day.encode() + line)
            yield record, value

    def finish(self) -> Loaded:
        """Wait until all files are examined."""
        records = self._known | {record.file: (record, value) for record, value in self._examine()}
        self._cache.prune(_KIND)
        findings = [finding for record, _ in records.values() for finding in record.findings]
        all_facts = [record.facts for record, _ in records.values()]
        findings += check_across(all_facts)
        paths = {found.file: found.path for found in self._files}
        return Loaded(
            archive=Archive(record.summary for record, _ in records.values() if record.summary is not None),
            files={
                record.summary.id: SessionFile(paths[record.file], record.digest, value)
                for record, value in records.values()
                if record.summary is not None
            },
            findings=sorted(findings, key=lambda finding: finding.sort_key),
            paths=paths,
            facts=all_facts,
        )
