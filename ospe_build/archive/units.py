"""Units and districts: views over sessions, by address. A unit is one, however a session cases or spaces its name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ospe_build.archive.summary import Summary
from ospe_build.checking.unit_list import unit_by_name, unit_slug
from ospe_build.slugs import folded, slug


class Place(NamedTuple):
    """A unit or a district, by its address and the name by which it is shown."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """A unit or a district with what belongs to it.

    Attributes:
        sessions: its games, newest first.
        beside: of a unit its districts, of a district its units; in the order of their names.
    """

    place: Place
    sessions: list[Summary] = field(default_factory=list)
    beside: list[Place] = field(default_factory=list)


class Places:
    """The units and districts of some sessions.

    Attributes:
        units: by address, in the order of their names.
        districts: likewise.
    """

    def __init__(self, sessions: Sequence[Summary]) -> None:
        """Gather them.

        Args:
            sessions: newest first; a unit that no list names goes by the name that its newest game gives it.

        Raises:
            UnitsError: `schema/yksikot.yml` has faults.
        """
        self._units: dict[str, Place] = {}
        self._by_name: dict[str, Place] = {}
        self._districts: dict[str, Place] = {}
        units: dict[str, Gathered] = {}
        districts: dict[str, Gathered] = {}
        beside: set[tuple[str, str]] = set()
        for summary in sessions:
            mine, here = self.units_of(summary), self.districts_of(summary)
            for unit in mine:
                units.setdefault(unit.slug, Gathered(unit)).sessions.append(summary)
            for district in here:
                districts.setdefault(district.slug, Gathered(district)).sessions.append(summary)
            beside.update((unit.slug, district.slug) for unit in mine for district in here)
        for unit_slug_, district_slug in beside:
            units[unit_slug_].beside.append(self._districts[district_slug])
            districts[district_slug].beside.append(self._units[unit_slug_])
        self.units, self.districts = _by_name(units.values()), _by_name(districts.values())

    def units_of(self, summary: Summary) -> tuple[Place, ...]:
        """The units that played."""
        found = (self._unit(name) for name in summary.units)
        return tuple({unit.slug: unit for unit in found}.values())

    def districts_of(self, summary: Summary) -> tuple[Place, ...]:
        """The districts of a session: those that it names, then those that the list gives to its units."""
        names = list(summary.districts)
        for name in summary.units:
            listed = unit_by_name().get(folded(name))
            names += listed.districts if listed else ()
        found = (self._district(name) for name in names)
        return tuple({district.slug: district for district in found}.values())

    def unit_name(self, address: str) -> str:
        """The name of a unit that `units_of` gave."""
        return self._units[address].name

    def district_name(self, address: str) -> str:
        """The name of a district that `districts_of` gave."""
        return self._districts[address].name

    def _unit(self, name: str) -> Place:
        known = self._by_name.get(name)
        if known is None:
            address, listed = unit_slug(name), unit_by_name().get(folded(name))
            known = self._units.setdefault(address, Place(address, listed.name if listed else name))
            self._by_name[name] = known
        return known

    def _district(self, name: str) -> Place:
        address = slug(name, "alue")
        return self._districts.setdefault(address, Place(address, name))


def _by_name(gathered: Iterable[Gathered]) -> dict[str, Gathered]:
    found: dict[str, Gathered] = {}
    for one in sorted(gathered, key=lambda one: (folded(one.place.name), one.place.slug)):
        one.beside.sort(key=lambda place: (folded(place.name), place.slug))
        found[one.place.slug] = one
    return found
