"""The page of all means: its sentence, bar and facets, its rows, its pages without script, its index for the script."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from ospe_build import addresses, board
from ospe_build.archive.archive import Archive
from ospe_build.archive.outcomes import tally
from ospe_build.archive.promises import Promise
from ospe_build.archive.units import Place
from ospe_build.files import compact
from ospe_build.formats import format_date
from ospe_build.messages import pattern, text
from ospe_build.site.views.faceting import Facets, choices, facet_texts, indexed, list_index
from ospe_build.site.views.facets import NO_NEWS, PROMISED, PROPOSED, promise_facets
from ospe_build.site.views.means_status import MeansStatus, state_labels, state_order, status_of
from ospe_build.site.views.outcome_sentence import outcome_sentence, sentence_texts
from ospe_build.site.views.state_bar import state_bar

AT_FIRST: Final = 25
PAGE_SIZE: Final = 100
PIECE: Final = 50
"""Rows of a file of what they show: of a list that is drawn, few are asked for."""
ALL: Final = "kaikki"
SORTS: Final = ("uusin", "maaraaika", "myohassa")
LONGEST_NEWS: Final = 200
"""Characters of news that a row shows; all of them stand on the session's page."""


class PromiseRow(NamedTuple):
    """A means as a row of a list.

    Attributes:
        language: of its name.
        written: the language of its other texts.
        news_day: of its newest follow-up, as people read it; empty where there is none.
    """

    session: str
    number: int
    name: str
    language: str
    written: str
    status: MeansStatus
    units: tuple[Place, ...]
    title: str
    owner: str
    news_day: str
    news: str


def promise_row(promise: Promise, archive: Archive, on: date, language: str) -> PromiseRow:
    """A means as a row."""
    summary, means = promise
    name = means.method.name(language)
    news = " ".join(means.news.split())
    return PromiseRow(
        session=summary.id,
        number=means.number,
        name=name,
        language=language if means.method.card else summary.language,
        written=summary.language,
        status=status_of(means, language, on),
        units=archive.places.units_of(summary),
        title=summary.title,
        owner=means.owner,
        news_day=format_date(means.last_news, language) if means.follow_ups else "",
        news=news if len(news) <= LONGEST_NEWS else f"{news[:LONGEST_NEWS].rsplit(' ', 1)[0]} …",
    )


def pieces(archive: Archive) -> Iterator[list[Promise]]:
    """The means of each file of what rows show, the oldest first: a new session changes the last alone."""
    oldest_first = archive.promises[::-1]
    for first in range(0, len(oldest_first), PIECE):
        yield oldest_first[first : first + PIECE]


@dataclass(frozen=True)
class PromiseList:
    """The page of all means, and the pages that list them without script.

    Attributes:
        on: the day to which lateness is counted.
    """

    archive: Archive
    on: date
    language: str

    @property
    def facets(self) -> Facets[Promise]:
        """What the means are chosen by."""
        return promise_facets(
            self.archive, lambda promise: promise.means.late(self.on), lambda promise: promise.means.silent(self.on)
        )

    def _rows(self, found: Iterable[Promise]) -> list[PromiseRow]:
        return [promise_row(promise, self.archive, self.on, self.language) for promise in found]

    def first(self) -> dict[str, Any]:
        """What the page shows before anything is asked: the promised ones with the newest news."""
        everything = self.archive.promises
        promised = [promise for promise in everything if promise.means.promised]
        told = tally([promise.means for promise in promised], self.on)
        found = choices(self.facets, promised, self.language)
        divisions = board.node("pelikerta", "toimiala")
        groups: list[dict[str, Any]] = [
            {"name": "aika", "parts": [found["myohassa"], found["hiljaa"]]},
            *({"name": name, "parts": [choice]} for name, choice in found.items() if name not in _APART),
        ]
        return {
            "sentence": outcome_sentence(told, text(self.language, "promises.nothing"), self.language),
            "bar": state_bar(told, self.language),
            "kinds": [
                {"value": PROMISED, "n": len(promised)},
                {"value": PROPOSED, "n": len(everything) - len(promised)},
                {"value": ALL, "n": len(everything)},
            ],
            "groups": [group for group in groups if any(part["choices"] for part in group["parts"])],
            "divisions": [
                {"value": key, "label": divisions.value_label(key, self.language)} for key in divisions.values
            ],
            "sorts": SORTS,
            "rows": self._rows(sorted(promised, key=_news, reverse=True)[:AT_FIRST]),
            "count": len(promised),
            "total": len(everything),
            "pages": self.page_count,
            "piece": PIECE,
            "texts": self._texts(found),
            "example": self.archive.examples_only,
        }

    @property
    def page_count(self) -> int:
        """How many pages without script there are."""
        return -(-len(self.archive.promises) // PAGE_SIZE)

    def page_of(self, number: int) -> list[Promise]:
        """The means of a page without script, the newest first; pages are numbered from the oldest."""
        oldest_first = self.archive.promises[::-1]
        return oldest_first[(number - 1) * PAGE_SIZE : number * PAGE_SIZE][::-1]

    def page(self, number: int) -> dict[str, Any]:
        """What a page without script shows."""
        return {"number": number, "pages": self.page_count, "rows": self._rows(self.page_of(number))}

    def index(self) -> str:
        """All means as the page filters and sorts them, as JSON.

        `arvot` names the values of each facet once; of a row, `sarakkeet` holds id, name, its language, deadline where
        it is open, days late, day of news, and for each facet the places of its values.
        """
        found = self.archive.promises
        labels, places = indexed(self.facets, found, self.language)
        rows = []
        for promise, mine in zip(found, places, strict=True):
            summary, means = promise
            rows.append(
                [
                    promise.id,
                    means.method.name(self.language),
                    "" if means.method.card or summary.language == self.language else summary.language,
                    means.deadline if means.is_open else "",
                    means.days_late(self.on),
                    _news(promise),
                    *mine,
                ]
            )
        return list_index(labels, rows)

    def texts(self, piece: Iterable[Promise]) -> str:
        """What the rows of some means show, as JSON.

        A row is who is responsible, the two lines on the deadline, the day and the words of the newest news, and the
        language in which the session is written.
        """
        rows = [
            [row.owner, row.status.timing, row.status.timing_note, row.news_day, row.news, row.written]
            for row in self._rows(piece)
        ]
        return compact(rows)

    def _texts(self, found: dict[str, dict[str, Any]]) -> dict[str, Any]:
        """The words that the page's script shows."""
        language = self.language
        return {
            **facet_texts(language),
            **sentence_texts(language),
            "count": [pattern(language, "promises.count", n=n) for n in (1, 2)],
            "facets": {name: choice["label"] for name, choice in found.items()},
            "states": {state or NO_NEWS: label for state, label in state_labels(language).items()},
            "order": [state or NO_NEWS for state in state_order()],
            "late_mark": [pattern(language, "bar.late", n=n) for n in (1, 2)],
            "owner": pattern(language, "promises.owner"),
            "proposal": text(language, "session.proposal"),
            "silent": text(language, "promises.silent"),
            "untold": text(language, "promises.untold"),
            "locale": language,
            "unit_link": addresses.page("yksikot", language=language),
        }


_APART: Final = frozenset({"laji", "myohassa", "hiljaa"})
"""Facets that do not stand in a group of their own."""


def _news(promise: Promise) -> str:
    """The day of the newest follow-up; what has none comes last."""
    return promise.means.last_news if promise.means.follow_ups else ""
