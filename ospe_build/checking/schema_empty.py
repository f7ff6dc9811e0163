"""Values with nothing in them, whatever belongs there (OSPE218 and OSPE205)."""

from ospe_build.checking.entries import way_out
from ospe_build.checking.schema_violation import Cause, SchemaViolation


def is_empty(value: object) -> bool:
    """Whether it is nothing, or a text of nothing but spaces."""
    return value is None or (isinstance(value, str) and not value.strip())


def empty(error: SchemaViolation) -> Cause:
    """OSPE218; OSPE203 where the whole file holds nothing."""
    if not error.pointer:
        return error.cause("OSPE203", "file")
    variant, params = way_out(error.document.value, error.pointer)
    return error.cause("OSPE218", variant, None, **params)


def blank(error: SchemaViolation, **params: str | int) -> Cause:
    """OSPE205 for a text of nothing but spaces."""
    variant, more = way_out(error.document.value, error.pointer)
    return error.cause("OSPE205", f"blank_{variant}".rstrip("_"), None, **params, **more)
