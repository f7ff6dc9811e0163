"""The deck of method cards: this project's own open deck, not the printed one of the game."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ospe_build.errors import SchemaError
from ospe_build.locations import schema_file
from ospe_build.messages import DEFAULT_LANGUAGE, pick
from ospe_build.reading import read_file

DECK_PATH: Final = schema_file("keinokortit.yml")
DECK_SCHEMA_PATH: Final = schema_file("keinokortit.schema.json")


@dataclass(frozen=True, slots=True)
class Card:
    """A method card.

    Attributes:
        id: slug that session files name.
        names: name by language.
        descriptions: two sentences by language.
        themes: keys of the theme boards that it serves.
    """

    id: str
    names: dict[str, str]
    descriptions: dict[str, str]
    themes: tuple[str, ...]

    def name(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Its name in that language."""
        return pick(self.names, language)

    def description(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What it is, in that language."""
        return pick(self.descriptions, language)


@lru_cache
def cards() -> dict[str, Card]:
    """All cards by id, in the deck's order.

    Raises:
        SchemaError: the deck cannot be read, or is not a list of cards.
    """
    document = read_file(DECK_PATH, str(DECK_PATH))
    try:
        deck = [Card(card["id"], card["nimi"], card["kuvaus"], tuple(card["teemat"])) for card in document.value]
    except (KeyError, TypeError) as error:
        raise SchemaError(f"{DECK_PATH}: {error!r}") from error
    return {card.id: card for card in deck}


@lru_cache
def card_names() -> dict[str, tuple[str, ...]]:
    """The ids of all cards, each with its names in all languages: what a session is checked against.

    Raises:
        SchemaError: the deck cannot be read.
    """
    return {card.id: tuple(card.names.values()) for card in cards().values()}
