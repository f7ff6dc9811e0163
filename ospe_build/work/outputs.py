"""The files of a folder that is filled again and again: written only where not up to date, then shown as a whole.

What each was made of, its size and its time are kept in the cache.
"""

import os
from contextlib import suppress

import msgspec

from ospe_build.manifest import files_below
from ospe_build.work.cache import Cache, hashed
from ospe_build.work.folder import OutputFolder

_Entry = tuple[str, int, int]
"""Key of a file, its size and the time of its last change."""


class Outputs:
    """The files written into one folder.

    A file is up to date when its key, which holds all that it is made of, is the same and nobody touched the file.

    Attributes:
        folder: where they are written.
        cache: where this is kept.
        keys: of the files that were asked for in this build, by name.
    """

    def __init__(self, folder: OutputFolder, cache: Cache) -> None:
        """Read what the last build into this folder left."""
        self.folder, self.cache = folder, cache
        # Named by the way from the one to the other: a project that is moved, or copied whole, keeps what it knows.
        self._kind = f"outputs {os.path.relpath(folder.place, os.path.realpath(cache.folder))}"
        self._old: dict[str, _Entry] = {}
        with suppress(msgspec.DecodeError):
            self._old = msgspec.json.decode(cache.get(self._kind, "") or b"{}", type=dict[str, _Entry])
        self.keys: dict[str, str] = {}
        self._written: set[str] = set()

    def stale(self, name: str, *parts: str) -> bool:
        """Note a file and all that it is made of; whether it must be written.

        Args:
            name: the file's name below the folder.
            parts: what decides its content.
        """
        key = self.keys[name] = hashed(*parts)
        if self._old.get(name) == (key, *self._state(name)):
            return False
        self._written.add(name)
        return True

    def keep_below(self, folder: str) -> bool:
        """Note all files of the last build below a folder as up to date; False where one is touched, or there is none.

        Args:
            folder: its name below the folder of all files, with a slash at the end.
        """
        names = [name for name in self._old if name.startswith(folder)]
        if not names or any(self._old[name][1:] != self._state(name) for name in names):
            return False
        self.keys.update((name, self._old[name][0]) for name in names)
        return True

    def _state(self, name: str) -> tuple[int, int]:
        try:
            status = os.stat(f"{self.folder.place}/{name}")  # noqa: PTH116 - a Path costs more than the call here
        except OSError:
            return (-1, -1)
        return (status.st_size, status.st_mtime_ns)

    def names(self) -> set[str]:
        """All files of the new state: those that were written, and those that are up to date."""
        return self.keys.keys() | files_below(self.folder.path)

    def publish(self) -> set[str]:
        """Show the new state, and keep for the next build what it was made of; gives the names of all files.

        Raises:
            MisuseError: something of others stands in the place of a file.
            OSError: the folder cannot be written to.
        """
        names = self.names()
        self.folder.publish(names)
        files = {
            name: (key, *self._state(name)) if name in self._written else self._old[name]
            for name, key in self.keys.items()
        }
        self.cache.put(self._kind, "", msgspec.json.encode(files))
        return names
