"""The plan of a session as its page shows it: means with their follow-ups, and what changed since the last game."""

from datetime import date
from functools import lru_cache
from typing import Any

from ospe_build import board
from ospe_build.archive.deck import Card, cards
from ospe_build.archive.means import Means, Method
from ospe_build.archive.movement import Moved, Movement
from ospe_build.formats import format_date


@lru_cache(maxsize=1024)
def _card(card_id: str, language: str) -> dict[str, str]:
    card: Card = cards()[card_id]
    return {"id": card_id, "name": card.name(language), "description": card.description(language)}


def method_view(method: Method, language: str) -> dict[str, Any]:
    """A method as its card is drawn: from the deck, or free text with a dashed edge."""
    if method.card:
        return {**_card(method.card, language), "note": method.note, "free": False}
    return {"id": "", "name": method.text, "description": "", "note": "", "free": True}


def means_view(means: Means, language: str, on: date) -> dict[str, Any]:
    """A means of the plan with its questions and answers, its state and its follow-ups."""
    goal = board.node("uudet_keinot", "tavoite")
    implementation = board.node("uudet_keinot", "toteutus")
    states = board.node("uudet_keinot", "seuranta", "tila")
    answers = []
    for node in implementation.children:
        answer = means.implementation.get(node.key)
        if answer is None or node.type == "boolean":
            continue
        answers.append(
            {
                "question": node.label(language),
                "ours": node.ours,
                "answer": format_date(answer, language) if node.shape == "paiva_tai_kuukausi" else answer,
            }
        )
    return {
        "number": means.number,
        "method": means.method,
        "goal": [
            {"question": node.label(language), "answer": means.goal[node.key]}
            for node in goal.children
            if node.key in means.goal
        ],
        "implementation": answers,
        "agreed": means.agreed,
        "owned": bool(means.owner),
        "state": means.state,
        "state_label": states.value_label(means.state, language) if means.state else "",
        "overdue": means.overdue(on),
        "silent": means.silent(on),
        "deadline": format_date(means.deadline_text, language) if means.deadline_text else "",
        "follow_ups": [
            {
                "day": entry.day.isoformat(),
                "day_label": format_date(entry.day.isoformat(), language),
                "state": entry.state,
                "state_label": states.value_label(entry.state, language),
                "description": entry.description,
                "result": entry.result,
                "new_deadline": format_date(entry.new_deadline, language) if entry.new_deadline else "",
                "new_owner": entry.new_owner,
                "sources": entry.sources,
            }
            for entry in means.follow_ups
        ],
    }


def _moved_view(moved: Moved, language: str) -> dict[str, Any]:
    theme = board.node("teemat", moved.theme)
    return {
        "theme": moved.theme,
        "theme_label": theme.label(language),
        "card": moved.card,
        "name": cards()[moved.card].name(language) if moved.card else moved.text,
        "before": theme.child(moved.before).label(language) if moved.before else "",
        "after": theme.child(moved.after).label(language) if moved.after else "",
    }


def movement_view(movement: Movement | None, language: str, on: date) -> dict[str, Any]:
    """What changed since the earlier game: methods by how they moved, and the earlier plan with its newest news."""
    if movement is None:
        return {}
    states = board.node("uudet_keinot", "seuranta", "tila")
    groups = (
        ("forward", movement.forward),
        ("back", movement.back),
        ("new", movement.new),
        ("unmentioned", movement.unmentioned),
    )
    return {
        "groups": [
            {"key": key, "methods": [_moved_view(moved, language) for moved in found]} for key, found in groups if found
        ],
        "plan": [
            {
                "name": cards()[means.card].name(language) if means.card else means.text,
                "state": means.state,
                "state_label": states.value_label(means.state, language) if means.state else "",
                "overdue": means.overdue(on),
                "silent": means.silent(on),
                "deadline": format_date(means.deadline, language) if means.deadline else "",
                "number": means.number,
            }
            for means in movement.plan
        ],
    }
