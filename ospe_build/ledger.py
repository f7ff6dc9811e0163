"""Which files of the last build still stand: what each was made of, its size and time; kept in the cache. A leaf."""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from msgspec import DecodeError, Struct, json

from ospe_build.files import write_file

_Entry = tuple[str, int, int]
"""Key of a file, its size and the time of its last change."""

Lengths = Mapping[str, list[int]]
"""By session, the lengths of its fragments in the common data files."""


class _Kept(Struct):
    files: dict[str, _Entry] = {}
    lengths: dict[str, list[int]] = {}


@dataclass(slots=True)
class Noted:
    """Files of this build.

    Attributes:
        keys: by name, a hash of all that the file is made of.
        stale: the names of those that this build writes.
    """

    keys: dict[str, str] = field(default_factory=dict)
    stale: set[str] = field(default_factory=set)


def hashed(*parts: str) -> str:
    """A short hash of texts."""
    return blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


class Ledger:
    """The files written into one folder.

    A file is up to date when its key, which holds all that it is made of, is the same and nobody touched the file.

    Attributes:
        lengths: what the last build noted with the common data files.
        noted: the files that were asked for in this build.
    """

    def __init__(self, cache: Path, place: Path) -> None:
        """Read what the last build into this folder left."""
        self._place = place
        # Named by the way from the one to the other: a project that is moved, or copied whole, keeps what it knows.
        self._path = cache / f"site-{hashed(os.path.relpath(place, os.path.realpath(cache)))}.json"
        kept = _Kept()
        with suppress(OSError, DecodeError):
            kept = json.decode(self._path.read_bytes(), type=_Kept)
        self._old = kept.files
        self.lengths: Lengths = kept.lengths
        self.noted = Noted()

    def stale(self, name: str, *parts: str) -> bool:
        """Note a file and all that it is made of; whether it must be written.

        Args:
            name: the file's name below the folder.
            parts: what decides its content.
        """
        key = self.noted.keys[name] = hashed(*parts)
        if self._old.get(name) == (key, *self._state(name)):
            return False
        self.noted.stale.add(name)
        return True

    def _state(self, name: str) -> tuple[int, int]:
        try:
            status = os.stat(f"{self._place}/{name}")  # noqa: PTH116 - a Path costs more than the call here
        except OSError:
            return (-1, -1)
        return (status.st_size, status.st_mtime_ns)

    def keep(self, *noted: Noted, lengths: Lengths) -> None:
        """Write the ledger for the next build, once all files are in their places.

        Args:
            noted: all files, as the processes that wrote them noted them.
            lengths: of the fragments in the common data files.
        """
        files = {
            name: (key, *self._state(name)) if name in one.stale else self._old[name]
            for one in noted
            for name, key in one.keys.items()
        }
        write_file(self._path, json.encode({"files": files, "lengths": lengths}))
