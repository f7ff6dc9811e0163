"""Personal data anywhere in a file: values, keys, comments and the file's name (OSPE401 to OSPE404).

A session is published as it is, comments and all, and stays in git's history: what identifies a person must not
get that far (General Data Protection Regulation, article 4(1)).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ospe_build.checking.detectors import (
    Span,
    account_numbers,
    email_addresses,
    identity_codes,
    normalised,
)
from ospe_build.checking.phones import phone_numbers
from ospe_build.checking.source import index_of, strings
from ospe_build.checking.spot import Spot
from ospe_build.finding import Finding, Pointer, Position, Severity
from ospe_build.reading import Document

DETECTORS: Final[tuple[tuple[str, Callable[[str], Iterator[Span]]], ...]] = (
    ("OSPE401", identity_codes),
    ("OSPE402", email_addresses),
    ("OSPE404", account_numbers),
    ("OSPE403", phone_numbers),
)
"""Each kind of personal data with its code; what an earlier one has taken is not looked at by a later one."""

_BETWEEN: Final = r"[\s()\[\].~/\u00ad\u200c\u200d\u2010-\u2015\u2212-]*"
_DIGITS: Final = re.compile(rf"[+\d](?:{_BETWEEN}\d){{5,}}")
_ISO_DATE: Final = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_TELLTALE: Final = re.compile(
    rf"(?<!\d)[0+]|(?<!\d)358|(?<!\d)\d{{6}}\s?[^\s\d]\s?\d{{3}}|\d(?:{_BETWEEN}\d){{8}}",
)
_FURTHER: Final = 6
"""Characters that an identity code may go on after its six first digits."""


def may_hold(text: str) -> bool:
    """Whether a text can hold personal data at all: one quick look that clears nearly every file."""
    if "@" in text:
        return True
    for found in _DIGITS.finditer(text):
        if not _ISO_DATE.fullmatch(found[0]) and _TELLTALE.search(text, found.start(), found.end() + _FURTHER):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Text:
    """A text to look through, and where it stands: between two indexes of the source, or at one position."""

    text: str
    pointer: Pointer
    start: int
    end: int
    fallback: Position


def _values(document: Document) -> Iterator[_Text]:
    for pointer, text, is_key in strings(document.value):
        if may_hold(text):
            place = document.key_position(pointer) if is_key else document.position(pointer)
            last = place.line if is_key else document.end_line(pointer)
            start = index_of(document, place)
            end = document.source.line_end(index_of(document, Position(last, 1)))
            yield _Text(text, pointer, start, end, place)


def _comments(document: Document) -> Iterator[_Text]:
    for comment in document.comments:
        if may_hold(comment.text):
            start = index_of(document, comment.position)
            yield _Text(comment.text, (), start, start + len(comment.text), comment.position)


def _lines(document: Document) -> Iterator[_Text]:
    """The lines of a file that could not be read, which is in git's history all the same."""
    for start in document.source.starts:
        end = document.source.line_end(start)
        if may_hold(document.text[start:end]):
            yield _Text(document.text[start:end], (), start, end, document.source.position(start))


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Code, start and end of each piece of personal data, in the text's own indexes."""
    clean, indexes = normalised(text)
    taken = bytearray(len(clean))
    for code, find in DETECTORS:
        for start, end in find(clean):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield code, indexes[start], indexes[end - 1] + 1


def _findings(document: Document, place: _Text) -> Iterator[Finding]:
    cursor = place.start
    for code, start, end in sorted(_spans(place.text), key=lambda span: span[1]):
        # In the file, the piece may go on over a line break where the value has a space.
        written = re.compile(r"\s+".join(map(re.escape, place.text[start:end].split())))
        found = written.search(document.text, cursor, place.end)
        position = document.source.position(found.start()) if found else place.fallback
        cursor = found.end() if found else cursor
        yield Spot(place.pointer, position=position).finding(code, Severity.ERROR, document)


def check_privacy(document: Document) -> list[Finding]:
    """The personal data that a file holds, each at its exact place where that can be known."""
    found: list[Finding] = []
    # Escapes of a double-quoted text can hide what the source does not show.
    if may_hold(document.text) or "\\" in document.text:
        parts = (_lines(document),) if document.refused else (_values(document), _comments(document))
        for places in parts:
            for place in places:
                found.extend(_findings(document, place))
    name = Path(document.file).stem
    if may_hold(name):
        found.extend(Spot((), variant="name", on_key=True).finding(code, Severity.ERROR, document)
                     for code, _, _ in _spans(name))  # fmt: skip
    return found
