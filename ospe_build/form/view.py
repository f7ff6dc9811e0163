"""What the page `/kirjaa/` shows: a screen a board, in the game's order, and templates for what is added by hand."""

from dataclasses import dataclass
from typing import Any

from ospe_build import board
from ospe_build.form.data import page_data
from ospe_build.form.fields import Field, field, row
from ospe_build.nodes import Node
from ospe_build.settings import origin_of, submissions_endpoint

PREFIX = "k"


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of the form.

    Attributes:
        key: names the screen in the page's address.
        kind: what kind of board it is (`laput`, `kortit`, `suunnitelma`, …).
        phase: number of the board in the game; 0 where it is none.
        label: its printed heading.
        text: what is printed under the heading.
        core: whether something on it is required.
        fields: the board's fields.
        instead: the field that may be filled in place of the board.
    """

    key: str
    kind: str
    phase: int
    label: str
    text: str
    core: bool
    fields: tuple[Field, ...]
    instead: tuple[Field, ...]


def _step(node: Node, before: list[Node], instead: list[Node], language: str) -> Step:
    return Step(
        key=node.key,
        kind=node.kind,
        phase=node.phase,
        label=node.label(language),
        text=node.description(language),
        core=node.core or bool(instead),
        fields=tuple(field(part, PREFIX, language) for part in (*before, node)),
        instead=tuple(field(part, PREFIX, language) for part in instead),
    )


def steps(language: str) -> list[Step]:
    """The screens: every board and every group of the schema; a lone value stands with the one that follows it."""
    found: list[Step] = []
    waiting: list[Node] = []
    top = board.root(board.newest()).children
    for node in top:
        if "replaces" in node.extra:
            continue
        if not node.kind:
            waiting.append(node)
            continue
        instead = [other for other in top if other.extra.get("replaces") == node.key]
        found.append(_step(node, waiting, instead, language))
        waiting = []
    return found


def gather(language: str) -> dict[str, Any]:
    """All that the template `fragments/form.html` shows, in that language."""
    endpoint = submissions_endpoint()
    plan = board.node("uudet_keinot", edition=board.newest())
    follow_up = plan.child("seuranta")
    return {
        "steps": steps(language),
        "row_templates": {part.key: row(part, language) for part in (plan, follow_up)},
        "form_data": page_data(language),
        "endpoint": endpoint,
        "connect": (origin_of(endpoint),) if endpoint else (),
    }
