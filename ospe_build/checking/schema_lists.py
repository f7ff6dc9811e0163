"""A text where a list belongs (OSPE203): the list that was probably meant."""

import re
from collections.abc import Collection
from textwrap import dedent
from typing import Final

from ospe_build.checking.schema_violation import Cause, SchemaViolation
from ospe_build.checking.spot import Spot
from ospe_build.finding import Fix
from ospe_build.reading.bullets import with_dashes
from ospe_build.reading.source import Source
from ospe_build.scalar import requoted

COMMA_APART: Final = frozenset({"alue"})
"""Lists of plain names, which a comma parts as well."""

_ROW: Final = re.compile(r" *- \"?(.*?)\"?")


def not_list(error: SchemaViolation) -> Cause:
    """OSPE203 for a value that is no list."""
    fix = _bulleted(error)
    suggestion = dedent(fix.text).strip() if fix else _in_brackets(error)
    return Cause("OSPE203", Spot(error.pointer, {"field": error.field}, "list", suggestion, fix))


def _in_brackets(error: SchemaViolation) -> str | None:
    """A single text as a list: of allowed values as they are, of others in quotation marks."""
    if not isinstance(error.value, str) or not error.value.strip():
        return None
    if error.node and error.node.values:
        words = [word.strip() for word in re.split("[,;]", error.value)]
        return f"[{', '.join(words)}]" if all(word in error.node.values for word in words) else None
    if not _is_of_texts(error):
        return None
    apart = error.node is not None and error.node.shape in COMMA_APART
    texts = re.split("[,;]", error.value) if apart else [error.value]
    return f"[{', '.join(requoted(text.strip()) for text in texts if text.strip())}]"


def _is_of_texts(error: SchemaViolation) -> bool:
    return error.node is not None and not error.node.children


def _bulleted(error: SchemaViolation) -> Fix | None:
    """The edit that gives dashes to rows which begin with other marks and were read as one text."""
    if not isinstance(error.value, str) or not _is_of_texts(error):
        return None
    source = error.document.source
    start, end = error.document.span(error.pointer)
    before = source.text[source.line_start(start) : start]
    first, *others = Source(source.text[start:end]).rows
    # A first row beside its key moves to where the others are, or below the key.
    beside = before.strip() != ""
    indent = (_indent(others[0]) if others else _indent(before) + 2) if beside else len(before)
    rows = with_dashes([" " * indent + first, *others])
    allowed = error.node.values if error.node else {}
    if rows is None or (allowed and not all(_is_one_of(row, allowed) for row in rows)):
        return None
    begin = len(source.text[:start].rstrip(" ")) if beside else start - len(before)
    return source.replacing(begin, end, "\n" * beside + "\n".join(rows))


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def _is_one_of(row: str, allowed: Collection[str]) -> bool:
    found = _ROW.fullmatch(row)
    return found is not None and found[1] in allowed
