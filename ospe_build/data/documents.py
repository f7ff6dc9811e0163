"""The documents that describe the open data, beside the files that hold it."""

from ospe_build.archive.deck import DECK_SCHEMA_PATH, cards
from ospe_build.board import schema_paths
from ospe_build.data import atom, csv_files, datapackage, dcat, deadlines, json_files, openapi, promises
from ospe_build.data.csv_files import EXCEL, PLAIN
from ospe_build.data.edition import Edition
from ospe_build.data.names import CATALOGUE, DATA_PACKAGE, DECK, EACH_UNIT, FOLDER
from ospe_build.data.tables import Column, Kind, Table
from ospe_build.files import write_unseen
from ospe_build.folder import OutputFolder
from ospe_build.follow_up_columns import FOLLOW_UP_COLUMNS
from ospe_build.messages import DEFAULT_LANGUAGE


def describe(edition: Edition, site: OutputFolder) -> None:
    """Write the documents; they tell the sizes of the files that hold the data.

    Args:
        edition: the archive as it is published.
        site: the site's folder.

    Raises:
        OSError: the folder cannot be written to, or one of the files is not there.
    """

    def size_of(name: str) -> int:
        return site.current(name).stat().st_size

    feeds = atom.Feeds(edition)
    for topic in atom.topics(edition.archive):
        write_unseen(site.new(topic.file), feeds.feed(topic))
    for name, content in (_promises(edition) | deadlines.calendars(edition)).items():
        write_unseen(site.new(name), content)
    written = {
        f"{FOLDER}/{DECK}": json_files.deck(cards()),
        openapi.FILE: json_files.dump_pretty(openapi.document(edition)),
        f"{FOLDER}/{DATA_PACKAGE}": json_files.dump_pretty(datapackage.document(edition, size_of)),
        **{f"{FOLDER}/{path.name}": path.read_bytes() for path in (*schema_paths().values(), DECK_SCHEMA_PATH)},
    }
    for name, content in written.items():
        write_unseen(site.new(name), content)
    # The catalogue tells the sizes of the other documents, too.
    write_unseen(site.new(f"{FOLDER}/{CATALOGUE}"), json_files.dump_pretty(dcat.document(edition, size_of)))


def _promises(edition: Edition) -> dict[str, bytes]:
    """The files of all means and of each unit, by name; the one for Excel ends with empty columns for news."""
    made = promises.PromiseRows(edition.archive, edition.origin.site_url, edition.on)
    name, table, rows = promises.NAME, promises.table(), list(made.all())
    for_news = Table(
        name,
        (*table.columns, *(Column.own(one, Kind.TEXT, DEFAULT_LANGUAGE) for one in FOLLOW_UP_COLUMNS)),
        (),
    )
    empty = (None,) * len(FOLLOW_UP_COLUMNS)
    sheets = ((PLAIN, table, rows), (EXCEL, for_news, [(*row, *empty) for row in rows]))
    return {
        f"{FOLDER}/{name}.json": promises.json_document(rows, edition.on),
        **{
            f"{FOLDER}/{dialect.file(name)}": csv_files.table_file(columns, lines, dialect)
            for dialect, columns, lines in sheets
        },
        **{
            f"{FOLDER}/{EACH_UNIT}/{slug}.json": promises.unit_document(unit, made)
            for slug, unit in edition.archive.places.units.items()
        },
    }
