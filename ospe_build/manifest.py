"""The manifest: what a command wrote into a folder, listed in that folder, so that nothing else is touched. A leaf.

Run as a program, it puts a new state in its place: a kill that hits the command does not reach this last step.
"""

import json
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from ospe_build.files import UNFINISHED, write_file

MANIFEST: Final = ".ospe-build.json"
INSIDE: Final = f"{MANIFEST}.folder"
"""Where new files wait if they cannot wait beside the folder that holds them."""
OF_OTHERS: Final = frozenset({".git", "CNAME"})
"""What is never ours; a folder that holds nothing else counts as empty."""

_NO_PART: Final = frozenset({"", ".", "..", ".git"})


def _is_ours(name: str) -> bool:
    """Whether a name leads to a file below the folder, and to none that is never ours."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    parts = name.lower().split("/")
    return "\0" not in name and name.lower() not in {"cname", MANIFEST} and _NO_PART.isdisjoint(parts)


def read(folder: Path) -> frozenset[str] | None:
    """The names of the files that are ours; None where the folder holds no manifest that a command of ours wrote."""
    path = folder / MANIFEST
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        names = json.loads(path.read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    sound = isinstance(names, list) and all(isinstance(name, str) and _is_ours(name) for name in names)
    return frozenset(names) if sound else None


def write(folder: Path, names: Iterable[str]) -> None:
    """Note that these files, and no others, are ours.

    Raises:
        OSError: the folder cannot be written to.
    """
    names = frozenset(names)
    if read(folder) != names:
        write_file(folder / MANIFEST, json.dumps({"files": sorted(names)}, indent=0) + "\n")


def other_entries(folder: Path, of_others: frozenset[str] = OF_OTHERS) -> set[str]:
    """What a folder without a manifest holds that keeps it from being empty.

    Args:
        folder: the folder.
        of_others: what is no such thing.

    Raises:
        OSError: it cannot be read.
    """
    return set(os.listdir(folder)) - of_others - {MANIFEST + UNFINISHED, INSIDE}  # noqa: PTH208 - the names alone


def files_below(folder: Path) -> set[str]:
    """The files below a folder but for the manifest, with `/` between the parts."""
    found: set[str] = set()
    base = str(folder)
    for parent, _, names in os.walk(base):
        inside = parent[len(base) + 1 :].replace(os.sep, "/")
        found.update(f"{inside}/{name}" if inside else name for name in names)
    return found - {MANIFEST}


def _mode(path: str) -> int:
    """What is at a path itself, never behind a link; 0 where nothing does."""
    try:
        return os.lstat(path).st_mode
    except OSError:
        return 0


def _folders_on_the_way(name: str) -> Iterator[str]:
    at = name.find("/")
    while at > 0:
        yield name[:at]
        at = name.find("/", at + 1)


def in_the_way(ready: Path, place: Path) -> str | None:
    """Where something of others stands in the place of a new file, or on the way to it; None if nothing does."""
    if not os.path.lexists(place):
        return None
    ours = read(place) or frozenset()
    free: set[str] = set()
    for name in sorted(files_below(ready)):
        for folder in _folders_on_the_way(name):
            if folder not in free:
                mode = _mode(f"{place}/{folder}")
                if mode and not stat.S_ISDIR(mode) and folder not in ours:
                    return folder
                free.add(folder)
        mode = _mode(f"{place}/{name}")
        if mode and (name not in ours or stat.S_ISDIR(mode)):
            return name
    return None


def _remove(folder: Path, names: Iterable[str]) -> None:
    """Remove files, as far as they are still there, and the folders that this leaves empty; no link is followed."""
    real: dict[str, bool] = {}
    for name in names:
        ways = list(_folders_on_the_way(name))
        for way in ways:
            if way not in real:
                real[way] = stat.S_ISDIR(_mode(f"{folder}/{way}"))
        mode = _mode(f"{folder}/{name}") if all(real[way] for way in ways) else 0
        if not mode or stat.S_ISDIR(mode):
            continue
        os.unlink(f"{folder}/{name}")  # noqa: PTH108 - a Path costs more than the call here, ten thousand times
        for way in reversed(ways):
            if os.listdir(f"{folder}/{way}"):  # noqa: PTH208 - likewise
                break
            os.rmdir(f"{folder}/{way}")  # noqa: PTH106 - likewise
            real[way] = False


def empty(folder: Path) -> None:
    """Remove all that waits in a folder of ours but the manifest, by which it is known as such.

    Raises:
        OSError: something cannot be removed.
    """
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.name != MANIFEST:
            os.unlink(entry.path)  # noqa: PTH108 - the entry has no Path


def discard(folder: Path) -> None:
    """Remove such a folder.

    Raises:
        OSError: something cannot be removed.
    """
    empty(folder)
    (folder / MANIFEST).unlink(missing_ok=True)
    folder.rmdir()


def put_in_place(ready: Path, place: Path) -> None:
    """Bring a new state to its place: all that waits in a folder, and away with what its manifest no longer names.

    Whatever interrupts this, calling it again completes it: what is there is known as ours before the first file comes.

    Raises:
        OSError: a folder cannot be written to.
    """
    if not os.path.lexists(place):
        ready.rename(place)
        return
    before, after = read(place) or frozenset(), read(ready) or frozenset()
    names = files_below(ready)
    folders = sorted({folder for name in names for folder in _folders_on_the_way(name)})
    moves = [(f"{ready}/{name}", f"{place}/{name}") for name in names]
    write(place, before | after)
    # All that can be done before is done: old and new files stand side by side for as short as can be.
    _remove(place, (before - after).intersection(folders))
    for folder in folders:
        with suppress(FileExistsError):
            os.mkdir(f"{place}/{folder}")  # noqa: PTH102 - as above
    for new, old in moves:
        os.replace(new, old)  # noqa: PTH105 - likewise
    _remove(place, before - after)
    write(place, after)
    discard(ready)


if __name__ == "__main__":
    put_in_place(Path(sys.argv[1]), Path(sys.argv[2]))
