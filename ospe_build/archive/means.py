"""The plan of a session: the means that were agreed, and what became of them."""

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

CLOSED_STATES: Final = frozenset({"toteutunut", "vakiintunut", "luovuttu"})
"""States after which nobody waits for news (contract.md, `ospe due`)."""
REALISED_STATES: Final = frozenset({"toteutunut", "vakiintunut"})
SILENT_AFTER_MONTHS: Final = 6


def last_day(text: str) -> date:
    """A date, or the last day of a month written `2026-12`.

    Raises:
        ValueError: it is neither.
    """
    if len(text) == len("2026-12"):
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, calendar.monthrange(year, month)[1])
    return date.fromisoformat(text)


@lru_cache(maxsize=16384)
def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


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


class FollowUp(NamedTuple):
    """One follow-up of a means; texts are empty where nothing was written."""

    day: date
    state: str
    description: str = ""
    result: str = ""
    new_deadline: str = ""
    new_owner: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Means:
    """One row of the plan: a new means, its goal, who carries it out, and its follow-ups, oldest first.

    Attributes:
        number: place in the plan, from 1.
        played: date of the game that agreed on it.
        goal, implementation: answers by key, in the file's own words.
        agreed: whether the responsible party has agreed; else it is the group's proposal.
    """

    number: int
    played: date
    method: Method
    goal: dict[str, str]
    implementation: dict[str, Any]
    follow_ups: tuple[FollowUp, ...]

    @classmethod
    def of(cls, number: int, row: dict[str, Any], played: date) -> "Means":
        """The means that a row of a session's file gives."""
        return cls(
            number=number,
            played=played,
            method=Method.of(row["menetelma"]),
            goal=row["tavoite"],
            implementation=row.get("toteutus", {}),
            follow_ups=tuple(
                FollowUp(
                    day=date.fromisoformat(entry["paiva"]),
                    state=entry["tila"],
                    description=entry.get("kuvaus", ""),
                    result=entry.get("mittaustulos", ""),
                    new_deadline=entry.get("uusi_maaraaika", ""),
                    new_owner=entry.get("uusi_vastuutaho", ""),
                    sources=tuple(entry.get("lahteet", ())),
                )
                for entry in row.get("seuranta", ())
            ),
        )

    @property
    def agreed(self) -> bool:
        """Whether the responsible party has agreed to it."""
        return bool(self.implementation.get("vastuutahon_kanssa_sovittu", False))

    @property
    def owner(self) -> str:
        """Who is responsible now, or an empty text."""
        for entry in reversed(self.follow_ups):
            if entry.new_owner:
                return entry.new_owner
        return str(self.implementation.get("kuka_vastaa", ""))

    @property
    def deadline_text(self) -> str:
        """The deadline in force, a date or a month as it was written, or an empty text."""
        for entry in reversed(self.follow_ups):
            if entry.new_deadline:
                return entry.new_deadline
        return str(self.implementation.get("maaraaika", ""))

    @property
    def deadline(self) -> date | None:
        """The last day of the deadline in force."""
        return last_day(self.deadline_text) if self.deadline_text else None

    @property
    def state(self) -> str:
        """The newest state, or an empty text where there is no follow-up."""
        return self.follow_ups[-1].state if self.follow_ups else ""

    @property
    def is_open(self) -> bool:
        """Whether it is still waited for."""
        return self.state not in CLOSED_STATES

    @property
    def last_news(self) -> date:
        """The day of the last follow-up, else of the game."""
        return self.follow_ups[-1].day if self.follow_ups else self.played

    def overdue(self, on: date) -> bool:
        """Whether it is open and its deadline has passed by that day."""
        return self.is_open and self.deadline is not None and self.deadline < on

    def silent(self, on: date) -> bool:
        """Whether it is open and six months have gone without news by that day."""
        return self.is_open and add_months(self.last_news, SILENT_AFTER_MONTHS) <= on
