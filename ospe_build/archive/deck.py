"""The deck of method cards: this project's own open deck, not the printed one of the game."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ospe_build.board import newest, schema
from ospe_build.locations import schema_file
from ospe_build.messages import DEFAULT_LANGUAGE, pick
from ospe_build.schema_files import fault, read_list, refuse

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
        SchemaError: the deck has faults.
    """
    document = read_list(DECK_PATH, {"session.schema.json": schema(newest())})
    deck = [Card(card["id"], card["nimi"], card["kuvaus"], tuple(card["teemat"])) for card in document.value]
    ids = [card.id for card in deck]
    twice = [number for number, id_ in enumerate(ids) if id_ in ids[:number]]
    faults = [fault(document.position((number, "id")), "deck.id_twice", id=ids[number]) for number in twice]
    refuse(document.file, faults, DECK_SCHEMA_PATH.name)
    return {card.id: card for card in deck}


@lru_cache
def card_names() -> dict[str, tuple[str, ...]]:
    """The ids of all cards, each with its names in all languages: what a session is checked against.

    Raises:
        SchemaError: the deck has faults.
    """
    return {card.id: tuple(card.names.values()) for card in cards().values()}
