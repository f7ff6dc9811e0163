"""Boards and deck as sheets to print: a group can play with only these."""

from typing import Any, Final

from ospe_build import board
from ospe_build.archive.deck import cards
from ospe_build.board import Node

CARDS_A_SHEET: Final = 8


def _printed(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Those that are printed on the game's boards; what is ours is left out of them."""
    return tuple(node for node in nodes if not node.ours)


def _sheet(  # noqa: PLR0913 - what is printed on a sheet
    node: Node, language: str, *, question: str, areas: list[dict[str, Any]], instruction: str = "", theme: str = ""
) -> dict[str, Any]:
    return {
        "key": node.key,
        "kind": node.kind,
        "label": node.label(language),
        "question": question,
        "instruction": instruction,
        "theme": theme,
        "areas": areas,
        "makers": board.root(board.newest()).extra["printed"]["makers"],
    }


def _plan_areas(plan: Node, language: str) -> list[dict[str, Any]]:
    """The three printed columns; the method's has its printed rows, the others their questions."""
    rows = [str(number) for number in range(1, plan.extra["printed_rows"] + 1)]
    return [
        {
            "label": column.label(language),
            "questions": [question.label(language) for question in _printed(column.children)],
            "rows": [""] * len(rows) if column.children else rows,
        }
        for column in _printed(plan.children)
    ]


def _sheets(language: str) -> list[dict[str, Any]]:
    found = []
    for phase in board.phases(board.newest()):
        if phase.kind == "suunnitelma":
            found.append(
                _sheet(phase, language, question=phase.description(language), areas=_plan_areas(phase, language))
            )
        elif phase.kind == "kortit":
            found.extend(
                _sheet(
                    theme,
                    language,
                    question=theme.description(language),
                    areas=[{"label": column.label(language), "questions": [], "rows": []} for column in theme.children],
                    theme=theme.key,
                )
                for theme in phase.children
            )
        else:
            areas = [{"label": node.label(language), "questions": [], "rows": []} for node in _printed(phase.children)]
            found.append(_sheet(phase, language, question="", areas=areas, instruction=phase.description(language)))
    return found


def board_sheets(language: str) -> dict[str, Any]:
    """What the boards' sheets show."""
    return {"boards": _sheets(language)}


def card_sheets(language: str) -> dict[str, Any]:
    """What the cards' sheets show: eight cards each."""
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
    return {"sheets": [deck[start : start + CARDS_A_SHEET] for start in range(0, len(deck), CARDS_A_SHEET)]}


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
