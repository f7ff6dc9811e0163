"""The boards of a session as its page shows them, in the game's order."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from ospe_build import board
from ospe_build.archive.means import Method
from ospe_build.archive.session import Session
from ospe_build.nodes import Node
from ospe_build.site.views.plan import MethodView, method_view


@lru_cache
def _phases(language: str, edition: str) -> tuple[dict[str, Any], ...]:
    """The printed texts of an edition's boards in a language, gathered once for all pages."""

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
        for phase in board.phases(edition)
    )


def _field_view(field: dict[str, Any], values: list[Any], language: str) -> dict[str, Any]:
    node: Node = field["node"]
    if node.values:
        tags = [{"key": value, "label": node.value_label(value, language)} for value in values]
        return {**field, "tags": tags, "notes": ()}
    return {**field, "tags": (), "notes": values}


def _methods(values: Sequence[str | dict[str, str]], language: str) -> list[MethodView]:
    return [method_view(Method.of(value), language) for value in values]


def boards_view(session: Session) -> tuple[list[dict[str, Any]], list[str]]:
    """The boards that hold something, and the labels of all that is empty."""
    shown, empty = [], []
    for phase in _phases(session.language, session.edition):
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
                        "methods": [
                            method_view(Method.of(item), session.language) for item in placed.get(column["key"], ())
                        ],
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
