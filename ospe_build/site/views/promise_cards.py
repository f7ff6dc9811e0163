"""The page of cards to print, one a promise: the words of each language; the cards are drawn in the browser."""

from typing import Any, Final

from ospe_build import board
from ospe_build.archive.deck import cards
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES, pattern

_WORDS: Final = (
    "game", "promise", "proposal", "promised", "proposed", "deadline", "first", "owner", "measure", "code", "look",
    "leads", "played", "state", "unofficial",
)  # fmt: skip


def gather() -> dict[str, Any]:
    """What the template `fragments/promise_cards.html` shows."""
    states = board.node("uudet_keinot", "seuranta", "tila").values
    return {
        "languages": {
            language: {word: pattern(language, f"promise_card.{word}") for word in _WORDS} for language in LANGUAGES
        },
        "card_names": {card.id: card.names for card in cards().values()},
        "states": {
            language: {"": pattern(language, "promise_card.no_news")}
            | {state: labels.get(language, labels[DEFAULT_LANGUAGE]) for state, labels in states.items()}
            for language in LANGUAGES
        },
    }
