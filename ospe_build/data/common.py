"""The files that hold sessions: written in one pass, from the team's parcels and what the last build left."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from ospe_build.data import csv_files, json_files, kept
from ospe_build.data.csv_files import DIALECTS
from ospe_build.data.kept import Kept, KeptSession
from ospe_build.data.names import ALL_SESSIONS, DATABASE, ENDINGS, FOLDER, own_file
from ospe_build.data.parcels import Entry, PackJob, Parcel, in_order, jobs
from ospe_build.data.splicing import Form, Splicer
from ospe_build.data.sqlite_file import Database
from ospe_build.data.tables import tables
from ospe_build.folder import SiteFolder

Run = Callable[[Iterable[tuple[int, PackJob]]], Iterator[Parcel]]
"""Has the team work: jobs, each with its worker, to parcels in any order."""

_DATABASE = f"{FOLDER}/{DATABASE}"


def _forms() -> dict[str, Form]:
    """The common text files, and what is around their fragments."""
    sheets = {
        dialect.file(table.name): Form(csv_files.header(table, dialect)) for table in tables() for dialect in DIALECTS
    }
    return {ALL_SESSIONS: Form(json_files.HEAD, json_files.SEPARATOR, json_files.TAIL), **sheets}


@dataclass(frozen=True, slots=True)
class SessionData:
    """The files that hold sessions, by their names in the site's folder.

    Attributes:
        names: of all of them.
        waiting: of those that this build has written, and that wait.
    """

    names: set[str]
    waiting: list[str]


class SessionFiles:
    """Brings the sessions' own files and the common files up to date."""

    def __init__(self, site: SiteFolder, ledger: Path, signature: str) -> None:
        """Look at what the last build left.

        Args:
            site: the site's folder.
            ledger: file for what is kept from one build to the next.
            signature: hash of all code and schemas; what was written under another one is written anew.
        """
        self._site, self._ledger = site, ledger
        self._forms = _forms()
        self._common = [*(f"{FOLDER}/{name}" for name in self._forms), _DATABASE]
        self._last = Kept() if site.is_new else Kept.load(ledger)
        if self._last.key != signature or self._last.common != {name: self._state(name) for name in self._common}:
            self._last = Kept()
        self._now = Kept(key=signature)

    def _state(self, name: str) -> kept.State:
        return kept.state(f"{self._site.path}/{name}")

    def _is_stale(self, entry: Entry) -> bool:
        last = self._last.sessions.get(entry.id)
        return (
            last is None
            or last.digest != entry.digest
            or last.files != [self._state(own_file(entry.id, ending)) for ending in ENDINGS]
        )

    def write(self, entries: list[Entry], run: Run) -> SessionData:
        """Write what is not up to date.

        Args:
            entries: the sessions; in the files, they stand in order of their ids.
            run: has the team work.

        Raises:
            OSError: the folder cannot be written to.
        """
        entries = sorted(entries, key=lambda entry: entry.id)
        stale = [entry for entry in entries if self._is_stale(entry)]
        gone = self._last.sessions.keys() - {entry.id for entry in entries}
        waiting = []
        if stale or gone or not self._last.key:
            parcels = in_order(run(jobs(stale, self._site)))
            self._write_common(entries, {entry.id for entry in stale}, gone, parcels)
            self._now.common = {name: kept.state(self._site.waiting(name)) for name in self._common}
            self._now.save(self._ledger)
            waiting = [*self._common, *(own_file(entry.id, ending) for entry in stale for ending in ENDINGS)]
        own = (own_file(entry.id, ending) for entry in entries for ending in ENDINGS)
        return SessionData({*self._common, *own}, waiting)

    def _write_common(self, entries: list[Entry], new: set[str], gone: set[str], parcels: Iterator[Parcel]) -> None:
        site = self._site
        with ExitStack() as stack:
            splicers = {
                name: stack.enter_context(
                    Splicer(Path(site.waiting(f"{FOLDER}/{name}")), form, site.path / FOLDER / name, self._lengths(n))
                )
                for n, (name, form) in enumerate(self._forms.items())
            }
            old = site.path / _DATABASE if self._last.sessions else None
            database = stack.enter_context(Database(Path(site.waiting(_DATABASE)), old))
            database.remove(gone | (new & self._last.sessions.keys()))
            fragments = self._fragments(parcels, database)
            for entry in entries:
                made = next(fragments) if entry.id in new else None
                for name, splicer in splicers.items():
                    if made:
                        splicer.add(entry.id, made[name])
                    else:
                        splicer.keep(entry.id)
            for splicer in splicers.values():
                splicer.finish()
            database.finish(sorted(new))
        for entry in entries:
            states = self._last.sessions[entry.id].files if entry.id not in new else self._waiting_states(entry.id)
            lengths = [splicer.lengths[entry.id] for splicer in splicers.values()]
            self._now.sessions[entry.id] = KeptSession(entry.digest, states, lengths)

    def _waiting_states(self, session: str) -> list[kept.State]:
        return [kept.state(self._site.waiting(own_file(session, ending))) for ending in ENDINGS]

    def _lengths(self, number: int) -> dict[str, int]:
        """The lengths of the fragments in a common file of the last build."""
        return {session: last.lengths[number] for session, last in self._last.sessions.items()}

    @staticmethod
    def _fragments(parcels: Iterator[Parcel], database: Database) -> Iterator[dict[str, bytes]]:
        """The fragments of one session after the other; a parcel's rows go to the database as it comes."""
        for parcel in parcels:
            database.add(parcel.rows)
            for together in zip(*parcel.fragments.values(), strict=True):
                yield dict(zip(parcel.fragments, together, strict=True))
