"""Which files are sessions, below the files and folders that were named."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ospe_build.checking.place import SESSIONS, YEAR_FOLDER

ENDINGS: Final = (".yml", ".yaml")
"""`.yaml` is wrong, and found so that it can be said."""


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


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - `..` must go, and links must stay


def _below(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """The folders from there on, each with the names that end as a session's file.

    Hidden folders are left out, but not among the sessions, where nothing may lie unseen. No link is followed; one to a
    folder among the sessions is given as if it were a file, since nobody reads what is behind it.
    """
    for parent, folders, files in os.walk(folder):
        names = [name for name in files if name.lower().endswith(ENDINGS)]
        if SESSIONS in os.path.abspath(parent).split(os.sep):  # noqa: PTH100, PTH206 - as above, and in a tenth of the time
            names += [name for name in folders if os.path.islink(f"{parent}{os.sep}{name}")]  # noqa: PTH114 - likewise
        else:
            folders[:] = [name for name in folders if not name.startswith(".")]
        yield Path(parent), names


def _root(folder: Path, given: Path) -> Path:
    """The sessions folder to which the files of a folder belong."""
    if YEAR_FOLDER.fullmatch(folder.name):
        return folder.parent
    return next((one for one in (folder, *folder.parents) if one.name == SESSIONS), given)


def collect_archive(folder: Path) -> list[Found]:
    """All session files of an archive; none where its folder is missing, since git keeps no empty one."""
    return collect([folder] if os.path.lexists(folder) else [])


def collect(paths: Sequence[Path]) -> list[Found]:
    """The session files among and below the paths, each once, in the order of their paths.

    A file that is named itself is taken whatever its ending: the rules say what is wrong with it.

    Args:
        paths: files and folders; all exist.
    """
    found: dict[str, Found] = {}
    for given in paths:
        folders = _below(given) if given.is_dir() else [(given.parent, [given.name])]
        top: Path | None = None
        for folder, names in folders:
            here = _absolute(folder)
            top = top or here
            # Ten thousand paths are dear to put together piece by piece: what they share is made once.
            root, inside, shown = _root(here, top), str(here / "x")[:-1], (folder / "x").as_posix()[:-1]
            for name in names:
                found.setdefault(inside + name, Found(Path(inside + name), shown + name, root))
    return [found[name] for name in sorted(found, key=lambda name: name.split(os.sep))]  # noqa: PTH206 - likewise
