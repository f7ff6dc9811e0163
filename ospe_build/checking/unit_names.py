"""OSPE322 and OSPE327: two units whose names are nearly the same, and two whose addresses would be one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ospe_build.checking.facts import Facts
from ospe_build.checking.nearest import joined
from ospe_build.checking.unit_list import unit_by_name
from ospe_build.slugs import folded

_SHORTEST: Final = 6
"""Shorter names, such as `Oodi` and `Ooti`, are too easily units of their own."""


class UnitHit(NamedTuple):
    """A session with a unit's name that is doubted, the name, and the name and session of the other unit."""

    one: Facts
    name: str
    other_name: str
    other: Facts


class _Named(NamedTuple):
    """A name as it was first written, with all sessions that write it, oldest first."""

    name: str
    slug: str
    sessions: list[Facts]


def _names(sessions: Iterable[Facts]) -> dict[str, _Named]:
    """All names, by the form in which they are compared."""
    found: dict[str, _Named] = {}
    for one in sessions:
        for name, slug in zip(one.names, one.units, strict=True):
            found.setdefault(folded(name), _Named(name, slug, [])).sessions.append(one)
    return found


def one_address(sessions: Sequence[Facts]) -> Iterator[UnitHit]:
    """OSPE327: two names that are not the same unit's give one address; told of the one that came later."""
    listed = unit_by_name()
    by_slug: dict[str, dict[str, _Named]] = defaultdict(dict)
    for name, named in _names(sessions).items():
        unit = listed[name].name if name in listed else name
        others = by_slug[named.slug]
        first = next(iter(others.values()), None)
        others.setdefault(unit, named)
        if first is not None and next(iter(others)) != unit:
            for one in named.sessions:
                yield UnitHit(one, named.name, first.name, first.sessions[0])


def nearly_named(sessions: Sequence[Facts]) -> Iterator[UnitHit]:
    """OSPE322: a name is another unit's but for a letter; told of the one with fewer games, else of the later one."""
    listed, names = unit_by_name(), _names(sessions)
    by_trace: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for trace in _traces(joined(name)):
            by_trace[trace].add(name)
    told: set[str] = set()
    rank = {name: (name in listed, len(named.sessions), -number) for number, (name, named) in enumerate(names.items())}
    for near in by_trace.values():
        best = max(near, key=rank.__getitem__)
        for name in sorted(near - {best} - listed.keys() - told):
            mine, theirs = names[name], names[best]
            if mine.slug != theirs.slug and _figures(name) == _figures(best):
                told.add(name)
                for one in mine.sessions:
                    yield UnitHit(one, mine.name, theirs.name, theirs.sessions[0])


def _traces(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters: two that share one differ in a letter, or in two beside."""
    if len(word) >= _SHORTEST:
        yield word
        yield from (word[:place] + word[place + 1 :] for place in range(len(word)))


def _figures(name: str) -> Counter[str]:
    """The digits of a name: `Päiväkoti 1` is not `Päiväkoti 2` misspelt."""
    return Counter(letter for letter in name if letter.isdigit())
