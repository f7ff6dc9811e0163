"""Errors of mappings, lists and numbers: keys that are missing or unknown, too few, too many, too small, too large."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ospe_build.board import root
from ospe_build.checking.entries import way_out
from ospe_build.checking.lookup import node_at
from ospe_build.checking.nearest import as_key, nearest_by_name
from ospe_build.checking.schema_violation import Cause, SchemaViolation, shortened
from ospe_build.checking.spot import Spot
from ospe_build.finding import Pointer

if TYPE_CHECKING:
    from ospe_build.nodes import Node

_CLOSE: Final = 0.75
_WORTH_A_GUESS: Final = 100
"""Unknown keys of one mapping for which a suggestion is looked for; a file with more was not misspelt."""


def missing_keys(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE201: a mapping lacks required keys. It stands at the key of the mapping."""
    for key in error.expected:
        if key not in error.value:
            variant = "reason" if error.conditional else "" if error.pointer else "file"
            params: dict[str, str | int] = {"field": key, "parent": error.field}
            yield Cause("OSPE201", Spot(error.pointer, params, variant, on_key=True))


@lru_cache
def _homes(edition: str) -> dict[str, list[Pointer]]:
    """Where each key of a session belongs."""
    homes: dict[str, list[Pointer]] = {}
    for node in root(edition).walk():
        if node.key:
            homes.setdefault(node.key, []).append(node.pointer)
    return homes


def _elsewhere(key: str, error: SchemaViolation) -> str:
    """The way to the place where a key belongs, if it belongs in one place that is not here; else an empty text."""
    homes = _homes(error.edition).get(as_key(key), [])
    if len(homes) != 1 or homes[0][:-1] == error.pointer:
        return ""
    way = [str(part) for part in homes[0][:-1] if part != "*"]
    return " / ".join(way)


def _names(error: SchemaViolation) -> dict[str, tuple[str, ...]]:
    """The keys that may still be written here, each with its labels."""
    children: dict[str, Node] = {child.key: child for child in error.node.children} if error.node else {}
    return {
        key: tuple(children[key].labels.values()) if key in children else ()
        for key in error.schema.get("properties", {})
        if key not in error.value
    }


def unknown_keys(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE202: keys that the mapping cannot have. Each stands at itself."""
    known = error.schema.get("properties", {})
    unknown = [key for key in error.value if key not in known]
    names = _names(error)
    for number, key in enumerate(unknown):
        pointer = (*error.pointer, key)
        params: dict[str, str | int] = {"field": shortened(key)}
        suggestion, variant = None, ""
        if number < _WORTH_A_GUESS:
            suggestion = nearest_by_name(key, names, enough=_CLOSE)
            if suggestion is None and (home := _elsewhere(key, error)):
                variant, params["place"] = "elsewhere", home
            elif suggestion is None and _belongs_to_file(key, error):
                variant = "root"
            elif suggestion is None:
                suggestion = nearest_by_name(key, names)
        # What a misspelt key holds may be needed, so nobody is told to remove it.
        yield Cause("OSPE202", Spot(pointer, params, "misspelt" if suggestion else variant, suggestion, on_key=True))


def _belongs_to_file(key: str, error: SchemaViolation) -> bool:
    return bool(error.pointer) and node_at((as_key(key),), error.edition) is not None


def too_few(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE209: a list or mapping with nothing in it, or less than it needs."""
    if error.keyword == "minItems":
        variant, params = way_out(error.document.value, error.pointer)
        yield error.cause("OSPE209", f"list_{variant}".rstrip("_"), None, minimum=error.expected, **params)
    else:
        keys = ", ".join(f"`{key}`" for key in error.schema.get("properties", {}))
        yield error.cause("OSPE209", "keys", allowed=keys, minimum=error.expected)


def too_many_items(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE210: a list that is too long."""
    yield error.cause("OSPE210", maximum=error.expected, count=len(error.value))


def repeated_items(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE211: items that stand in a list twice. Each stands at the later one."""
    seen: list[object] = []
    for index, item in enumerate(error.value):
        if item in seen:
            params: dict[str, str | int] = {"field": error.field, "value": shortened(item)}
            yield Cause("OSPE211", Spot((*error.pointer, index), params))
        seen.append(item)


def too_small(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE207: a number under its minimum."""
    yield error.cause("OSPE207", minimum=error.expected, value=error.shortened)


def too_large(error: SchemaViolation) -> Iterator[Cause]:
    """OSPE208: a number over its maximum."""
    yield error.cause("OSPE208", maximum=error.expected, value=error.shortened)
