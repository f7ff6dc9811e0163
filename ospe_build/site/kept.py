"""Which pages of the last build still stand: a ledger of their keys, kept in the cache folder."""

import json
import os
from hashlib import blake2b
from pathlib import Path


class Ledger:
    """The pages written into one site folder: for each its key, and the file's size and time when it was written.

    A page is up to date when its key, which holds all that it is made of, is the same and nobody touched the file.
    """

    def __init__(self, cache: Path, site_dir: Path) -> None:
        """Read what the last build into this folder left."""
        self._site_dir = site_dir
        name = blake2b(str(site_dir.resolve()).encode(), digest_size=8).hexdigest()
        self._path = cache / f"pages-{name}.json"
        try:
            self._old: dict[str, list[str | int]] = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            self._old = {}
        self._keys: dict[str, str] = {}

    def stale(self, name: str, *parts: str) -> bool:
        """Note a page and all that it is made of; whether it must be written.

        Args:
            name: the file's name below the site's folder.
            parts: what decides its content.
        """
        key = blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()
        self._keys[name] = key
        return self._old.get(name) != [key, *self._state(name)]

    def _state(self, name: str) -> tuple[int, int]:
        try:
            status = os.stat(f"{self._site_dir}/{name}")  # noqa: PTH116 - a Path costs more than the call here
        except OSError:
            return (-1, -1)
        return (status.st_size, status.st_mtime_ns)

    @property
    def names(self) -> set[str]:
        """All pages that were noted."""
        return set(self._keys)

    def keep(self) -> None:
        """Write the ledger for the next build."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        entries = {name: [key, *self._state(name)] for name, key in self._keys.items()}
        beside = self._path.with_suffix(".new")
        beside.write_text(json.dumps(entries), "utf-8")
        beside.replace(self._path)
