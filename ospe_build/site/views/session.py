"""The page of a session: its plan first, then all boards in the game's order."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from ospe_build import board
from ospe_build.archive.deck import Card, cards
from ospe_build.archive.means import REALISED_STATES, Means, Method
from ospe_build.archive.movement import Moved, Movement
from ospe_build.archive.provenance import Provenance
from ospe_build.archive.session import Session
from ospe_build.archive.summary import BOARD_FIELDS, Summary, filled_fields
from ospe_build.board import Node
from ospe_build.messages import text
from ospe_build.site.formats import format_date


@dataclass(frozen=True, slots=True)
class Link:
    """A session that this page points at."""

    id: str
    title: str
    played: str
    language: str

    @classmethod
    def to(cls, summary: Summary) -> "Link":
        """A link to a session."""
        return cls(summary.id, summary.title, summary.played, summary.language)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a session's page shows of the rest of the archive, and of the calendar.

    Attributes:
        on: the day for which the page is made; deadlines and silence are counted to it.
        path: the file's path in the repository.
        previous: the same unit's earlier session, where the file names one.
        following: sessions that name this one as their earlier session.
        movement: what changed since the earlier session.
        similar: sessions with the same methods and themes.
        provenance: when the file was added and last changed, where git knows.
        in_data: whether the open data holds it: made-up sessions leave it when the first real one comes.
    """

    on: date
    path: str
    previous: Link | None = None
    following: tuple[Link, ...] = ()
    movement: Movement | None = None
    similar: tuple[Link, ...] = ()
    provenance: Provenance | None = None
    in_data: bool = True

    def key(self, summary: Summary) -> str:
        """All that decides how the page shows its surroundings: the day itself only by what is late or silent on it."""
        flags = [(means.overdue(self.on), means.silent(self.on)) for means in summary.plan]
        links = (self.previous, self.following, self.movement, self.similar)
        return repr((self.path, *links, self.provenance, self.in_data, flags))


@lru_cache
def _phases(language: str) -> tuple[dict[str, Any], ...]:
    """The boards' printed texts in a language, gathered once for all pages."""

    def field(node: Node) -> dict[str, Any]:
        return {"key": node.key, "label": node.label(language), "ours": node.ours, "node": node}

    return tuple(
        {
            "key": phase.key,
            "kind": phase.kind,
            "label": phase.label(language),
            "question": phase.description(language) if phase.kind == "suunnitelma" else "",
            "fields": [field(node) for node in phase.children if node.kind != "teema" and phase.type == "object"],
            "themes": [
                {
                    "key": theme.key,
                    "label": theme.label(language),
                    "question": theme.description(language),
                    "columns": [{"key": column.key, "label": column.label(language)} for column in theme.children],
                }
                for theme in phase.children
                if theme.kind == "teema"
            ],
        }
        for phase in board.phases()
    )


@lru_cache(maxsize=1024)
def _card(card_id: str, language: str) -> dict[str, str]:
    card: Card = cards()[card_id]
    return {"id": card_id, "name": card.name(language), "description": card.description(language)}


def method_view(method: Method, language: str) -> dict[str, Any]:
    """A method as its card is drawn: from the deck, or free text with a dashed edge."""
    if method.card:
        return {**_card(method.card, language), "note": method.note, "free": False}
    return {"id": "", "name": method.text, "description": "", "note": "", "free": True}


def _field_view(field: dict[str, Any], values: list[Any], language: str) -> dict[str, Any]:
    node: Node = field["node"]
    if node.values:
        tags = [{"key": value, "label": node.value_label(value, language)} for value in values]
        return {**field, "tags": tags, "notes": ()}
    return {**field, "tags": (), "notes": values}


def _boards_view(session: Session) -> tuple[list[dict[str, Any]], list[str]]:
    """The boards that hold something, and the labels of all that is empty."""
    shown, empty = [], []
    for phase in _phases(session.language):
        value = session.value.get(phase["key"])
        if phase["kind"] == "suunnitelma":
            continue
        if value is None:
            empty.append(phase["label"])
            continue
        view = {**phase}
        if phase["themes"]:
            view["themes"] = []
            for theme in phase["themes"]:
                placed = value.get(theme["key"])
                if placed is None:
                    empty.append(theme["label"])
                    continue
                columns = [
                    {
                        **column,
                        "methods": [Method.of(item) for item in placed.get(column["key"], ())],
                    }
                    for column in theme["columns"]
                ]
                view["themes"].append({**theme, "columns": columns})
        else:
            view["fields"] = []
            for field in phase["fields"]:
                values = value.get(field["key"])
                if values is not None:
                    view["fields"].append(_field_view(field, values, session.language))
                elif not field["ours"]:
                    empty.append(field["label"])
        shown.append(view)
    return shown, empty


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


def _details_view(session: Session) -> list[dict[str, str]]:
    """What the file tells of the game itself, as labels and values; what the heading shows is left out."""
    shown_elsewhere = {"otsikko", "pelattu", "toimiala", "yksikko", "pelaajia", "edellinen_pelikerta"}
    details, rows = session.published["pelikerta"], []
    for node in board.node("pelikerta").children:
        value = details.get(node.key)
        if value is None or node.key in shown_elsewhere:
            continue
        items = value if isinstance(value, list) else [value]
        labels = [node.value_label(item, session.language) if isinstance(item, str) else str(item) for item in items]
        rows.append({"label": node.label(session.language), "value": ", ".join(labels)})
    return rows


def _feedback_view(session: Session) -> list[dict[str, Any]]:
    feedback = session.value.get("palaute", {})
    return [
        {
            "label": node.label(session.language),
            "notes": feedback[node.key] if node.type == "array" else (),
            "score": "" if node.type == "array" else f"{feedback[node.key]}/{node.limits['maximum']}",
        }
        for node in board.node("palaute").children
        if node.key in feedback
    ]


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


def _movement_view(movement: Movement | None, language: str, on: date) -> dict[str, Any]:
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


def describe(session: Session) -> str:
    """One sentence about the session, for search engines and shared links."""
    return text(
        session.language,
        "session.description",
        unit=", ".join(session.units),
        date=format_date(session.details["pelattu"], session.language),
        n=len(session.plan),
    )


def gather(session: Session, around: Surroundings) -> dict[str, Any]:
    """All that the template `fragments/session.html` shows."""
    language = session.language
    boards, empty = _boards_view(session)
    plan = [means_view(means, language, around.on) for means in session.plan]
    scope = session.value["rajaus"]
    filled = filled_fields(session.value)
    plan_board = board.node("uudet_keinot")
    return {
        "session": session,
        "language": language,
        "played_label": format_date(session.details["pelattu"], language),
        "division": board.node("pelikerta", "toimiala").value_label(session.division, language),
        "target": scope["kohde"][0],
        "audience": scope["osallistettavat"][0],
        "plan": plan,
        "plan_label": plan_board.label(language),
        "plan_question": plan_board.description(language),
        "columns": [node.label(language) for node in plan_board.children if node.key != "seuranta"],
        "realised": sum(means.state in REALISED_STATES for means in session.plan),
        "nothing_agreed": session.value.get("ei_sovittu", ""),
        "boards": boards,
        "empty": empty,
        "filled": filled,
        "fields": len(BOARD_FIELDS),
        "details": _details_view(session),
        "feedback": _feedback_view(session),
        "around": around,
        "movement": _movement_view(around.movement, language, around.on),
    }
