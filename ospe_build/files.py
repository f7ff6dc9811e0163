"""Writing files whole or not at all. A leaf."""

import os
import re
from hashlib import blake2b
from pathlib import Path
from typing import Final

UNFINISHED: Final = ".new"
"""What the name of a file ends in while it stands beside its place."""
_UNFINISHED_FOLDER: Final = re.compile(rf"\.([^/]+){re.escape(UNFINISHED)}(?=/)")


def ledger_of(folder: Path, cache: Path, kind: str) -> Path:
    """The file in the cache where it is noted what the last build wrote into a folder."""
    return cache / f"{kind}-{blake2b(str(folder.resolve()).encode(), digest_size=8).hexdigest()}.json"


def folder_beside(place: Path) -> Path:
    """The folder in which all is written that goes to a place as a whole."""
    return place.with_name(f".{place.name}{UNFINISHED}")


def meant_by(path: str) -> str:
    """The place of what was to be written where a path tells that it is unfinished."""
    return _UNFINISHED_FOLDER.sub(r"\1", path).removesuffix(UNFINISHED)


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
    write_unseen(f"{path}{UNFINISHED}", content)


def write_unseen(path: str, content: str | bytes) -> None:
    """Write a file where nobody looks for it yet; what cannot be written to its end is removed.

    Raises:
        OSError: the folder cannot be written to.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - it is a text here
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
    except OSError as error:
        # The system does not say which file it was.
        error.filename = path
        os.unlink(path)  # noqa: PTH108 - likewise
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
