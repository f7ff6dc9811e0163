"""The plan of a session as its page shows it: means with their follow-ups, and what changed since the last game."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from ospe_build import board
from ospe_build.archive.deck import cards
from ospe_build.archive.means import Means, Method
from ospe_build.archive.movement import Moved, Movement
from ospe_build.archive.outcomes import tally
from ospe_build.archive.session import Session
from ospe_build.formats import format_date
from ospe_build.messages import text
from ospe_build.site.views.means_status import status_of
from ospe_build.site.views.outcome_sentence import outcome_parts


class MethodView(NamedTuple):
    """A method as its card is drawn.

    Attributes:
        card: id of the card; empty for free text, whose card has a dashed edge.
        note: what the players added to the card.
    """

    card: str
    name: str
    note: str


@lru_cache(maxsize=4096)
def method_view(method: Method, language: str) -> MethodView:
    """A method as its card is drawn."""
    return MethodView(method.card, method.name(language), method.note)


class _Questions(NamedTuple):
    """The plan's printed questions in one language and edition, by key; put together once for all pages."""

    goal: dict[str, str]
    implementation: dict[str, str]
    dates: frozenset[str]
    states: dict[str, str]


@lru_cache
def _questions(language: str, edition: str) -> _Questions:
    plan = board.node("uudet_keinot", edition=edition)
    implementation = [node for node in plan.child("toteutus").children if node.type != "boolean"]
    states = plan.child("seuranta").child("tila")
    return _Questions(
        goal={node.key: node.label(language) for node in plan.child("tavoite").children},
        implementation={node.key: node.label(language) for node in implementation},
        dates=frozenset(node.key for node in implementation if node.shape == "paiva_tai_kuukausi"),
        states={state: states.value_label(state, language) for state in states.values} | {"": ""},
    )


def summary_view(plan: Sequence[Means], on: date, language: str) -> list[tuple[str, str]]:
    """What a plan came to, as a count and what became of it: what was promised, and apart from it what was proposed."""
    promised = [means for means in plan if means.promised]
    proposed = len(plan) - len(promised)
    lines = []
    if promised:
        outcome = "".join(part.text for part in outcome_parts(tally(promised, on), language))
        lines.append((text(language, "promises.total", n=len(promised)), outcome))
    if proposed:
        lines.append((text(language, "promises.proposed", n=proposed), ""))
    return lines


def summary_sentence(plan: Sequence[Means], on: date, language: str) -> str:
    """What the page says of its plan, where there is nothing but text."""
    lines = summary_view(plan, on, language)
    told = [f"{count}: {outcome}." if outcome else f"{count}." for count, outcome in lines]
    return " ".join(told) or text(language, "session.nothing_agreed")


def means_view(means: Means, row: dict[str, Any], session: Session, on: date) -> dict[str, Any]:
    """A means of the plan with its questions and answers, its state and its follow-ups.

    Args:
        means: the means.
        row: its row of the session's file.
        session: whose plan it is.
        on: the day for which the page is made.
    """
    language = session.language
    questions, goal, given = _questions(language, session.edition), row["tavoite"], row.get("toteutus", {})
    return {
        "number": means.number,
        "method": method_view(means.method, language),
        "name": means.method.name(language),
        "goal": [(question, goal[key]) for key, question in questions.goal.items() if key in goal],
        "implementation": [
            (question, format_date(given[key], language) if key in questions.dates else given[key])
            for key, question in questions.implementation.items()
            if key in given
        ],
        "promised": means.promised,
        "status": status_of(means, language, on),
        "owner": means.owner,
        "told_on": format_date(means.last_news, language) if means.follow_ups else "",
        "sources": means.sources,
        "follow_ups": [
            {
                "day": entry.day,
                "day_label": format_date(entry.day, language),
                "state": entry.state,
                "state_label": questions.states[entry.state],
                "description": entry.description,
                "result": entry.result,
                "new_deadline": format_date(entry.new_deadline, language) if entry.new_deadline else "",
                "new_owner": entry.new_owner,
                "sources": entry.sources,
            }
            for entry in means.follow_ups
        ],
    }


def _words_of(edition: str, language: str, *keys: str) -> str:
    """A theme or a column in the words of an edition; what that edition lacks, in those of another that has it."""
    found = board.root(edition)
    for key in ("teemat", *keys):
        below = next((node for node in found.children if node.key == key), None)
        if below is None:
            return board.node("teemat", *keys).label(language)
        found = below
    return found.label(language)


def _moved_view(moved: Moved, language: str, edition: str, earlier: str) -> dict[str, Any]:
    before, after = (
        _words_of(edition, language, moved.theme, column) if column else "" for column in (moved.before, moved.after)
    )
    return {
        "theme": moved.theme,
        "theme_label": _words_of(edition, language, moved.theme),
        "card": moved.card,
        "name": cards()[moved.card].name(language) if moved.card else moved.text,
        # What only the earlier game has is in its words.
        "language": language if moved.after else earlier,
        "before": before,
        "after": after,
    }


def movement_view(
    movement: Movement | None, language: str, on: date, edition: str = "", earlier: str = ""
) -> dict[str, Any]:
    """What changed since the earlier game: methods by how they moved, and the earlier plan with its newest news.

    Args:
        movement: None where there is no earlier game.
        language: of the words.
        on: the day for which states are told.
        edition: of the boards whose words are used; those of the newest where it is empty.
        earlier: the language in which the earlier game is written.
    """
    if movement is None:
        return {}
    groups = (
        ("forward", movement.forward),
        ("back", movement.back),
        ("new", movement.new),
        ("unmentioned", movement.unmentioned),
    )
    return {
        "groups": [
            {"key": key, "methods": [_moved_view(moved, language, edition, earlier) for moved in found]}
            for key, found in groups
            if found
        ],
        "plan": [
            {
                "name": means.method.name(language),
                "language": language if means.method.card else earlier,
                "status": status_of(means, language, on),
                "number": means.number,
            }
            for means in movement.plan
        ],
    }
