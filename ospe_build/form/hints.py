"""What this project advises a facilitator on each part of a game, for the facilitator's page and for the play."""

from typing import Final

from ospe_build import board
from ospe_build.messages import has, text

WORDS: Final = ("how", "quiet", "keep")
"""How to go about it, what to ask when the table falls silent, and what to keep in mind."""


def advice(part: str, language: str) -> dict[str, str]:
    """The advice on a part of the game (see `board.minutes`); empty texts where we have none, as of another edition."""
    ids = {word: f"guide.{part}.{word}" for word in WORDS}
    return {word: text(language, msgid) if has(msgid) else "" for word, msgid in ids.items()}


def hints(language: str) -> dict[str, dict[str, str]]:
    """The advice on every part of the game, by its key."""
    return {part: advice(part, language) for part in board.minutes(board.newest())}
