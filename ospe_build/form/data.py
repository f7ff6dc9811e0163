"""What the form's script needs to know, as JSON in its page: the boards, the deck, and every text that it shows."""

import re
from typing import Any, Final

from stdnum import numdb

from ospe_build import board
from ospe_build.archive.deck import cards
from ospe_build.board import Node
from ospe_build.checking.empty_answers import EMPTY_ANSWERS
from ospe_build.checking.leftovers import markers
from ospe_build.checking.rules.people import NAMES_PATH
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES, catalogue
from ospe_build.quote_marks import QUOTED
from ospe_build.reading.kinds import KINDS
from ospe_build.reading.mojibake import ENCODINGS, HIGH, NEXT_TO_IT

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


_IBAN_PART: Final = re.compile(r"(\d+)!([nac])")
_IBAN_CLASSES: Final = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Za-z0-9]"}


def _ibans() -> dict[str, str]:
    """What account numbers look like after their check digits, by country, as patterns that JavaScript knows too."""
    return {
        country: _IBAN_PART.sub(lambda part: f"{_IBAN_CLASSES[part[2]]}{{{part[1]}}}", facts["bban"])
        for _, country, _, facts, _ in numdb.get("iban").prefixes
        if "bban" in facts
    }


def _given_names() -> list[str]:
    lines = NAMES_PATH.read_text("utf-8").splitlines()
    return [name for line in lines if not line.startswith("#") for name in line.split()]


def page_data() -> Json:
    """The whole block of data."""
    return {
        "boards": _node(board.root()),
        "cardFields": [_node(node) for node in board.card_fields()],
        "deck": [
            {"id": card.id, "names": card.names, "descriptions": card.descriptions, "themes": card.themes}
            for card in cards().values()
        ],
        "markers": markers(),
        "emptyAnswers": EMPTY_ANSWERS,
        "quoteMarks": QUOTED,
        "fileKinds": KINDS,
        "givenNames": _given_names(),
        "ibans": _ibans(),
        "encodings": {"letters": [[HIGH[name], sure] for name, sure in ENCODINGS.items()], "next": NEXT_TO_IT},
        "texts": _texts(DEFAULT_LANGUAGE, OWN_TEXTS),
        "preview": {language: _texts(language, PREVIEW_TEXTS) for language in LANGUAGES},
    }
