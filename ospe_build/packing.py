"""`python -m ospe_build.packing DIR`: what Node makes and npm brings, as the built package carries it.

Run by `hatch_build.py` in a checkout; where the package is installed, neither Node nor npm is needed then.
"""

import shutil
import sys
from pathlib import Path
from typing import Final

from ospe_build import packages
from ospe_build.files import write_file
from ospe_build.form.bundle import CARRIED_SCRIPTS, made
from ospe_build.locations import CARRIED
from ospe_build.site.notices import notices
from ospe_build.site.static import SCRIPTS, assets

_NOT_PUBLISHED: Final = frozenset({"esbuild"})


def pack(folder: Path) -> None:
    """Write into a folder what `CARRIED` holds of npm's packages and of the form's scripts.

    Raises:
        ToolError: Node or npm failed.
        OSError: the folder cannot be written to.
    """
    shutil.rmtree(folder, ignore_errors=True)
    assets()
    notices()
    for package, path in sorted(packages.used):
        if package not in _NOT_PUBLISHED:
            source = packages.package_file(package, path)
            place = folder / packages.CARRIED_FILES.relative_to(CARRIED) / package / path
            write_file(place, source.read_bytes())
    for entry in SCRIPTS.values():
        script = made(entry)
        for file in (script, script.with_suffix(".packages.json")):
            write_file(folder / CARRIED_SCRIPTS.relative_to(CARRIED) / file.name, file.read_bytes())


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
