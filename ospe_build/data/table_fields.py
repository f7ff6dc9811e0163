"""Which keys of a session go to which table: told by the schema's own kinds and shapes, never by a list of fields."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from ospe_build.board import root
from ospe_build.nodes import Node

_NOTES: Final = "laput"
_METHODS: Final = "keinot"
_PLAN: Final = "suunnitelma"


class Cell(NamedTuple):
    """A key whose value fills one cell, and whether every session has it."""

    node: Node
    required: bool


def _cells(node: Node, *, required: bool) -> Iterator[Cell]:
    required = required and node.core
    for child in node.children:
        yield from _cells(child, required=required)
    if not node.children and node.shape not in {_NOTES, _METHODS} and node.type != "keino":
        yield Cell(node, required)


@lru_cache
def example_mark() -> Node:
    """The key that marks a made-up session; it stands in every table."""
    return root().child("esimerkki")


@lru_cache
def details() -> tuple[Cell, ...]:
    """The keys that a session has once, outside its plan."""
    return tuple(
        cell
        for top in root().children
        if top.kind != _PLAN and top is not example_mark()
        for cell in _cells(top, required=True)
    )


def _shaped(shape: str) -> tuple[Node, ...]:
    return tuple(node for node in root().walk() if node.shape == shape)


@lru_cache
def note_fields() -> tuple[Node, ...]:
    """The keys that hold a list of post-its, in the boards' order."""
    return _shaped(_NOTES)


@lru_cache
def method_fields() -> tuple[Node, ...]:
    """The keys that hold a list of placed methods: the columns of the theme boards."""
    return _shaped(_METHODS)


@lru_cache
def plan() -> Node:
    """The board that holds the plan."""
    return next(node for node in root().children if node.kind == _PLAN)


@lru_cache
def planned_method() -> Node:
    """The place of the method on a row of the plan."""
    return next(node for node in plan().children if node.type == "keino")


@lru_cache
def follow_ups() -> Node:
    """The key of the plan's row that holds its follow-ups."""
    return next(node for node in plan().children if node.type == "array" and node.children)


@lru_cache
def plan_answers() -> tuple[Cell, ...]:
    """The answers on a row of the plan."""
    return tuple(cell for node in plan().children if node is not follow_ups() for cell in _cells(node, required=True))


@lru_cache
def follow_up_answers() -> tuple[Cell, ...]:
    """The keys of one follow-up."""
    return tuple(cell for node in follow_ups().children for cell in _cells(node, required=True))
