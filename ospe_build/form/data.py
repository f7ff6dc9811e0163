"""What the form's script needs to know, as JSON in its page: the boards, the deck, and every text that it shows."""

from typing import Any, Final

from ospe_build import board
from ospe_build.archive.deck import cards
from ospe_build.checking.lexicon import lists
from ospe_build.form.hints import hints
from ospe_build.messages import LANGUAGES, catalogue
from ospe_build.nodes import Node

Json = dict[str, Any]

OWN_TEXTS: Final = ("form.", "finding.")
PLAY_TEXTS: Final = (
    "play.", "form.method.", "form.draft.", "form.pasted", "form.undo", "form.cancel", "form.move.where",
    "form.alert.close", "form.check.", "form.finding.", "form.label.", "form.required", "finding.", "form.row.title",
    "offline.ready", "duration.",
)  # fmt: skip
"""What the play says, and the parts that it shares with the form."""
PREVIEW_TEXTS: Final = ("session.",)
"""The preview speaks the session's language, the form its page's."""


def _node(node: Node) -> Json:
    """A key with all below it; what is empty is left out."""
    whole = {
        "key": node.key,
        "order": node.order,
        "type": node.type,
        "kind": node.kind,
        "phase": node.phase,
        "shape": node.shape,
        "core": node.core,
        "ours": node.ours,
        "labels": node.labels,
        "descriptions": node.descriptions,
        "values": node.values,
        "limits": {name: value for name, value in node.limits.items() if name != "pattern"},
        "examples": node.examples,
        "refers": node.extra.get("refers"),
        "replaces": node.extra.get("replaces"),
        "firstYear": node.extra.get("first_year"),
        "children": [_node(child) for child in node.children],
    }
    return {name: value for name, value in whole.items() if value or name == "key"}


def _texts(language: str, prefixes: tuple[str, ...]) -> Json:
    """Messages as text, or as a list of one and many."""
    found: Json = {}
    for message in catalogue(language):
        if isinstance(message.id, str):
            msgid, string = message.id, message.string
        else:
            msgid, string = message.id[0], list(message.string)
        if msgid.startswith(prefixes) and string:
            found[msgid] = string
    return found


def names() -> Json:
    """What tells persons' names: a file of its own, which the script fetches when there is a text to look through."""
    return dict(lists())


def _game_data() -> Json:
    """What the form and the play know of the game: its boards and its deck."""
    return {
        "boards": _node(board.root(board.newest())),
        "edition": board.edition_to_name(),
        "cardFields": [_node(node) for node in board.card_fields()],
        "deck": [
            {"id": card.id, "names": card.names, "descriptions": card.descriptions, "themes": card.themes}
            for card in cards().values()
        ],
    }


def play_data(language: str) -> Json:
    """The block of data of the play's page in a language."""
    minutes = board.minutes(board.newest())
    return _game_data() | {
        "texts": _texts(language, PLAY_TEXTS),
        "minutes": {"stages": minutes, "total": sum(minutes.values())},
        "hints": hints(language),
    }


def page_data(language: str) -> Json:
    """The block of data of the form's page in a language."""
    return _game_data() | {
        "texts": _texts(language, OWN_TEXTS),
        "editions": list(board.schema_paths()),
        "preview": {one: _texts(one, PREVIEW_TEXTS) for one in LANGUAGES},
    }
