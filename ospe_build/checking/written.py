"""Values as they are written in the file."""

import re
from typing import Final

from ospe_build.finding import Pointer, Position
from ospe_build.reading import Document

_TOKEN: Final = re.compile(r"[^\s,\[\]{}#]+")


def index_of(document: Document, position: Position) -> int:
    """Where a line and column stand in the text, counted from 0."""
    starts = document.source.starts
    return starts[min(position.line, len(starts)) - 1] + position.column - 1


def written(document: Document, pointer: Pointer) -> str:
    """A number, a true or a false as the file writes it: `1.50`, where the value is only 1.5."""
    found = _TOKEN.match(document.text, index_of(document, document.position(pointer)))
    return found[0] if found else ""


def colon_text(document: Document, pointer: Pointer, value: dict[str, object]) -> str | None:
    """The text that a colon turned into a mapping, such as `Luku 3: Linna`; None where it was more than a text."""
    parts = []
    for key, inner in value.items():
        if isinstance(inner, dict | list):
            return None
        end = inner if isinstance(inner, str) else "" if inner is None else written(document, (*pointer, key))
        parts.append(f"{key}: {end}".rstrip())
    return " ".join(parts)


def in_braces(document: Document, pointer: Pointer) -> str | None:
    """A mapping in braces as the file writes it, where it ends its line, else an empty text; None without braces."""
    start = index_of(document, document.position(pointer))
    line = document.text[start : document.source.line_end(start)].rstrip()
    if not line.startswith("{"):
        return None
    return line if line.endswith("}") else ""


Text = tuple[Pointer, str, bool]
"""A text of a value: pointer, text, and whether it is a key."""


def strings(value: object) -> list[Text]:
    """All texts of a value, in the order of the file."""
    found: list[Text] = []
    _gather(value, (), found)
    return found


def _gather(value: object, pointer: Pointer, found: list[Text]) -> None:
    if isinstance(value, str):
        found.append((pointer, value, False))
    elif isinstance(value, dict):
        for key, inner in value.items():
            way = (*pointer, key)
            found.append((way, key, True))
            _gather(inner, way, found)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _gather(inner, (*pointer, index), found)
