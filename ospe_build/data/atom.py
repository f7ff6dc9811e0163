"""Feeds: new sessions, and those whose plan has news, the newest first (RFC 4287)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from heapq import nlargest
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from ospe_build import addresses, board
from ospe_build.archive.archive import Archive
from ospe_build.archive.means import Means
from ospe_build.archive.summary import Summary
from ospe_build.data.edition import LICENCE_URL, Edition
from ospe_build.data.export import Export
from ospe_build.data.names import FEED, own_file
from ospe_build.messages import DEFAULT_LANGUAGE, text

NEWEST: Final = 20
NEWEST_OF_A_PLACE: Final = 10
"""Of a unit or district, of which there are many and which play now and then."""
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


def _entry(summary: Summary, edition: Edition) -> Element:
    origin, page = edition.origin, edition.origin.url(addresses.session(summary.id))
    entry = Element(f"{{{_ATOM}}}entry")
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
    return entry


@dataclass(frozen=True, slots=True)
class Topic:
    """What a feed is about.

    Attributes:
        name: of the unit, district, division or theme; empty for the whole archive.
        file: its address, from the site's root.
        page: the page that it goes with.
        sessions: its sessions.
        most: how many of them the feed tells of.
    """

    name: str
    file: str
    page: str
    sessions: Sequence[Summary]
    most: int = NEWEST


def topics(archive: Archive) -> Iterator[Topic]:
    """All that can be followed: the whole archive, each unit, district, division and theme."""
    yield Topic("", FEED, addresses.page("tulokset"), archive.counted)
    for kind, places in (("yksikot", archive.places.units), ("alueet", archive.places.districts)):
        for slug, one in places.items():
            page = addresses.page(kind, slug)
            yield Topic(one.place.name, f"{page}{FEED}", page, one.sessions, NEWEST_OF_A_PLACE)
    divisions = board.node("pelikerta", "toimiala")
    for key in divisions.values:
        mine = [summary for summary in archive.counted if summary.division == key]
        page = addresses.page("lupaukset", toimiala=key)
        yield Topic(
            divisions.value_label(key, DEFAULT_LANGUAGE), f"{addresses.page('toimialat', key)}{FEED}", page, mine
        )
    for theme in board.themes():
        mine = [summary for summary in archive.counted if theme.key in summary.themes]
        page = addresses.page("teemat", theme.key)
        yield Topic(theme.label(DEFAULT_LANGUAGE), f"{page}{FEED}", page, mine)


def feeds(edition: Edition) -> Iterator[Export]:
    """The feed of each topic."""
    register_namespace("", _ATOM)
    # A session is told of in several, and written once.
    entry = lru_cache(maxsize=None)(lambda id_: _entry(edition.archive.by_id[id_], edition))

    def feed(topic: Topic, newest: Sequence[Summary]) -> bytes:
        origin = edition.origin
        root = Element(f"{{{_ATOM}}}feed")
        root.set(_LANG, DEFAULT_LANGUAGE)
        _child(root, "id", origin.url(topic.file))
        _child(root, "title", f"{topic.name}: {edition.title()}" if topic.name else edition.title())
        _child(root, "subtitle", " / ".join(text(one, "data.feed.subtitle") for one in addresses.PUBLISHED))
        _child(root, "updated", _moment(edition.changed(newest[0]) if newest else edition.modified))
        _child(root, "link", rel="self", type="application/atom+xml", href=origin.url(topic.file))
        _child(root, "link", rel="alternate", type="text/html", href=origin.url(topic.page))
        _child(root, "link", rel="license", href=LICENCE_URL)
        author = _child(root, "author")
        _child(author, "name", origin.publisher)
        _child(author, "uri", origin.site_url)
        root.extend(entry(summary.id) for summary in newest)
        indent(root)
        return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"

    for topic in topics(edition.archive):
        newest = nlargest(topic.most, topic.sessions, key=lambda summary: (edition.changed(summary), summary.id))
        days = [(edition.added(summary), edition.changed(summary)) for summary in newest]
        told = repr([topic.name, days or edition.modified])
        yield Export(topic.file, newest, told, partial(feed, topic, newest))
