"""What is searched: a page as its title, and its texts by the places where they stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import Any, Final, NamedTuple

from ospe_build import addresses, board
from ospe_build.archive.deck import cards
from ospe_build.archive.means import Method
from ospe_build.archive.session import Session
from ospe_build.formats import format_date
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES, text


class Section(NamedTuple):
    """A part of a page.

    Attributes:
        name: its heading, as people read it.
        anchor: the id of its element; empty for the top of the page.
        text: what is there.
        also: other words by which it is found, which do not stand in it.
    """

    name: str
    anchor: str
    text: str
    also: str = ""


class Document(NamedTuple):
    """A page as it is searched.

    Attributes:
        url: from the site's root.
        kind: what kind of a page it is, as people read it.
        language: fi, sv or en.
        title: its heading.
        about: whose page it is: units, districts, target groups. A word found here counts for more than in a section.
        sections: its texts.
        inner: whether it is for maintainers.
        session: whether it is a session's.
    """

    url: str
    kind: str
    language: str
    title: str
    about: Section
    sections: tuple[Section, ...]
    inner: bool = False
    session: bool = False


FEWEST_FOR_ROLES: Final = 5
"""Under so many players their roles are not shown."""


def of_session(session: Session) -> Document:
    """A session's page, from what its file holds: the site's own labels are not searched."""
    return Document(
        url=addresses.session(session.id),
        kind=text(DEFAULT_LANGUAGE, "nav.tulokset"),
        language=session.language,
        title=session.title,
        about=Section(text(session.language, "session.about"), "tiedot", *_about(session)),
        sections=(*_plan(session), *_boards(session), *_feedback(session)),
        session=True,
    )


def _plan(session: Session) -> Iterator[Section]:
    heading, value = text(session.language, "session.plan_heading"), session.value
    for number, row in enumerate(value.get("uudet_keinot", ()), 1):
        texts = _texts(row, skip=("menetelma", "tila"))
        yield _section(heading, f"keino-{number}", session.language, texts, [row["menetelma"]])
    if "ei_sovittu" in value:
        yield Section(heading, "suunnitelma", value["ei_sovittu"])


def _boards(session: Session) -> Iterator[Section]:
    """The boards but for the plan: each question's notes, and each column of a theme."""
    language = session.language
    for phase in board.phases():
        held = session.value.get(phase.key, {})
        if phase.kind == "suunnitelma":
            continue
        for node in phase.children:
            if node.key not in held or node.values:
                continue
            if node.kind != "teema":
                yield Section(phase.label(language), phase.key, "\n".join(_texts(held[node.key])))
                continue
            for column in node.children:
                if methods := held[node.key].get(column.key):
                    yield _section(column.label(language), f"{node.key}-otsikko", language, (), methods)


def _feedback(session: Session) -> Iterator[Section]:
    held, heading = session.value.get("palaute", {}), text(session.language, "session.feedback")
    for node in board.node("palaute").children:
        if texts := _texts(held.get(node.key, ())):
            yield Section(heading, "palaute", "\n".join(texts))


def _section(
    name: str, anchor: str, language: str, texts: Sequence[str], methods: Sequence[str | dict[str, str]]
) -> Section:
    """A section of methods, with the names that their cards have in other languages, and of texts after them."""
    lines = [*(_method(method, language) for method in methods), *texts]
    return Section(name, anchor, "\n".join(lines), " ".join(_names_elsewhere(methods, language)))


def _about(session: Session) -> tuple[str, str]:
    """Who played, where, when and for whom; and the same in the other languages, where there are words for it."""
    details, groups = session.details, session.value["rajaus"].get("kohderyhmat", ())
    labels = [(board.node("pelikerta", "toimiala"), session.division)]
    labels += [(board.node("rajaus", "kohderyhmat"), group) for group in groups]
    if details["pelaajia"] >= FEWEST_FOR_ROLES:
        roles = board.node("pelikerta", "pelaajien_roolit")
        labels += [(roles, role) for role in details.get("pelaajien_roolit", ())]
    shown = [node.value_label(value, session.language) for node, value in labels]
    elsewhere = [node.value_label(value, language) for language in LANGUAGES for node, value in labels]
    day = format_date(details["pelattu"], session.language)
    parts = [*session.units, details["organisaatio"], day, *details.get("alueet", ()), *shown]
    return ", ".join(dict.fromkeys(parts)), " ".join(dict.fromkeys(elsewhere))


def _names_elsewhere(methods: Iterable[str | dict[str, str]], language: str) -> Iterator[str]:
    """The names that cards have in other languages."""
    for method in map(Method.of, methods):
        if method.card:
            yield from (cards()[method.card].name(other) for other in LANGUAGES if other != language)


def _method(value: str | dict[str, str], language: str) -> str:
    method = Method.of(value)
    return f"{method.name(language)}: {method.note}" if method.note else method.name(language)


def _texts(value: Any, skip: Iterable[str] = ()) -> list[str]:  # noqa: ANN401 - JSON
    """All texts of a value that people wrote; addresses and days are none."""
    if isinstance(value, dict):
        return [one for key, held in value.items() if key not in skip for one in _texts(held, skip)]
    if isinstance(value, list | tuple):
        return [one for held in value for one in _texts(held, skip)]
    return [value] if isinstance(value, str) and not _NO_TEXT.match(value) else []


_NO_TEXT: Final = re.compile(r"https?://\S+$|\d{4}-\d\d(-\d\d)?$")
_MAIN: Final = re.compile(r"<main\b[^>]*\bdata-search(?:=\"([^\"]*)\")?[^>]*>")
_LANGUAGE: Final = re.compile(r"<html\b[^>]*\blang=[\"']?([a-z]{2})")
# The innermost first: pictures hold others.
_PASSED_OVER: Final = re.compile(
    r"<(script|style|svg|nav|form|footer|template|noscript|button|select)\b(?:(?!<\1\b).)*?</\1>|<!--.*?-->", re.DOTALL
)
_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9-]*)\b([^>]*)>")
_ID: Final = re.compile(r"\bid=\"([^\"]*)\"")
_HEADINGS: Final = frozenset({"h1", "h2", "h3"})
_EMPTY: Final = frozenset({"br", "hr", "img", "input", "wbr", "source", "col", "meta", "link"})
_INLINE: Final = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "wbr",
    }
)
_NONE: Final = re.compile(r"<[a-z][^>]* data-search-none\b")
_LEFT_OUT: Final = "data-search-ignore"


def of_page(url: str, html: str) -> Document | None:
    """A page of the site, from its HTML; None where it is not searched.

    The element `main` says so by `data-search`, whose value is the kind of page; what has `data-search-ignore` is left
    out, and so are forms, buttons and menus. A page that only repeats what others say has `data-search-none`.
    """
    main = _MAIN.search(html)
    if main is None or _NONE.search(html):
        return None
    end = html.find("</main>", main.end())
    found = _LANGUAGE.search(html)
    body, count = html[main.end() : end], 1
    while count:
        body, count = _PASSED_OVER.subn(" ", body)
    sections = list(_sections(body))
    title = next((section.name for section in sections), "")
    return Document(
        url=url,
        kind=unescape(main[1] or ""),
        language=found[1] if found and found[1] in LANGUAGES else DEFAULT_LANGUAGE,
        title=title,
        about=Section("", "", ""),
        sections=tuple(section for section in sections if section.text),
        inner="data-audience" in main[0],
    )


def _sections(body: str) -> Iterator[Section]:
    """The parts of a page's body, one a heading; the first begins with the page's title."""
    name, anchor = "", ""
    kept: list[str] = []
    heading: list[str] | None = None
    left_out = 0
    position = 0
    for tag in _TAG.finditer(body):
        closing, element, attributes = tag.groups()
        piece = body[position : tag.start()]
        position = tag.end()
        if left_out:
            left_out += 0 if _is_empty(element, attributes) else -1 if closing else 1
            continue
        (kept if heading is None else heading).append(piece)
        if element not in _INLINE:
            (kept if heading is None else heading).append("\n")
        if not closing and _LEFT_OUT in attributes:
            left_out = 0 if _is_empty(element, attributes) else 1
        elif element in _HEADINGS and not closing:
            if element != "h1" and (name or any(map(str.strip, kept))):
                yield Section(name, anchor, _plain(kept), name)
            if element != "h1":
                kept = []
            found = _ID.search(attributes)
            anchor = found[1] if found else ""
            heading = []
        elif element in _HEADINGS and heading is not None:
            name, heading = _plain(heading), None
    kept.append("" if left_out else body[position:])
    yield Section(name, anchor, _plain(kept), name)


def _is_empty(element: str, attributes: str) -> bool:
    return element in _EMPTY or attributes.endswith("/")


def _plain(pieces: list[str]) -> str:
    lines = (" ".join(line.split()) for line in unescape("".join(pieces)).split("\n"))
    return "\n".join(line for line in lines if line)
