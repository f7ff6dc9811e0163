"""OSPE321: what a new version of a session would lose of what is published, and how lost follow-ups are kept.

A row of the plan is known by its place, since its address is (`<id>#keino-<n>`); a follow-up by its row and all that it
says. Only two versions are compared: nobody knows which one the new one was written from.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Final

from ospe_build.checking.lookup import at
from ospe_build.checking.spot import Spot
from ospe_build.finding import Pointer

LOST: Final = "OSPE321"

_PLAN: Final = "uudet_keinot"
_FOLLOW_UPS: Final = "seuranta"
_DAY: Final = "paiva"
_TEXTS: Final = ("kuvaus", "mittaustulos")
_ALIKE: Final = 0.7
"""Likeness of the words of two follow-ups of one day from which one is the other, edited."""

_LONGEST: Final = 80
_NOTHING: Final = "–"

PlanRow = dict[str, Any]


def _rows(value: object) -> list[PlanRow]:
    """The rows of a plan; one that is none keeps its place."""
    rows = at(value, _PLAN)
    return [row if isinstance(row, dict) else {} for row in rows] if isinstance(rows, list) else []


def _body(row: PlanRow) -> PlanRow:
    """A row without its follow-ups."""
    return {key: value for key, value in row.items() if key != _FOLLOW_UPS}


def _follow_ups(row: PlanRow) -> list[PlanRow]:
    found = row.get(_FOLLOW_UPS)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _without(all_of: list[PlanRow], those: list[PlanRow]) -> list[PlanRow]:
    """What is left of a list when each of some others is taken from it once."""
    left = list(all_of)
    for one in those:
        if one in left:
            left.remove(one)
    return left


def _words(value: object) -> str:
    """All texts of a value, shortened."""
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        words = "; ".join(filter(None, map(_words, inner)))
    else:
        words = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _difference(old: object, new: object, key: str = "") -> dict[str, str | int]:
    """The first field in which two versions of a row or a follow-up differ, with its words in each."""
    if isinstance(old, dict) and isinstance(new, dict):
        for inner in dict.fromkeys([*old, *new]):
            if old.get(inner) != new.get(inner):
                return _difference(old.get(inner), new.get(inner), inner)
    mine, theirs = (_NOTHING if value is None else _words(value) for value in (old, new))
    return {"field": key, "old": mine, "new": theirs}


def _is_edited(old: PlanRow, new: PlanRow) -> bool:
    """Whether a follow-up is another one of the same day, edited, and not one that somebody else wrote."""
    if old.get(_DAY) != new.get(_DAY):
        return False
    mine, theirs = (" ".join(str(one.get(key, "")) for key in _TEXTS).casefold() for one in (old, new))
    grown = all(new.get(key) == value for key, value in old.items())
    return grown or SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= _ALIKE


def _new_places(old: list[PlanRow], new: list[PlanRow]) -> list[int | None]:
    """The place of each row in the new plan; None where it is nowhere, as it was."""
    kept = [place < len(new) and _body(new[place]) == _body(row) for place, row in enumerate(old)]
    free = [place for place in range(len(new)) if place >= len(old) or not kept[place]]
    places: list[int | None] = []
    for place, row in enumerate(old):
        found = place if kept[place] else next((one for one in free if _body(new[one]) == _body(row)), None)
        if found in free:
            free.remove(found)
        places.append(found)
    return places


def losses(old: object, new: object) -> Iterator[Spot]:
    """OSPE321: the rows and follow-ups that are not as they were published, each at its place in the new version.

    Args:
        old: the session as it is published.
        new: the session as it is to be; both of any type.
    """
    ours, theirs = _rows(old), _rows(new)
    places = _new_places(ours, theirs)
    plan: Pointer = (_PLAN,) if theirs else ()
    for place, row in enumerate(ours):
        now = places[place]
        params: dict[str, str | int] = {"row": place + 1}
        if now is None and (place >= len(theirs) or place in places):
            yield Spot(plan, {**params, "old": _words(row.get("menetelma"))}, "row_gone", on_key=True)
            continue
        if now is None:
            now = place
            yield Spot((_PLAN, now), params | _difference(_body(row), _body(theirs[now])), "row_changed")
        elif now != place:
            yield Spot((_PLAN, now), {**params, "old": _words(row.get("menetelma")), "place": now + 1}, "row_moved")
        yield from _lost_follow_ups(params, _follow_ups(row), theirs[now], (_PLAN, now))


def _lost_follow_ups(
    params: dict[str, str | int], old: list[PlanRow], row: PlanRow, pointer: Pointer
) -> Iterator[Spot]:
    new = _follow_ups(row)
    added = _without(new, old)
    gone = _without(old, new)
    for one in gone:
        about = {**params, "day": str(one.get(_DAY))}
        edited = next((other for other in added if _is_edited(one, other)), None)
        if edited is None:
            words = {key: value for key, value in one.items() if key != _DAY}
            yield Spot(pointer, {**about, "old": _words(words)}, "follow_up_gone")
        else:
            added.remove(edited)
            place = (*pointer, _FOLLOW_UPS, row[_FOLLOW_UPS].index(edited))
            yield Spot(place, about | _difference(one, edited), "follow_up_changed")
    if not gone and _without(new, added) != old:
        yield Spot((*pointer, _FOLLOW_UPS), params, "follow_ups_moved")


def gains(old: object, new: object) -> Iterator[Spot]:
    """What a new version says beyond what is published: rows and follow-ups, each at its place.

    Args:
        old: the session as it is published.
        new: the session as it is to be; both of any type.
    """
    ours, theirs = _rows(old), _rows(new)
    places = _new_places(ours, theirs)
    known = {place: ours[row] for row, place in enumerate(places) if place is not None}
    for place, row in enumerate(theirs):
        params: dict[str, str | int] = {"row": place + 1}
        before = known.get(place) or (ours[place] if place < len(ours) else None)
        if before is None:
            yield Spot((_PLAN, place), {**params, "new": _words(row.get("menetelma"))}, "row_added")
            continue
        gone = _without(_follow_ups(before), _follow_ups(row))
        for one in _without(_follow_ups(row), _follow_ups(before)):
            if not any(_is_edited(other, one) for other in gone):
                words = {key: value for key, value in one.items() if key != _DAY}
                yield Spot(
                    (_PLAN, place), {**params, "day": str(one.get(_DAY)), "new": _words(words)}, "follow_up_added"
                )


def merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any] | None:
    """A new version with the published follow-ups that it lacks.

    Returns:
        The new version with all follow-ups by day, the published ones of a day first; None unless it adds follow-ups,
        lacks published ones, and differs from the published version in nothing else.
    """
    ours, theirs = _rows(old), _rows(new)
    if {**old, _PLAN: [*map(_body, ours)]} != {**new, _PLAN: [*map(_body, theirs)]}:
        return None
    rows, lacks, adds = [], False, False
    for mine, row in zip(ours, theirs, strict=True):
        published, sent = _follow_ups(mine), _follow_ups(row)
        added, lacking = _without(sent, published), _without(published, sent)
        if any(_is_edited(one, other) for one in lacking for other in added):
            return None
        lacks, adds = lacks or bool(lacking), adds or bool(added)
        everything = sorted([*published, *added], key=lambda one: str(one[_DAY]))
        rows.append({**row, _FOLLOW_UPS: everything} if everything else row)
    return {**new, _PLAN: rows} if lacks and adds else None
