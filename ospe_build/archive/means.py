"""The plan of a session: the means that were agreed, and what became of them.

What *open*, *late*, *silent*, *promised*, *kept*, *in time* and *moved* mean is computed here and nowhere else
(contract.md, "Means, units").
"""

import calendar
from datetime import date
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Any, Final, NamedTuple

from ospe_build.archive.deck import cards
from ospe_build.checking.dates import last_day
from ospe_build.messages import DEFAULT_LANGUAGE

CLOSED_STATES: Final = frozenset({"toteutunut", "vakiintunut", "luovuttu"})
"""States after which nobody waits for news (contract.md, "Means, units")."""
KEPT_STATES: Final = frozenset({"toteutunut", "vakiintunut"})
GIVEN_UP: Final = "luovuttu"
"""The state whose description is the reason."""
SILENT_AFTER_MONTHS: Final = 6


@lru_cache(maxsize=16384)
def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def months_between(since: date, to: date) -> int:
    """How many whole months have gone from one day to a later one."""
    months = (to.year - since.year) * 12 + to.month - since.month
    return months if add_months(since, months) <= to else months - 1


class Method(NamedTuple):
    """A placed method: a card of the deck, or free text.

    Attributes:
        card: id of the card, or empty for free text.
        text: the free text, or empty for a card.
        note: what the players added to the card.
    """

    card: str = ""
    text: str = ""
    note: str = ""

    @classmethod
    def of(cls, value: str | dict[str, str]) -> "Method":
        """The method that a session's file gives."""
        if isinstance(value, str):
            return cls(text=value)
        return cls(card=value["kortti"], note=value.get("lisatieto", ""))

    def name(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What it is called: the card's name, or the players' own words."""
        return cards()[self.card].name(language) if self.card else self.text


class FollowUp(NamedTuple):
    """One follow-up of a means; the day is ISO, texts are empty where nothing was written."""

    day: str
    state: str
    description: str = ""
    result: str = ""
    new_deadline: str = ""
    new_owner: str = ""
    sources: tuple[str, ...] = ()

    @classmethod
    def of(cls, entry: dict[str, Any]) -> "FollowUp":
        """The follow-up that a session's file gives."""
        return cls(
            day=entry["paiva"],
            state=entry["tila"],
            description=entry.get("kuvaus", ""),
            result=entry.get("mittaustulos", ""),
            new_deadline=entry.get("uusi_maaraaika", ""),
            new_owner=entry.get("uusi_vastuutaho", ""),
            sources=tuple(entry.get("lahteet", ())),
        )


class Means(NamedTuple):
    """One row of the plan: a new means, what was promised of it, and its follow-ups, oldest first.

    What a page alone shows of it, the answers on its goal and implementation, stays in the session's value. It is small
    enough to keep those of ten thousand sessions at hand, and it can travel as JSON.

    Attributes:
        number: place in the plan, from 1.
        played: day of the game that agreed on it, ISO.
        promised: whether the responsible party has agreed to it; else it is proposed by the group alone.
        first_owner, first_deadline: as the plan had them, or an empty text; the deadline is a day or a month.
        measured: whether the plan says how it is measured.
    """

    number: int
    played: str
    method: Method
    promised: bool
    first_owner: str
    first_deadline: str
    measured: bool
    follow_ups: tuple[FollowUp, ...]

    @classmethod
    def of(cls, number: int, row: dict[str, Any], played: str) -> "Means":
        """The means that a row of a session's file gives."""
        implementation = row.get("toteutus", {})
        return cls(
            number=number,
            played=played,
            method=Method.of(row["menetelma"]),
            promised=implementation.get("vastuutahon_kanssa_sovittu", False),
            first_owner=implementation.get("kuka_vastaa", ""),
            first_deadline=implementation.get("maaraaika", ""),
            measured="miten_mitataan" in implementation,
            follow_ups=tuple([FollowUp.of(entry) for entry in row.get("seuranta", ())]),
        )

    @property
    def owner(self) -> str:
        """Who is responsible now, or an empty text."""
        return next((entry.new_owner for entry in reversed(self.follow_ups) if entry.new_owner), self.first_owner)

    @property
    def deadline(self) -> str:
        """The deadline in force, a day or a month as it was written, or an empty text."""
        moved = (entry.new_deadline for entry in reversed(self.follow_ups) if entry.new_deadline)
        return next(moved, self.first_deadline)

    @property
    def state(self) -> str:
        """The newest state, or an empty text where there is no follow-up."""
        return self.follow_ups[-1].state if self.follow_ups else ""

    @property
    def is_open(self) -> bool:
        """Whether it is still waited for."""
        return self.state not in CLOSED_STATES

    @property
    def first_news(self) -> str:
        """The day of the first follow-up (ISO), or an empty text."""
        return self.follow_ups[0].day if self.follow_ups else ""

    @property
    def last_news(self) -> str:
        """The day of the last follow-up, else of the game (ISO)."""
        return self.follow_ups[-1].day if self.follow_ups else self.played

    @property
    def news(self) -> str:
        """The newest words on it: the result of measuring, else the description, which leads where it was given up."""
        if not self.follow_ups:
            return ""
        newest = self.follow_ups[-1]
        words = (newest.result, newest.description)
        return next(filter(None, words[::-1] if newest.state == GIVEN_UP else words), "")

    @property
    def is_kept(self) -> bool:
        """Whether it is realised or established."""
        return self.state in KEPT_STATES

    @property
    def kept_on(self) -> str:
        """The day on which it was first told to be realised or established (ISO), or an empty text."""
        return next((entry.day for entry in self.follow_ups if entry.state in KEPT_STATES), "")

    @property
    def ended_on(self) -> str:
        """The day on which it was kept or dropped, as far as was told (ISO); empty while it is open."""
        return "" if self.is_open else (self.kept_on if self.is_kept else self.last_news)

    @property
    def kept_in_time(self) -> bool | None:
        """Whether that day came by the *first* deadline, whatever was moved later; None where there is no such day."""
        first = last_day(self.first_deadline)
        return date.fromisoformat(self.kept_on) <= first if self.kept_on and first else None

    @property
    def moved(self) -> int:
        """How many times the deadline was moved: given anew, to another day than it had."""
        days = [last_day(self.first_deadline)]
        days += [last_day(entry.new_deadline) for entry in self.follow_ups if entry.new_deadline]
        return sum(one != other for one, other in pairwise(days) if one is not None)

    @property
    def sources(self) -> tuple[str, ...]:
        """The public sources behind its newest state: of the last follow-ups, as far back as they tell that state."""
        newest = takewhile(lambda entry: entry.state == self.state, reversed(self.follow_ups))
        return tuple(dict.fromkeys(source for entry in newest for source in entry.sources))

    def overdue(self, on: date) -> bool:
        """Whether it is open and its deadline in force has passed by that day; a proposal may be, too."""
        return self.days_overdue(on) > 0

    def late(self, on: date) -> bool:
        """Whether it is promised and overdue: a proposal is nobody's delay."""
        return self.promised and self.overdue(on)

    def days_late(self, on: date) -> int:
        """For how many days it has been late by that day; 0 where it is not."""
        return self.days_overdue(on) if self.promised else 0

    def days_overdue(self, on: date) -> int:
        """For how many days its deadline has been over by that day, of a proposal too; 0 where it is not."""
        day = last_day(self.deadline) if self.is_open else None
        return max((on - day).days, 0) if day else 0

    def silent(self, on: date) -> bool:
        """Whether it is open and six months have gone without news by that day."""
        return self.is_open and add_months(date.fromisoformat(self.last_news), SILENT_AFTER_MONTHS) <= on
