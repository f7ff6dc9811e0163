"""Writing files whole or not at all. A leaf."""

import os
from pathlib import Path
from typing import Final

UNFINISHED: Final = ".new"
"""What the name of a file ends in while it stands beside its place."""


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: beside its place, then renamed into it.

    Raises:
        OSError: the folder cannot be written to.
    """
    write_beside(path, content)
    put_in_place(str(path))


def put_in_place(path: str) -> None:
    """Rename what `write_beside` wrote into its place.

    Raises:
        OSError: it is not there, or the folder cannot be written to.
    """
    os.replace(path + UNFINISHED, path)  # noqa: PTH105 - a Path costs more than the call here, ten thousand times


def write_beside(path: Path, content: str | bytes) -> None:
    """Write a file that is to be put in its place later.

    Raises:
        OSError: the folder cannot be written to.
    """
    data = content.encode() if isinstance(content, str) else content
    beside = f"{path}{UNFINISHED}"
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
    except OSError as error:
        # The system does not say which file it was.
        error.filename = beside
        os.unlink(beside)  # noqa: PTH108 - it is a text here
        raise
    finally:
        os.close(descriptor)


def write_changed(path: Path, content: str | bytes) -> None:
    """Write a file, unless it is there already, byte for byte.

    Raises:
        OSError: the folder cannot be written to.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        unchanged = path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        unchanged = False
    if not unchanged:
        write_file(path, data)
