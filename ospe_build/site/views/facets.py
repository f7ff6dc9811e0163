"""Facets: what the rows of a list are chosen by, with labels and counts, and the index for its script."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from ospe_build import board
from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.archive.outcomes import OWN, themes_of
from ospe_build.archive.promises import Promise
from ospe_build.archive.summary import Summary
from ospe_build.files import compact
from ospe_build.messages import pattern, text
from ospe_build.site.views.means_status import state_labels, state_order

NO_NEWS: Final = "ei_tietoa"
"""The facet value of means without a follow-up, which have no state."""
PROMISED: Final = "luvatut"
PROPOSED: Final = "ehdotukset"
PLACED: Final = "sijoitus"
"""The facet of a card in a column of a theme board: pages of methods link to it, no list of choices names it."""
LONG: Final = 12
"""Values of a facet from which a page shows the commonest and a field that finds the others."""
COMMONEST: Final = 8
_YES: Final = ("1",)

Row = TypeVar("Row")
Label = Callable[[str, str], str]
"""What a value is called in a language."""
Written = Callable[[str, str], str]
"""In which language that is."""


@dataclass(frozen=True, slots=True)
class Facet(Generic[Row]):
    """One facet of a list.

    Attributes:
        values: what a row has of it.
        label: what a value is called.
        order: its values in their order; where it is empty, they stand by their names.
        newest_first: whether they stand the other way round.
        sought: whether of many values only the commonest are shown, and a field that finds the others.
        written: the language of what a value is called; names are not translated.
    """

    values: Callable[[Row], Iterable[str]]
    label: Label
    order: tuple[str, ...] = ()
    newest_first: bool = False
    sought: bool = False
    written: Written = lambda _, language: language

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


def facet_texts(language: str) -> dict[str, Any]:
    """The words of facets that a page's script shows."""
    names = ("none", "drop", "drop_all", "failed", "more_choices", "facet", "word", "elsewhere")
    return {
        **{name: pattern(language, f"facet.{name}") for name in names},
        "near": pattern(language, "search.near"),
        "quoted": pattern(language, "search.word"),
        "read_only": pattern(language, "search.read_only"),
        **{name: [pattern(language, f"facet.{name}", n=n) for n in (1, 2)] for name in ("show", "obstacle", "export")},
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
                {
                    "value": value,
                    "label": facet.label(value, language),
                    "language": facet.written(value, language),
                    "n": count[value],
                }
                for value in (commonest if is_long else facet.sorted(count, language))
            ],
        }
    return found


def indexed(
    facets: Facets[Row], rows: Sequence[Row], language: str
) -> tuple[dict[str, list[list[str]]], list[list[list[int]]]]:
    """The values of each facet with their labels, and for each row, by facet, the places of its values among these.

    A label in another language than the page's is followed by that language.
    """
    names: dict[str, dict[str, int]] = {name: {} for name in facets}
    places = [
        [
            [names[name].setdefault(value, len(names[name])) for value in dict.fromkeys(facet.values(row))]
            for name, facet in facets.items()
        ]
        for row in rows
    ]
    labels = {name: [_labelled(facets[name], value, language) for value in names[name]] for name in facets}
    return labels, places


def list_index(labels: Mapping[str, Any], rows: Sequence[Sequence[Any]]) -> str:
    """What a list is filtered by, as JSON: the values, and the rows by column, for like packs well with like."""
    columns = list(zip(*rows, strict=True))
    return compact({"arvot": labels, "sarakkeet": columns})


def _labelled(facet: Facet[Row], value: str, language: str) -> list[str]:
    written = facet.written(value, language)
    return [value, facet.label(value, language), *([written] if written != language else [])]
