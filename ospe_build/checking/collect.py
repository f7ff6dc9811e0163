"""Which files are sessions, below the files and folders that were named."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ospe_build.checking.place import YEAR_FOLDER

ENDINGS: Final = (".yml", ".yaml")
"""`.yaml` is wrong, and found so that it can be said."""

SESSIONS: Final = "sessions"


@dataclass(frozen=True, slots=True)
class Found:
    """A session's file.

    Attributes:
        path: where it is, absolute.
        file: how findings name it: as it was given, with `/` between the parts.
        root: the sessions folder that holds it, absolute; rules across files look at all that is in it.
    """

    path: Path
    file: str
    root: Path


def _below(folder: Path) -> Iterator[Path]:
    """The files below a folder whose ending is a session's, hidden folders and files apart; no link is followed."""
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield Path(parent, name)


def _root(path: Path, given: Path) -> Path:
    if YEAR_FOLDER.fullmatch(path.parent.name):
        return path.parent.parent
    return next((parent for parent in path.parents if parent.name == SESSIONS), given)


def collect(paths: Sequence[Path]) -> list[Found]:
    """The session files among and below the paths, each once, in the order of their paths.

    A file that is named itself is taken whatever its ending: the rules say what is wrong with it.

    Args:
        paths: files and folders; all exist.
    """
    found: dict[Path, Found] = {}
    for given in paths:
        folder = given.is_dir()
        for path in _below(given) if folder else (given,):
            absolute = Path(os.path.abspath(path))  # noqa: PTH100 - `..` must go, and links must stay
            if absolute not in found:
                top = Path(os.path.abspath(given if folder else given.parent))  # noqa: PTH100 - likewise
                found[absolute] = Found(absolute, path.as_posix(), _root(absolute, top))
    return sorted(found.values(), key=lambda one: one.path)
