"""The facets of the results page, and the index by which the page filters and sorts in the browser."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.summary import Summary
from ospe_build.messages import text

NO_NEWS: Final = "ei_tietoa"
"""The facet value of means without a follow-up, which have no state."""

Values = Callable[[Summary], Iterable[str]]


def _states(summary: Summary) -> list[str]:
    return [means.state or NO_NEWS for means in summary.plan]


def _methods(summary: Summary) -> list[str]:
    cards = [placed.card for placed in summary.placements] + [means.method.card for means in summary.plan]
    return [card for card in cards if card]


# Names as they stand in addresses. The order of the columns in the index is the order here.
FACETS: Final[dict[str, Values]] = {
    "toimiala": lambda summary: (summary.division,),
    "vuosi": lambda summary: (summary.played[:4],),
    "teema": lambda summary: summary.themes,
    "tila": _states,
    "keino": _methods,
    "yksikko": lambda summary: summary.units,
    "kieli": lambda summary: (summary.language,),
}


def _label(facet: str, value: str, language: str) -> str:
    """What a value is called; its own text where it is a year or a unit's name."""
    match facet:
        case "toimiala" | "kieli":
            return board.node("pelikerta", facet).value_label(value, language)
        case "teema":
            return board.node("teemat", value).label(language)
        case "tila":
            if value == NO_NEWS:
                return text(language, "list.no_news")
            return board.node("uudet_keinot", "seuranta", "tila").value_label(value, language)
        case "keino":
            return cards()[value].name(language)
        case _:
            return value


def _order(facet: str, found: Iterable[str], language: str) -> list[str]:
    """The values that were found: in the schema's order where it has one, years newest first, others by name."""
    match facet:
        case "toimiala" | "kieli":
            known = list(board.node("pelikerta", facet).values)
        case "teema":
            known = [theme.key for theme in board.themes()]
        case "tila":
            known = [*board.node("uudet_keinot", "seuranta", "tila").values, NO_NEWS]
        case "vuosi":
            return sorted(found, reverse=True)
        case _:
            return sorted(found, key=lambda value: _label(facet, value, language).casefold())
    return [value for value in known if value in found]


def facets(sessions: Sequence[Summary], language: str) -> list[dict[str, Any]]:
    """The facets with their values, labels and counts over all sessions; those with a single value are left out."""
    found = []
    for name, values in FACETS.items():
        count = Counter(value for summary in sessions for value in set(values(summary)))
        if len(count) < 2:  # noqa: PLR2004 - a choice of one is none
            continue
        found.append(
            {
                "name": name,
                "label": text(language, f"facet.{name}"),
                "choices": [
                    {"value": value, "label": _label(name, value, language), "n": count[value]}
                    for value in _order(name, count, language)
                ],
            }
        )
    return found


def index(archive: Archive, language: str) -> str:
    """All sessions as the results page filters and sorts them, as JSON.

    `arvot` names the values of each facet once; a row is id, title, day, made up or not, count of the plan's states as
    pairs in the states' order, scope, and for each facet the places of its values.
    """
    names: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    rows = []
    for summary in archive.sessions:
        places = [
            [names[name].setdefault(value, len(names[name])) for value in dict.fromkeys(values(summary))]
            for name, values in FACETS.items()
        ]
        count = Counter(_states(summary))
        states = [(state, count[state]) for state in _order("tila", count, language)] if count else []
        example = int(summary.example)
        rows.append([summary.id, summary.title, summary.played, example, states, summary.scope, *places])
    labels = {name: [[value, _label(name, value, language)] for value in values] for name, values in names.items()}
    return json.dumps({"arvot": labels, "rivit": rows}, ensure_ascii=False, separators=(",", ":"))
