"""What a process of the team does with sessions: examine files, then write the pages of those without errors."""

from dataclasses import dataclass
from pathlib import Path

from ospe_build.archive.records import Record, examine
from ospe_build.archive.session import Session
from ospe_build.checking import Context
from ospe_build.data.parcels import PackJob, Parcel, pack
from ospe_build.files import write_unseen
from ospe_build.reading import read_file
from ospe_build.site.render import Renderer
from ospe_build.site.shell import Shell
from ospe_build.site.views.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class PageJob:
    """A session's page to write.

    Attributes:
        source: the session's file.
        target: where the page's file waits.
    """

    source: Path
    target: str
    around: Surroundings


@dataclass(frozen=True, slots=True)
class Setting:
    """What all session pages share in one build.

    Attributes:
        shells: by language.
        renderer: makes the pages' content.
    """

    shells: dict[str, Shell]
    renderer: Renderer


class SessionWorker:
    """Keeps the sessions that it examined, so that a page needs no second reading."""

    def __init__(self, context: Context) -> None:
        """Start with nothing.

        Args:
            context: what the rules need to know beside the file.
        """
        self._context = context
        self._sessions: dict[Path, Session] = {}

    def examine(self, files: list[tuple[Path, str]]) -> list[bytes]:
        """Read and check files, each a path and its name in findings; the records as lines of JSON."""
        return [self._examine(*file).dump() for file in files]

    def _examine(self, path: Path, file: str) -> Record:
        record, session = examine(path, file, self._context)
        if session is not None:
            self._sessions[path] = session
        return record

    def write(self, order: tuple[Setting, list[PageJob]]) -> int:
        """Write pages where they wait; how many."""
        setting, jobs = order
        for job in jobs:
            session = self._session_of(job.source)
            write_unseen(job.target, setting.renderer.session_page(setting.shells, session, job.around))
        return len(jobs)

    def pack(self, job: PackJob) -> Parcel:
        """Write the data files of sessions, and gather what the common ones take."""
        return pack(job, self._session_of)

    def _session_of(self, path: Path) -> Session:
        """The session of a file: read now, if its record was kept and it was not examined; it is known to be sound."""
        session = self._sessions.get(path)
        if session is None:
            session = self._sessions[path] = Session(path.stem, read_file(path, str(path)).value)
        return session
