"""Which pages of the last build still stand: a ledger of their keys, kept in the cache folder."""

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from ospe_build.files import ledger_of, write_file
from ospe_build.folder import SiteFolder

_Entry = tuple[str, int, int]
"""Key of a page, size and time of its file."""


def hashed(*parts: str) -> str:
    """A short hash of texts."""
    return blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


class Ledger:
    """The pages written into one site folder: for each its key, and the file's size and time when it was written.

    A page is up to date when its key, which holds all that it is made of, is the same and nobody touched the file.

    Attributes:
        keys: by name, of the pages that were noted in this build.
    """

    def __init__(self, cache: Path, site: SiteFolder) -> None:
        """Read what the last build into this folder left."""
        self._folder = site.path
        self._path = ledger_of(site.place, cache, "pages")
        self._old: dict[str, _Entry] = {}
        if not site.is_new:
            with suppress(OSError, msgspec.DecodeError):
                self._old = msgspec.json.decode(self._path.read_bytes(), type=dict[str, _Entry])
        self.keys: dict[str, str] = {}

    def stale(self, name: str, *parts: str) -> bool:
        """Note a page and all that it is made of; whether it must be written.

        Args:
            name: the file's name below the site's folder.
            parts: what decides its content.
        """
        key = self.keys[name] = hashed(*parts)
        old = self._old.get(name)
        return old is None or old != (key, *self._state(name))

    def _state(self, name: str) -> tuple[int, int]:
        try:
            status = os.stat(f"{self._folder}/{name}")  # noqa: PTH116 - a Path costs more than the call here
        except OSError:
            return (-1, -1)
        return (status.st_size, status.st_mtime_ns)

    def keep(self, keys: Mapping[str, str], written: Collection[str]) -> None:
        """Write the ledger for the next build.

        Args:
            keys: of all pages, by name.
            written: the names of those that this build wrote; the others are as they were.
        """
        new = {name: (keys[name], *self._state(name)) for name in written}
        entries = {name: new.get(name) or self._old[name] for name in keys}
        write_file(self._path, msgspec.json.encode(entries))
