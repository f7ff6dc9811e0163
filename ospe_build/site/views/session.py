"""The page of a session: its plan first, then all boards in the game's order."""

from datetime import date
from functools import lru_cache
from typing import Any, Final

from ospe_build import addresses, board
from ospe_build.archive.session import Session
from ospe_build.archive.summary import board_fields, filled_fields
from ospe_build.formats import format_date, format_list
from ospe_build.messages import text
from ospe_build.nodes import Node
from ospe_build.site.views.boards import boards_view
from ospe_build.site.views.plan import means_view, movement_view, summary_sentence, summary_view
from ospe_build.site.views.surroundings import Surroundings

_SHOWN_ELSEWHERE: Final = frozenset({"otsikko", "pelattu", "toimiala", "yksikko", "pelaajia", "edellinen_pelikerta"})
"""Details that the heading of the page shows."""


@lru_cache
def _details(edition: str) -> tuple[Node, ...]:
    return tuple(node for node in board.node("pelikerta", edition=edition).children if node.key not in _SHOWN_ELSEWHERE)


def _details_view(session: Session) -> list[dict[str, str]]:
    """What the file tells of the game itself, as labels and values; what the heading shows is left out."""
    details, rows = session.details, []
    for node in _details(session.edition):
        value = details.get(node.key)
        if value is None:
            continue
        items = value if isinstance(value, list) else [value]
        labels = [node.value_label(item, session.language) if isinstance(item, str) else str(item) for item in items]
        rows.append({"key": node.key, "label": node.label(session.language), "value": ", ".join(labels)})
    return rows


def _feedback_view(session: Session) -> list[dict[str, Any]]:
    feedback = session.value.get("palaute", {})
    return [
        {
            "label": node.label(session.language),
            "notes": feedback[node.key] if node.type == "array" else (),
            "score": "" if node.type == "array" else f"{feedback[node.key]}/{node.limits['maximum']}",
        }
        for node in board.node("palaute", edition=session.edition).children
        if node.key in feedback
    ]


def describe(session: Session, on: date) -> str:
    """Who played when, and what came of it by a day, for search engines and shared links."""
    language = session.language
    played = text(
        language,
        "session.description.played" if len(session.units) == 1 else "session.description.played_together",
        units=format_list(session.units, language),
        date=format_date(session.details["pelattu"], language),
    )
    return f"{played} {summary_sentence(session.plan, on, language)}"


def _in_other_languages(session: Session, on: date) -> list[dict[str, str]]:
    """What a session is, in a few words for the readers of each other language."""
    told = []
    for other in addresses.PUBLISHED:
        if other != session.language:
            what = text(other, "session.told", tongue=text(other, f"session.told.in.{session.language}"))
            told.append({"language": other, "sentence": f"{what} {summary_sentence(session.plan, on, other)}"})
    return told


def gather(session: Session, around: Surroundings) -> dict[str, Any]:
    """All that the template `fragments/session.html` shows."""
    language = session.language
    boards, empty = boards_view(session)
    rows = session.value.get("uudet_keinot", ())
    plan = [means_view(means, row, session, around.on) for means, row in zip(session.plan, rows, strict=True)]
    scope = session.value["rajaus"]
    filled = filled_fields(session.value)
    details, plan_board = (board.node(key, edition=session.edition) for key in ("pelikerta", "uudet_keinot"))
    return {
        "session": session,
        "language": language,
        "played_label": format_date(session.details["pelattu"], language),
        "division": details.child("toimiala").value_label(session.division, language),
        "target": scope["kohde"][0],
        "audience": scope["osallistettavat"][0],
        "plan": plan,
        "summary": summary_view(session.plan, around.on, language),
        "told": _in_other_languages(session, around.on),
        "plan_question": plan_board.description(language),
        "columns": {node.key: node.label(language) for node in plan_board.children},
        "nothing_agreed": session.value.get("ei_sovittu", ""),
        "boards": boards,
        "empty": empty,
        "filled": filled,
        "fields": len(board_fields(session.edition)),
        "details": _details_view(session),
        "feedback": _feedback_view(session),
        "around": around,
        "movement": movement_view(
            around.movement, language, around.on, session.edition, around.previous.language if around.previous else ""
        ),
    }
