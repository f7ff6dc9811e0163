"""Values with nothing in them, whatever belongs there (OSPE218)."""

from typing import Final

from ospe_build.board import root
from ospe_build.checking.schema_error import Cause, SchemaError

_CARD: Final = "kortti"


def is_empty(value: object) -> bool:
    """Whether it is nothing, or a text of nothing but spaces."""
    return value is None or (isinstance(value, str) and not value.strip())


def empty(error: SchemaError) -> Cause:
    """OSPE218; OSPE203 where the whole file holds nothing."""
    if not error.pointer:
        return error.cause("OSPE203", "file")
    if isinstance(error.pointer[-1], int):
        return error.cause("OSPE218", "item")
    needed = error.field == _CARD or (error.node is not None and (error.node.core or _is_replaced(error)))
    return error.cause("OSPE218", "required" if needed else "")


def _is_replaced(error: SchemaError) -> bool:
    """Whether another key may stand in the place of this one, and does not: one of the two is needed."""
    others = [child.key for child in root().children if child.extra.get("replaces") == error.field]
    return bool(others) and len(error.pointer) == 1 and not any(other in error.document.value for other in others)
