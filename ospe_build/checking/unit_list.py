"""`schema/yksikot.yml`: names that mean the same unit, its districts and its address; the file is optional."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from ospe_build.locations import schema_file
from ospe_build.reading import Document
from ospe_build.schema_files import Fault, fault, read_list, refuse
from ospe_build.slugs import folded, slug

FILE: Final = "yksikot.yml"
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
        SchemaError: the file cannot be read, or does not follow its schema, or one name or address is two units'.
    """
    if not path.exists():
        return ()
    document = read_list(path)
    units = tuple(ListedUnit.of(value) for value in document.value)
    refuse(document.file, _double(document, units), "yksikot.schema.json")
    return units


@lru_cache
def unit_by_name() -> dict[str, ListedUnit]:
    """The listed units by every name, in the form in which names are compared.

    Raises:
        SchemaError: the list has faults.
    """
    return {folded(name): unit for unit in listed_units() for name in (unit.name, *unit.other_names)}


@lru_cache(maxsize=16384)
def unit_slug(name: str) -> str:
    """The address of the unit that goes by a name.

    Raises:
        SchemaError: the list has faults.
    """
    listed = unit_by_name().get(folded(name))
    return listed.slug if listed else slug(name, _NAMELESS)


def _double(document: Document, units: tuple[ListedUnit, ...]) -> Iterator[Fault]:
    """Names and addresses that two entries share."""
    names: dict[str, int] = {}
    slugs: dict[str, int] = {}
    for number, unit in enumerate(units):
        place = document.position((number,))
        for name in {folded(name): name for name in (unit.name, *unit.other_names)}.values():
            first = names.setdefault(folded(name), number)
            if first != number:
                yield fault(place, "units.name_twice", name=name, other=units[first].name)
        first = slugs.setdefault(unit.slug, number)
        if first != number:
            yield fault(place, "units.slug_twice", name=unit.name, other=units[first].name, slug=unit.slug)
