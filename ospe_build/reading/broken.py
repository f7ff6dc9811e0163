"""Texts whose letters were broken on their way (OSPE121): a warning each, with the text as it was meant."""

import re
from collections.abc import Sequence
from typing import Final

from yaml.events import ScalarEvent

from ospe_build.finding import Fix, Pointer, Severity
from ospe_build.reading import marks
from ospe_build.reading.comments import BLOCK_STYLES, pointers_of
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.document import Extents
from ospe_build.reading.mojibake import may_be_broken, meant
from ospe_build.reading.source import Source
from ospe_build.scalar import requoted

_WORD: Final = re.compile(r"[^ \r\n\t]+")


def warn_of_broken_encoding(
    source: Source, scalars: Sequence[ScalarEvent], places: Extents, complaints: Complaints
) -> None:
    """Warn of every text in which letters were broken, once a text."""
    broken = (scalar for scalar in scalars if may_be_broken(scalar.value) and meant(scalar.value) != scalar.value)
    pointers: dict[int, Pointer] = {}
    for scalar in broken:
        if complaints.is_full("OSPE121"):
            return
        pointers = pointers or pointers_of(places)
        if id(scalar) in pointers:
            words = (word for word in _WORD.findall(scalar.value) if meant(word) != word)
            word = next(words, scalar.value)
            complaints.add(
                "OSPE121",
                marks.position(scalar),
                pointers[id(scalar)],
                severity=Severity.WARNING,
                suggestion=None if "\n" in scalar.value else requoted(meant(scalar.value)),
                fix=_fix(source, scalar),
                params={"broken": word, "meant": meant(word)},
            )


def _fix(source: Source, scalar: ScalarEvent) -> Fix:
    """The edit that puts the text as it was in its place: the lines of a block, else a text in quotation marks."""
    start, end = marks.start(scalar).index, marks.end(scalar).index
    is_block = scalar.style in BLOCK_STYLES
    return source.replacing(start, end, meant(source.text[start:end]) if is_block else requoted(meant(scalar.value)))
