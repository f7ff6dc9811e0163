"""The two JSON Schema engines: a fast one that clears files, a slow one that names errors.

`jsonschema-rs` takes a hundredth of the time of `jsonschema`, which alone gives errors that we can put into words.
A test holds the two to the same verdict on every fixture. Both are slow to import, and a build of known sessions needs
neither.
"""

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from ospe_build.board import edition_of, schema
from ospe_build.checking.dates import iso_date

if TYPE_CHECKING:
    import jsonschema_rs
    from jsonschema import Draft202012Validator, ValidationError

MAX_ERRORS: Final = 1000
"""Errors of one file that are named: nobody mends more at once, and a hostile file has tens of thousands."""


def _is_date(value: object) -> bool:
    """The format `date` (RFC 3339, full-date) as both engines see it; left alone, they differ on the year 0."""
    return not isinstance(value, str) or iso_date(value) is not None


@lru_cache
def _fast(edition: str) -> "jsonschema_rs.Draft202012Validator":
    import jsonschema_rs  # noqa: PLC0415 - slow to import

    return jsonschema_rs.Draft202012Validator(schema(edition), validate_formats=True, formats={"date": _is_date})


@lru_cache
def _slow(edition: str) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator, FormatChecker  # noqa: PLC0415 - slow to import

    checker = FormatChecker(formats=())
    checker.checks("date")(_is_date)
    return Draft202012Validator(schema(edition), format_checker=checker)


def is_valid(value: object) -> bool:
    """Whether the fast engine finds nothing; False too where it cannot take the value (a number beyond its range)."""
    try:
        return _fast(edition_of(value)).is_valid(value)
    except (ValueError, OverflowError, TypeError):
        return False


def errors(value: object) -> "list[ValidationError]":
    """What the slow engine finds; of a file with more errors than `MAX_ERRORS`, the first ones."""
    return list(islice(_slow(edition_of(value)).iter_errors(value), MAX_ERRORS))
