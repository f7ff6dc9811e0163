"""Errors of type: a value of another kind than what belongs there."""

import re
from collections.abc import Iterator
from typing import Final

from ospe_build.checking.nearest import as_key, nearest
from ospe_build.checking.schema_empty import empty, is_empty
from ospe_build.checking.schema_lists import not_list
from ospe_build.checking.schema_texts import date_cause
from ospe_build.checking.schema_violation import Cause, SchemaViolation, shortened
from ospe_build.checking.spot import Spot
from ospe_build.checking.written import colon_text, in_braces, written
from ospe_build.scalar import quoted, requoted

_TEXT_BRANCH, _CARD_BRANCH = 0, 1
_CARD: Final = "kortti"
_DETAIL: Final = "lisatieto"
_CLOSE: Final = 0.75

_YES: Final = frozenset(
    {"kylla", "joo", "yes", "y", "on", "true", "tosi", "ja", "sant", "x", "1", "ok", "okei", "✓", "✔", "✅", "☑"}
)
_NO: Final = frozenset({"ei", "no", "n", "off", "false", "epatosi", "nej", "falskt", "0"})
_NUMBER: Final = re.compile(r"0|[1-9][0-9]*")
_DIGITS: Final = re.compile(r"[0-9]{1,9}")
_MINUTES: Final = "kesto_min"
_HOURS: Final = re.compile(
    r"([0-9]{1,2})(?::([0-5][0-9])|(?:[.,]([0-9]))? *(?:h|t|tuntia?|tim|timm(?:e|ar)|hours?)\.?"
    r"(?: *([0-5]?[0-9]) *min\.?)?)"
)
"""`2:30`, `2,5 h`, `2 h 30 min`."""


def wrong_type(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE203, and the causes that deserve their own words: OSPE213, OSPE216, OSPE217, OSPE218."""
    if "const" in error.schema:
        return  # that it is not the constant says it all
    if error.value is None or (error.expected in {"integer", "boolean"} and is_empty(error.value)):
        yield empty(error)
    elif error.expected == "string":
        yield from _not_text(error)
    elif error.expected == "integer":
        variant = "quoted" if isinstance(error.value, str) and _NUMBER.fullmatch(error.value.strip()) else "number"
        yield error.cause("OSPE203", variant, _number_in(error), value=error.shortened)
    elif error.expected == "boolean":
        yield error.cause("OSPE203", "truth", truth_in(error.value))
    elif error.expected == "array":
        yield not_list(error)
    elif error.pointer:
        allowed = ", ".join(f"`{key}`" for key in error.schema.get("properties", {}))
        yield error.cause("OSPE203", "items" if isinstance(error.value, list) else "keys", allowed=allowed)
    else:
        yield error.cause("OSPE203", "file")


def _not_text(error: SchemaViolation) -> Iterator[Cause]:
    value = error.value
    in_list = bool(error.pointer) and isinstance(error.pointer[-1], int)
    if isinstance(value, list):
        only = value[0] if len(value) == 1 and isinstance(value[0], str) else None
        yield error.cause("OSPE203", "row" if in_list else "text", requoted(only) if only else None)
    elif isinstance(value, dict):
        if in_list and "enum" not in error.schema:
            yield _colon(error)
        else:
            yield error.cause("OSPE203", "row" if in_list else "text")
    elif error.schema.get("format") == "date":
        yield date_cause(error)
    elif "enum" not in error.schema or written(error.document, error.pointer) in error.schema["enum"]:
        yield _unquoted(error)


def _unquoted(error: SchemaViolation) -> Cause:
    text = written(error.document, error.pointer)
    return error.cause("OSPE217", suggestion=quoted(text), value=shortened(text))


def _colon(error: SchemaViolation) -> Cause:
    """OSPE216, or a card where only text belongs."""
    if _CARD in error.value:
        return error.cause("OSPE203", "card")
    braced = in_braces(error.document, error.pointer)
    if braced is not None:
        return error.cause("OSPE216", "braces", quoted(braced) if braced else None)
    text = colon_text(error.document, error.pointer, error.value)
    key = shortened(next(iter(error.value), ""))
    return error.cause("OSPE216", suggestion=requoted(text) if text else None, key=key)


def _number_in(error: SchemaViolation) -> str | None:
    """The one number that a text such as `7 henkilöä` holds, or minutes of hours; none that is not allowed."""
    numbers = _DIGITS.findall(error.value) if isinstance(error.value, str) else []
    if numbers and error.field == _MINUTES and (hours := _HOURS.fullmatch(error.value.strip())):
        whole, minutes, tenths, further = (int(part or 0) for part in hours.groups())
        numbers = [str(60 * whole + minutes + 6 * tenths + further)]
    if len(numbers) != 1:
        return None
    number = int(numbers[0])
    return str(number) if error.schema.get("minimum", 0) <= number <= error.schema.get("maximum", number) else None


def truth_in(value: object) -> str | None:
    """`true` or `false`, where a word such as `kyllä` or `nej` means one of them."""
    word = as_key(str(value)) or str(value).strip()[:1]
    return "true" if word in _YES else "false" if word in _NO else None


def meant_branch(error: SchemaViolation) -> int | None:
    """Which branch of a placed method was meant: 0 text, 1 card, None where it is neither."""
    if isinstance(error.value, str):
        return _TEXT_BRANCH
    if isinstance(error.value, dict):
        names_card = any(key == _DETAIL or nearest(key, (_CARD,), enough=_CLOSE) for key in error.value)
        return _CARD_BRANCH if names_card else None
    return None


def one_of(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE219 for the whole file; for a placed method that is neither text nor card OSPE215 and its relatives."""
    if not error.pointer:
        yield from _plan(error)
    elif error.value is None:
        yield empty(error)
    elif isinstance(error.value, bool | int | float):
        yield _unquoted(error)
    elif isinstance(error.value, dict) and colon_text(error.document, error.pointer, error.value):
        yield _colon(error)
    else:
        yield error.cause("OSPE215")


def _plan(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE219: a plan, or the reason why there is none, but one of the two."""
    if not isinstance(error.value, dict):
        return
    keys = tuple(branch["required"][0] for branch in error.expected)
    plan, reason = keys
    if not any(key in error.value for key in keys):
        params: dict[str, str | int] = {"plan": plan, "reason": reason}
        yield Cause("OSPE219", Spot((), params, "neither", on_key=True), stands_for=keys)
    elif all(error.value.get(key) is not None for key in keys):
        params = {"field": reason, "plan": plan, "reason": reason}
        yield Cause("OSPE219", Spot((reason,), params, "both", on_key=True))
