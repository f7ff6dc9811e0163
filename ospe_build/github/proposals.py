"""The sessions of a request, fetched by our own code and read as hostile text: what it adds, and what it changes."""

import re
from base64 import b64decode
from binascii import Error as NoBase64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ospe_build.archive.deck import card_names
from ospe_build.checking import Context, check, today
from ospe_build.checking.file_name import ENDING, is_id
from ospe_build.finding import Finding
from ospe_build.github.api import GitHub
from ospe_build.reading import Document, read, read_file

MAX_SESSIONS: Final = 10
"""Sessions of one request that are looked at; the preview holds more."""

_LARGEST: Final = 65_536
_PLACE: Final = re.compile(r"sessions/[0-9]{4}/([^/]+)")
_SHA: Final = re.compile(r"[0-9a-f]{40}")
_HUNK: Final = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A session as a request would have it.

    Attributes:
        document: the file as it was read.
        findings: what is wrong with it by itself.
        published: all that the published version holds; None where there is none.
        hunks: the lines of the file that the request's page shows, from and to, where comments may stand.
    """

    document: Document
    findings: tuple[Finding, ...]
    published: Any
    hunks: tuple[tuple[int, int], ...]


def is_session(name: str) -> bool:
    """Whether a file of a request stands where sessions do, and is named as one."""
    found = _PLACE.fullmatch(name)
    return found is not None and found[1].endswith(ENDING) and is_id(found[1].removesuffix(ENDING))


def _content(github: GitHub, sha: str) -> bytes | None:
    """A file's bytes; None where they are too many to be a session."""
    blob = github.get(f"git/blobs/{sha}")
    if not isinstance(blob.get("size"), int) or blob["size"] > _LARGEST or blob.get("encoding") != "base64":
        return None
    try:
        return b64decode(blob["content"])
    except (NoBase64, TypeError, ValueError):
        return None


def _hunks(patch: str) -> tuple[tuple[int, int], ...]:
    spans = ((int(found[1]), int(found[2] or 1)) for found in _HUNK.finditer(patch))
    return tuple((first, first + count - 1) for first, count in spans if count)


def _published(file: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever the file holds
    name = str(file.get("previous_filename") or file["filename"])
    return read_file(Path(name), name).value if is_session(name) and Path(name).is_file() else None


def proposals(github: GitHub, files: Iterable[dict[str, Any]]) -> Iterator[Proposal]:
    """The sessions among the files of a request, as GitHub lists them; the first ones of very many.

    Raises:
        GitHubError: GitHub cannot be reached, or refuses.
    """
    context = Context(today(), card_names())
    changed = [one for one in files if one.get("status") != "removed" and is_session(str(one["filename"]))]
    for file in changed[:MAX_SESSIONS]:
        if not _SHA.fullmatch(str(file.get("sha"))):
            continue
        data = _content(github, file["sha"])
        if data is not None:
            document = read(data, file["filename"])
            hunks = _hunks(file.get("patch") or "")
            yield Proposal(document, tuple(check(document, context)), _published(file), hunks)
