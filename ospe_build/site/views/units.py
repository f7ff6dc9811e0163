"""Pages of units and districts: what was promised there, and is it kept? What to read before the next game."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.outcomes import tally
from ospe_build.archive.promises import Promise, promises
from ospe_build.archive.summary import Summary
from ospe_build.archive.units import Gathered
from ospe_build.files import compact
from ospe_build.messages import text
from ospe_build.site.views.fitting import fitting
from ospe_build.site.views.lists import card_view
from ospe_build.site.views.outcome_sentence import outcome_sentence
from ospe_build.site.views.promises import PromiseRow, promise_row
from ospe_build.site.views.state_bar import state_bar
from ospe_build.site.views.timeline import Lane, Scale, apart, lane_of

GROUPS: Final = ("open", "kept", "dropped", "proposed")
FOLDED_FROM: Final = 12
"""Means of a group that is done with from which it is folded."""
MAX_LISTED: Final = 12
"""Promises and games of a district; all of them are a list's."""
ELSEWHERE: Final = 3
METHODS: Final = 6
METHODS_ON_A_SHEET: Final = 4
"""Methods of a column that fit on the sheet to read before a game."""
ROWS_ON_A_SHEET: Final = 7
"""Means of the unit that fit on it; its own page has them all."""


class Lined(NamedTuple):
    """A means with its line of time."""

    row: PromiseRow
    lane: Lane
    is_open: bool


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

    def _head(self, gathered: Gathered, found: Sequence[Promise], facet: str) -> dict[str, Any]:
        told = tally([promise.means for promise in found if promise.means.promised], self.on)
        nothing, asked = text(self.language, "place.nothing_promised"), {facet: gathered.place.slug}
        return {
            "place": gathered.place,
            "beside": gathered.beside,
            "games": len(gathered.sessions),
            "told": told,
            "sentence": outcome_sentence(told, nothing, self.language, **asked),
            "bar": state_bar(told, self.language),
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
            **self._head(gathered, found, "yksikko"),
            "divisions": _divisions(gathered.sessions, self.language),
            "numbered": [
                {"number": numbers[one.id], "x": x, "title": one.title, "id": one.id,
                 "played": one.played, "language": one.language}
                for one, x in zip(oldest_first, apart([scale.at(one.played) for one in oldest_first]), strict=True)
            ],
            "years": scale.years,
            "today": scale.at(self.on.isoformat()),
            "groups": [
                {
                    "key": key,
                    "rows": [
                        Lined(
                            self._row(one),
                            lane_of(one.means, scale, self.on, numbers[one.session.id]),
                            one.means.is_open,
                        )
                        for one in groups[key]
                    ],
                    "is_folded": key != "open" and len(groups[key]) > FOLDED_FROM,
                }
                for key in GROUPS
                if groups[key]
            ],
            "columns": _most_placed(gathered.sessions, self.language),
        }  # fmt: skip

    def before_game(self, gathered: Gathered) -> dict[str, Any]:
        """What a unit's next group reads: what it promised, what is open, and what came of like promises elsewhere."""
        found = promises(gathered.sessions)
        groups = {key: some for key, some in _grouped(found).items() if some}
        # Whose they are stands on top, and not in each row.
        rows = fitting(groups, lambda one: self._row(one)._replace(units=()), lambda *_: 1, ROWS_ON_A_SHEET)
        return {
            **self._head(gathered, found, "yksikko"),
            "groups": [{"key": key, "count": len(some), "rows": rows[key]} for key, some in groups.items()],
            "columns": _most_placed(gathered.sessions, self.language, METHODS_ON_A_SHEET),
            "elsewhere": [self._row(promise) for promise in self.elsewhere(gathered)],
        }

    def elsewhere(self, gathered: Gathered) -> list[Promise]:
        """What others tell of the methods that this unit promised, tried or wants to try; like units first."""
        mine = {summary.id for summary in gathered.sessions}
        divisions = {summary.division for summary in gathered.sessions}
        wanted = {placed.card for summary in gathered.sessions for placed in summary.placements}
        wanted |= {means.method.card for summary in gathered.sessions for means in summary.plan}
        alike: list[Promise] = []
        others: list[Promise] = []
        for one in self.archive.told_of:
            if one.means.method.card in wanted and one.session.id not in mine:
                (alike if one.session.division in divisions else others).append(one)
                if len(alike) == ELSEWHERE:
                    break
        return [*alike, *others][:ELSEWHERE]

    def district(self, gathered: Gathered) -> dict[str, Any]:
        """What a district's page shows: its units, its promises with the newest news, its games."""
        found = promises(gathered.sessions)
        promised = [promise for promise in found if promise.means.promised]
        promised.sort(key=lambda promise: promise.means.last_news, reverse=True)
        return {
            **self._head(gathered, found, "alue"),
            "rows": [self._row(promise) for promise in promised[:MAX_LISTED]],
            "count": len(promised),
            "cards": [card_view(self.archive, one, self.on, self.language) for one in gathered.sessions[:MAX_LISTED]],
        }

    def index(self, gathered: Iterable[Gathered]) -> dict[str, Any]:
        """What the list of all units or districts shows, by name: nothing ranks them."""
        return {
            "places": [
                {
                    "place": one.place,
                    "beside": one.beside,
                    "games": len(one.sessions),
                    "told": tally(
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


def _most_placed(sessions: Sequence[Summary], language: str, most: int = METHODS) -> list[dict[str, Any]]:
    """The methods that some games placed in each column, those of most games first, each with its first theme."""
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
            "label": column.label(language),
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
        for key, column in board.columns().items()
        if key in count
    ]


def unit_names_json(archive: Archive) -> str:
    """The address, the name and the language of the name of every unit, as JSON."""
    names = [[slug, one.place.name, one.place.language] for slug, one in archive.places.units.items()]
    return compact(names)
