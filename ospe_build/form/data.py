"""What the form's script needs to know, as JSON in its page: the boards, the deck, and every text that it shows."""

import unicodedata
from typing import Any, Final

from ospe_build import board
from ospe_build.archive.deck import cards
from ospe_build.board import Node
from ospe_build.checking.detectors import account_parts
from ospe_build.checking.empty_answers import EMPTY_ANSWERS
from ospe_build.checking.leftovers import markers
from ospe_build.checking.lexicon import lists
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


_IBAN_CLASSES: Final = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Za-z0-9]"}
_CHECKED: Final = 4
"""Letters of the country and check digits of an account number."""

_DIGITS_END: Final = 0x20000
"""No digit stands further on in Unicode that is not one of ASCII after NFKC."""


def _ibans() -> dict[str, Json]:
    """How long account numbers are by country, and what follows their check digits, as patterns for JavaScript."""
    return {
        country: {
            "length": _CHECKED + sum(count for count, _ in parts),
            "pattern": "".join(f"{_IBAN_CLASSES[kind]}{{{count}}}" for count, kind in parts),
        }
        for country, parts in account_parts().items()
    }


def _digits() -> list[list[int]]:
    """The digits beyond ASCII and NFKC as runs: the first code point, its digit, how many follow one another."""
    runs: list[list[int]] = []
    for code in range(0x80, _DIGITS_END):
        digit = unicodedata.digit(chr(code), None)
        if digit is None or unicodedata.normalize("NFKC", chr(code)) != chr(code):
            continue
        if runs and (code - runs[-1][0], digit - runs[-1][1]) == (runs[-1][2], runs[-1][2]):
            runs[-1][2] += 1
        else:
            runs.append([code, digit, 1])
    return runs


def names() -> Json:
    """What tells persons' names: a file of its own, which the script fetches when there is a text to look through."""
    return dict(lists())


def page_data() -> Json:
    """The whole block of data."""
    return {
        "boards": _node(board.root(board.newest())),
        "cardFields": [_node(node) for node in board.card_fields()],
        "deck": [
            {"id": card.id, "names": card.names, "descriptions": card.descriptions, "themes": card.themes}
            for card in cards().values()
        ],
        "markers": markers(),
        "emptyAnswers": EMPTY_ANSWERS,
        "quoteMarks": QUOTED,
        "fileKinds": KINDS,
        "digits": _digits(),
        "ibans": _ibans(),
        "encodings": {"letters": [[HIGH[name], sure] for name, sure in ENCODINGS.items()], "next": NEXT_TO_IT},
        "texts": _texts(DEFAULT_LANGUAGE, OWN_TEXTS),
        "preview": {language: _texts(language, PREVIEW_TEXTS) for language in LANGUAGES},
    }
