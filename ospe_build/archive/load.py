"""Loading an archive: every file is examined, or its record taken from the last build where its content is the same."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec

from ospe_build.apart import Apart
from ospe_build.archive.records import Record, digest, session_bytes
from ospe_build.board import SCHEMA_DIR
from ospe_build.files import write_file
from ospe_build.team import Team

BATCH: Final = 50
PACKAGE: Final = Path(__file__).parents[1]

SourceFile = tuple[Path, str]
"""A file and its name in findings."""

Kept = tuple[Record, bytes]
"""A record, and the line that is kept of it."""


def code_signature() -> str:
    """A hash of all that decides how files are read, checked and shown; what was kept under another one is stale."""
    total = blake2b(digest_size=16)
    for folder in (PACKAGE, SCHEMA_DIR):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


class RecordCache:
    """The records of the last build, in one file of the cache folder."""

    def __init__(self, folder: Path, signature: str) -> None:
        """Read what is there; nothing, where it was kept by other code."""
        self._path = folder / "records.jsonl"
        self._signature = signature.encode()
        self.lines: dict[tuple[str, str], bytes] = {}
        try:
            with self._path.open("rb") as file:
                if next(file, b"").rstrip(b"\n") == self._signature:
                    for line in file:
                        name, content_hash, record = line.rstrip(b"\n").split(b"\t", 2)
                        self.lines[name.decode(), content_hash.decode()] = record
        except (OSError, ValueError):
            self.lines.clear()

    def keep(self, lines: Mapping[tuple[str, str], bytes]) -> None:
        """Write the records of this build, unless they are those of the last one.

        Args:
            lines: the records, each by the file's name in findings and the hash of its content.
        """
        if lines.keys() == self.lines.keys():
            return
        rows = (b"%s\t%s\t%s" % (name.encode(), digest.encode(), line) for (name, digest), line in lines.items())
        write_file(self._path, b"\n".join([self._signature, *rows, b""]))


def split_known(files: Sequence[SourceFile], cache: RecordCache) -> tuple[list[Kept], list[SourceFile]]:
    """The records that the last build kept, and the files that must be examined."""
    if not cache.lines:
        return [], list(files)
    # Nearly all files are as they were: their records are read while another process looks at the files.
    digests = Apart(lambda: [digest(session_bytes(path)) for path, _ in files])
    try:
        records = {key: (Record.load(line), line) for key, line in cache.lines.items()}
    except msgspec.DecodeError:
        # Somebody else has written there: all is read anew.
        records = {}
    known, unknown = [], []
    for (path, file), content_hash in zip(files, digests.result(), strict=True):
        record = records.get((file, content_hash))
        if record is None:
            unknown.append((path, file))
        else:
            known.append(record)
    return known, unknown


def examine_all(files: Sequence[SourceFile], team: Team) -> Iterator[Kept]:
    """The records of files, each with its line, by a team whose workers can `examine`."""
    batches = [files[start : start + BATCH] for start in range(0, len(files), BATCH)]
    for lines in team.start("examine", enumerate(batches)):
        for line in lines:
            yield Record.load(line), line
