"""What the lists of sessions and of means are chosen by."""

from collections.abc import Callable, Iterable
from typing import Final

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.outcomes import OWN, themes_of
from ospe_build.archive.promises import Promise
from ospe_build.archive.summary import Summary
from ospe_build.messages import text
from ospe_build.site.views.faceting import Facet, Facets, Label, Row
from ospe_build.site.views.means_status import state_labels, state_order

NO_NEWS: Final = "ei_tietoa"
"""The facet value of means without a follow-up, which have no state."""
PROMISED: Final = "luvatut"
PROPOSED: Final = "ehdotukset"
PLACED: Final = "sijoitus"
"""The facet of a card in a column of a theme board: pages of methods link to it, no list of choices names it."""
_YES: Final = ("1",)


def _told(name: str) -> Label:
    return lambda value, language: text(language, f"facet.{name}.{value}")


def _of_key(*way: str) -> tuple[Label, tuple[str, ...]]:
    """The labels and the order of a key's allowed values."""
    node = board.node(*way)
    return node.value_label, tuple(node.values)


def _theme_label(value: str, language: str) -> str:
    return board.node("teemat", value).label(language)


def _theme_or_own(value: str, language: str) -> str:
    return text(language, "stat.own_method") if value == OWN else _theme_label(value, language)


def _state_label(value: str, language: str) -> str:
    return state_labels(language)["" if value == NO_NEWS else value]


def _card_name(value: str, language: str) -> str:
    return cards()[value].name(language)


def _methods(summary: Summary) -> list[str]:
    found = [placed.card for placed in summary.placements] + [means.method.card for means in summary.plan]
    return [card for card in found if card]


def _placements(summary: Summary) -> Iterable[str]:
    columns = board.columns()
    return (
        f"{placed.card}.{placed.column}" for placed in summary.placements if placed.card and placed.column in columns
    )


def _placement_label(value: str, language: str) -> str:
    card, _, column = value.partition(".")
    return f"{_card_name(card, language)}: {board.columns()[column].label(language)}"


def _shared(archive: Archive, session_of: Callable[[Row], Summary]) -> dict[str, Facet[Row]]:
    """The facets of what belongs to a session."""
    places = archive.places
    return {
        "toimiala": Facet(lambda row: (session_of(row).division,), *_of_key("pelikerta", "toimiala")),
        "vuosi": Facet(lambda row: (session_of(row).played[:4],), lambda value, _: value, newest_first=True),
        "yksikko": Facet(
            lambda row: (unit.slug for unit in places.units_of(session_of(row))),
            lambda value, _: places.unit(value).name,
            sought=True,
            written=lambda value, _: places.unit(value).language,
        ),
        "alue": Facet(
            lambda row: (district.slug for district in places.districts_of(session_of(row))),
            lambda value, language: places.district(value).label(language),
            sought=True,
            written=lambda value, language: places.district(value).written(language),
        ),
    }


def _themes() -> tuple[str, ...]:
    return tuple(theme.key for theme in board.themes())


def _states() -> tuple[str, ...]:
    return tuple(state or NO_NEWS for state in state_order())


def session_facets(archive: Archive) -> Facets[Summary]:
    """The facets of sessions."""
    shared = _shared(archive, lambda summary: summary)
    return {
        "toimiala": shared["toimiala"],
        "vuosi": shared["vuosi"],
        "teema": Facet(lambda summary: summary.themes, _theme_label, _themes()),
        "tila": Facet(lambda summary: [one.state or NO_NEWS for one in summary.plan], _state_label, _states()),
        "keino": Facet(_methods, _card_name, sought=True),
        "yksikko": shared["yksikko"],
        "alue": shared["alue"],
        "kohderyhma": Facet(lambda summary: summary.groups, *_of_key("rajaus", "kohderyhmat")),
        "kieli": Facet(lambda summary: (summary.language,), *_of_key("pelikerta", "kieli")),
        PLACED: Facet(_placements, _placement_label),
    }


def promise_facets(
    archive: Archive, is_late: Callable[[Promise], bool], is_silent: Callable[[Promise], bool]
) -> Facets[Promise]:
    """The facets of means.

    Args:
        archive: gives units and districts their names.
        is_late: whether a means is late on the day of the build.
        is_silent: whether it is silent.
    """

    def card(promise: Promise) -> Iterable[str]:
        return (promise.means.method.card,) if promise.means.method.card else ()

    def kind(promise: Promise) -> Iterable[str]:
        return (PROMISED if promise.means.promised else PROPOSED,)

    def ended(promise: Promise) -> Iterable[str]:
        return (promise.means.ended_on[:4],) if promise.means.ended_on else ()

    def owner(promise: Promise) -> Iterable[str]:
        return ("nimetty" if promise.means.owner else "puuttuu",)

    return {
        "laji": Facet(kind, _told("laji"), (PROMISED, PROPOSED)),
        "myohassa": Facet(lambda promise: _YES if is_late(promise) else (), _told("myohassa"), _YES),
        "hiljaa": Facet(lambda promise: _YES if is_silent(promise) else (), _told("hiljaa"), _YES),
        "tila": Facet(lambda promise: (promise.means.state or NO_NEWS,), _state_label, _states()),
        **_shared(archive, lambda promise: promise.session),
        "paattyi": Facet(ended, lambda value, _: value, newest_first=True),
        "teema": Facet(themes_of, _theme_or_own, (*_themes(), OWN)),
        "keino": Facet(card, _card_name, sought=True),
        "vastuutaho": Facet(owner, _told("vastuutaho"), ("nimetty", "puuttuu")),
    }
