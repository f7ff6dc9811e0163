"""The rules across files (OSPE314 to OSPE318, OSPE322, OSPE327): earlier sessions, duplicates, names of units."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from ospe_build.checking.dates import iso_date
from ospe_build.checking.facts import PREVIOUS, UNITS, Facts, facts
from ospe_build.checking.nearest import nearest
from ospe_build.checking.similar import nearest_copies
from ospe_build.checking.unit_names import nearly_named, one_address
from ospe_build.finding import Finding, Pointer, Position, Severity
from ospe_build.slugs import ID

__all__ = ["ACROSS_RULES", "Facts", "check_across", "facts", "same_game"]

_DATE_LENGTH: Final = 10
_LONGEST_CHAIN: Final = 1000


class Hit(NamedTuple):
    """A session that breaks a rule, the variant of the message, the id of the other session, and what was meant.

    Attributes:
        names: of the unit that is doubted and of the other one, where the rule is about units' names.
    """

    one: Facts
    variant: str
    other: str
    suggestion: str | None = None
    names: tuple[str, str] | None = None


class Sessions:
    """All sessions of an archive, as the rules look at them."""

    def __init__(self, all_facts: Iterable[Facts]) -> None:
        """Take the facts, in any order."""
        self.all = sorted(all_facts, key=lambda one: (one.id, one.file))
        self.by_id = {one.id: one for one in reversed(self.all)}

    @cached_property
    def by_unit(self) -> dict[str, list[Facts]]:
        """The sessions of each unit."""
        units: dict[str, list[Facts]] = defaultdict(list)
        for one in self.all:
            for unit in one.units:
                units[unit].append(one)
        return units

    @cached_property
    def by_slug(self) -> dict[str, list[Facts]]:
        """The sessions whose ids are the same but for the day."""
        slugs: dict[str, list[Facts]] = defaultdict(list)
        for one in self.all:
            slugs[one.id[_DATE_LENGTH:]].append(one)
        return slugs

    def previous(self) -> Iterator[tuple[Facts, Facts]]:
        """The sessions that name an earlier one which is there, each with that one; themselves left out."""
        for one in self.all:
            if one.previous in self.by_id and one.previous != one.id:
                yield one, self.by_id[one.previous]

    def is_earlier(self, one: Facts, other: Facts) -> bool:
        """Whether `one` is among the sessions that came before `other`, as these name each other."""
        for _ in range(_LONGEST_CHAIN):
            if not other.previous or other.previous not in self.by_id:
                return False
            other = self.by_id[other.previous]
            if other.id == one.id:
                return True
        return False


def _day(one: Facts) -> date | None:
    return one.day or iso_date(one.id[:_DATE_LENGTH])


def previous_not_found(sessions: Sessions) -> Iterator[Hit]:
    """OSPE314: there is no session with the id that is named as the earlier one."""
    for one in sessions.all:
        if one.previous and one.previous not in sessions.by_id and ID.fullmatch(one.previous):
            likely = [other for unit in one.units for other in sessions.by_unit[unit]]
            likely += sessions.by_slug.get(one.previous[_DATE_LENGTH:], [])
            earlier = {other.id for other in likely if other.id[:_DATE_LENGTH] < one.id and ID.fullmatch(other.id)}
            yield Hit(one, "", one.previous, nearest(one.previous, earlier))


def previous_not_earlier(sessions: Sessions) -> Iterator[Hit]:
    """OSPE315: the session that is named as the earlier one is not earlier, or is this one."""
    for one in sessions.all:
        if one.previous and one.previous == one.id:
            yield Hit(one, "self", one.id)
    for one, other in sessions.previous():
        mine, theirs = _day(one), _day(other)
        if mine and theirs and theirs >= mine:
            yield Hit(one, "", other.id)


def previous_of_another_unit(sessions: Sessions) -> Iterator[Hit]:
    """OSPE316: the session that is named as the earlier one is of another unit."""
    for one, other in sessions.previous():
        if one.units and other.units and not set(one.units) & set(other.units):
            yield Hit(one, "", other.id)


def same_game(one: Facts, other: Facts) -> bool:
    """Whether two sessions have a unit and the day in common, and their tables do not tell them apart."""
    apart = one.table and other.table and one.table != other.table
    return bool(one.played and one.played == other.played and set(one.units) & set(other.units) and not apart)


def same_unit_and_day(sessions: Sessions) -> Iterator[Hit]:
    """OSPE317: another session of the same unit was played on the same day, at no other table."""
    told = set()
    for unit_sessions in sessions.by_unit.values():
        days: dict[str, list[Facts]] = defaultdict(list)
        for one in unit_sessions:
            days[one.played].append(one)
        for day, group in days.items():
            # Two of each table are enough for every one to find another.
            few: dict[int, list[Facts]] = defaultdict(list)
            for one in group:
                few[one.table] = [*few[one.table], one][:2]
            for one in group if day and len(group) > 1 else ():
                same = few[one.table] + few[0] if one.table else [other for pair in few.values() for other in pair]
                other = next((other for other in same if other.file != one.file), None)
                if other and one.file not in told:
                    told.add(one.file)
                    yield Hit(one, "", other.id)


def nearly_the_same(sessions: Sessions) -> Iterator[Hit]:
    """OSPE318: the texts are nearly those of another session, which is neither this one's past nor the same game."""
    everyone = sessions.all

    def may_be_alike(one: int, other: int) -> bool:
        mine, theirs = everyone[one], everyone[other]
        return same_game(mine, theirs) or sessions.is_earlier(mine, theirs) or sessions.is_earlier(theirs, mine)

    for one, other in nearest_copies([one.sketch for one in everyone], may_be_alike).items():
        yield Hit(everyone[one], "", everyone[other].id)


def nearly_named_units(sessions: Sessions) -> Iterator[Hit]:
    """OSPE322: a unit's name is another's but for a letter."""
    for one, name, other_name, other in nearly_named(sessions.all):
        meant = "; ".join(other_name if mine == name else mine for mine in one.names)
        yield Hit(one, "", other.id, meant, (name, other_name))


def units_of_one_address(sessions: Sessions) -> Iterator[Hit]:
    """OSPE327: two units would have one address."""
    for one, name, other_name, other in one_address(sessions.all):
        yield Hit(one, "", other.id, None, (name, other_name))


ACROSS_RULES: Final[tuple[tuple[str, Severity, Callable[[Sessions], Iterator[Hit]], Pointer], ...]] = (
    ("OSPE314", Severity.ERROR, previous_not_found, PREVIOUS),
    ("OSPE315", Severity.ERROR, previous_not_earlier, PREVIOUS),
    ("OSPE316", Severity.WARNING, previous_of_another_unit, PREVIOUS),
    ("OSPE317", Severity.WARNING, same_unit_and_day, UNITS),
    ("OSPE318", Severity.WARNING, nearly_the_same, ()),
    ("OSPE322", Severity.WARNING, nearly_named_units, UNITS),
    ("OSPE327", Severity.ERROR, units_of_one_address, UNITS),
)
"""Each rule with its code, and the value that it is about."""


def check_across(all_facts: Iterable[Facts]) -> list[Finding]:
    """What is wrong between the sessions of one archive, in the order of reports.

    Args:
        all_facts: of every file of the archive, also of those with errors.
    """
    sessions = Sessions(all_facts)
    findings = []
    for code, severity, rule, pointer in ACROSS_RULES:
        for one, variant, other, suggestion, names in rule(sessions):
            position = {PREVIOUS: one.previous_position, UNITS: one.unit_position}.get(pointer, Position(1, 1))
            params: dict[str, str | int] = {"other": other}
            if names:
                params |= {"name": names[0], "other_name": names[1]}
            if pointer:
                params["field"] = str(pointer[-1])
            findings.append(Finding(code, severity, one.file, position, pointer, params, variant, suggestion))
    return sorted(findings, key=lambda finding: finding.sort_key)
