r"""Characters that do not belong in a session: controls, and those that hide or turn the text around them.

Unicode Technical Report 36 (section 2.10) tells what bidirectional and invisible characters can hide from a reader.
"""

import re
from typing import Final

from ospe_build.finding import Fix, Pointer
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.source import Source

_BIDIRECTIONAL: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE: Final = "\u200b\u2060\ufeff"
_CONTROL: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"

FORBIDDEN: Final = re.compile(f"[{_CONTROL}{_BIDIRECTIONAL}{_INVISIBLE}]")

_CODES: Final = {"OSPE112": re.compile(f"[{_BIDIRECTIONAL}]"), "OSPE113": re.compile(f"[{_INVISIBLE}]")}
_BREAKS: Final = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Controls that part what stands before them from what follows."""

_STAND_IN: Final = "\ufffd"

_ESCAPE: Final = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))",
    re.DOTALL,
)
_NAMED_ESCAPES: Final = {
    "0": 0x00, "a": 0x07, "b": 0x08, "v": 0x0B, "f": 0x0C, "e": 0x1B, "N": 0x85, "L": 0x2028, "P": 0x2029,
}  # fmt: skip


def _code(character: str) -> str:
    return next((code for code, pattern in _CODES.items() if pattern.match(character)), "OSPE111")


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def refuse_forbidden(source: Source, complaints: Complaints) -> str:
    """Complain of every forbidden character that is written as itself.

    Returns:
        The text to read on with: the same, or with a stand-in of the same length for each such character.
    """
    if FORBIDDEN.search(source.text) is None:
        return source.text
    for match in FORBIDDEN.finditer(source.text):
        if not complaints.is_full(code := _code(match[0])):
            fix, params = _without(source, match, match[0]), {"character": _name(match[0])}
            complaints.add(code, source.position(match.start()), fix=fix, params=params)
    return FORBIDDEN.sub(_STAND_IN, source.text)


def _without(source: Source, written: re.Match[str], character: str) -> Fix:
    """The edit that takes a character away, however it is written; one that parts words leaves a space."""
    return source.replacing(written.start(), written.end(), " " if character in _BREAKS else "")


def refuse_escaped(source: Source, start: int, end: int, pointer: Pointer, complaints: Complaints) -> None:
    """Complain of every forbidden character that is written as an escape, between two indexes of the source."""
    for match in _ESCAPE.finditer(source.text, start, end):
        digits = match[1] or match[2] or match[3]
        number = int(digits, 16) if digits else _NAMED_ESCAPES.get(match[4])
        if number is None or not FORBIDDEN.match(character := chr(number)):
            continue
        if not complaints.is_full(code := _code(character)):
            position, fix = source.position(match.start()), _without(source, match, character)
            complaints.add(code, position, pointer, variant="escape", fix=fix, params={"character": _name(character)})
