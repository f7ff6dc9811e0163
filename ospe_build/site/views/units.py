"""Pages of units and districts: what was promised there, and is it kept? What to read before the next game."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final, NamedTuple

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.promises import Promise, promises
from ospe_build.archive.summary import Summary
from ospe_build.archive.units import Gathered, Place
from ospe_build.checking.unit_list import unit_slug
from ospe_build.site.views.lists import card_view
from ospe_build.site.views.means_status import told
from ospe_build.site.views.promises import PromiseRow, promise_row, state_bar
from ospe_build.site.views.timeline import Lane, Scale, lane_of

GROUPS: Final = ("open", "kept", "dropped", "proposed")
FOLDED_FROM: Final = 12
"""Means of a group that is done with from which it is folded."""
SHOWN: Final = 30
ELSEWHERE: Final = 6
CANDIDATES: Final = 30
"""Means of a card among which those of other units are chosen: keeps the work linear in a large archive."""
METHODS: Final = 10
ON_A_SHEET: Final = 5
"""Methods of a column that fit on the sheet to read before a game."""


class Lined(NamedTuple):
    """A means with its line of time."""

    row: PromiseRow
    lane: Lane


@dataclass(frozen=True)
class PlacePages:
    """Gathers what the pages of units and districts show.

    Attributes:
        on: the day to which lateness is counted.
    """

    archive: Archive
    on: date
    language: str

    def _row(self, promise: Promise) -> PromiseRow:
        return promise_row(promise, self.archive, self.on, self.language)

    def _head(self, gathered: Gathered, found: Sequence[Promise]) -> dict[str, Any]:
        promised = [promise for promise in found if promise.means.promised]
        return {
            "place": gathered.place,
            "beside": gathered.beside,
            "games": len(gathered.sessions),
            "told": told([promise.means for promise in promised], self.on),
            "bar": state_bar((promise.means.state for promise in promised), self.language),
            "example": self.archive.examples_only,
        }

    def unit(self, gathered: Gathered) -> dict[str, Any]:
        """What a unit's page shows: its games and promises on one line of time, and its methods."""
        oldest_first = gathered.sessions[::-1]
        found = promises(oldest_first)
        scale = Scale.over(oldest_first, found, self.on)
        numbers = {summary.id: number for number, summary in enumerate(oldest_first, 1)}
        groups = _grouped(found)
        return {
            **self._head(gathered, found),
            "divisions": _divisions(gathered.sessions, self.language),
            "numbered": [
                {"number": numbers[one.id], "x": scale.at(one.played), "title": one.title, "id": one.id,
                 "played": one.played, "language": one.language}
                for one in oldest_first
            ],
            "years": scale.years,
            "today": scale.at(self.on.isoformat()),
            "groups": [
                {
                    "key": key,
                    "rows": [
                        Lined(self._row(one), lane_of(one.means, scale, self.on, numbers[one.session.id]))
                        for one in groups[key]
                    ],
                    "is_folded": key != "open" and len(groups[key]) > FOLDED_FROM,
                }
                for key in GROUPS
                if groups[key]
            ],
            "columns": methods_by_column(gathered.sessions, self.language),
        }  # fmt: skip

    def before_game(self, gathered: Gathered) -> dict[str, Any]:
        """What a unit's next group reads: what it promised, what is open, and what came of like promises elsewhere."""
        found = promises(gathered.sessions)
        groups = _grouped(found)
        return {
            **self._head(gathered, found),
            "groups": [
                {"key": key, "rows": [self._row(promise) for promise in groups[key]]} for key in GROUPS if groups[key]
            ],
            "columns": methods_by_column(gathered.sessions, self.language, ON_A_SHEET),
            "elsewhere": [self._row(promise) for promise in self.elsewhere(gathered, found)],
        }

    def elsewhere(self, gathered: Gathered, found: Sequence[Promise]) -> list[Promise]:
        """What others tell of the methods that this unit promised, tried or wants to try; like units first."""
        mine = {summary.id for summary in gathered.sessions}
        divisions = {summary.division for summary in gathered.sessions}
        wanted = {placed.card for summary in gathered.sessions for placed in summary.placements if placed.card}
        wanted |= {promise.means.method.card for promise in found if promise.means.method.card}
        told_of = [one for card in wanted for one in self._told_of.get(card, ()) if one.session.id not in mine]
        told_of.sort(
            key=lambda one: (one.session.division in divisions, not one.means.is_open, one.means.last_news, one.id),
            reverse=True,
        )
        return told_of[:ELSEWHERE]

    @cached_property
    def _told_of(self) -> dict[str, list[Promise]]:
        """By card, the means that something is told of: what is done with first, then the newest; a few of each."""
        found: dict[str, list[Promise]] = defaultdict(list)
        for promise in self.archive.promises:
            if promise.means.method.card and promise.means.news:
                found[promise.means.method.card].append(promise)
        for told_of in found.values():
            told_of.sort(key=lambda one: (not one.means.is_open, one.means.last_news, one.id), reverse=True)
            del told_of[CANDIDATES:]
        return found

    def district(self, gathered: Gathered) -> dict[str, Any]:
        """What a district's page shows: its units, its promises with the newest news, its games."""
        found = promises(gathered.sessions)
        promised = [promise for promise in found if promise.means.promised]
        promised.sort(key=lambda promise: promise.means.last_news, reverse=True)
        return {
            **self._head(gathered, found),
            "rows": [self._row(promise) for promise in promised[:SHOWN]],
            "count": len(promised),
            "cards": [card_view(summary, self.on, self.language) for summary in gathered.sessions[:SHOWN]],
        }

    def index(self, gathered: Iterable[Gathered]) -> dict[str, Any]:
        """What the list of all units or districts shows, by name: nothing ranks them."""
        return {
            "places": [
                {
                    "place": one.place,
                    "beside": one.beside,
                    "games": len(one.sessions),
                    "told": told(
                        [means for summary in one.sessions for means in summary.plan if means.promised], self.on
                    ),
                }
                for one in gathered
            ],
            "example": self.archive.examples_only,
        }


def _grouped(found: Iterable[Promise]) -> dict[str, list[Promise]]:
    """Means by how they stand; proposals apart, however they stand."""
    groups: dict[str, list[Promise]] = {key: [] for key in GROUPS}
    for promise in found:
        means = promise.means
        if not means.promised:
            key = "proposed"
        elif means.is_open:
            key = "open"
        else:
            key = "kept" if means.is_kept else "dropped"
        groups[key].append(promise)
    return groups


def _divisions(sessions: Iterable[Summary], language: str) -> list[str]:
    node = board.node("pelikerta", "toimiala")
    return [node.value_label(key, language) for key in dict.fromkeys(summary.division for summary in sessions)]


def methods_by_column(sessions: Sequence[Summary], language: str, most: int = METHODS) -> list[dict[str, Any]]:
    """The methods that some games placed in each column, those of most games first, each with its first theme."""
    labels = {column.key: column.label(language) for theme in board.themes() for column in theme.children}
    count: dict[str, Counter[tuple[str, str]]] = {}
    themes: dict[tuple[str, str], str] = {}
    written: dict[tuple[str, str], str] = {}
    for summary in sessions:
        for one in summary.placements:
            themes.setdefault((one.card, one.text), one.theme)
            written.setdefault((one.card, one.text), summary.language)
        for column, method in {(one.column, (one.card, one.text)) for one in summary.placements}:
            count.setdefault(column, Counter())[method] += 1
    return [
        {
            "label": label,
            "methods": [
                {
                    "card": card,
                    "name": cards()[card].name(language) if card else words,
                    "theme": themes[card, words],
                    "language": language if card else written[card, words],
                    "n": n,
                }
                for (card, words), n in sorted(count[key].items(), key=lambda item: (-item[1], item[0]))[:most]
            ],
        }
        for key, label in labels.items()
        if key in count
    ]


def places_of(archive: Archive, summary: Summary) -> tuple[Place, ...]:
    """The units of a session that have a page, as it names them; none of a made-up session among real ones."""
    named = (Place(unit_slug(name), name) for name in summary.units)
    return tuple(unit for unit in named if unit.slug in archive.places.units)


def unit_names(archive: Archive) -> str:
    """The address and the name of every unit, as JSON."""
    names = [[slug, one.place.name] for slug, one in archive.places.units.items()]
    return json.dumps(names, ensure_ascii=False, separators=(",", ":"))
