"""Boards and deck as sheets to print: a group can play with only these."""

from typing import Any, Final

from ospe_build import board
from ospe_build.archive.deck import cards
from ospe_build.messages import pick
from ospe_build.nodes import Node

CARDS_A_SHEET: Final = 8
_FILLED: Final = ("otsikko", "yksikko", "pelattu", "pelaajia", "poyta", "kesto_min")
"""What of a game is written on the first sheet, so that whoever records it knows."""


def _printed(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Those that are printed on the game's boards; what is ours is left out of them."""
    return tuple(node for node in nodes if not node.ours)


def _sheet(node: Node, language: str, number: int, question: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    shown = {"key": node.key, "number": number, "label": node.label(language), "question": question}
    return shown | {"theme": "", "areas": [], "instruction": "", "plan": None} | more


def _areas(nodes: tuple[Node, ...], language: str) -> list[str]:
    return [node.label(language) for node in _printed(nodes)]


def _plan(plan: Node, language: str) -> dict[str, Any]:
    """The printed columns, each with its questions (the method's has none: a card is put there), and rows by number."""
    return {
        "columns": [
            {"label": column.label(language), "questions": _areas(column.children, language)}
            for column in _printed(plan.children)
        ],
        "rows": range(1, plan.extra["printed_rows"] + 1),
    }


def _sheets(language: str) -> list[dict[str, Any]]:
    found = []
    for phase in board.phases(board.newest()):
        described = phase.description(language)
        if phase.kind == "suunnitelma":
            found.append(_sheet(phase, language, phase.phase, described, plan=_plan(phase, language)))
        elif phase.kind == "kortit":
            found.extend(
                _sheet(
                    theme,
                    language,
                    phase.phase,
                    theme.description(language),
                    areas=_areas(theme.children, language),
                    theme=theme.key,
                )
                for theme in phase.children
            )
        else:
            areas = _areas(phase.children, language)
            found.append(_sheet(phase, language, phase.phase, "", areas=areas, instruction=described))
    return found


def board_sheets(language: str) -> dict[str, Any]:
    """What the boards' sheets show: a first sheet about the game, then a sheet a board."""
    root = board.root(board.newest())
    details = root.child("pelikerta")
    around = {name: pick(told, language) for name, told in root.extra["printed"].items()}
    return {
        "boards": _sheets(language),
        "order": [(phase.phase, phase.label(language)) for phase in board.phases(board.newest())],
        "game": root.label(language),
        "fields": [details.child(key) for key in _FILLED],
        "around": around | {"record": root.description(language)},
    }


def card_sheets(language: str) -> dict[str, Any]:
    """What the cards' sheets show: eight cards each, the last sheet for methods of one's own."""
    deck = [
        {
            "name": card.name(language),
            "description": card.description(language),
            "themes": [
                {"key": theme.key, "label": theme.label(language)}
                for theme in board.themes()
                if theme.key in card.themes
            ],
        }
        for card in cards().values()
    ]
    full = [deck[start : start + CARDS_A_SHEET] for start in range(0, len(deck), CARDS_A_SHEET)]
    return {"sheets": full, "blanks": range(CARDS_A_SHEET), "themes": board.themes()}


def sheet_index(language: str) -> dict[str, Any]:
    """What the page about printing shows."""
    return {
        "board_count": len(_sheets(language)),
        "card_count": len(cards()),
        "boards": [
            {
                "label": phase.label(language),
                "first": phase.description(language) if phase.kind == "suunnitelma" else "",
            }
            for phase in board.phases(board.newest())
        ],
    }
