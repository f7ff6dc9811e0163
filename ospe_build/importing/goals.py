"""The fields that a cell may go to, and their names in a mapping: `pelikerta.otsikko`, `uudet_keinot.1.menetelma`.

A column of ticks goes to an option of a field: `rajaus.kohderyhmat.lapset`.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from ospe_build.archive.deck import card_names
from ospe_build.board import root
from ospe_build.checking.nearest import as_key, joined
from ospe_build.finding import Pointer
from ospe_build.nodes import Node

DAY_SHAPES: Final = frozenset({"paiva", "paiva_tai_kuukausi"})
"""Shapes of the fields that hold days."""

_NUMBER: Final = re.compile(r"[1-9][0-9]?")


class Goal(NamedTuple):
    """Where the cells of a column go.

    Attributes:
        pointer: the field's way, with items counted from 0.
        option: what a tick in a cell stands for; empty where the cells hold the values themselves.
    """

    pointer: Pointer
    option: str = ""


@lru_cache
def goal_fields() -> dict[Pointer, Node]:
    """All fields with a value of their own, by their way in the schema; not the version, which is always the same."""
    return {node.pointer: node for node in root().walk() if not node.children and "const" not in node.limits}


@lru_cache(maxsize=4096)
def goal_field(pointer: Pointer) -> Node:
    """The field at a pointer that `parse` gave."""
    return goal_fields()[tuple("*" if isinstance(part, int) else part for part in pointer)]


def parse(name: str) -> Pointer | None:
    """The pointer of a field's name, with items counted from 0; None where there is no such field."""
    parts = [int(part) - 1 if _NUMBER.fullmatch(part) else part for part in name.split(".")]
    general = tuple("*" if isinstance(part, int) else part for part in parts)
    return tuple(parts) if general in goal_fields() and "*" not in parts else None


def parse_goal(name: str) -> Goal | None:
    """The field that a name means, or the option of a field; None where there is no such one."""
    if (pointer := parse(name)) is not None:
        return Goal(pointer)
    for at, sign in enumerate(name):
        if sign == "." and (pointer := parse(name[:at])) is not None:
            node, option = goal_field(pointer), name[at + 1 :].strip()
            if node.values:
                option = choice(option, node) or ""
            elif node.type != "array":
                option = ""
            return Goal(pointer, option) if option else None
    return None


def goal_name(pointer: Pointer, item: int = 0) -> str:
    """How a mapping file names the field.

    Args:
        pointer: its way, where items are numbers from 0, or `*`.
        item: what replaces `*`, from 0.
    """
    return ".".join(str((item if part == "*" else int(part)) + 1) if _is_item(part) else str(part) for part in pointer)


def _is_item(part: str | int) -> bool:
    return isinstance(part, int) or part == "*"


@lru_cache
def _cards(written: Callable[[str], str]) -> dict[str, str]:
    """The ids of cards by their names in all languages, as a function writes them."""
    return {written(name): card for card, names in card_names().items() for name in (card, *names)}


def card(cell: str) -> str | None:
    """The id of the card that a cell names."""
    return _cards(joined).get(joined(cell))


@lru_cache
def _choices(pointer: Pointer) -> dict[str, str]:
    node = goal_fields()[pointer]
    if not node.values and node.shape == "keinot":
        return _cards(as_key)
    return {as_key(name): value for value, labels in node.values.items() for name in (value, *labels.values())}


def choices(node: Node) -> dict[str, str]:
    """What can be ticked for a field: the allowed values or the cards, by their keys and by their labels."""
    return _choices(node.pointer)


def choice(cell: str, node: Node) -> str | None:
    """The allowed value that the cell names by key or by label."""
    return choices(node).get(as_key(cell)) if node.values else None
