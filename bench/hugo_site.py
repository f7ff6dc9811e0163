"""Hugo's side: a copy of `bench/hugo/` with data from the schema and the deck, and the sessions mounted as assets."""

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any, Final

from ospe_build import board
from ospe_build.archive import deck
from ospe_build.archive.means import CLOSED_STATES
from ospe_build.messages import LANGUAGES
from ospe_build.nodes import Node

TEMPLATES: Final = Path(__file__).parent / "hugo"
CONFIG: Final = "hugo.toml"
DATA_CONFIG: Final = "data.toml"
"""In its place where Hugo is to write each session as JSON and YAML, too."""
_MADE_BY_HUGO: Final = re.compile(r"(?:tulokset|keinot|teemat)/|index\.html|404\.html")
_MAIN: Final = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)
_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LANGUAGE: Final = re.compile(r"<html[^>]*\blang=\"(\w+)\"")
_PER_PAGE: Final = re.compile(
    r"<title>.*?</title>|<link[^>]*\brel=.?canonical[^>]*>|<meta[^>]*\b(?:name=.(?:description|robots)|property=.og:)[^>]*>\n?",
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


def add_pages(project: Path, site: Path) -> None:
    """Give Hugo all pages of ours that its templates do not make: units, lists and texts in three languages.

    Each is a content file whose main part is there already: Hugo has only to read it and put the frame around it.

    Args:
        project: a staged project.
        site: our own built site.

    Raises:
        ValueError: a page has no main part.
    """
    folder = project / "content" / "muut"
    folder.mkdir()
    ours = sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    for number, name in enumerate(name for name in ours if not _MADE_BY_HUGO.match(name)):
        page = (site / name).read_text("utf-8")
        found = _MAIN.search(page)
        if found is None:
            raise ValueError(f"{name} has no <main>.")
        title, language = _TITLE.search(page), _LANGUAGE.search(page)
        head = {
            "title": unescape(title[1]) if title else name,
            "url": f"/{name.removesuffix('index.html')}",
            "kieli": language[1] if language else "fi",
            "layout": "ours",
        }
        # JSON is front matter as well.
        content = f"{json.dumps(head, ensure_ascii=False, indent=0)}\n{found[1]}"
        (folder / f"{number}.html").write_text(content, "utf-8")
    # Hugo takes ready pages only from those whom it is told to trust.
    with (project / CONFIG).open("a", encoding="utf-8") as file:
        file.write('\n[security]\nallowContent = [".*"]\n')
    (project / "layouts" / "ours.html").write_text('{{ define "main" }}{{ .Content }}{{ end }}', "utf-8")


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
