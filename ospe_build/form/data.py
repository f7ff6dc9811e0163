"""What the form's script needs to know, as JSON in its page: the boards, the deck, and every text that it shows."""

from typing import Any, Final

from ospe_build import board
from ospe_build.archive.deck import cards
from ospe_build.board import Node
from ospe_build.checking.lexicon import lists
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES, catalogue

Json = dict[str, Any]

OWN_TEXTS: Final = ("form.", "finding.")
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
    """Messages as text, or as a list of one and many; what the language lacks is left out."""
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


def page_data(language: str) -> Json:
    """The whole block of data for a page in a language."""
    return {
        "boards": _node(board.root(board.newest())),
        "cardFields": [_node(node) for node in board.card_fields()],
        "deck": [
            {"id": card.id, "names": card.names, "descriptions": card.descriptions, "themes": card.themes}
            for card in cards().values()
        ],
        "texts": _texts(DEFAULT_LANGUAGE, OWN_TEXTS) | _texts(language, OWN_TEXTS),
        "preview": {one: _texts(one, PREVIEW_TEXTS) for one in LANGUAGES},
    }
