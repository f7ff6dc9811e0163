"""Publishing the open data: the sessions' files first, then the documents that describe them."""

from ospe_build.archive.deck import cards
from ospe_build.board import SCHEMA_DIR
from ospe_build.data import atom, datapackage, dcat, json_files
from ospe_build.data.common import Run, SessionFiles
from ospe_build.data.edition import Edition
from ospe_build.data.names import CATALOGUE, DATA_PACKAGE, DECK, FEED, FOLDER, SCHEMAS
from ospe_build.data.parcels import Entry
from ospe_build.files import write_changed


def publish(edition: Edition, files: SessionFiles, entries: list[Entry], run: Run) -> set[str]:
    """Bring all files of open data in a site's folder up to date.

    Args:
        edition: the archive as it is published.
        files: the sessions' files in the site's folder.
        entries: the sessions that the data is made of.
        run: has the team work.

    Returns:
        The names of all these files, below the site's folder.

    Raises:
        OSError: the folder cannot be written to.
    """
    site, folder = files.site, files.folder
    names = files.write(sorted(entries, key=lambda entry: entry.id), run)
    written = {
        FEED: atom.feed(edition),
        f"{FOLDER}/{DECK}": json_files.deck(cards()),
        f"{FOLDER}/{DATA_PACKAGE}": json_files.dump_pretty(datapackage.document(edition, folder)),
        **{f"{FOLDER}/{name}": (SCHEMA_DIR / name).read_bytes() for name in SCHEMAS},
    }
    for name, content in written.items():
        write_changed(site / name, content)
    # The catalogue tells the sizes of the other files.
    catalogue = f"{FOLDER}/{CATALOGUE}"
    write_changed(site / catalogue, json_files.dump_pretty(dcat.document(edition, site)))
    return {*(f"{FOLDER}/{name}" for name in names), *written, catalogue}
