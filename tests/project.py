"""A project of its own for tests that build: the repository's settings and texts, other sessions, its own cache."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "tests" / "small_archive" / "sessions"
"""An archive of ten made-up sessions for tests alone: what the real one holds is nobody's concern here."""
TODAY = "2026-11-24"


@dataclass(frozen=True)
class Project:
    """A folder from which the site is built, so that no test writes into the repository."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> "Project":
        (folder / "sessions").mkdir(parents=True)
        settings = (ROOT / "mkdocs.yml").read_text("utf-8")
        assert "\n  - ospe\n" in settings
        dated = settings.replace("\n  - ospe\n", f'\n  - ospe:\n      "on": "{TODAY}"\n')
        (folder / "mkdocs.yml").write_text(dated, "utf-8")
        for name in ("docs", "ospe_build"):
            (folder / name).symlink_to(ROOT / name)
        return cls(folder)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def sessions(self) -> Path:
        return self.folder / "sessions"

    def add(self, *files: Path) -> None:
        """Copy sessions into it, each to its year."""
        for file in files:
            year = self.sessions / file.parent.name
            year.mkdir(exist_ok=True)
            shutil.copy(file, year)

    def run(self, command: str, *options: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run a command of the virtual environment in the project's folder."""
        with self.start(command, *options, **environment) as process:
            output, errors = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, output, errors)

    def start(self, command: str, *options: str, **environment: str) -> "subprocess.Popen[str]":
        """Start such a command, in a group of processes of its own."""
        program = Path(sys.executable).with_name(command)
        return subprocess.Popen(  # noqa: S603 - our own commands
            [program, *options],
            cwd=self.folder,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def build(self, *options: str) -> "Project":
        """Build the site, which must succeed."""
        done = self.run("ospe", "build", *options)
        assert done.returncode == 0, done.stdout + done.stderr
        return self
