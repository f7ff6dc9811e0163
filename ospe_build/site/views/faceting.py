"""Faceting: how rows of a list are chosen by their values, with labels and counts, and the index for its script."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from ospe_build.files import compact
from ospe_build.messages import pattern, text

LONG: Final = 12
"""Values of a facet from which a page shows the commonest and a field that finds the others."""
COMMONEST: Final = 8

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
