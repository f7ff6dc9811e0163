"""Who plays and about what: the facts that all texts of one session share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

from ospe_build.writing.demo.phrasebook import Phrasebook, Voice

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting:
    """One unit, what it looks at, for whom, and the chance that decides the rest.

    Attributes:
        book: the phrases of the session's language.
        random: the one source of chance of all sessions.
        kind: the unit's kind, from the phrasebook's `lajit`.
        place, unit: forms of the place's and the unit's name.
        organisation: the organisation's name.
        groups: forms of the target group and of a second one.
        facts: all of these as slots of phrases.
    """

    book: Phrasebook
    random: Random
    kind: dict[str, Any]
    place: dict[str, str]
    unit: dict[str, str]
    organisation: str
    groups: tuple[dict[str, str], dict[str, str]]
    facts: dict[str, str | list[str]]

    def perhaps(self, percent: float) -> bool:
        """True so many times in a hundred."""
        return self.random.random() * 100 < percent

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices, each as likely."""
        return self.random.choice(choices)

    def say(self, field: str, **more: str) -> str:
        """A text for a field; more facts may be given as `name_form`."""
        (text,) = self._several(field, 1, {name.replace("_", "."): word for name, word in more.items()})
        return text

    def several(self, field: str, count: int) -> list[str]:
        """So many texts for a field, each from a phrase of its own."""
        return self._several(field, count, {})

    def _several(self, field: str, count: int, more: Mapping[str, str]) -> list[str]:
        facts = {**self.facts, **more} if more else self.facts
        return self.book.several(field, count, Voice(self.kind["nimi"]["nom"], facts, self.random))


def draw(book: Phrasebook, random: Random) -> Setting:
    """Draw a unit of an invented place, and what it looks at."""
    words = book.units
    start, end = random.choice(words["paikat"]["alut"]), random.choice(words["paikat"]["loput"])
    place = {form: start + text for form, text in end.items()}
    return _setting(book, random, random.choice(words["lajit"]), place, random.choice(words["organisaatiot"]))


def again(earlier: Setting) -> Setting:
    """The same unit at a later game, which may look at something else."""
    return _setting(earlier.book, earlier.random, earlier.kind, earlier.place, earlier.organisation)


def _setting(
    book: Phrasebook, random: Random, kind: dict[str, Any], place: dict[str, str], organisation: str
) -> Setting:
    unit = {form: f"{place[book.units['nimen_muoto']]} {text}" for form, text in kind["nimi"].items()}
    first, second = (book.units["ryhmat"][key] for key in random.sample(kind["ryhmat"], 2))
    named = {
        "paikka": place,
        "yksikko": unit,
        "talo": kind["talo"],
        "aihe": random.choice(kind["aiheet"]),
        "ryhma": first,
        "toinen": second,
    }
    facts: dict[str, str | list[str]] = {
        f"{name}.{form}": word for name, forms in named.items() for form, word in forms.items()
    }
    facts |= {"tila": kind["tilat"], "vastuu": kind["vastuut"]}
    owner = kind.get("organisaatio", organisation).replace("<yksikko>", unit["nom"])
    return Setting(book, random, kind, place, unit, owner, (first, second), facts)
