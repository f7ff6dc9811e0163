"""`schema/yksikot.yml`: names that mean the same unit, its districts and its address; the file is optional."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ospe_build.errors import UnitsError
from ospe_build.finding import Position
from ospe_build.locations import schema_file
from ospe_build.messages import spoken, text
from ospe_build.reading import Document, read_file
from ospe_build.slugs import folded, slug

if TYPE_CHECKING:
    from jsonschema import ValidationError

FILE: Final = "yksikot.yml"
SCHEMA: Final = "yksikot.schema.json"
LIST_PATH: Final = schema_file(FILE)
_NAMELESS: Final = "yksikko"


class ListedUnit(NamedTuple):
    """A unit of the list.

    Attributes:
        slug: its address.
        name: by which it is shown.
        other_names: by which sessions also name it.
        districts: where it is; may be empty.
    """

    slug: str
    name: str
    other_names: tuple[str, ...]
    districts: tuple[str, ...]

    @classmethod
    def of(cls, value: dict[str, Any]) -> "ListedUnit":
        """The unit that an entry of the file gives."""
        return cls(
            slug=value.get("tunnus") or slug(value["nimi"], _NAMELESS),
            name=value["nimi"],
            other_names=tuple(value.get("muut_nimet", ())),
            districts=tuple(value.get("alueet", ())),
        )


@lru_cache
def listed_units(path: Path = LIST_PATH) -> tuple[ListedUnit, ...]:
    """The units of the list, in its order; none where there is no such file.

    Raises:
        UnitsError: the file cannot be read, or does not follow its schema, or one name or address is two units'.
    """
    if not path.exists():
        return ()
    document = read_file(path, f"{path.parent.name}/{path.name}")
    faults = [*_read_faults(document)] or [*_shape_faults(document)]
    if not faults:
        units = tuple(ListedUnit.of(value) for value in document.value or ())
        faults = [*_double(document, units)]
        if not faults:
            return units
    raise UnitsError("\n".join([*faults, text(spoken(), "units.mend", schema=f"schema/{SCHEMA}")]))


@lru_cache
def unit_by_name() -> dict[str, ListedUnit]:
    """The listed units by every name, in the form in which names are compared.

    Raises:
        UnitsError: the list has faults.
    """
    return {folded(name): unit for unit in listed_units() for name in (unit.name, *unit.other_names)}


@lru_cache(maxsize=16384)
def unit_slug(name: str) -> str:
    """The address of the unit that goes by a name.

    Raises:
        UnitsError: the list has faults.
    """
    listed = unit_by_name().get(folded(name))
    return listed.slug if listed else slug(name, _NAMELESS)


def _told(document: Document, position: Position, msgid: str, **params: object) -> str:
    words = text(spoken(), msgid, **params)
    return f"{document.file}:{position.line}:{position.column}: {words}"


def _read_faults(document: Document) -> Iterator[str]:
    for finding in document.findings if document.refused else ():
        yield _told(document, finding.position, f"explain.{finding.code}.title")


def _shape_faults(document: Document) -> Iterator[str]:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow to import, and most archives have no list

    schema = json.loads(schema_file(SCHEMA).read_text("utf-8"))
    for error in Draft202012Validator(schema).iter_errors([] if document.value is None else document.value):
        way = tuple(error.absolute_path)
        yield _told(document, document.position(way), *_fault(error))


def _fault(error: "ValidationError") -> tuple[str]:
    return (f"units.{error.validator}" if error.validator in {"required", "additionalProperties"} else "units.value",)


def _double(document: Document, units: tuple[ListedUnit, ...]) -> Iterator[str]:
    """Names and addresses that two entries share."""
    names: dict[str, int] = {}
    slugs: dict[str, int] = {}
    for number, unit in enumerate(units):
        place = document.position((number,))
        for name in {folded(name): name for name in (unit.name, *unit.other_names)}.values():
            first = names.setdefault(folded(name), number)
            if first != number:
                yield _told(document, place, "units.name_twice", name=name, other=units[first].name)
        first = slugs.setdefault(unit.slug, number)
        if first != number:
            yield _told(document, place, "units.slug_twice", name=unit.name, other=units[first].name, slug=unit.slug)
