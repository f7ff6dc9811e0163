"""Taking the sessions in: every file read and checked by a team, findings gathered, the archive made of the rest."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Final

from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import card_names
from ospe_build.archive.load import BATCH, Kept, RecordCache, SourceFile, examine_all, split_known
from ospe_build.archive.records import Record
from ospe_build.checking import Context
from ospe_build.checking.across import check_across
from ospe_build.checking.collect import collect_archive
from ospe_build.errors import InvalidSessionsError
from ospe_build.finding import Finding, Severity
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.progress import with_progress
from ospe_build.reading import read_file
from ospe_build.reporting import Result
from ospe_build.reporting.result import Place, lines_of
from ospe_build.reporting.text import report as text_report
from ospe_build.site.worker import SessionWorker
from ospe_build.team import Team

FILES_WORTH_A_PROCESS: Final = 100
PAGES: Final = "pages"
DATA: Final = "data"
"""The team's lanes, once the sessions are taken in: two processes have it work at the same time."""


class Intake:
    """The sessions of a folder, and the team whose workers keep those that were read in this build.

    Attributes:
        archive: all sessions in short; there after `finish`, as are `sources` and `digests`.
        team: workers that hold the sessions; whoever takes them in closes it.
        sources: the file of each session, by id.
        digests: the hash of each session's file, by id.
    """

    archive: Archive
    sources: dict[str, Path]
    digests: dict[str, str]

    def __init__(self, folder: Path, on: date, cache: Path, signature: str) -> None:
        """Begin to read and check all sessions, in a thread and the team's processes.

        Args:
            folder: the folder of the archive.
            on: the day that nothing played or followed up may be after.
            cache: folder for what is kept from one build to the next.
            signature: hash of the code; what was kept under another one is not used.
        """
        self._files = [(found.path, found.file) for found in collect_archive(folder)]
        self._cache = RecordCache(cache, signature)
        known, unknown = split_known(self._files, self._cache)
        context = Context(today=on, cards=card_names())
        size = Team.suited_size(len(unknown), FILES_WORTH_A_PROCESS)
        self.team = Team(lambda: SessionWorker(context), size, ("", PAGES, DATA))
        self._readers = {path: number // BATCH for number, (path, _) in enumerate(unknown)}
        self._thread = ThreadPoolExecutor(1)
        self._under_way = self._thread.submit(self._records, known, unknown)

    def _records(self, known: list[Kept], unknown: list[SourceFile]) -> list[Kept]:
        return [*known, *with_progress(examine_all(unknown, self.team), len(unknown))]

    def finish(self) -> None:
        """Wait until all sessions are taken in.

        Raises:
            InvalidSessionsError: one of them has an error.
        """
        taken = self._under_way.result()
        self._thread.shutdown()
        paths = {file: path for path, file in self._files}
        _refuse_errors([record for record, _ in taken], paths)
        # Nothing keeps the records themselves: the rules across files needed more of them than pages do.
        self._lines = {(record.file, record.digest): line for record, line in taken if record.digest}
        sound = [record for record, _ in taken if record.summary is not None]
        self.archive = Archive(record.summary for record in sound if record.summary is not None)
        self.sources = {Path(record.file).stem: paths[record.file] for record in sound}
        self.digests = {Path(record.file).stem: record.digest for record in sound}

    def keep(self) -> None:
        """Keep what was read for the next build."""
        self._cache.keep(self._lines)

    def reader(self, session_id: str) -> int:
        """The number of the worker that read a session in this build; any worker where none did."""
        number = self.read_by(session_id)
        return len(session_id) if number is None else number

    def read_by(self, session_id: str) -> int | None:
        """The number of the worker that read a session in this build; nothing where none had to."""
        return self._readers.get(self.sources[session_id])

    def signature_of(self, ids: Iterable[str]) -> str:
        """A hash of the content of sessions, in the order given."""
        total = blake2b(digest_size=12)
        for id_ in ids:
            total.update(id_.encode())
            total.update(self.digests[id_].encode())
        return total.hexdigest()


def _refuse_errors(records: list[Record], paths: dict[str, Path]) -> None:
    findings = [finding for record in records for finding in record.findings]
    findings += check_across([record.facts for record in records])
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise InvalidSessionsError(_report(sorted(findings, key=lambda finding: finding.sort_key), paths))


def _report(findings: list[Finding], paths: dict[str, Path]) -> str:
    """All findings in words, and that nothing was published."""
    lines: dict[Place, str] = {}
    for file in {finding.file for finding in findings}:
        mine = [finding for finding in findings if finding.file == file]
        lines |= lines_of(file, read_file(paths[file], file).text, mine)
    report = text_report(Result.of(len(paths), findings, lines), DEFAULT_LANGUAGE)
    return "\n".join([*report, "", text(DEFAULT_LANGUAGE, "error.invalid_sessions")])
