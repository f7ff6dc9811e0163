"""Putting a finished site in its place: whole files only, unchanged ones left alone, leftovers removed."""

import os
from pathlib import Path


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: beside its place, then renamed into it.

    Raises:
        OSError: the folder cannot be written to.
    """
    data = content.encode() if isinstance(content, str) else content
    beside = f"{path}.new"
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, no path
        file.write(data)
    os.replace(beside, path)  # noqa: PTH105 - a Path costs more than the call here, ten thousand times


def files_below(folder: Path) -> set[str]:
    """The files below a folder, with `/` between the parts."""
    found, base = set(), str(folder)
    for parent, _, names in os.walk(base):
        inside = parent[len(base) + 1 :].replace(os.sep, "/")
        found.update(f"{inside}/{name}" if inside else name for name in names)
    return found


def remove_leftovers(folder: Path, wanted: set[str]) -> None:
    """Remove all files below a folder that are not wanted, and the folders that this leaves empty."""
    for name in files_below(folder) - wanted:
        path = folder / name
        path.unlink()
        for parent in path.parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()


def take_over(staged: Path, folder: Path) -> set[str]:
    """Move the files of a staged site into the folder, but for those that are there already, byte for byte.

    Returns:
        The names of all files that were staged.
    """
    names = files_below(staged)
    for name in names:
        data, target = (staged / name).read_bytes(), folder / name
        try:
            unchanged = target.stat().st_size == len(data) and target.read_bytes() == data
        except OSError:
            unchanged = False
        if not unchanged:
            write_file(target, data)
    return names
