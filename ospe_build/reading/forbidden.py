"""Forbidden characters of a file, written as themselves or as escapes: each is complained of at its own place."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ospe_build.finding import Fix, Pointer
from ospe_build.reading.characters import REPLACEMENT, code_of, forbidden, may_hold_forbidden
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.mojibake import meant
from ospe_build.reading.source import Source
from ospe_build.reading.surrogates import PAIR, character_of

_ESCAPE: Final = re.compile(
    rf"{PAIR}|\\(?:x(?P<byte>[0-9a-fA-F]{{2}})|u(?P<short>[0-9a-fA-F]{{4}})|U(?P<long>[0-9a-fA-F]{{8}})"
    r"|(?P<fold>(?:\r\n|\r|\n)[ \t]*)|(?P<named>.))"
)
_NAMED_ESCAPES: Final = {
    "0": "\x00", "a": "\x07", "b": "\x08", "t": "\t", "n": "\n", "v": "\x0b", "f": "\x0c", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_BREAKS: Final = frozenset("\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
"""Controls that part what is before them from what follows."""

_PARTS: Final = re.compile("[\x80-\x9f]")
"""Controls that programs make of a byte that has no letter."""


def refuse_forbidden(source: Source, complaints: Complaints) -> str:
    """Complain of every forbidden character that is written as itself; of lost letters, of the first on each line.

    Returns:
        The text to read on with: the same, or with a stand-in of the same length for each such character.
    """
    text = source.text
    if not may_hold_forbidden(text):
        return text
    found = [*forbidden(text)]
    lost_on = 0
    for start, run in _runs(found):
        if run[0] != REPLACEMENT or lost_on != (lost_on := source.position(start).line):
            _complain(source, (start, start + len(run)), run, complaints)
    readable = list(text)
    for index, _ in found:
        readable[index] = REPLACEMENT
    return "".join(readable)


def refuse_escaped(source: Source, start: int, end: int, pointer: Pointer, complaints: Complaints) -> None:
    """Complain of every forbidden character that escapes write, or leave behind, in a double-quoted text.

    Args:
        source: the file.
        start: index of the text's first quotation mark.
        end: index after its last one.
        pointer: the text's.
        complaints: where to complain.
    """
    text = source.text
    decoded: list[str] = []
    places: list[int] = []
    index = start
    for match in _ESCAPE.finditer(text, start, end):
        decoded += text[index : match.start()]
        places += range(index, match.start())
        index = match.end()
        if not match["fold"]:
            decoded.append(_unescaped(match))
            places.append(match.start())
    decoded += text[index:end]
    places += range(index, end)
    told = {start + index for index, _ in forbidden(text[start:end])}
    found = ((at, character) for at, character in forbidden("".join(decoded)) if places[at] not in told)
    for at, run in _runs(found):
        _complain(source, (places[at], places[at + len(run)]), run, complaints, pointer, "escape")


def _runs(found: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Characters that stand side by side and get one code as one text, with the index of its first."""
    start, run = 0, ""
    for index, character in found:
        if run and index == start + len(run) and code_of(character) == code_of(run[0]):
            run += character
            continue
        if run:
            yield start, run
        start, run = index, character
    if run:
        yield start, run


def _complain(  # noqa: PLR0913, PLR0917 - where they stand, what they are, and how to say it
    source: Source,
    span: tuple[int, int],
    run: str,
    complaints: Complaints,
    pointer: Pointer = (),
    variant: str = "",
) -> None:
    code = code_of(run[0])
    if not complaints.is_full(code):
        params = {"character": f"U+{ord(run[0]):04X}"}
        complaints.add(
            code, source.position(span[0]), pointer, variant=variant, fix=_fix(source, *span, run), params=params
        )


def _fix(source: Source, start: int, end: int, run: str) -> Fix | None:
    """The edit that takes characters away; none for a lost letter, since nobody can tell which it was."""
    if run[0] == REPLACEMENT:
        return None
    first, last = source.line_start(start), source.line_end(start)
    row = source.text[first:last]
    # A control may be a part of a letter that was broken on its way.
    if _PARTS.match(run) and (was := meant(row)) != row:
        return source.replacing(first, last, was)
    return source.replacing(start, end, "" if _BREAKS.isdisjoint(run) else " ")


def _unescaped(match: re.Match[str]) -> str:
    """The character that an escape writes."""
    if match["high"]:
        return character_of(match)
    digits = match["byte"] or match["short"] or match["long"]
    return chr(int(digits, 16)) if digits else _NAMED_ESCAPES.get(match["named"], match["named"])
