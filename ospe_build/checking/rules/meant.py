"""Rules on what is valid and was not meant: a card as a text, quotation marks that show, an answer that is none."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ospe_build.board import card_fields
from ospe_build.checking.context import Context
from ospe_build.checking.edits import in_place
from ospe_build.checking.empty_answers import is_empty_answer
from ospe_build.checking.entries import way_out
from ospe_build.checking.lookup import at, field_name, is_free_text, plan_rows, texts
from ospe_build.checking.nearest import joined, nearest_by_name
from ospe_build.checking.schema_violation import shortened
from ospe_build.checking.spot import Spot
from ospe_build.checking.written import strings
from ospe_build.finding import Pointer
from ospe_build.quote_marks import MARKS, without_quote_marks
from ospe_build.reading import Document
from ospe_build.scalar import in_line, quoted

_LONGEST: Final = 800
"""Characters of a method that may be a card: what is said of a card may be longer than a method in one's own words."""

_AROUND: Final = " \n\t\"'{}[],;" + MARKS
"""What is around a card's name in a text that was meant as YAML."""

_COLON: Final = re.compile("[:=]")


def _in_words(value: object) -> Iterator[tuple[Pointer, str]]:
    """The methods that are no cards but texts, with their pointers."""
    themes = at(value, "teemat")
    for theme, board in themes.items() if isinstance(themes, dict) else ():
        for column, methods in board.items() if isinstance(board, dict) else ():
            for index, text in texts(methods):
                yield ("teemat", theme, column, index), text
    for pointer, row in plan_rows(value):
        method = row.get("menetelma")
        if isinstance(method, str):
            yield (*pointer, "menetelma"), method


@lru_cache
def _headings() -> tuple[str, ...]:
    """What may stand before the colon in front of a card's name, as `joined` writes it: `kortti`, `Metodkort`."""
    card = card_fields()[0]
    return tuple(map(joined, (card.key, *card.labels.values())))


@lru_cache
def _further() -> re.Pattern[str]:
    """What parts a card's name from the words that go with it."""
    detail = card_fields()[1]
    names = "|".join(map(re.escape, (detail.key, *detail.labels.values())))
    return re.compile(rf"[\s,;\"'“”]+(?:{names})[\"'“”]*\s*[:=]", re.IGNORECASE)


def _as_card(text: str, context: Context) -> tuple[str | None, str] | None:
    """The card that a text names, and further words; None where it names none. A card that nobody knows has no id."""
    if len(text) > _LONGEST:
        return None
    if card := context.card_names.get(joined(text)):
        return card, ""
    heading, *rest = _COLON.split(text, maxsplit=1)
    if not rest or not joined(heading).endswith(_headings()):
        return None
    name, *further = _further().split(rest[0], maxsplit=1)
    card = context.card_names.get(joined(name))
    if card is None and joined(heading) != card_fields()[0].key:
        return None
    return card or nearest_by_name(name.strip(_AROUND), context.cards), "".join(further).strip(_AROUND)


def card_as_text(document: Document, context: Context) -> Iterator[Spot]:
    """OSPE323: a text names a card, and does not reach that card's page."""
    for pointer, text in _in_words(document.value):
        if is_free_text(pointer) and (found := _as_card(text, context)):
            card, further = found
            detail = f", {card_fields()[1].key}: {quoted(further)}" if further else ""
            suggestion = f"{{kortti: {card}{detail}}}" if card else None
            yield Spot(pointer, {"field": field_name(pointer), "value": shortened(text)}, suggestion=suggestion)


def curly_quotes(document: Document, context: Context) -> Iterator[Spot]:
    """OSPE324: curly quotation marks stand around a text, where straight ones were meant; one finding a file."""
    if not re.search(f"[{MARKS}]", document.text) and "\\" not in document.text:
        return
    cards = {spot.pointer for spot in card_as_text(document, context)}
    found = [
        (pointer, bare)
        for pointer, text, is_key in strings(document.value)
        if not is_key and (bare := without_quote_marks(text)) and not is_empty_answer(text)
        and pointer not in cards and is_free_text(pointer)
    ]  # fmt: skip
    if found:
        edits = [in_place(pointer, in_line(bare), document) for pointer, bare in found]
        # One finding speaks for all places, so only an edit of all of them removes it.
        fix = document.source.at_once([edit for edit in edits if edit]) if all(edits) else None
        pointer, bare = found[0]
        params: dict[str, str | int] = {"field": field_name(pointer), "count": len(found)}
        yield Spot(pointer, params, suggestion=in_line(bare), fix=fix)


def _has_empty_answer(value: object) -> bool:
    """Whether there is such a text at all; most files have none, and their texts need no pointers."""
    if isinstance(value, str):
        return is_empty_answer(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(_has_empty_answer, inner))


def empty_answer(document: Document, _: Context) -> Iterator[Spot]:
    """OSPE325: a text only says that there is no answer."""
    if not _has_empty_answer(document.value):
        return
    for pointer, text, is_key in strings(document.value):
        if not is_key and is_empty_answer(text) and is_free_text(pointer):
            variant, params = way_out(document.value, pointer)
            yield Spot(pointer, {"field": field_name(pointer), "value": shortened(text), **params}, variant)
