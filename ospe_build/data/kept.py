"""What the last build left in the data folder, so that only what changed is made anew; kept in the cache folder."""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

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


@dataclass(slots=True)
class KeptSession:
    """What was written of one session.

    Attributes:
        digest: hash of its file's content.
        files: state of each of its own files.
        lengths: of its fragments in the common files, in the files' order.
    """

    digest: str
    files: list[State]
    lengths: list[int]


@dataclass(slots=True)
class Kept:
    """All that the last build left.

    Attributes:
        key: hash of what all files depend on beside the sessions.
        common: state of each common file.
        sessions: by id, in the files' order.
    """

    key: str = ""
    common: dict[str, State] = field(default_factory=dict)
    sessions: dict[str, KeptSession] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read it; nothing, where there is nothing that can be read."""
        try:
            value = json.loads(path.read_text("utf-8"))
            sessions = {key: KeptSession(*entry) for key, entry in value["sessions"].items()}
            return cls(value["key"], value["common"], sessions)
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def save(self, path: Path) -> None:
        """Write it for the next build."""
        sessions = {key: [kept.digest, kept.files, kept.lengths] for key, kept in self.sessions.items()}
        write_file(path, json.dumps({"key": self.key, "common": self.common, "sessions": sessions}))
