"""What a built package carries beside the code, where `ospe_build/locations.py` finds it. Used by hatchling."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = "ospe_build/carried"
SHARED = (
    "schema", "docs", "mkdocs.yml", "requirements/site.txt", "requirements/check.txt",
    "requirements/audit.txt", "requirements/receiver.txt",
    ".github/workflows", ".github/ISSUE_TEMPLATE", ".github/pull_request_template.md",
    "CODE_OF_CONDUCT.md", "CODEOWNERS", "SECURITY.md", "LICENSE", "LICENSES",
)  # fmt: skip
"""What stands at the project's root and goes with it: for the program, and for `ospe init`."""


NPM = ("package.json", "package-lock.json")
"""What npm reads, at the place where it works for boards of an archive's own (`ospe_build/packages.py`)."""


class Carry(BuildHookInterface):
    """Puts into the wheel what a checkout has beside the code; an editable one finds it where it is."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what Node makes, and name all that is carried."""
        if version != "standard":
            return
        root = Path(self.root)
        made = root / "dist" / "carried"
        build_data["force_include"] |= {str(root / name): f"{CARRIED}/{name}" for name in SHARED}
        build_data["force_include"] |= {str(root / name): f"ospe_build/{name}" for name in NPM}
        if find_spec("babel") is None:
            # An isolated build, as pre-commit makes one: it can check sessions, but not build a site without Node.
            self.app.display_warning("The form's scripts are not in this package: build it by `make wheel`.")
            return
        subprocess.run([sys.executable, "-m", "ospe_build.packing", str(made)], cwd=root, check=True)  # noqa: S603
        build_data["force_include"] |= {str(made / name): f"{CARRIED}/{name}" for name in ("npm", "form")}
