"""Across sessions: a page a method card and a page a theme."""

from typing import Any, Final

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import Card, cards
from ospe_build.archive.figures import methods_by_column
from ospe_build.archive.summary import Summary
from ospe_build.messages import LANGUAGES
from ospe_build.site.views.lists import card_view, state_label

SHOWN: Final = 30
"""How many sessions a list on these pages shows; the rest is told as a number."""


def _columns(language: str) -> list[dict[str, str]]:
    """All columns of the theme boards by key, each once, in the boards' order."""
    labels = {column.key: column.label(language) for theme in board.themes() for column in theme.children}
    return [{"key": key, "label": label} for key, label in labels.items()]


def _short(summary: Summary) -> dict[str, str]:
    return {
        "id": summary.id,
        "title": summary.title,
        "units": ", ".join(summary.units),
        "played": summary.played,
        "language": summary.language,
    }


def method(archive: Archive, card: Card, language: str) -> dict[str, Any]:
    """What a card's page shows: what it is, who placed it in which column, and what became of it in plans."""
    placed, planned = archive.by_card.get(card.id, {}), archive.planned.get(card.id, [])
    tried = [
        {
            **_short(summary),
            "number": means.number,
            "state": means.state,
            "label": state_label(means.state, language) if means.state else "",
            "news": means.news,
        }
        for summary, means in planned[:SHOWN]
    ]
    return {
        "card": {
            "id": card.id,
            "name": card.name(language),
            "names": [{"language": code, "name": card.name(code)} for code in LANGUAGES if code != language],
            "description": card.description(language),
            "themes": [
                {"key": theme.key, "label": theme.label(language)}
                for theme in board.themes()
                if theme.key in card.themes
            ],
        },
        "columns": [
            {**column, "n": len(found), "sessions": [_short(summary) for summary in found[:SHOWN]]}
            for column in _columns(language)
            if (found := placed.get(column["key"], []))
        ],
        "total": len(archive.sessions),
        "tried": tried,
        "tried_n": len(planned),
    }


def method_index(archive: Archive, language: str) -> dict[str, Any]:
    """What the list of all methods shows: the deck by theme, with how often each card was placed."""
    sessions = {
        card: len({s.id for found in columns.values() for s in found}) for card, columns in archive.by_card.items()
    }
    columns = _columns(language)
    return {
        "deck": [
            {
                "key": theme.key,
                "label": theme.label(language),
                "cards": [
                    {
                        "id": card.id,
                        "name": card.name(language),
                        "description": card.description(language),
                        "n": sessions.get(card.id, 0),
                    }
                    for card in cards().values()
                    if theme.key in card.themes[:1]
                ],
            }
            for theme in board.themes()
        ],
        "total": len(archive.sessions),
        "columns": columns,
        "matrix": [
            {
                "id": card,
                "name": cards()[card].name(language),
                "counts": [count.get(column["key"], 0) for column in columns],
            }
            for card, count in methods_by_column(archive.counted)
        ],
    }


def theme(archive: Archive, key: str, language: str) -> dict[str, Any]:
    """What a theme's page shows: its printed question, its methods by column, and the sessions that touch it."""
    node = next(theme for theme in board.themes() if theme.key == key)
    placed: dict[str, list[tuple[str, int]]] = {column.key: [] for column in node.children}
    for (where, column, card), n in archive.placed.items():
        if where == key:
            placed[column].append((card, n))
    touching = [summary for summary in archive.sessions if key in summary.themes]
    return {
        "theme": {"key": key, "label": node.label(language), "question": node.description(language)},
        "columns": [
            {
                "label": column.label(language),
                "methods": [
                    {"id": card, "name": cards()[card].name(language), "n": n}
                    for card, n in sorted(placed[column.key], key=lambda pair: (-pair[1], pair[0]))
                ],
            }
            for column in node.children
        ],
        "total": len(archive.sessions),
        "cards": [card_view(summary, language) for summary in touching[:SHOWN]],
        "n": len(touching),
    }


def theme_index(archive: Archive, language: str) -> dict[str, Any]:
    """What the list of themes shows."""
    return {
        "themes": [
            {
                "key": node.key,
                "label": node.label(language),
                "question": node.description(language),
                "n": sum(node.key in summary.themes for summary in archive.counted),
            }
            for node in board.themes()
        ],
        "total": len(archive.counted),
    }
