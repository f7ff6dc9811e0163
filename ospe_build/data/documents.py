"""The documents that describe the open data, beside the files that hold it."""

from ospe_build.archive.deck import cards
from ospe_build.board import SCHEMA_DIR
from ospe_build.data import atom, datapackage, dcat, json_files
from ospe_build.data.edition import Edition
from ospe_build.data.names import CATALOGUE, DATA_PACKAGE, DECK, FEED, FOLDER, SCHEMAS
from ospe_build.files import write_unseen
from ospe_build.folder import OutputFolder


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

    written = {
        FEED: atom.feed(edition),
        f"{FOLDER}/{DECK}": json_files.deck(cards()),
        f"{FOLDER}/{DATA_PACKAGE}": json_files.dump_pretty(datapackage.document(edition, size_of)),
        **{f"{FOLDER}/{name}": (SCHEMA_DIR / name).read_bytes() for name in SCHEMAS},
    }
    for name, content in written.items():
        write_unseen(site.new(name), content)
    # The catalogue tells the sizes of the other documents, too.
    write_unseen(site.new(f"{FOLDER}/{CATALOGUE}"), json_files.dump_pretty(dcat.document(edition, size_of)))
