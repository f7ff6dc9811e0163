"""Methods on the theme boards, and how they move between two games of one unit."""

from collections.abc import Mapping
from typing import Any, Final

from ospe_build.archive.deck import cards
from ospe_build.board import newest, themes
from ospe_build.writing.demo.setting import Setting

Method = str | dict[str, str]
Boards = dict[str, dict[str, list[Method]]]
"""Theme, column, methods, as a session's file has them."""

_MOVES: Final[Mapping[str, tuple[str, ...]]] = {
    "kannattaa_kokeilla": ("olemme_kokeilleet", "olemme_kokeilleet", "kannattaa_kokeilla", "kannattaa_kokeilla", ""),
    "olemme_kokeilleet": ("teemme_jo_hyvin", "teemme_jo_hyvin", "olemme_kokeilleet", "kannattaa_kokeilla", ""),
    "teemme_jo_hyvin": ("teemme_jo_hyvin", "teemme_jo_hyvin", "teemme_jo_hyvin", "olemme_kokeilleet", ""),
}
"""Where a method of a column may be found in the next game; empty where it is not mentioned again."""


def place(setting: Setting, fullness: int) -> Boards:
    """Fill the theme boards; a method stands once on them.

    Args:
        setting: the session's setting.
        fullness: how many of a hundred boards, and of their columns, get anything.
    """
    return _fill({}, setting, fullness)


def move(boards: Boards, setting: Setting, fullness: int) -> Boards:
    """The boards of the next game: some methods have moved, some are gone, some are new."""
    moved: Boards = {}
    for theme, columns in boards.items():
        for column, methods in columns.items():
            for method in methods:
                if target := setting.pick(_MOVES.get(column, (column, column, ""))):
                    moved.setdefault(theme, {}).setdefault(target, []).append(method)
    return _fill(moved, setting, fullness // 2)


def wished(boards: Boards) -> list[Method]:
    """The methods that the players found worth trying."""
    return [method for columns in boards.values() for method in columns.get("kannattaa_kokeilla", ())]


def draw(setting: Setting) -> Method:
    """Any method: a card of the deck, or one of the group's own."""
    return {"kortti": setting.pick(list(cards()))} if setting.perhaps(70) else setting.say("menetelma")


def _fill(boards: Boards, setting: Setting, fullness: int) -> Boards:
    used = {str(method) for columns in boards.values() for methods in columns.values() for method in methods}
    for theme in themes(newest()):
        if not setting.perhaps(fullness):
            continue
        for column in theme.children:
            if not setting.perhaps(fullness):
                continue
            for method in _some(theme.key, setting):
                if str(method) not in used:
                    used.add(str(method))
                    boards.setdefault(theme.key, {}).setdefault(column.key, []).append(method)
    return boards


def _some(theme: str, setting: Setting) -> list[Method]:
    count = setting.pick((1, 1, 1, 2, 2, 3))
    drawn = sum(setting.perhaps(60) for _ in range(count))
    fitting = [card.id for card in cards().values() if theme in card.themes]
    methods: list[Method] = [_card(card, setting) for card in setting.random.sample(fitting, min(drawn, len(fitting)))]
    return [*methods, *setting.several(f"teemat.{theme}", count - drawn)]


def _card(card: str, setting: Setting) -> Method:
    placed: dict[str, Any] = {"kortti": card}
    if setting.perhaps(12):
        placed["lisatieto"] = setting.say("lisatieto")
    return placed
