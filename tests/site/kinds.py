"""The kinds of page that the site has, found where pages are made: the Markdown of `docs/`, the views, the sessions.

A page of Markdown is a kind of its own, all pages of one template are a kind, and so are the sessions of one language.
"""

from collections.abc import Iterator
from datetime import date

import yaml
from project import EXAMPLES, ROOT

from ospe_build import addresses
from ospe_build.archive.archive import Archive
from ospe_build.archive.session import Session
from ospe_build.archive.summary import filled_fields, summarise
from ospe_build.messages import DEFAULT_LANGUAGE
from ospe_build.reading import read_file
from ospe_build.site.pages import own_pages
from ospe_build.writing.demo.archive import sessions

LOOKED_AT = ("sv",)
"""The languages whose translations are looked at one by one: Swedish has the longest words."""


def _examples() -> Iterator[Session]:
    """The sessions of the site that most tests look at."""
    for path in sorted(EXAMPLES.rglob("*.yml")):
        yield Session(path.stem, read_file(path, path.name).value)


def _markdown() -> Iterator[tuple[str, str]]:
    """Every page of Markdown by kind: its template, else its Finnish address; one in Swedish is a kind of its own."""
    docs = ROOT / "docs"
    # The Finnish page first, whose name has one point alone: it is the one that stands for its kind.
    for path in sorted(docs.rglob("*.md"), key=lambda path: (path.name.count("."), path)):
        stem, _, language = path.relative_to(docs).as_posix().removesuffix(".md").partition(".")
        language = language or DEFAULT_LANGUAGE
        way = [part for part in stem.split("/") if part != "index"]
        if way[:1] != ["dev"] and language in addresses.languages_of("/".join(way)):
            front = yaml.safe_load(path.read_text("utf-8").split("---")[1])
            kind = str(front.get("template", "/".join(way))).removesuffix(".html")
            apart = language != DEFAULT_LANGUAGE and (language in LOOKED_AT or kind == "home")
            yield f"{kind}-{language}" if apart else kind, addresses.page(*way, language=language)


def _views(archive: Archive) -> dict[str, list[str]]:
    """The addresses of the pages that we render ourselves, by kind."""
    found: dict[str, list[str]] = {}
    for language in addresses.PUBLISHED:
        for page in own_pages(archive, date(2026, 11, 24), language):
            kind = page.template.removesuffix(".html").replace("_", "-")
            found.setdefault(f"{kind}-more" if kind in _OF_MARKDOWN else kind, []).append(page.url)
    return found


def _sessions() -> dict[str, list[str]]:
    """The addresses of the sessions' pages by kind, those with an earlier game and with most on the boards first."""
    found: dict[str, list[str]] = {}
    fullest = sorted(_examples(), key=lambda one: (bool(one.previous_id), filled_fields(one.value)), reverse=True)
    for session in fullest:
        kind = f"session-{session.language}" if session.plan else "session-nothing-agreed"
        found.setdefault(kind, []).append(addresses.session(session.id))
    return found


_OF_MARKDOWN: dict[str, list[str]] = {}
for _kind, _address in _markdown():
    _OF_MARKDOWN.setdefault(_kind, []).append(_address)
_SMALL = {"not-found": ["404.html"]} | _OF_MARKDOWN | _views(Archive(map(summarise, _examples()))) | _sessions()
_LARGE = _views(Archive(summarise(Session(made.id, made.value)) for made in sessions(60, 1)))

KINDS = {kind: found[0] for kind, found in _SMALL.items()}
"""One page of every kind, by the name of the kind."""

OF_DEMO = {kind: found[0] for kind, found in _LARGE.items() if kind not in _SMALL}
"""Kinds that need more sessions than the small archive has."""

PAGES = {address for found in _SMALL.values() for address in found}
"""The address of every page of the small site."""


def schemes_of(address: str) -> tuple[str, ...]:
    """Where axe looks at a page: a translation has the parts and thus the colours of the page that it translates."""
    return ("light",) if address.partition("/")[0] in addresses.PUBLISHED else ("light", "dark")
