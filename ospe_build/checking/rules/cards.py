"""Rules on method cards."""

import re
from collections.abc import Iterator
from typing import Final

from ospe_build.checking.context import Context
from ospe_build.checking.lookup import at, mappings, plan_rows
from ospe_build.checking.nearest import nearest
from ospe_build.checking.spot import Spot
from ospe_build.finding import Pointer
from ospe_build.reading import Document

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST: Final = 60


def _placed(value: object) -> Iterator[tuple[Pointer, object]]:
    """The cards that were placed on the theme boards and in the plan, with their pointers."""
    themes = at(value, "teemat")
    for theme, board in themes.items() if isinstance(themes, dict) else ():
        for column, methods in board.items() if isinstance(board, dict) else ():
            for index, method in mappings(methods):
                yield ("teemat", theme, column, index, "kortti"), method.get("kortti")
    for pointer, row in plan_rows(value):
        yield (*pointer, "menetelma", "kortti"), at(row, "menetelma", "kortti")


def unknown_card(document: Document, context: Context) -> Iterator[Spot]:
    """OSPE311: a card that is not in the deck."""
    for pointer, card in _placed(document.value):
        if isinstance(card, str) and card not in context.cards and len(card) <= _LONGEST and _SLUG.fullmatch(card):
            yield Spot(pointer, {"field": "kortti", "value": card}, suggestion=nearest(card, context.cards))
