"""A session's value as the text of its file, in one form only: keys in the boards' order, quotes where needed."""

from collections.abc import Iterator
from typing import Any, Final

from ospe_build.board import card_fields, edition_of, root, schema_paths
from ospe_build.nodes import Node
from ospe_build.scalar import scalar

_STEP: Final = 2


def modeline(edition: str) -> str:
    """The first line: tells an editor where the schema is, seen from the folder of a year."""
    return f"# yaml-language-server: $schema=../../schema/{schema_paths()[edition].name}"


def modelines() -> dict[str, str]:
    """The first line of each edition's files, the newest edition's last."""
    return {edition: modeline(edition) for edition in schema_paths()}


def dump(session: dict[str, Any]) -> str:
    """Write a session's value as canonical YAML; reading it gives the same value.

    Args:
        session: a value that the schema allows.
    """
    edition = edition_of(session)
    return "\n".join([modeline(edition), *_mapping(session, root(edition).children, 0), ""])


def _mapping(value: dict[str, Any], nodes: tuple[Node, ...], indent: int) -> Iterator[str]:
    """The lines of a mapping, its keys in the order of the nodes; a key that has no node comes last."""
    by_key = {node.key: node for node in nodes}
    for key in sorted(value, key=lambda key: by_key[key].order if key in by_key else len(by_key) + 1):
        below = by_key[key].children if key in by_key else ()
        yield from _entry(f"{' ' * indent}{key}:", value[key], below, indent)


def _entry(head: str, value: object, nodes: tuple[Node, ...], indent: int) -> Iterator[str]:
    """The lines of a key and its value."""
    if isinstance(value, list) and value:
        yield head
        for item in value:
            yield from _item(item, nodes, indent + _STEP)
    elif isinstance(value, dict) and value:
        if card := _card(value):
            yield f"{head} {card}"
        else:
            yield head
            yield from _mapping(value, nodes or card_fields(), indent + _STEP)
    else:
        yield f"{head} {scalar(value, indent + _STEP)}"


def _item(value: object, nodes: tuple[Node, ...], indent: int) -> Iterator[str]:
    """The lines of one item of a list; the first carries the dash."""
    dash = f"{' ' * indent}- "
    if not isinstance(value, dict):
        yield dash + scalar(value, indent + _STEP)
    elif card := _card(value):
        yield dash + card
    else:
        first, *rest = _mapping(value, nodes or card_fields(), indent + _STEP)
        yield dash + first.lstrip()
        yield from rest


def _card(value: dict[str, Any]) -> str:
    """A method card without further words, as it stands on one line; else an empty text."""
    return f"{{kortti: {scalar(value['kortti'])}}}" if list(value) == ["kortti"] else ""
