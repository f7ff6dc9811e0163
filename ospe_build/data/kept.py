"""What the last build left in the data folder, so that only what changed is made anew; kept in the cache folder."""

import os
from pathlib import Path
from typing import Self

import msgspec
from msgspec import Struct

from ospe_build.files import write_file

State = list[int]
"""Size and time of change of a file: whether anybody has touched it."""


def state(path: Path | str) -> State:
    """The state of a file; `[-1, -1]` where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path costs more than the call here, ten thousand times
    except OSError:
        return [-1, -1]
    return [status.st_size, status.st_mtime_ns]


class KeptSession(Struct, array_like=True):
    """What was written of one session.

    Attributes:
        digest: hash of its file's content.
        files: state of each of its own files.
        lengths: of its fragments in the common files, in the files' order.
    """

    digest: str
    files: list[State]
    lengths: list[int]


class Kept(Struct):
    """All that the last build left.

    Attributes:
        key: hash of what all files depend on beside the sessions.
        common: state of each common file.
        sessions: by id, in the files' order.
    """

    key: str = ""
    common: dict[str, State] = {}
    sessions: dict[str, KeptSession] = {}

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read it; nothing, where there is nothing that can be read."""
        try:
            return msgspec.json.decode(path.read_bytes(), type=cls)
        except (OSError, msgspec.DecodeError):
            return cls()

    def save(self, path: Path) -> None:
        """Write it for the next build."""
        write_file(path, msgspec.json.encode(self))
