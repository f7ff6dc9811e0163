"""OSPE319 and OSPE320: what lies among the sessions and is none, and what looks like a session and lies elsewhere."""

import os
import re
from collections.abc import Iterable, Iterator
from mimetypes import guess_type
from pathlib import Path
from typing import Final

from ospe_build.checking.file_name import (
    ENDING,
    ENDINGS,
    TESTS,
    YEAR_FOLDER,
    is_archive_name,
    right_name,
    right_place,
    stem_and_ending,
)
from ospe_build.checking.nearest import nearest
from ospe_build.checking.spot import Spot
from ospe_build.finding import Finding, Severity
from ospe_build.locations import SESSIONS
from ospe_build.reading import Document, read_file

STRAY: Final = "OSPE319"
ELSEWHERE: Final = "OSPE320"

_MARKDOWN: Final = (".md", ".markdown")
_MEDIA: Final = ("image/", "audio/", "video/", "font/")
_NO_FILE: Final = "OSPE115"
_HEAD_LINES: Final = 60
_HEAD: Final = re.compile(r"^[>\s{]*(?:(?:skeema|pelikerta)\s*:|\"skeema\"\s*:\s*[0-9])", re.MULTILINE)
_DATED: Final = re.compile(r"[0-9]{4}[-_.][0-9]{1,2}[-_.][0-9]{1,2}(?![0-9])")
_NEARLY: Final = 0.85
"""Likeness of a folder's name to `sessions`, which one letter too many or too few still has."""


def _holds_session(document: Document) -> bool:
    """Whether the text of a file begins as that of a session does."""
    return bool(_HEAD.search("\n".join(document.text.split("\n", _HEAD_LINES)[:_HEAD_LINES])))


def stray(document: Document) -> Spot | None:
    """OSPE319: what lies among the sessions is no session, or the copy of one.

    A session whose name alone is wrong is not one of these: the rules on names say how it is put right.
    """
    name = document.file.rpartition("/")[2]
    path = Path(os.path.abspath(document.file))  # noqa: PTH100 - links stay as they are
    if name.endswith(ENDING) or not any(map(is_archive_name, path.parents)):
        return None
    unread = next((finding.variant for finding in document.findings if finding.code == _NO_FILE), "")
    if unread in {"folder", "link"}:
        # The link to a year's folder has a finding of its own, which says how it becomes that folder.
        is_year = unread == "link" and YEAR_FOLDER.fullmatch(name)
        return None if is_year else Spot((), {"name": name}, unread, on_key=True)
    if not name.lower().endswith(ENDINGS) and not _holds_session(document):
        return Spot((), {"name": name}, on_key=True)
    right = right_name(document)
    if not os.path.lexists(path.with_name(right)):
        return None
    return Spot((), {"name": name, "other": right}, "copy", on_key=True)


def _looks_like_a_session(document: Document) -> bool:
    """Whether a file begins as a session does, or is named by a day; a dated picture is no session."""
    if _holds_session(document):
        return True
    kind, _ = guess_type(document.file)
    return bool(_DATED.match(document.file.rpartition("/")[2])) and not (kind or "").startswith(_MEDIA)


def _nearly_named(folders: list[str]) -> str:
    """The folder that was probably to be the archive's; empty where there is none."""
    found = (one for one in folders if one != SESSIONS and nearest(one, (SESSIONS,), enough=_NEARLY))
    return next(found, "")


def _elsewhere(document: Document) -> Spot | None:
    folders = document.file.split("/")[:-1]
    folder = _nearly_named(folders)
    is_session = _looks_like_a_session(document)
    # What lies in such a folder at the top is none of the project's other files.
    is_meant = folder and (folders[0] == folder or stem_and_ending(document.file)[1].lower().startswith(ENDINGS))
    if not is_session and not is_meant:
        return None
    place = right_place(document) if is_session else None
    variant = "folder" if folder else "" if place else "no_day"
    return Spot((), {"folder": folder, "place": place or ""}, variant, place, on_key=True)


def elsewhere(changed: Iterable[str]) -> Iterator[Finding]:
    """OSPE320 among the files that a request changes: a session, or what is probably one, outside the archive.

    Args:
        changed: their names as git writes them, from the working directory on; those that are gone are passed over.
    """
    for file in changed:
        if file.lower().endswith(_MARKDOWN) or file.partition("/")[0] in {SESSIONS, TESTS} or not os.path.lexists(file):
            continue
        document = read_file(Path(file), file)
        if spot := _elsewhere(document):
            yield spot.finding(ELSEWHERE, Severity.ERROR, document)
