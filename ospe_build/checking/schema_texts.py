"""Errors of texts: not among the allowed ones, too short, too long, of another form."""

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Final

from ospe_build.board import schema
from ospe_build.checking.dates import ISO_DATE, guess_date, guess_month, iso_date
from ospe_build.checking.nearest import as_key, nearest_by_name
from ospe_build.checking.schema_empty import blank, empty, is_empty
from ospe_build.checking.schema_violation import Cause, SchemaViolation, shortened
from ospe_build.checking.written import written
from ospe_build.scalar import in_line, quoted

_LONGEST_ID: Final = 200
_PARTS: Final = re.compile(r"[/?#&]|%(?:2F|3F|23|26)", re.IGNORECASE)
"""An address may stand within another, as Outlook writes it."""

_DATED: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-.*", re.DOTALL)
_ENDING: Final = re.compile(r"\.(?:ya?ml|json|html?)\Z", re.IGNORECASE)
_SCHEME: Final = re.compile(r"(?:[a-z]+:)?/*", re.IGNORECASE)
_DOMAIN: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#:]\S*)?", re.IGNORECASE)


def wrong_constant(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE214: not the one value that is allowed."""
    yield error.cause("OSPE214", suggestion=str(error.expected), expected=str(error.expected))


def not_allowed(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE204: not among the allowed values; the one that was meant is found by value or label, in any language."""
    value = error.value
    if value is None or isinstance(value, dict | list):
        return  # that it is no text at all is said by its type
    if is_empty(value):
        yield empty(error)
        return
    text = value if isinstance(value, str) else written(error.document, error.pointer)
    if text in error.expected and not isinstance(value, str):
        return  # likewise: it lacks its quotation marks
    labels = error.node.values if error.node else {}
    names = {allowed: tuple(labels.get(allowed, {}).values()) for allowed in error.expected}
    allowed = ", ".join(f"`{name}`" for name in names)
    if text.strip() in error.expected:
        yield error.cause("OSPE204", "space", quoted(text.strip()))
        return
    meant = nearest_by_name(text, names)
    suggestion = None if meant is None else in_line(meant)
    yield error.cause("OSPE204", suggestion=suggestion, value=shortened(text), allowed=allowed)


def too_short(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE205: fewer characters than needed."""
    cause = partial(error.cause, "OSPE205") if not _is_blank(error) else partial(blank, error)
    yield cause(minimum=error.expected, length=len(error.value))


def too_long(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE206: more characters than fit; of what has the wrong form besides, that says it all."""
    pattern = error.schema.get("pattern")
    if pattern and _form(pattern, error.edition) != "line" and not re.search(pattern, error.value):
        return
    yield error.cause("OSPE206", maximum=error.expected, length=len(error.value))


def date_cause(error: SchemaViolation) -> Cause:
    """OSPE213 for a day."""
    text = error.value if isinstance(error.value, str) else written(error.document, error.pointer)
    if is_empty(text):
        return empty(error)
    variant = "calendar" if ISO_DATE.fullmatch(text) else "space" if iso_date(text.strip()) else ""
    return error.cause("OSPE213", variant, guess_date(text), value=shortened(text))


def not_date(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE213: no day of the calendar, or one that is written in another way."""
    yield date_cause(error)


def not_date_or_month(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE213, or OSPE218 and OSPE203, for what is neither a day nor a month."""
    if error.value is None:
        yield empty(error)
    elif isinstance(error.value, dict | list):
        yield error.cause("OSPE203", "text")
    else:
        cause = date_cause(error)
        if cause.spot.variant or cause.code != "OSPE213":
            yield cause
        else:
            text = error.value if isinstance(error.value, str) else written(error.document, error.pointer)
            suggestion = guess_date(text) or guess_month(text)
            yield error.cause("OSPE213", "month", suggestion, value=shortened(text))


@lru_cache
def _form(pattern: str, edition: str) -> str:
    """Which form a pattern asks for: that of the shared definition it stands in."""
    names = [name for name, shape in schema(edition)["$defs"].items() if shape.get("pattern") == pattern]
    return {"tunniste": "id", "kortti": "card", "lahde": "link"}.get(names[0], "line")


def wrong_form(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE212: a text of another form; OSPE205 where it is blank."""
    text = error.value
    if _is_blank(error):
        if len(text) >= error.schema.get("minLength", 0):
            yield blank(error)
        return
    form = _form(error.expected, error.edition)
    meant = {"id": _as_id, "card": _as_card, "link": _as_link, "line": _as_line}[form](error)
    yield error.cause("OSPE212", form, None if meant is None else in_line(meant), value=shortened(text))


def _is_blank(error: SchemaViolation) -> bool:
    """Whether nothing of a text can be seen."""
    return re.search(schema(error.edition)["$defs"]["lappu"]["pattern"], error.value) is None


def _as_line(error: SchemaViolation) -> str | None:
    line = " ".join(error.value.split())
    return line if len(line) <= error.schema.get("maxLength", 0) else None


def _fitting(error: SchemaViolation, text: str) -> str | None:
    return text if re.search(error.expected, text) and len(text) <= error.schema["maxLength"] else None


def _as_id(error: SchemaViolation) -> str | None:
    """The id in the address of a session's page, in the path of its file, or in another way of writing it."""
    parts = [part for part in _PARTS.split(error.value) if part.strip()]
    dated = [found[0] for part in parts if (found := _DATED.search(part))]
    stem = _ENDING.sub("", (dated or parts or [""])[-1].strip())
    return _fitting(error, as_key(stem).replace("_", "-")) if len(stem) <= _LONGEST_ID else None


def _as_card(error: SchemaViolation) -> str | None:
    meant = nearest_by_name(error.value, error.context.cards)
    return meant or (
        _fitting(error, as_key(error.value).replace("_", "-")) if len(error.value) <= _LONGEST_ID else None
    )


def _as_link(error: SchemaViolation) -> str | None:
    address = _SCHEME.sub("", error.value.strip(), count=1)
    return _fitting(error, f"https://{address}") if _DOMAIN.fullmatch(address) else None
