"""Facets: what the rows of a list are chosen by, with labels and counts, and the index for its script."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.promises import Promise
from ospe_build.archive.summary import Summary
from ospe_build.messages import pattern, text
from ospe_build.site.views.means_status import state_labels, state_order

NO_NEWS: Final = "ei_tietoa"
"""The facet value of means without a follow-up, which have no state."""
PROMISED: Final = "luvatut"
PROPOSED: Final = "ehdotukset"
LONG: Final = 12
"""Values of a facet from which a page shows the commonest and a field that finds the others."""
COMMONEST: Final = 8
_YES: Final = ("1",)

Row = TypeVar("Row")
Label = Callable[[str, str], str]
"""What a value is called in a language."""


@dataclass(frozen=True, slots=True)
class Facet(Generic[Row]):
    """One facet of a list.

    Attributes:
        values: what a row has of it.
        label: what a value is called.
        order: its values in their order; where it is empty, they stand by their names.
        newest_first: whether they stand the other way round.
        sought: whether of many values only the commonest are shown, and a field that finds the others.
    """

    values: Callable[[Row], Iterable[str]]
    label: Label
    order: tuple[str, ...] = ()
    newest_first: bool = False
    sought: bool = False

    def sorted(self, found: Iterable[str], language: str) -> list[str]:
        """The values that were found, in order."""
        if self.order:
            return [value for value in self.order if value in found]
        by_name = sorted(found, key=lambda value: self.label(value, language).casefold(), reverse=self.newest_first)
        return list(by_name)


Facets = Mapping[str, Facet[Row]]
"""The facets of a list by name, as it stands in addresses, in the order of the index's columns."""


def _told(name: str) -> Label:
    return lambda value, language: text(language, f"facet.{name}.{value}")


def _of_key(*way: str) -> tuple[Label, tuple[str, ...]]:
    """The labels and the order of a key's allowed values."""
    node = board.node(*way)
    return node.value_label, tuple(node.values)


def _theme_label(value: str, language: str) -> str:
    return board.node("teemat", value).label(language)


def _state_label(value: str, language: str) -> str:
    return state_labels(language)["" if value == NO_NEWS else value]


def _card_name(value: str, language: str) -> str:
    return cards()[value].name(language)


def _methods(summary: Summary) -> list[str]:
    found = [placed.card for placed in summary.placements] + [means.method.card for means in summary.plan]
    return [card for card in found if card]


def _shared(archive: Archive, session_of: Callable[[Row], Summary]) -> dict[str, Facet[Row]]:
    """The facets of what belongs to a session."""
    places = archive.places
    return {
        "toimiala": Facet(lambda row: (session_of(row).division,), *_of_key("pelikerta", "toimiala")),
        "vuosi": Facet(lambda row: (session_of(row).played[:4],), lambda value, _: value, newest_first=True),
        "yksikko": Facet(
            lambda row: (unit.slug for unit in places.units_of(session_of(row))),
            lambda value, _: places.unit_name(value),
            sought=True,
        ),
        "alue": Facet(
            lambda row: (district.slug for district in places.districts_of(session_of(row))),
            lambda value, _: places.district_name(value),
            sought=True,
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

    def themes(promise: Promise) -> Iterable[str]:
        card = promise.means.method.card
        return cards()[card].themes if card else ()

    def card(promise: Promise) -> Iterable[str]:
        return (promise.means.method.card,) if promise.means.method.card else ()

    def kind(promise: Promise) -> Iterable[str]:
        return (PROMISED if promise.means.promised else PROPOSED,)

    def owner(promise: Promise) -> Iterable[str]:
        return ("nimetty" if promise.means.owner else "puuttuu",)

    return {
        "laji": Facet(kind, _told("laji"), (PROMISED, PROPOSED)),
        "myohassa": Facet(lambda promise: _YES if is_late(promise) else (), _told("myohassa"), _YES),
        "hiljaa": Facet(lambda promise: _YES if is_silent(promise) else (), _told("hiljaa"), _YES),
        "tila": Facet(lambda promise: (promise.means.state or NO_NEWS,), _state_label, _states()),
        **_shared(archive, lambda promise: promise.session),
        "teema": Facet(themes, _theme_label, _themes()),
        "keino": Facet(card, _card_name, sought=True),
        "vastuutaho": Facet(owner, _told("vastuutaho"), ("nimetty", "puuttuu")),
    }


def facet_texts(language: str) -> dict[str, Any]:
    """The words of facets that a page's script shows."""
    names = ("none", "drop", "drop_all", "failed", "more_choices", "facet", "word")
    return {
        **{name: pattern(language, f"facet.{name}") for name in names},
        **{name: [pattern(language, f"facet.{name}", n=n) for n in (1, 2)] for name in ("show", "obstacle")},
    }


def choices(facets: Facets[Row], rows: Sequence[Row], language: str) -> dict[str, dict[str, Any]]:
    """By facet, its label and its values with labels and counts over all rows."""
    found = {}
    for name, facet in facets.items():
        count = Counter(value for row in rows for value in set(facet.values(row)))
        is_long = facet.sought and len(count) > LONG
        commonest = sorted(count, key=lambda value: (-count[value], facet.label(value, language)))[:COMMONEST]
        found[name] = {
            "name": name,
            "label": text(language, f"facet.{name}"),
            "long": is_long,
            "choices": [
                {"value": value, "label": facet.label(value, language), "n": count[value]}
                for value in (commonest if is_long else facet.sorted(count, language))
            ],
        }
    return found


def indexed(
    facets: Facets[Row], rows: Sequence[Row], language: str
) -> tuple[dict[str, list[list[str]]], list[list[list[int]]]]:
    """The values of each facet with their labels, and for each row, by facet, the places of its values among these."""
    names: dict[str, dict[str, int]] = {name: {} for name in facets}
    places = [
        [
            [names[name].setdefault(value, len(names[name])) for value in dict.fromkeys(facet.values(row))]
            for name, facet in facets.items()
        ]
        for row in rows
    ]
    labels = {name: [[value, facets[name].label(value, language)] for value in names[name]] for name in facets}
    return labels, places
