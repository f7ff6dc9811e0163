"""Across sessions: a page a method card and a page a theme."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import Card, cards
from ospe_build.archive.figures import methods_by_column
from ospe_build.archive.outcomes import promised, tally
from ospe_build.archive.own_methods import OwnMethod
from ospe_build.archive.promises import Promise
from ospe_build.archive.summary import Summary
from ospe_build.messages import LANGUAGES, text
from ospe_build.site.views.facets import PLACED
from ospe_build.site.views.lists import card_view
from ospe_build.site.views.state_bar import state_bar

MAX_LISTED: Final = 30
"""How many sessions a list on these pages shows; the rest is told as a number."""
REASONS_SHOWN: Final = 6
OWN_SHOWN: Final = 20
WAYS_SHOWN: Final = 3


def _short(archive: Archive, summary: Summary) -> dict[str, Any]:
    return {
        "id": summary.id,
        "number": None,
        "title": summary.title,
        "units": archive.places.linked_units(summary),
        "played": summary.played,
        "language": summary.language,
    }


def _own(archive: Archive, found: Iterable[OwnMethod]) -> dict[str, Any]:
    """Own methods for a list: the words of the newest, other ways to say it, how many sessions have it."""
    groups = list(found)
    return {
        "n": len(groups),
        "groups": [
            {
                "texts": [(text, summary.language) for text, summary in group.texts.items()][:WAYS_SHOWN],
                "n": len(group.sessions),
                "sessions": [_short(archive, summary) for summary in group.sessions[:WAYS_SHOWN]],
                "suggests_a_card": group.suggests_a_card,
            }
            for group in groups[:OWN_SHOWN]
        ],
    }


def _verdict(planned: Sequence[Promise], on: date, language: str) -> dict[str, Any]:
    """What came of a card: how often it was promised, and how many of these were kept, dropped, or are not known of."""
    agreed = promised(planned)
    told = tally([one.means for one in agreed], on)
    unknown = told.states[""]
    counts = {"kept": told.kept, "dropped": told.dropped, "open": told.n - told.kept - told.dropped - unknown}
    parts = [text(language, f"method.verdict.{key}", n=n) for key, n in (counts | {"unknown": unknown}).items() if n]
    return {
        "sentence": f"{text(language, 'method.verdict', n=told.n)} {', '.join(parts)}." if told.n else "",
        "proposals": len(planned) - told.n,
        "bar": state_bar(told, language),
    }


def _reasons(archive: Archive, planned: Sequence[Promise], *, kept: bool) -> list[dict[str, Any]]:
    """Why a promise came true, or was given up, in the units' own words: those of the newest follow-up."""
    return [
        {**_short(archive, promise.session), "number": promise.means.number, "news": promise.means.news}
        for promise in promised(planned)
        if promise.means.news and promise.means.is_kept is kept and not promise.means.is_open
    ][:REASONS_SHOWN]


def method(archive: Archive, card: Card, on: date, language: str) -> dict[str, Any]:
    """What a card's page shows: a verdict, why it came true or not, and who does, has tried and wants it."""
    placed = archive.by_card.get(card.id, {})
    planned = archive.promises_by_card.get(card.id, [])
    return {
        "verdict": _verdict(planned, on, language),
        "why_kept": _reasons(archive, planned, kept=True),
        "why_dropped": _reasons(archive, planned, kept=False),
        "own": _own(archive, archive.own_like([card.name(code) for code in LANGUAGES])),
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
            {
                "label": column.label(language),
                "n": len(found),
                "sessions": [_short(archive, summary) for summary in found[:MAX_LISTED]],
                "asked": {PLACED: f"{card.id}.{key}"},
            }
            for key, column in board.columns().items()
            if (found := placed.get(key, []))
        ],
        "sessions": len({one.id for found in placed.values() for one in found} | {one.session.id for one in planned}),
        "total": len(archive.sessions),
    }


def method_index(archive: Archive, language: str) -> dict[str, Any]:
    """What the list of all methods shows: the deck by theme, with how often each card was placed."""
    sessions = {
        card: len({s.id for found in columns.values() for s in found}) for card, columns in archive.by_card.items()
    }
    columns = board.columns()
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
        "columns": [column.label(language) for column in columns.values()],
        "matrix": [
            {
                "id": card,
                "name": cards()[card].name(language),
                "counts": [count.get(column, 0) for column in columns],
            }
            for card, count in methods_by_column(archive.counted)
        ],
    }


def theme(archive: Archive, key: str, on: date, language: str) -> dict[str, Any]:
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
        "own": _own(archive, (group for group in archive.own_methods if key in group.themes)),
        "cards": [card_view(archive, summary, on, language) for summary in touching[:MAX_LISTED]],
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
