"""Hugo's side: a copy of `bench/hugo/` with data from the schema and the deck, and the sessions mounted as assets."""

import json
import re
import shutil
from pathlib import Path
from typing import Any, Final

from ospe_build import board
from ospe_build.archive import deck
from ospe_build.archive.means import CLOSED_STATES
from ospe_build.board import Node
from ospe_build.messages import LANGUAGES

TEMPLATES: Final = Path(__file__).parent / "hugo"
CONFIG: Final = "hugo.toml"
DATA_CONFIG: Final = "data.toml"
"""In its place where Hugo is to write each session as JSON and YAML, too."""
_PER_PAGE: Final = re.compile(
    r"<title>.*?</title>|<link[^>]*\brel=.canonical.[^>]*>|<meta[^>]*\b(?:name=.(?:description|robots)|property=.og:)[^>]*>\n?",
    re.DOTALL,
)
"""What Hugo's templates write themselves on every page, so it is cut from the frame."""


def stage(project: Path, sessions: Path, our_page: Path) -> None:
    """Write a Hugo project that is ready to be built.

    Args:
        project: the folder to write; it must not exist.
        sessions: the folder of the sessions, `<year>/<id>.yml`.
        our_page: one of our own built session pages; Hugo's pages get the same frame, so that both write as much.

    Raises:
        FileNotFoundError: there is no such page.
        ValueError: the page is not laid out as described in `_frame`.
    """
    shutil.copytree(TEMPLATES, project)
    data = project / "data"
    data.mkdir()
    for name, content in (("boards", _boards()), ("deck", _deck()), ("frame", _frame(our_page.read_text("utf-8")))):
        (data / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    _mount(project / CONFIG, sessions, "assets/sessions")
    # Of two configurations, Hugo takes the mounts of the last one alone.
    pages, added = (project / CONFIG).read_text("utf-8"), (project / DATA_CONFIG).read_text("utf-8")
    (project / DATA_CONFIG).write_text(f"{pages}\n{added}", "utf-8")
    _mount(project / DATA_CONFIG, sessions, "static/data/pelikerrat")


def _mount(config: Path, sessions: Path, target: str) -> None:
    """Add a mount of the sessions to a file of Hugo's configuration."""
    # A JSON string is a TOML string as well.
    source = json.dumps(str(sessions.resolve()))
    with config.open("a", encoding="utf-8") as file:
        file.write(f'\n[[module.mounts]]\nsource = {source}\ntarget = "{target}"\n')


def _boards() -> dict[str, Any]:
    """The boards by language, as the schema gives them."""
    plan = board.node("uudet_keinot")
    return {
        language: {
            "boards": [
                _plain(node, language) for node in (*board.phases(), board.node("palaute")) if node.kind != plan.kind
            ],
            "themes": [_plain(theme, language) for theme in board.themes()],
            "plan": {
                "description": plan.description(language),
                "columns": [_plain(node, language) for node in plan.children if node.type != "array"],
            },
            "states": _values(plan.child("seuranta").child("tila"), language),
            "closed": sorted(CLOSED_STATES),
            "divisions": _values(board.node("pelikerta", "toimiala"), language),
            "facts": [_plain(node, language) for node in board.node("pelikerta").children],
        }
        for language in LANGUAGES
    }


def _plain(node: Node, language: str) -> dict[str, Any]:
    return {
        "key": node.key,
        "label": node.label(language),
        "description": node.description(language),
        "type": node.type,
        "kind": node.kind,
        "shape": node.shape,
        "values": _values(node, language),
        "fields": [_plain(child, language) for child in node.children if child.type != "boolean"],
    }


def _values(node: Node, language: str) -> dict[str, str]:
    return {value: node.value_label(value, language) for value in node.values}


def _deck() -> dict[str, Any]:
    """Names of the cards by language, and what the cards' own pages show."""
    names = {language: {card.id: card.name(language) for card in deck.cards().values()} for language in LANGUAGES}
    pages = {card.id: {"name": card.name(), "description": card.description()} for card in deck.cards().values()}
    return {**names, "cards": pages}


def _frame(page: str) -> dict[str, str]:
    """The parts of a page that are the same on all pages: in its head, before its content and after it.

    Raises:
        ValueError: the page has no head, no main part or no footer.
    """
    head, body = page.split("</head>", 1)
    head = _PER_PAGE.sub("", head[head.index("<meta") :])
    opening = re.search(r"<main[^>]*>", body)
    if opening is None:
        raise ValueError("Our page has no <main>: the frame cannot be cut from it.")
    bottom = body[body.index("</div>\n<footer") :].replace("</html>", "")
    return {"head": head, "top": body[: opening.end()], "bottom": bottom}
