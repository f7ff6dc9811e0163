"""The exports that are made of some sessions, and the documents that describe the open data."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from ospe_build.archive.deck import DECK_SCHEMA_PATH, cards
from ospe_build.board import schema_paths
from ospe_build.data import atom, csv_files, datapackage, dcat, deadlines, json_files, openapi, promises
from ospe_build.data.csv_files import EXCEL, PLAIN
from ospe_build.data.edition import Edition
from ospe_build.data.export import Export
from ospe_build.data.names import CATALOGUE, DATA_PACKAGE, DECK, FOLDER
from ospe_build.data.tables import Column, Kind, Table
from ospe_build.follow_up_columns import FOLLOW_UP_COLUMNS
from ospe_build.messages import DEFAULT_LANGUAGE
from ospe_build.work.outputs import Outputs


def describe(edition: Edition, outputs: Outputs, signature_of: Callable[[Iterable[str]], str]) -> None:
    """Write the exports that are not up to date, then the documents that tell of the files that hold the data.

    Args:
        edition: the archive as it is published.
        outputs: the site's files.
        signature_of: a hash of the content of sessions, by their ids.

    Raises:
        OSError: the folder cannot be written to, or one of the files is not there.
    """
    site = outputs.folder

    def size_of(name: str) -> int:
        return site.current(name).stat().st_size

    made = promises.PromiseRows(edition.archive, edition.origin.site_url, edition.on)
    exports = (atom.feeds(edition), deadlines.calendars(edition), promises.unit_exports(made), _promises(made))
    for one in chain.from_iterable(exports):
        sessions = signature_of(summary.id for summary in one.sessions)
        if outputs.stale(one.name, repr(edition.origin), one.told, sessions):
            site.write(one.name, one.make())
    written = {
        f"{FOLDER}/{DECK}": json_files.deck(cards()),
        openapi.FILE: json_files.dump_pretty(openapi.document(edition)),
        **{f"{FOLDER}/{path.name}": path.read_bytes() for path in (*schema_paths().values(), DECK_SCHEMA_PATH)},
    }
    for name, content in written.items():
        site.write(name, content)
    # They tell the sizes of the others, the catalogue that of the package too.
    for name, document in ((DATA_PACKAGE, datapackage.document), (CATALOGUE, dcat.document)):
        site.write(f"{FOLDER}/{name}", json_files.dump_pretty(document(edition, size_of)))


def _promises(made: promises.PromiseRows) -> Iterator[Export]:
    """The files of all means; the one for Excel ends with empty columns for news."""
    name, table, archive = promises.NAME, promises.table(), made.archive
    news = (Column.own(one, Kind.TEXT, DEFAULT_LANGUAGE) for one in FOLLOW_UP_COLUMNS)
    for_news, empty = Table(name, (*table.columns, *news), ()), (None,) * len(FOLLOW_UP_COLUMNS)
    rows = lru_cache(lambda: list(made.all()))
    files: dict[str, Callable[[], bytes]] = {
        f"{name}.json": lambda: promises.json_document(rows(), made.on),
        PLAIN.file(name): lambda: csv_files.table_file(table, rows(), PLAIN),
        EXCEL.file(name): lambda: csv_files.table_file(for_news, [(*row, *empty) for row in rows()], EXCEL),
    }
    told = repr([made.on, *(one.place for one in archive.places.units.values())])
    for file, make in files.items():
        yield Export(f"{FOLDER}/{file}", archive.counted, told, make)
