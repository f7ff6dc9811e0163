"""What is kept of a file from one build to the next: its findings, its facts and its summary, by content hash."""

from hashlib import blake2b
from pathlib import Path
from typing import Final

import msgspec

from ospe_build.archive.session import Session
from ospe_build.archive.summary import Summary, summarise
from ospe_build.checking import Context, check
from ospe_build.checking.across import Facts, facts
from ospe_build.finding import Finding, Severity
from ospe_build.reading import file_bytes, read_bytes


class Record(msgspec.Struct, frozen=True, array_like=True):
    """A file in short.

    Attributes:
        file: its path as findings name it.
        digest: hash of its bytes.
        findings: of this file alone.
        facts: what the rules across files look at.
        summary: none for a file with an error.
    """

    file: str
    digest: str
    findings: tuple[Finding, ...]
    facts: Facts
    summary: Summary | None

    def dump(self) -> bytes:
        """As one line of JSON."""
        return _encoder.encode(self)

    @classmethod
    def load(cls, line: bytes) -> "Record":
        """Back from `dump`.

        Raises:
            msgspec.DecodeError: it is no such line.
        """
        return _decoder.decode(line)


_encoder: Final = msgspec.json.Encoder()
_decoder: Final = msgspec.json.Decoder(Record)


def digest(data: bytes | str) -> str:
    """The hash by which unchanged content is known; empty where there is none to read."""
    return "" if isinstance(data, str) else blake2b(data, digest_size=16).hexdigest()


def examine(path: Path, file: str, context: Context) -> tuple[Record, Session | None]:
    """Read and check one file; the session where it has no error.

    Args:
        path: where the file is.
        file: how findings name it.
        context: what the rules need to know beside the file.
    """
    data = file_bytes(path)
    document = read_bytes(data, file)
    findings = tuple(check(document, context))
    summary, session = None, None
    if not any(finding.severity is Severity.ERROR for finding in findings):
        session = Session(path.stem, document.value)
        summary = summarise(session)
    return Record(file, digest(data), findings, facts(document), summary), session
