"""Files that are no text, by how they begin: to choose an encoding for a Word file would help nobody."""

import re
from typing import Final

KINDS: Final = (
    (
        "document",
        r"^\xd0\xcf\x11\xe0|^\{\\rtf|^PK\x03\x04[^]*?(?:word/|ppt/|\.iwa|opendocument\.(?:text|presentation))",
    ),
    ("spreadsheet", r"^PK\x03\x04[^]*?(?:xl/|opendocument\.spreadsheet)"),
    ("pdf", r"^\s*%PDF-"),
    ("web", r"^\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->)[^])*-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]"),
    ("image", r"^\x89PNG|^\xff\xd8\xff|^GIF8|^RIFF....WEBP|^(?:II\*\x00|MM\x00\*)|^\x00\x00\x00.ftyp"),
    ("package", r"^PK\x03\x04|^Rar!|^7z\xbc\xaf|^\x1f\x8b"),
)
"""Each kind, as the variant of OSPE101, and a pattern over its bytes, each read as the character of its number.

The form reads the same patterns, so they say `[^]` for any character, as JavaScript does.
"""

_UTF16: Final = re.compile(rb"\xff\xfe|\xfe\xff|(?:[^\0]\0){4}|(?:\0[^\0]){4}")
_BEGINNING: Final = 1024
_MARK: Final = "\xef\xbb\xbf"
_FIRST: Final = frozenset("\xd0{P%<\x89\xffGRIM\x007\x1f")
"""The characters with which one of them can begin: a quick look clears nearly every file."""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("[^]", r"[\s\S]"), re.IGNORECASE)


_COMPILED: Final = tuple((kind, _compiled(pattern)) for kind, pattern in KINDS)


def kind_of(data: bytes) -> str:
    """What a file is that is no text, as the variant of OSPE101; empty where it may be one."""
    if data[:_BEGINNING].decode("latin-1").removeprefix(_MARK).lstrip(" \t\r\n")[:1] not in _FIRST:
        return ""
    text = data.decode("latin-1").removeprefix(_MARK)
    return next((kind for kind, pattern in _COMPILED if pattern.search(text)), "")


def is_binary(data: bytes) -> bool:
    """Whether what cannot be decoded is no text in another encoding either."""
    beginning = data[:_BEGINNING]
    return b"\0" in beginning and not _UTF16.match(beginning)
