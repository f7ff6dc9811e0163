"""Ways into a session's value: typed looks that never fail, and the board's field at a pointer."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ospe_build.board import card_fields, root
from ospe_build.finding import Finding, Pointer
from ospe_build.nodes import Node


def at(value: object, *keys: str) -> object:
    """What is at that way of keys, or None where a key is missing or no mapping is there."""
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def texts(value: object) -> Iterator[tuple[int, str]]:
    """The texts of a list with their indexes; nothing where it is no list."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, str):
                yield index, item


def mappings(value: object) -> Iterator[tuple[int, dict[str, object]]]:
    """The mappings of a list with their indexes; nothing where it is no list."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict):
                yield index, item


def plan_rows(value: object) -> Iterator[tuple[Pointer, dict[str, object]]]:
    """The rows of the plan with their pointers."""
    for index, row in mappings(at(value, "uudet_keinot")):
        yield ("uudet_keinot", index), row


def follow_ups(value: object) -> Iterator[tuple[Pointer, dict[str, object]]]:
    """The follow-ups of all rows with their pointers."""
    for pointer, row in plan_rows(value):
        for index, entry in mappings(row.get("seuranta")):
            yield (*pointer, "seuranta", index), entry


@lru_cache
def _nodes(edition: str) -> dict[Pointer, Node]:
    return {node.pointer: node for node in root(edition).walk()}


def node_at(pointer: Pointer, edition: str = "") -> Node | None:
    """The board's field at a pointer into a file; for an item of a list of plain values, the list's field.

    Args:
        pointer: the place.
        edition: of the boards; where it is empty, a field of any edition.
    """
    general = tuple("*" if isinstance(part, int) else part for part in pointer)
    nodes = _nodes(edition)
    while general and general[-1] == "*" and general not in nodes:
        general = general[:-1]
    return nodes.get(general)


_CODED: Final = frozenset({"paiva", "paiva_tai_kuukausi", "tunniste", "kortti", "lahde"})
"""Shapes of texts that are days, ids or addresses."""

_NO_TEXT: Final = frozenset({"object", "integer", "boolean"})


def _card_field(pointer: Pointer) -> Node | None:
    """The field of a placed card."""
    holder = node_at(pointer[:-1])
    if holder is None or holder.shape not in {"keino", "keinot"}:
        return None
    return next((field for field in card_fields() if field.key == pointer[-1]), None)


def is_free_text(pointer: Pointer) -> bool:
    """Whether a text there is in the writer's own words: not picked, and no number, truth, day, id or address."""
    node = node_at(pointer) or _card_field(pointer)
    return node is not None and node.type not in _NO_TEXT and not node.values and node.shape not in _CODED


def field_name(pointer: Pointer) -> str:
    """The key that a message names: the last one on the way, or an empty text for the whole file."""
    return next((part for part in reversed(pointer) if isinstance(part, str)), "")


def label_of(finding: Finding, language: str) -> str:
    """The printed heading or question of the field that a finding names; its key where the boards have no label.

    A missing key is placed at the mapping that lacks it, and named by the parameter `field`.
    """
    field = str(finding.params.get("field", ""))
    node = node_at(finding.pointer)
    named = next((inner for inner in node.walk() if inner.key == field), None) if node else None
    return named.label(language) if named is not None and named.labels else field
