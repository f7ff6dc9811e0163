"""Anchors, aliases and tags: refused, since a value would then stand elsewhere, or be another, than what people see."""

import re
from typing import Final

from yaml.events import AliasEvent, CollectionStartEvent, ScalarEvent

from ospe_build.finding import Fix, Pointer
from ospe_build.reading import marks
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.mending import quoted_from
from ospe_build.reading.source import Source
from ospe_build.scalar import quoted

_PROPERTY: Final = re.compile(r"([&!])\S*\s*")
_CODES: Final = {"&": "OSPE106", "!": "OSPE109"}


def refuse_properties(
    event: ScalarEvent | CollectionStartEvent, source: Source, pointer: Pointer, complaints: Complaints
) -> None:
    """Complain of the anchor and the tag that a value or a key has, each at its own place."""
    index = marks.start(event).index
    for _ in range((event.anchor is not None) + (event.tag is not None)):
        match = _PROPERTY.match(source.text, index)
        if match is None:
            return
        code, written = _CODES[match[1]], match[0].strip()
        if not complaints.is_full(code):
            fix = _fix(event, index, written, source)
            complaints.add(code, source.position(index), pointer, fix=fix, params={"written": written})
        index = match.end()


def _fix(event: ScalarEvent | CollectionStartEvent, index: int, written: str, source: Source) -> Fix | None:
    """A plain text in quotation marks: without what is surely a tag, with what may be meant as text.

    Any other value loses what is written before it. None where an alias refers to that.
    """
    if written.startswith("&") and f"*{written[1:]}" in source.text:
        return None
    if not isinstance(event, ScalarEvent) or event.style:
        before = source.text[:index]
        return source.replacing(len(before.rstrip(" ")), index + len(written), "")
    start, end = marks.start(event).index, marks.end(event).index
    if written.startswith(("!!", "!<")):
        return source.replacing(start, end, quoted(event.value)) if event.value else None
    return quoted_from(source, start)


def refuse_alias(event: AliasEvent, source: Source, pointer: Pointer, complaints: Complaints) -> None:
    """Complain of an alias; where nothing has its name, it was probably meant as text."""
    if complaints.is_full("OSPE107"):
        return
    index = marks.start(event).index
    is_text = f"&{event.anchor}" not in source.text
    complaints.add(
        "OSPE107",
        source.position(index),
        pointer,
        fix=quoted_from(source, index) if is_text else None,
        params={"written": f"*{event.anchor}"},
    )
