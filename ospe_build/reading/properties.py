"""Anchors, aliases and tags: refused, since a value would then stand elsewhere, or be another, than what people see."""

import re
from typing import Final

from yaml.events import AliasEvent, CollectionStartEvent, ScalarEvent

from ospe_build.finding import Pointer
from ospe_build.reading import marks
from ospe_build.reading.complaints import Complaints
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
            suggestion = _suggestion(event, written, source)
            complaints.add(code, source.position(index), pointer, suggestion=suggestion, params={"written": written})
        index = match.end()


def _suggestion(event: ScalarEvent | CollectionStartEvent, written: str, source: Source) -> str | None:
    """The text in quotation marks: without what is surely a tag, with what may be meant as text."""
    if not isinstance(event, ScalarEvent) or event.style:
        return None
    if written.startswith(("!!", "!<")):
        return quoted(event.value) if event.value else None
    if written.startswith("&") and f"*{written[1:]}" in source.text:
        return None
    return source.quoted_rest(marks.start(event).index)


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
        suggestion=source.quoted_rest(index) if is_text else None,
        params={"written": f"*{event.anchor}"},
    )
