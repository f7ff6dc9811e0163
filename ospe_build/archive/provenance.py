"""Where a session's file comes from, by git: when it was added, and when it was last changed."""

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Provenance:
    """Days (ISO) of a file's first and last commit; no name and no address of anybody."""

    added: str
    changed: str


def provenance(folder: Path) -> dict[Path, Provenance]:
    """The provenance of all files below a folder; empty where it is not under git, or git is not there.

    One call of git for all files: a call a file would take longer than the rest of the build.
    """
    try:
        root = _git(folder, "rev-parse", "--show-toplevel").strip()
        log = _git(folder, "log", "--format=%x00%cs", "--name-only", "-z", "--no-renames", "--", ".")
    except (OSError, subprocess.CalledProcessError):
        return {}
    found: dict[Path, Provenance] = {}
    day = ""
    # With -z every name ends in NUL; a commit begins with NUL and its day, and its first name comes after a line break.
    for part in log.split("\0"):
        text = part.removeprefix("\n")
        if _is_day(text):
            day = text
        elif text:
            path = Path(root) / text
            later = found.get(path)
            found[path] = Provenance(added=day, changed=later.changed if later else day)
    return found


def _is_day(text: str) -> bool:
    return len(text) == len("2026-03-12") and text[4] == text[7] == "-" and "/" not in text


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(  # noqa: S603 - our own arguments
        ["git", *arguments],  # noqa: S607 - the git of whoever builds
        cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8", errors="replace",
    ).stdout  # fmt: skip
