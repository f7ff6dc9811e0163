"""Our build without the open data: `python bench/spine.py` takes what `ospe` takes.

The goals were set for reading, checking and the pages. The open data came later: two files a session, five CSV files
and a database with full-text search, of which no other contender writes any. So both builds are measured. The product
has no such option: nobody but the benchmark needs one.
"""

from ospe_build.cli import main
from ospe_build.data.edition import Edition
from ospe_build.folder import OutputFolder
from ospe_build.ledger import Lengths, Noted
from ospe_build.site import build
from ospe_build.site.build import Build


def _no_data(build: Build) -> tuple[Noted, Lengths]:
    build.intake.keep()
    return Noted(), {}


def _no_documents(_edition: Edition, _site: OutputFolder) -> None:
    pass


if __name__ == "__main__":
    build.describe = _no_documents
    Build._write_others = _no_data  # type: ignore[method-assign]  # noqa: SLF001 - see above
    main(prog_name="ospe")
