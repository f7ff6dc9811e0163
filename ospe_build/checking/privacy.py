"""Personal data anywhere in a file: values, keys, comments, the file's name (OSPE401 to OSPE404); names (OSPE413).

A session is published as it is, comments and all, and stays in git's history: what identifies a person must not
get that far (General Data Protection Regulation, article 4(1)).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ospe_build.checking.detectors import account_numbers, email_addresses, identity_codes
from ospe_build.checking.facts import UNITS
from ospe_build.checking.looks import file_may_hold_data, file_may_hold_name, may_hold_data, may_hold_name
from ospe_build.checking.normalise import Span, normalised, replaced
from ospe_build.checking.people import person_in
from ospe_build.checking.phones import phone_numbers
from ospe_build.checking.rules.people import is_responsible
from ospe_build.checking.spot import Spot
from ospe_build.checking.written import index_of, strings
from ospe_build.finding import Finding, Pointer, Position, Severity
from ospe_build.reading import Document

DETECTORS: Final[tuple[tuple[str, Callable[[str], Iterator[Span]]], ...]] = (
    ("OSPE401", identity_codes),
    ("OSPE402", email_addresses),
    ("OSPE404", account_numbers),
    ("OSPE403", phone_numbers),
)
"""Each kind of personal data with its code; what an earlier one has taken is not looked at by a later one."""

NAMED: Final = "OSPE413"

_NEXT_COMMENT: Final = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*#[# \t]*")
_AFTER_HASH: Final = re.compile(r"#.*(?:\s+#.*)*")
_LINES: Final = re.compile(r"^[ \t]*#.*(?:(?:\r\n|\r|\n)[ \t]*#.*)*|^[^\r\n]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text to look through, and where it stands.

    Attributes:
        text: without the marks of comments.
        pointer: the value that it is.
        start: first index in the source.
        end: index behind the last line that it reaches.
        places: where each character stands in the source; None for a value, which may be written otherwise.
        may_name: whether a name is looked for in it: not in a key, which is wrong as a whole, nor where OSPE410 looks.
    """

    text: str
    pointer: Pointer
    start: int
    end: int
    places: Sequence[int] | None = None
    may_name: bool = True


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is looked for in the texts of a file: that which the file can hold."""

    data: bool
    name: bool

    def may_be_in(self, text: str) -> bool:
        return (self.data and may_hold_data(text)) or (self.name and may_hold_name(text))


def _values(document: Document, sought: _Sought) -> Iterator[_Text]:
    for pointer, text, is_key in strings(document.value):
        if sought.may_be_in(text):
            place = document.key_position(pointer) if is_key else document.position(pointer)
            last = place.line if is_key else document.end_line(pointer)
            start = index_of(document, place)
            end = document.source.line_end(index_of(document, Position(last, 1)))
            yield _Text(text, pointer, start, end, may_name=not is_key and not is_responsible(pointer))


def _written(document: Document, start: int, end: int, sought: _Sought) -> Iterator[_Text]:
    """A piece of the source as it stands there; the lines of a comment as one text."""
    text, places = replaced(document.text[start:end], _NEXT_COMMENT, lambda _: "\n")
    if sought.may_be_in(text):
        yield _Text(text, (), start, end, [start + place for place in places])


def _comments(document: Document, sought: _Sought) -> Iterator[_Text]:
    """The comments; those on lines of their own go on with the comment on the line before."""
    if not any(sought.may_be_in(found[0]) for found in _AFTER_HASH.finditer(document.text)):
        return  # what of it is a comment takes time to tell
    spans: list[list[int]] = []
    last = 0
    for comment in document.comments:
        line, column = comment.position.line, comment.position.column
        start = document.source.starts[line - 1] + column - 1
        alone = not document.source.line(line)[: column - 1].strip(" \t")
        if spans and alone and line == last + 1:
            spans[-1][1] = start + len(comment.text)
        else:
            spans.append([start, start + len(comment.text)])
        last = line
    for start, end in spans:
        yield from _written(document, start, end, sought)


def _lines(document: Document, sought: _Sought) -> Iterator[_Text]:
    """The lines of a file that could not be read, which is in git's history all the same."""
    for found in _LINES.finditer(document.text):
        yield from _written(document, *found.span(), sought)


def _data(clean: str) -> Iterator[tuple[str, int, int]]:
    """Code, start and end of each piece of personal data in a text in its normalised form."""
    taken = bytearray(len(clean))
    for code, find in DETECTORS:
        for start, end in find(clean):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield code, start, end


def _spans(place: _Text, sought: _Sought) -> Iterator[tuple[str, int, int]]:
    """Code, start and end of what is found in a text, in its own indexes: of the names, the first one."""
    clean, indexes = normalised(place.text)
    found = sorted(_data(clean), key=lambda span: span[1]) if sought.data else []
    if sought.name and place.may_name:
        name = person_in(clean, responsible=place.pointer == UNITS)
        if name and not any(start < name[1] and name[0] < end for _, start, end in found):
            found.append((NAMED, *name))
    for code, start, end in found:
        yield code, indexes[start], indexes[end - 1] + 1


def _findings(document: Document, place: _Text, sought: _Sought) -> Iterator[Finding]:
    cursor = place.start
    for code, start, end in _spans(place, sought):
        index = place.start
        if place.places is None:
            # In the file, the piece may go on over a line break where the value has a space.
            written = re.compile(r"\s+".join(map(re.escape, place.text[start:end].split())))
            if found := written.search(document.text, cursor if code != NAMED else place.start, place.end):
                index, cursor = found.span()
        else:
            index = place.places[start]
        severity = Severity.WARNING if code == NAMED else Severity.ERROR
        yield Spot(place.pointer, position=document.source.position(index)).finding(code, severity, document)


def check_privacy(document: Document) -> list[Finding]:
    """The personal data and the names that a file holds, each at its exact place where that can be known."""
    found: list[Finding] = []
    sought = _Sought(file_may_hold_data(document), not document.refused and file_may_hold_name(document))
    if sought.data or sought.name:
        for places in (_lines,) if document.refused else (_values, _comments):
            for place in places(document, sought):
                found.extend(_findings(document, place, sought))
    name = document.file.rpartition("/")[2].rpartition(".")[0]
    if may_hold_data(name):
        found.extend(Spot((), variant="name", on_key=True).finding(code, Severity.ERROR, document)
                     for code, _, _ in _data(normalised(name)[0]))  # fmt: skip
    return found
