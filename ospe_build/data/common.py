"""The files that hold all sessions: written in one pass, from the team's parcels and what the last build left."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from ospe_build.data import csv_files, json_files, kept
from ospe_build.data.kept import Kept, KeptSession
from ospe_build.data.names import ALL_SESSIONS, DATABASE, EACH_SESSION, FOLDER
from ospe_build.data.parcels import Entry, PackJob, Parcel, in_order, jobs
from ospe_build.data.splicing import Form, Splicer
from ospe_build.data.sqlite_file import Database
from ospe_build.data.tables import tables

_ENDINGS: Final = ("json", "yml")

Run = Callable[[Iterable[tuple[int, PackJob]]], Iterator[Parcel]]
"""Has the team work: jobs, each with its worker, to parcels in any order."""


def _forms() -> dict[str, Form]:
    """The common text files, and what is around their fragments."""
    sheets = {f"{table.name}.csv": Form(csv_files.header(table)) for table in tables()}
    return {ALL_SESSIONS: Form(json_files.HEAD, json_files.SEPARATOR, json_files.TAIL), **sheets}


class SessionFiles:
    """Brings the sessions' own files and the common files up to date.

    Attributes:
        site: the site's folder.
        folder: the data's folder in it.
    """

    def __init__(self, site: Path, ledger: Path, signature: str, *, unseen: bool) -> None:
        """Look at what the last build left.

        Args:
            site: the site's folder.
            ledger: file for what is kept from one build to the next.
            signature: hash of all code and schemas; what was written under another one is written anew.
            unseen: whether nobody sees the folder yet: there is nothing in it, and no file needs a place to wait.
        """
        self.site, self.folder = site, site / FOLDER
        self._unseen = unseen
        self._forms = _forms()
        self._ledger = ledger
        self._last = Kept() if unseen else Kept.load(ledger)
        common = [*self._forms, DATABASE]
        if self._last.key != signature or self._last.common != self._states(common):
            self._last = Kept()
        self._now = Kept(key=signature)

    def _states(self, names: Iterable[str]) -> dict[str, kept.State]:
        return {name: kept.state(self.folder / name) for name in names}

    def _own_files(self, session: str) -> list[str]:
        return [f"{EACH_SESSION}/{session}.{ending}" for ending in _ENDINGS]

    def _own_states(self, session: str) -> list[kept.State]:
        return [kept.state(f"{self.folder}/{name}") for name in self._own_files(session)]

    def _is_stale(self, entry: Entry) -> bool:
        last = self._last.sessions.get(entry.id)
        return last is None or last.digest != entry.digest or last.files != self._own_states(entry.id)

    def write(self, entries: list[Entry], run: Run) -> set[str]:
        """Write what is not up to date.

        Args:
            entries: the sessions, in the files' order.
            run: has the team work.

        Returns:
            The names of all files, below the data's folder.

        Raises:
            OSError: the folder cannot be written to.
        """
        stale = [entry for entry in entries if self._is_stale(entry)]
        gone = self._last.sessions.keys() - {entry.id for entry in entries}
        if stale or gone or not self._last.key:
            parcels = in_order(run(jobs(stale, self.folder, unseen=self._unseen)))
            self._write_common(entries, {entry.id for entry in stale}, gone, parcels)
            self._now.common = self._states([*self._forms, DATABASE])
            self._now.save(self._ledger)
        own = (name for entry in entries for name in self._own_files(entry.id))
        return {*self._forms, DATABASE, *own}

    def _write_common(self, entries: list[Entry], new: set[str], gone: set[str], parcels: Iterator[Parcel]) -> None:
        with ExitStack() as stack:
            splicers = {
                name: stack.enter_context(Splicer(self.folder / name, form, self._lengths(number)))
                for number, (name, form) in enumerate(self._forms.items())
            }
            fresh = not self._last.sessions
            database = stack.enter_context(Database(self.folder / DATABASE, fresh=fresh))
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
            states = self._own_states(entry.id) if entry.id in new else self._last.sessions[entry.id].files
            lengths = [splicer.lengths[entry.id] for splicer in splicers.values()]
            self._now.sessions[entry.id] = KeptSession(entry.digest, states, lengths)

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
