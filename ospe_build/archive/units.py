"""Units and districts: views over sessions, by address. A unit is one, however a session cases or spaces its name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from ospe_build import board
from ospe_build.archive.summary import Summary
from ospe_build.checking.unit_list import unit_by_name, unit_slug
from ospe_build.messages import DEFAULT_LANGUAGE
from ospe_build.slugs import folded, slug


class Place(NamedTuple):
    """A unit or a district, by its address and the name by which it is shown.

    Attributes:
        language: that of its name: of the newest session that names it so, Finnish where only a list does.
        labels: names by language.
    """

    slug: str
    name: str
    language: str
    labels: tuple[tuple[str, str], ...] = ()

    def label(self, language: str) -> str:
        """Its name on a page in that language: only the whole city is called otherwise in each."""
        return dict(self.labels).get(language, self.name) if self.labels else self.name

    def written(self, language: str) -> str:
        """The language of that name."""
        return language if language in dict(self.labels) else self.language


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
        districts: likewise, the whole city first.
    """

    def __init__(self, sessions: Sequence[Summary]) -> None:
        """Gather them.

        Args:
            sessions: newest first; a unit that no list names goes by the name that its newest game gives it.

        Raises:
            SchemaError: `schema/yksikot.yml` has faults.
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
        found = (self._unit(name, summary.language) for name in summary.units)
        return tuple({unit.slug: unit for unit in found}.values())

    def districts_of(self, summary: Summary) -> tuple[Place, ...]:
        """The districts of a session: those that it names, then those that the list gives to its units."""
        found = [self._district(name, summary.language) for name in summary.districts]
        for name in summary.units:
            listed = unit_by_name().get(folded(name))
            found += [self._district(district, DEFAULT_LANGUAGE) for district in listed.districts] if listed else ()
        return tuple({district.slug: district for district in found}.values())

    def linked_units(self, summary: Summary) -> tuple[Place, ...]:
        """Its units as pages name them: without an address where none of its games counts, and so it has no page."""
        return tuple(place if place.slug in self.units else place._replace(slug="") for place in self.units_of(summary))

    def linked_districts(self, summary: Summary) -> tuple[Place, ...]:
        """Its districts, likewise."""
        return tuple(
            place if place.slug in self.districts else place._replace(slug="") for place in self.districts_of(summary)
        )

    def unit(self, address: str) -> Place:
        """A unit that `units_of` gave."""
        return self._units[address]

    def district(self, address: str) -> Place:
        """A district that `districts_of` gave."""
        return self._districts[address]

    def _unit(self, name: str, language: str) -> Place:
        known = self._by_name.get(name)
        if known is None:
            address, listed = unit_slug(name), unit_by_name().get(folded(name))
            shown = listed.name if listed else name
            written = language if shown == name else DEFAULT_LANGUAGE
            known = self._units.setdefault(address, Place(address, shown, written))
            self._by_name[name] = known
        return known

    def _district(self, name: str, language: str) -> Place:
        place = _whole_city().get(folded(name)) or Place(slug(name, "alue"), name, language)
        return self._districts.setdefault(place.slug, place)


@lru_cache
def _whole_city() -> dict[str, Place]:
    """The district that is the whole city, by the words for it in each language, as they are compared."""
    words: dict[str, str] = board.node("pelikerta", "alueet").extra.get("whole", {})
    if not words:
        return {}
    name = words[DEFAULT_LANGUAGE]
    place = Place(
        slug(name), name, DEFAULT_LANGUAGE, tuple((language, word.capitalize()) for language, word in words.items())
    )
    return {form: place for word in words.values() for form in (folded(word), folded(f"the {word}"))}


def _order(place: Place) -> tuple[bool, str, str]:
    return not place.labels, folded(place.name), place.slug


def _by_name(gathered: Iterable[Gathered]) -> dict[str, Gathered]:
    found: dict[str, Gathered] = {}
    for one in sorted(gathered, key=lambda one: _order(one.place)):
        one.beside.sort(key=_order)
        found[one.place.slug] = one
    return found
