"""The whole way from a file, or its bytes, to a Document."""

import os
import re
import stat
from pathlib import Path
from typing import Final

import yaml

from ospe_build.finding import Position
from ospe_build.reading.broken import warn_of_broken_encoding
from ospe_build.reading.characters import SUSPECT, has_far
from ospe_build.reading.comments import find_comments, warn_of_lost_text
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.composer import Composer
from ospe_build.reading.document import Document, Extents
from ospe_build.reading.forbidden import refuse_forbidden
from ospe_build.reading.foreign import ForeignRows, refuse_conflict
from ospe_build.reading.kinds import is_binary, kind_of
from ospe_build.reading.mojibake import TELLTALE
from ospe_build.reading.source import Source
from ospe_build.reading.spaces import ODD, odd_in_plain, odd_in_rows, outside_texts, refuse_odd, with_plain_spaces
from ospe_build.reading.syntax import refuse_syntax

MAX_BYTES: Final = 64 * 1024
"""Largest size of a file, in bytes."""

_BYTE_ORDER_MARK: Final = "\ufeff"
_HEAD: Final = re.compile(r"(?:#[^\r\n]*\r?\n)*")
_UNUSUAL: Final = re.compile(f"[{SUSPECT}{ODD}{TELLTALE}]")
_TOP: Final = Position(1, 1)


def read(data: bytes, file: str, most: int = MAX_BYTES) -> Document:
    """Read a session file's bytes; whatever they are, this ends in a Document.

    Args:
        data: the whole file; of one that is too large, any part that is too large.
        file: the path that findings name.
        most: the largest size, in bytes.
    """
    complaints = Complaints(file)
    if kind := kind_of(data):
        complaints.add("OSPE101", _TOP, variant=kind)
        return _refused(Source(""), complaints)
    if len(data) > most:
        complaints.add("OSPE102", _TOP, params={"most": most // 1024})
        return _refused(Source(""), complaints)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
        other = is_binary(data)
        position = _TOP if other else Source(before).position(len(before))
        complaints.add("OSPE101", position, variant="other" if other else "")
        return _refused(Source(""), complaints)
    return _read_text(Source(text.removeprefix(_BYTE_ORDER_MARK)), complaints)


def read_file(path: Path, file: str, most: int = MAX_BYTES) -> Document:
    """Read a session file; whatever stands at the path, this ends in a Document.

    Args:
        path: where the file is. Only a regular file is opened, and no more of it read than may be in one.
        file: the path that findings name.
        most: the largest size of the file, in bytes.
    """
    return read_bytes(file_bytes(path, most), file, most)


def read_bytes(data: bytes | str, file: str, most: int = MAX_BYTES) -> Document:
    """Read what `file_bytes` gave of a file, or say why it gave nothing."""
    if isinstance(data, bytes):
        return read(data, file, most)
    complaints = Complaints(file)
    complaints.add("OSPE115", _TOP, variant=data)
    return _refused(Source(""), complaints)


def file_bytes(path: Path, most: int = MAX_BYTES) -> bytes | str:
    """The bytes of a regular file, one more than `most` of a larger one; else why there are none, as a variant."""
    try:
        if variant := _unreadable(path.lstat().st_mode):
            return variant
        with open(path, "rb", opener=_open) as opened:
            return opened.read(most + 1)
    except FileNotFoundError:
        return "missing"
    except PermissionError:
        return "permission"
    except (OSError, ValueError):
        return "other"


def _unreadable(mode: int) -> str:
    """Why what is there is no file to read, as the variant of a finding; empty where it is one."""
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISDIR(mode):
        return "folder"
    return "link" if stat.S_ISLNK(mode) else "other"


def _open(path: str, flags: int) -> int:
    """Open without following a link or waiting for a pipe that took the file's place a moment ago."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _refused(source: Source, complaints: Complaints, places: Extents | None = None) -> Document:
    return Document(complaints.file, source, None, complaints.sorted(), refused=True, look=lambda: (places or {}, ()))


class _Attempt:
    """A text that libyaml was given, in which what is complained of elsewhere may be hidden."""

    def __init__(self, source: Source, readable: str, complaints: Complaints) -> None:
        self.complaints = complaints.copy()
        self.composer = Composer(source, self.complaints, readable)
        self.error: yaml.MarkedYAMLError | None = None
        try:
            self.composer.run()
        except yaml.MarkedYAMLError as error:
            self.error = error


def _is_unusual(text: str) -> bool:
    """Whether a text may have to be told of for characters or letters in it, as few do; one look for all of them."""
    head = _HEAD.match(text)
    return (
        "\\" in text
        or text.find("=", head.end() if head else 0) >= 0
        or _UNUSUAL.search(text) is not None
        or has_far(text)
    )


def _read_text(source: Source, complaints: Complaints) -> Document:
    """Read a text, and complain of all that is wrong."""
    is_unusual = _is_unusual(source.text)
    readable = refuse_forbidden(source, complaints) if is_unusual else source.text
    if refuse_conflict(source, complaints):
        return _refused(source, complaints)
    rows, odd = ForeignRows(source), []
    attempt = _Attempt(source, rows.hidden(readable), complaints)
    if attempt.error is None:
        odd = odd_in_plain(source, attempt.composer.scalars) if is_unusual else []
    else:
        # What libyaml stopped at may be what it takes for letters, or what no longer belongs to the file.
        rows = ForeignRows(source, at_end=True)
        odd = outside_texts(source, odd_in_rows(source), attempt.composer.scalars)
        if rows or odd:
            attempt = _Attempt(source, rows.hidden(with_plain_spaces(readable, odd)), complaints)
            odd = outside_texts(source, odd, attempt.composer.scalars) or (odd if attempt.error is None else [])
    composer, complaints = attempt.composer, attempt.complaints
    refuse_odd(source, odd, complaints)
    if attempt.error is not None:
        refuse_syntax(attempt.error, source, composer.scalars, complaints)
    if _is_empty(composer) and not complaints.errors():
        complaints.add("OSPE103", _TOP, variant="empty")
    rows.refuse(complaints)
    if complaints.errors():
        return _refused(source, complaints, composer.places)
    spans = tuple(find_comments(source, composer.scalars))
    if spans:
        warn_of_lost_text(source, composer.scalars, spans, composer.places, complaints)
    if is_unusual:
        warn_of_broken_encoding(source, composer.scalars, composer.places, complaints)
    return Document(
        complaints.file,
        source,
        composer.value,
        complaints.sorted(),
        refused=False,
        look=lambda: (composer.places, spans),
    )


def _is_empty(composer: Composer) -> bool:
    """Whether there is no document, or one that holds nothing but comments."""
    return all(not scalar.value and not scalar.style for scalar in composer.scalars) and composer.value is None
