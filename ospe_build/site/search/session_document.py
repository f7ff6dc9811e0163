"""What is searched of a session's page: what people wrote, from the session's file; the site's own labels are not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from ospe_build import addresses, board
from ospe_build.archive.deck import cards
from ospe_build.archive.means import Method
from ospe_build.archive.session import Session
from ospe_build.formats import format_date, month
from ospe_build.messages import LANGUAGES, text
from ospe_build.site.search.documents import Document, Section

FEWEST_FOR_ROLES: Final = 5
"""Under so many players their roles are not shown."""
NO_PLAN: Final = "suunnitelma"
"""Where a session says why nothing was agreed."""


def of_session(session: Session, units: Sequence[str] = ()) -> Document:
    """A session's page, from what its file holds: the site's own labels are not searched.

    Args:
        session: the session.
        units: the names by which the site knows its units, where it writes them otherwise.
    """
    plan = tuple(_plan(session))
    whose = "\n".join((session.title, *session.units, *units))
    return Document(
        url=addresses.session(session.id),
        kind="",  # the page where it is found says so in the reader's language
        language=session.language,
        title=session.title,
        about=Section(text(session.language, "session.about"), "tiedot", *_about(session, units)),
        sections=(*plan, *_boards(session), *_feedback(session)),
        session=True,
        means=tuple(f"{whose}\n{one.text}\n{one.also}" for one in plan if one.anchor != NO_PLAN),
    )


def _plan(session: Session) -> Iterator[Section]:
    heading, value = text(session.language, "session.plan_heading"), session.value
    for number, row in enumerate(value.get("uudet_keinot", ()), 1):
        texts = _texts(row, skip=("menetelma", "tila"))
        yield _section(heading, f"keino-{number}", session.language, texts, [row["menetelma"]])
    if "ei_sovittu" in value:
        yield Section(heading, NO_PLAN, value["ei_sovittu"])


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


def _about(session: Session, units: Sequence[str]) -> tuple[str, str]:
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
    made_up = [text(session.language, "list.example")] if session.example else []
    parts = [*session.units, details["organisaatio"], day, *made_up, *details.get("alueet", ()), *shown]
    elsewhere += [*units, details["pelattu"], *(month(details["pelattu"], language) for language in LANGUAGES)]
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
