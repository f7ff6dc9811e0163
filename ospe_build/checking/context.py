"""What checking needs to know besides the file: which day it is, and which cards there are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from ospe_build.checking.nearest import joined


@dataclass(frozen=True)
class Context:
    """What a file is checked against.

    Attributes:
        today: the day that nothing played or followed up may be after.
        cards: ids of the deck's cards, each with its names in all languages.
    """

    today: date
    cards: Mapping[str, Collection[str]]

    @cached_property
    def card_names(self) -> dict[str, str]:
        """The cards by id and by name, as `joined` writes these."""
        return {joined(name): card for card, names in self.cards.items() for name in (card, *names)}


def today() -> date:
    """The day it is in Helsinki, whatever the clock of the machine says."""
    return datetime.now(ZoneInfo("Europe/Helsinki")).date()
