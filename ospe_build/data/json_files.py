"""JSON: a session's object as its file holds it, with its id; and the deck as a list."""

import json
from typing import Any, Final

import msgspec

from ospe_build.archive.deck import Card
from ospe_build.archive.session import Session

HEAD: Final = b'{"skeema": 1, "pelikerrat": [\n'
SEPARATOR: Final = b",\n"
TAIL: Final = b"\n]}\n"
"""Around and between the sessions' objects in the file of all of them (contract.md, "Open data")."""


def session_object(session: Session) -> dict[str, Any]:
    """What is published of a session; without `id` it follows the session schema."""
    rest = {key: value for key, value in session.value.items() if key != "esimerkki"}
    return {"id": session.id, "esimerkki": session.example, **rest}


def dump(value: object) -> bytes:
    """A value on one line of JSON."""
    return msgspec.json.encode(value)


def dump_pretty(value: object) -> bytes:
    """A value as JSON that people read."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode()


def deck(cards: dict[str, Card]) -> bytes:
    """The deck, valid by the deck's own schema."""
    return dump_pretty(
        [
            {"id": card.id, "nimi": card.names, "kuvaus": card.descriptions, "teemat": list(card.themes)}
            for card in cards.values()
        ]
    )
