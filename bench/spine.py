"""Our build without the open data: `python bench/spine.py` takes what `ospe` takes.

The goals were set for reading, checking and the pages. The open data came later: two files a session, ten sheets
and a database with full-text search, of which no other contender writes any. So both builds are measured. The product
has no such option: nobody but the benchmark needs one.
"""

from ospe_build.cli import main
from ospe_build.data.common import DataFiles
from ospe_build.data.promises import PromiseRows
from ospe_build.site import build
from ospe_build.work.pool import Pool


def _no_session(_data: DataFiles, _session: str, _digest: str) -> bool:
    return False


def _no_common_file(_data: DataFiles, _made: PromiseRows, _pool: Pool) -> None:
    pass


def _no_documents(*_: object) -> None:
    pass


if __name__ == "__main__":
    build.describe = _no_documents
    DataFiles.add = _no_session  # type: ignore[method-assign]
    DataFiles.write_common = _no_common_file  # type: ignore[method-assign]
    main(prog_name="ospe")
