"""Rules on people: who is named as responsible, and what is told of a group of few players."""

from collections.abc import Iterator
from typing import Final

from ospe_build.checking.context import Context
from ospe_build.checking.looks import file_may_hold_name
from ospe_build.checking.lookup import at, follow_ups, plan_rows
from ospe_build.checking.normalise import normalised
from ospe_build.checking.people import person_in
from ospe_build.checking.spot import Spot
from ospe_build.finding import Pointer
from ospe_build.reading import Document

PLAYERS_AT_LEAST: Final = 4
PLAYERS_FOR_ROLES: Final = 5
"""Fewer players than this could be told apart by their roles."""

_PLAYERS: Final = ("pelikerta", "pelaajia")
_ROLES: Final = ("pelikerta", "pelaajien_roolit")
_LONGEST: Final = 200
"""Characters that are looked at: as many as the field may hold."""


def is_responsible(pointer: Pointer) -> bool:
    """Whether a value tells who is responsible: OSPE410 looks at it."""
    return pointer[-2:] == ("toteutus", "kuka_vastaa") or pointer[-1:] == ("uusi_vastuutaho",)


def _responsible(document: Document) -> Iterator[tuple[Pointer, object]]:
    for pointer, row in plan_rows(document.value):
        yield (*pointer, "toteutus", "kuka_vastaa"), at(row, "toteutus", "kuka_vastaa")
    for pointer, entry in follow_ups(document.value):
        yield (*pointer, "uusi_vastuutaho"), entry.get("uusi_vastuutaho")


def named_person(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE410: probably a person's name, where a role or a unit belongs."""
    if not file_may_hold_name(document):
        return
    for pointer, text in _responsible(document):
        if isinstance(text, str) and person_in(normalised(text[:_LONGEST])[0], responsible=True):
            yield Spot(pointer, {"field": str(pointer[-1])})


def _players(document: Document) -> int | None:
    players = at(document.value, *_PLAYERS)
    return players if isinstance(players, int) and not isinstance(players, bool) else None


def few_players(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE411: with so few players, a reader can guess who said what."""
    players = _players(document)
    if players is not None and 2 <= players < PLAYERS_AT_LEAST:  # noqa: PLR2004
        yield Spot(_PLAYERS, {"field": _PLAYERS[-1], "value": players, "minimum": PLAYERS_AT_LEAST})


def roles_of_few(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE412: with so few players, their roles tell who they are, and the file is published as it is."""
    players = _players(document)
    if players is not None and players < PLAYERS_FOR_ROLES and at(document.value, *_ROLES) is not None:
        yield Spot(_ROLES, {"field": _ROLES[-1], "minimum": PLAYERS_FOR_ROLES}, on_key=True)
