"""Entries that can go, and those that are needed: what findings advise about empty ones."""

from typing import Any, Final

from ospe_build.board import edition_of, root
from ospe_build.checking.lookup import field_name, node_at
from ospe_build.finding import Pointer
from ospe_build.nodes import Node

_CARD: Final = "kortti"
_REASON: Final = ("kuvaus", "tila", "luovuttu")
"""What a follow-up needs, and when: the schema's only condition."""

Variant = tuple[str, dict[str, str | int]]
"""The variant of a message, and what it is filled with."""


def removable(value: Any, pointer: Pointer) -> Pointer | None:  # noqa: ANN401 - whatever a file holds
    """The entry that can be taken away for a value: its own, or what would hold nothing then; None if it is needed.

    Args:
        value: of the whole file.
        pointer: of a value that the file holds.
    """
    holders, edition = [value], edition_of(value)
    for part in pointer:
        holders.append(holders[-1][part])
    for length in range(len(pointer), 0, -1):
        holder, entry = holders[length - 1], pointer[:length]
        if isinstance(entry[-1], str) and _is_needed(entry, holder, edition):
            return None
        if len(holder) > 1:
            return entry
    return None


def _is_needed(pointer: Pointer, holder: dict[str, object], edition: str) -> bool:
    key, state, given_up = _REASON
    if pointer[-1] == _CARD or (pointer[-1] == key and holder.get(state) == given_up):
        return True
    node = node_at(pointer, edition)
    return node is not None and (node.core or (len(pointer) == 1 and _is_one_of_two(node, holder, edition)))


def _is_one_of_two(node: Node, session: dict[str, object], edition: str) -> bool:
    """Whether another key may stand in the place of this one, and does not: one of the two is needed."""
    others = [child.key for child in root(edition).children if child.extra.get("replaces") == node.key]
    others += filter(None, [node.extra.get("replaces")])
    return bool(others) and not any(other in session for other in others)


def way_out(value: Any, pointer: Pointer) -> Variant:  # noqa: ANN401 - likewise
    """How to end a value that says nothing: `required` to fill it in, `item` to remove its row, else its entry."""
    entry = removable(value, pointer)
    if entry is None:
        return "required", {}
    return "item" if isinstance(entry[-1], int) else "", {"entry": field_name(entry)}
