"""The deck and its schema: every card is whole, findable and told apart, and what is no card is refused."""

import copy
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from ospe_build.reading import read_file

SCHEMA = Path(__file__).parents[2] / "schema"
LANGUAGES = ("fi", "sv", "en")

Card = dict[str, Any]


def schema_of(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMA / name).read_text(encoding="utf-8"))
    return schema


def validator() -> Draft202012Validator:
    session = "session.schema.json"
    # Relative references are resolved beside the deck's own schema, as editors and check-jsonschema do.
    beside = Registry().with_resource(session, Resource.from_contents(schema_of(session)))
    return Draft202012Validator(schema_of("keinokortit.schema.json"), registry=beside)


@pytest.fixture(scope="module")
def deck() -> list[Card]:
    document = read_file(SCHEMA / "keinokortit.yml", "keinokortit.yml")
    assert document.findings == ()
    cards: list[Card] = document.value
    return cards


def test_deck_meets_its_schema(deck: list[Card]) -> None:
    Draft202012Validator.check_schema(schema_of("keinokortit.schema.json"))
    assert [error.message for error in validator().iter_errors(deck)] == []
    assert len(deck) >= 40


def test_ids_stand_in_order_and_none_twice(deck: list[Card]) -> None:
    ids = [card["id"] for card in deck]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_or_description_is_given_twice(deck: list[Card], language: str) -> None:
    for key in ("nimi", "kuvaus"):
        counts = Counter(card[key][language].casefold() for card in deck)
        assert [text for text, n in counts.items() if n > 1] == []


def test_every_theme_has_eight_cards_or_more(deck: list[Card]) -> None:
    themes = schema_of("session.schema.json")["$defs"]["teema"]["enum"]
    counts = Counter(theme for card in deck for theme in card["teemat"])
    assert {theme: n for theme in themes if (n := counts[theme]) < 8} == {}


def test_head_says_whose_deck_it_is_and_what_may_be_done_with_it() -> None:
    head = (SCHEMA / "keinokortit.yml").read_text(encoding="utf-8").split("\n- id:")[0]
    assert head.startswith("# yaml-language-server: $schema=keinokortit.schema.json\n")
    for said in ("oma, avoin pakka", "ei ole pelin painettu korttipakka", "CC BY 4.0", "pull request"):
        assert said in head


BROKEN: dict[str, Callable[[Card], object]] = {
    "unknown key": lambda card: card.update(vari="sininen"),
    "no name in Swedish": lambda card: card["nimi"].pop("sv"),
    "a fourth language": lambda card: card["kuvaus"].update(de="Was man tut. Wann es passt."),
    "id with a capital": lambda card: card.update(id="Asukasilta"),
    "id with an umlaut": lambda card: card.update(id="kävelykierros"),
    "id ending in a hyphen": lambda card: card.update(id="asukasilta-"),
    "name of small letters": lambda card: card["nimi"].update(fi="asukasilta"),
    "name of two lines": lambda card: card["nimi"].update(fi="Asukas\nilta"),
    "one sentence": lambda card: card["kuvaus"].update(fi="Kutsu asukkaat illaksi kuulemaan suunnitelmista " * 2 + "."),
    "three sentences": lambda card: card["kuvaus"].update(fi=card["kuvaus"]["fi"] + " Kokeile pian."),
    "description of two lines": lambda card: card["kuvaus"].update(fi=card["kuvaus"]["fi"].replace(". ", ".\n")),
    "no theme": lambda card: card.update(teemat=[]),
    "a theme twice": lambda card: card.update(teemat=["alueyhteistyo", "alueyhteistyo"]),
    "an unknown theme": lambda card: card.update(teemat=["avoimuus"]),
}


@pytest.mark.parametrize("what", BROKEN)
def test_schema_refuses(deck: list[Card], what: str) -> None:
    card = copy.deepcopy(deck[0])
    BROKEN[what](card)
    assert len(list(validator().iter_errors([card]))) == 1, what
