"""The feed: new sessions, and those whose plan has news, the newest first (RFC 4287)."""

from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from ospe_build import addresses, board
from ospe_build.archive.means import Means
from ospe_build.archive.summary import Summary
from ospe_build.data.edition import LICENCE_URL, Edition
from ospe_build.data.names import FEED, own_file
from ospe_build.messages import DEFAULT_LANGUAGE, text

NEWEST: Final = 50
_ATOM: Final = "http://www.w3.org/2005/Atom"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def _child(parent: Element, name: str, words: str = "", **attributes: str) -> Element:
    child = SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = words or None
    return child


def _moment(day: str) -> str:
    """A day as Atom has it; the hour is not known."""
    return f"{day}T00:00:00Z"


def _news(means: Means, language: str) -> str:
    """What became of a means: its state, and the newest words on it."""
    state = board.node("uudet_keinot", "seuranta", "tila").value_label(means.state, language)
    told = text(language, "data.feed.news", method=means.method.name(language), state=state)
    return f"{told} {means.news}".strip()


def _summary(summary: Summary) -> str:
    """An entry in a few lines: whose game, what was looked at, what became of the plan."""
    language = summary.language
    first = text(language, "data.feed.entry", units=", ".join(summary.units), scope=summary.scope)
    return "\n".join([first, *(_news(means, language) for means in summary.plan if means.state)])


def _entry(feed: Element, summary: Summary, edition: Edition) -> None:
    origin, page = edition.origin, edition.origin.url(addresses.session(summary.id))
    entry = _child(feed, "entry")
    entry.set(_LANG, summary.language)
    _child(entry, "id", page)
    _child(entry, "title", summary.title)
    _child(entry, "published", _moment(edition.added(summary)))
    _child(entry, "updated", _moment(edition.changed(summary)))
    _child(entry, "link", rel="alternate", type="text/html", hreflang=summary.language, href=page)
    data = origin.url(own_file(summary.id, "json"))
    _child(entry, "link", rel="alternate", type="application/json", href=data)
    division = board.node("pelikerta", "toimiala").value_label(summary.division, summary.language)
    _child(entry, "category", term=summary.division, label=division)
    for theme in board.themes():
        if theme.key in summary.themes:
            _child(entry, "category", term=theme.key, label=theme.label(summary.language))
    _child(entry, "summary", _summary(summary), type="text")


def feed(edition: Edition) -> bytes:
    """The feed as XML."""
    register_namespace("", _ATOM)
    origin = edition.origin
    newest = sorted(edition.archive.counted, key=lambda summary: (edition.changed(summary), summary.id), reverse=True)
    root = Element(f"{{{_ATOM}}}feed")
    root.set(_LANG, DEFAULT_LANGUAGE)
    _child(root, "id", origin.url(FEED))
    _child(root, "title", edition.title())
    _child(root, "subtitle", text(DEFAULT_LANGUAGE, "data.feed.subtitle"))
    _child(root, "updated", _moment(edition.modified))
    _child(root, "link", rel="self", type="application/atom+xml", href=origin.url(FEED))
    _child(root, "link", rel="alternate", type="text/html", href=origin.url(addresses.page("tulokset")))
    _child(root, "link", rel="license", href=LICENCE_URL)
    author = _child(root, "author")
    _child(author, "name", origin.publisher)
    _child(author, "uri", origin.site_url)
    for summary in newest[:NEWEST]:
        _entry(root, summary, edition)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
