"""The fields that a cell may go to, and their names in a mapping: `pelikerta.otsikko`, `uudet_keinot.1.menetelma`."""

import re
from functools import lru_cache
from typing import Final

from ospe_build.board import Node, root
from ospe_build.finding import Pointer

_NUMBER: Final = re.compile(r"[1-9][0-9]?")


@lru_cache
def fields() -> dict[Pointer, Node]:
    """All fields with a value of their own, by their way in the schema; not the version, which is always the same."""
    return {node.pointer: node for node in root().walk() if not node.children and "const" not in node.limits}


def field(pointer: Pointer) -> Node:
    """The field at a pointer that `parse` gave."""
    return fields()[tuple("*" if isinstance(part, int) else part for part in pointer)]


def parse(name: str) -> Pointer | None:
    """The pointer of a field's name, with items counted from 0; None where there is no such field."""
    parts = [int(part) - 1 if _NUMBER.fullmatch(part) else part for part in name.split(".")]
    general = tuple("*" if isinstance(part, int) else part for part in parts)
    return tuple(parts) if general in fields() and "*" not in parts else None


def name_of(pointer: Pointer, item: int = 0) -> str:
    """How a mapping file names the field.

    Args:
        pointer: its way, where items are numbers from 0, or `*`.
        item: what stands for `*`, from 0.
    """
    return ".".join(str((item if part == "*" else int(part)) + 1) if _is_item(part) else str(part) for part in pointer)


def _is_item(part: str | int) -> bool:
    return isinstance(part, int) or part == "*"
