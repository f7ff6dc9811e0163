"""What the phrasebook has no words for: a key that is new in the schema is filled with the schema's own examples."""

from collections.abc import Container
from typing import Any

from ospe_build.nodes import Node
from ospe_build.writing.demo.setting import Setting


def example_values(holder: Node, known: Container[str], setting: Setting) -> dict[str, Any]:
    """Values for the keys of an object, most of the time, but for those that are known and filled otherwise."""
    found: dict[str, Any] = {}
    for node in holder.children:
        if node.key in known or not (node.core or setting.perhaps(75)):
            continue
        if node.values:
            chosen = setting.pick(list(node.values))
            found[node.key] = [chosen] if node.type == "array" else chosen
        elif node.examples:
            found[node.key] = node.examples[0]
    return found
