"""The files that hold sessions: written in one pass, from the team's parcels and what the last build left."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack

from ospe_build.data import csv_files, json_files
from ospe_build.data.csv_files import DIALECTS
from ospe_build.data.names import ALL_SESSIONS, DATABASE, ENDINGS, FOLDER, own_file
from ospe_build.data.parcels import Entry, PackJob, Parcel, in_order, jobs
from ospe_build.data.splicing import Form, Splicer
from ospe_build.data.sqlite_file import Database
from ospe_build.data.tables import tables
from ospe_build.folder import OutputFolder
from ospe_build.ledger import Ledger, Lengths

Run = Callable[[Iterable[tuple[int, PackJob]]], Iterator[Parcel]]
"""Has the team work: jobs, each with its worker, to parcels in any order."""

_DATABASE = f"{FOLDER}/{DATABASE}"


def _forms() -> dict[str, Form]:
    """The common text files, and what is around their fragments."""
    sheets = {
        dialect.file(table.name): Form(csv_files.header(table, dialect)) for table in tables() for dialect in DIALECTS
    }
    return {ALL_SESSIONS: Form(json_files.HEAD, json_files.SEPARATOR, json_files.TAIL), **sheets}


class SessionFiles:
    """Brings the sessions' own files and the common files up to date."""

    def __init__(self, site: OutputFolder, ledger: Ledger, signature: str) -> None:
        """Look at what the last build left.

        Args:
            site: the site's folder.
            ledger: tells which files still stand.
            signature: hash of all code and schemas; what was written under another one is written anew.
        """
        self._site, self._ledger, self._signature = site, ledger, signature
        self._forms = _forms()
        self._common = [*(f"{FOLDER}/{name}" for name in self._forms), _DATABASE]
        # What is kept of a session must be in each of them.
        stale = {name for name in self._common if ledger.stale(name, signature)}
        self._is_whole = not stale
        self._last: Lengths = ledger.lengths if self._is_whole else {}

    def _is_stale(self, entry: Entry) -> bool:
        own = [self._ledger.stale(own_file(entry.id, ending), self._signature, entry.digest) for ending in ENDINGS]
        return any(own) or entry.id not in self._last

    def write(self, entries: list[Entry], run: Run) -> Lengths:
        """Write what is not up to date; the lengths of the fragments in the common files, for the next build.

        Args:
            entries: the sessions; in the files, they stand in order of their ids.
            run: has the team work.

        Raises:
            OSError: the folder cannot be written to.
        """
        entries = sorted(entries, key=lambda entry: entry.id)
        stale = [entry for entry in entries if self._is_stale(entry)]
        gone = self._last.keys() - {entry.id for entry in entries}
        if not (stale or gone) and self._is_whole:
            return self._last
        self._ledger.noted.stale.update(self._common)
        parcels = in_order(run(jobs(stale, self._site.path)))
        return self._write_common(entries, {entry.id for entry in stale}, parcels)

    def _write_common(self, entries: list[Entry], new: set[str], parcels: Iterator[Parcel]) -> Lengths:
        site = self._site
        with ExitStack() as stack:
            splicers = {
                name: stack.enter_context(
                    Splicer(site.path / FOLDER / name, form, site.place / FOLDER / name, self._lengths(number))
                )
                for number, (name, form) in enumerate(self._forms.items())
            }
            old = site.place / _DATABASE if self._last else None
            database = stack.enter_context(Database(site.path / _DATABASE, old))
            made = (packed for parcel in parcels for packed in parcel.packed)
            for entry in entries:
                if entry.id in new:
                    packed = next(made)
                    database.add(packed.rows)
                    for name, splicer in splicers.items():
                        splicer.add(entry.id, packed.fragments[name])
                else:
                    database.keep(entry.id)
                    for splicer in splicers.values():
                        splicer.keep(entry.id)
            for splicer in splicers.values():
                splicer.finish()
            database.finish()
        return {entry.id: [splicer.lengths[entry.id] for splicer in splicers.values()] for entry in entries}

    def _lengths(self, number: int) -> dict[str, int]:
        """The lengths of the fragments in a common file of the last build."""
        return {session: lengths[number] for session, lengths in self._last.items()}
