"""Our build without the open data: `python bench/spine.py` takes what `ospe` takes.

The goals were set for reading, checking and the pages. The open data came later: two files a session, five CSV files
and a database with full-text search, of which no other contender writes any. So both builds are measured. The product
has no such option: nobody but the benchmark needs one.
"""

from ospe_build.cli import main
from ospe_build.site.build import Build


def _no_data(_build: Build) -> set[str]:
    return set()


if __name__ == "__main__":
    Build._write_data = _no_data  # type: ignore[method-assign]  # noqa: SLF001 - see above
    main(prog_name="ospe")
