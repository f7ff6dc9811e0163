"""Putting a finished site in its place: whole files only, unchanged ones left alone, leftovers removed."""

import os
from pathlib import Path

from ospe_build.files import UNFINISHED, write_changed


def files_below(folder: Path) -> set[str]:
    """The files below a folder, with `/` between the parts."""
    found: set[str] = set()
    base = str(folder)
    for parent, _, names in os.walk(base):
        inside = parent[len(base) + 1 :].replace(os.sep, "/")
        found.update(f"{inside}/{name}" if inside else name for name in names)
    return found


def remove_files(folder: Path, names: set[str]) -> None:
    """Remove files below a folder, as far as they are still there, and the folders that this leaves empty."""
    for name in names:
        path = folder / name
        path.unlink(missing_ok=True)
        for parent in path.parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()


def remove_unfinished(folder: Path) -> None:
    """Remove the files below a folder that still stand beside their places."""
    remove_files(folder, {name for name in files_below(folder) if name.endswith(UNFINISHED)})


def take_over(staged: Path, folder: Path) -> set[str]:
    """Move the files of a staged site into the folder, but for those that are there already, byte for byte.

    Returns:
        The names of all files that were staged.
    """
    names = files_below(staged)
    if staged == folder:
        return names
    for name in names:
        write_changed(folder / name, (staged / name).read_bytes())
    return names
