"""Writing files whole or not at all, and JSON as a browser reads it. A leaf."""

import json
import os
import re
from pathlib import Path
from typing import Any, Final

UNFINISHED: Final = ".new"
"""What the name of a file ends in while it stands beside its place."""
_ANEW: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
_UNFINISHED_FOLDER: Final = re.compile(rf"\.([^/]+){re.escape(UNFINISHED)}(?=/)")


def folder_beside(place: Path) -> Path:
    """The folder in which all is written that goes to a place as a whole."""
    return place.with_name(f".{place.name}{UNFINISHED}")


def meant_by(path: str) -> str:
    """The place of what was to be written where a path tells that it is unfinished."""
    return _UNFINISHED_FOLDER.sub(r"\1", path).removesuffix(UNFINISHED)


def compact(value: Any) -> str:  # noqa: ANN401 - JSON
    """A value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: beside its place, then renamed into it.

    Raises:
        OSError: the folder cannot be written to.
    """
    write_unseen(f"{path}{UNFINISHED}", content)
    os.replace(f"{path}{UNFINISHED}", path)  # noqa: PTH105 - the name is a text here


def write_unseen(path: str, content: str | bytes) -> None:
    """Write a file where nobody looks for it yet; no link is followed, and what stays half-written is removed.

    Raises:
        OSError: the folder cannot be written to.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        descriptor = os.open(path, _ANEW, 0o644)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - it is a text here
        descriptor = os.open(path, _ANEW, 0o644)
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
