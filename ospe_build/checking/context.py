"""What checking needs to know besides the file: which day it is, and which cards there are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Context:
    """What a file is checked against.

    Attributes:
        today: the day that nothing played or followed up may be after.
        cards: ids of the deck's cards.
    """

    today: date
    cards: Collection[str]


def today() -> date:
    """The day it is in Helsinki, whatever the clock of the machine says."""
    return datetime.now(ZoneInfo("Europe/Helsinki")).date()
