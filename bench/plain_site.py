"""The plain way: every session as a Markdown page with front matter, in MkDocs with Material as they come."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from ospe_build import board
from ospe_build.archive import deck
from ospe_build.nodes import Node
from ospe_build.reading import read

CONFIG: Final = """\
site_name: Osallisuuspeli
site_url: https://example.org/
theme:
  name: material
  language: fi
  font: false
plugins:
  - search:
      lang: fi
markdown_extensions:
  - attr_list
  - tables
  - toc:
      permalink: true
nav:
  - index.md
  - keinot.md
not_in_nav: /tulokset/
"""


def stage(project: Path, sessions: Iterable[Path]) -> None:
    """Write a MkDocs project that is ready to be built: a page a session, one of the deck, and a home page.

    Args:
        project: the folder to write.
        sessions: the sessions' files.
    """
    pages = project / "docs" / "tulokset"
    pages.mkdir(parents=True)
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (project / "docs" / "index.md").write_text("# Osallisuuspeli\n", "utf-8")
    cards = (f"## {card.name()} {{ #{card.id} }}\n\n{card.description()}\n" for card in deck.cards().values())
    (project / "docs" / "keinot.md").write_text("# Keinot\n\n" + "\n".join(cards), "utf-8")
    for path in sessions:
        (pages / f"{path.stem}.md").write_text(to_markdown(read(path.read_bytes(), path.name).value), "utf-8")


def to_markdown(session: dict[str, Any]) -> str:
    """A session as a person would write it in Markdown: the plan as a table, the boards as headings and lists."""
    return "\n".join(_lines(session)) + "\n"


def _lines(session: dict[str, Any]) -> Iterator[str]:
    details = session["pelikerta"]
    yield "---"
    yield f"title: {json.dumps(details['otsikko'], ensure_ascii=False)}"
    yield f"description: {json.dumps(details['yksikko'], ensure_ascii=False)}"
    yield "---"
    yield ""
    yield f"# {details['otsikko']}"
    yield ""
    for field in board.node("pelikerta").children:
        if field.key in details:
            yield f"- {field.label()}: {_value(field, details[field.key])}"
    yield ""
    for phase in (*board.phases(), board.node("palaute")):
        content = session.get(phase.key)
        if content is None:
            continue
        yield f"## {phase.label()}"
        yield ""
        if phase.kind == "suunnitelma":
            yield from _plan(phase, content)
        else:
            yield from _fields(phase, content, level=3)


def _fields(parent: Node, content: dict[str, Any], level: int) -> Iterator[str]:
    """Headings with what was written under them; themes hold columns, so it goes a level deeper for them."""
    for node in parent.children:
        value = content.get(node.key)
        if value is None:
            continue
        yield f"{'#' * level} {node.label()}"
        yield ""
        if node.description() and not node.ours:
            yield node.description()
            yield ""
        if isinstance(value, dict):
            yield from _fields(node, value, level + 1)
        else:
            yield from (f"- {_value(node, item)}" for item in (value if isinstance(value, list) else [value]))
            yield ""


def _plan(plan: Node, rows: list[dict[str, Any]]) -> Iterator[str]:
    yield f"| {' | '.join(column.label() for column in plan.children)} |"
    yield f"|{' --- |' * len(plan.children)}"
    for row in rows:
        yield f"| {' | '.join(_cell(column, row.get(column.key)) for column in plan.children)} |"
    yield ""


def _cell(column: Node, value: Any) -> str:  # noqa: ANN401 - whatever a cell of the plan holds
    if isinstance(value, list):
        return "<br>".join(_cell(column, entry) for entry in value)
    if isinstance(value, dict) and "kortti" not in value:
        return "<br>".join(
            f"{node.label()} {_value(node, value[node.key])}" for node in column.children if node.key in value
        )
    return _value(column, value) if value is not None else ""


def _value(node: Node, value: Any) -> str:  # noqa: ANN401 - whatever a session holds
    """A value on one line: the label of a fixed value, a card with a link, or the text itself."""
    if isinstance(value, list):
        return ", ".join(_value(node, item) for item in value)
    if isinstance(value, dict):
        card = deck.cards()[value["kortti"]]
        return f"[{card.name()}](../keinot.md#{card.id}) {value.get('lisatieto', '')}".strip()
    return " ".join(node.value_label(value).split()) if isinstance(value, str) else str(value)
