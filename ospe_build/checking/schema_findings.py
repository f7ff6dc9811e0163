"""The session schema as findings (OSPE2xx): each error named by its true cause, one finding a cause."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from ospe_build.checking import engines, schema_shapes, schema_texts, schema_types
from ospe_build.checking.context import Context
from ospe_build.checking.schema_violation import Cause, SchemaViolation
from ospe_build.finding import Finding, Severity
from ospe_build.reading import Document

if TYPE_CHECKING:
    from jsonschema import ValidationError

HANDLERS: Final[Mapping[str, Callable[[SchemaViolation], Iterator[Cause]]]] = {
    "additionalProperties": schema_shapes.unknown_keys,
    "anyOf": schema_texts.not_date_or_month,
    "const": schema_texts.wrong_constant,
    "enum": schema_texts.not_allowed,
    "format": schema_texts.not_date,
    "maxItems": schema_shapes.too_many_items,
    "maxLength": schema_texts.too_long,
    "maximum": schema_shapes.too_large,
    "minItems": schema_shapes.too_few,
    "minLength": schema_texts.too_short,
    "minProperties": schema_shapes.too_few,
    "minimum": schema_shapes.too_small,
    "oneOf": schema_types.one_of,
    "pattern": schema_texts.wrong_form,
    "required": schema_shapes.missing_keys,
    "type": schema_types.wrong_type,
    "uniqueItems": schema_shapes.repeated_items,
}
"""Each keyword of JSON Schema that the session schema uses for checking, and the one function that words its errors."""


def _causes(found: "ValidationError", document: Document, context: Context) -> Iterator[Cause]:
    """The causes of one error; of a placed method, those of the branch that was meant."""
    error = SchemaViolation(found, document, context)
    if found.validator == "oneOf" and error.pointer and (branch := schema_types.meant_branch(error)) is not None:
        for inner in found.context or ():
            if inner.schema_path[0] == branch:
                yield from _causes(inner, document, context)
        return
    yield from HANDLERS[str(found.validator)](error)


def _without_cascades(causes: list[Cause]) -> Iterator[Cause]:
    """Leave out what a misspelt key explains: the key that it was meant to be is not missing as well."""
    meant = {(cause.spot.pointer[:-1], cause.spot.suggestion) for cause in causes if cause.code == "OSPE202"}
    seen = set()
    for cause in causes:
        pointer = cause.spot.pointer
        missing = cause.stands_for or (str(cause.spot.params.get("field")),)
        if cause.code in {"OSPE201", "OSPE219"} and any((pointer, key) in meant for key in missing):
            continue
        key = (cause.code, pointer, cause.spot.params.get("field"))
        if key not in seen:
            seen.add(key)
            yield cause


def check_schema(document: Document, context: Context) -> list[Finding]:
    """What the schema has against a file; the files without errors cost next to nothing."""
    if engines.is_valid(document.value):
        return []
    causes = [cause for found in engines.errors(document.value) for cause in _causes(found, document, context)]
    return [cause.spot.finding(cause.code, Severity.ERROR, document) for cause in _without_cascades(causes)]
