"""The cache: one file in which values are kept from one build to the next, by kind and key.

A key holds all that decides its value but for the code and the packages, whose signature is part of the file's name.
What cannot be read is not there: a build with a damaged cache, or one that another build holds, does all work anew.
"""

import sqlite3
import sysconfig
from collections import defaultdict
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from ospe_build.board import SCHEMA_DIR
from ospe_build.locations import OWN_SCHEMA_DIR, PACKAGE


def hashed(*parts: str) -> str:
    """A short hash of texts."""
    return blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()


def code_signature() -> str:
    """A hash of all that decides how files are read, checked and shown: our code, the schemas and the packages."""
    total = blake2b(digest_size=12)
    for folder in dict.fromkeys((PACKAGE, SCHEMA_DIR, OWN_SCHEMA_DIR)):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(path.name.encode() + b"\0" + path.read_bytes())
    # Such a folder is named by the package and its version.
    for path in sorted(Path(sysconfig.get_path("purelib")).glob("*.dist-info")):
        total.update(path.name.encode())
    return total.hexdigest()


class Cache:
    """Values by kind and key; of a kind that a build uses, what it neither gets nor puts is dropped at its end.

    Attributes:
        folder: where its file is.
    """

    def __init__(self, folder: Path, signature: str) -> None:
        """Open the cache; what was kept under another signature is removed.

        Args:
            folder: where its file is.
            signature: of the code.
        """
        self.folder = folder
        self._path = folder / f"cache-{signature}.sqlite"
        self._used: dict[str, set[str]] = defaultdict(set)
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        for other in folder.glob("cache-*.sqlite*"):
            if not other.name.startswith(self._path.name):
                with suppress(OSError):
                    other.unlink()
        self._open(self._path)

    def _open(self, path: Path | str) -> None:
        """Open a file, or nothing but memory; held until the end, so that two builds never mix."""
        self._connection = sqlite3.connect(":memory:")
        try:
            self._connection = sqlite3.connect(path, timeout=0, isolation_level=None)
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS entries (kind TEXT, key TEXT, value BLOB, PRIMARY KEY (kind, key))"
            )
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without what is in the file, which goes unless another build holds it."""
        self._connection.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            with suppress(OSError):
                self._path.unlink()
        self._open(":memory:")

    def _run(self, statement: str, *values: object) -> object:
        """The first value that a statement gives."""
        try:
            return next(self._connection.execute(statement, values), (None,))[0]
        except sqlite3.Error as error:
            self._give_up(error)
            return None

    def get(self, kind: str, key: str) -> bytes | None:
        """The value that was put, or nothing."""
        self._used[kind].add(key)
        value = self._run("SELECT value FROM entries WHERE kind = ? AND key = ?", kind, key)
        return value if isinstance(value, bytes) else None

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Keep a value for the next build."""
        self._used[kind].add(key)
        self._run("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", kind, key, value)

    def close(self) -> None:
        """Write what was put; a cache that cannot be written is none."""
        with suppress(sqlite3.Error):
            for kind, used in self._used.items():
                keys = self._connection.execute("SELECT key FROM entries WHERE kind = ?", (kind,)).fetchall()
                gone = [(kind, key) for (key,) in keys if key not in used]
                self._connection.executemany("DELETE FROM entries WHERE kind = ? AND key = ?", gone)
            self._connection.execute("COMMIT")
        self._connection.close()
