"""Methods in own words: like ones together, never merged with others."""

import pytest
from making import row, summary

from ospe_build.archive.archive import Archive
from ospe_build.archive.own_methods import beginnings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nuorten suunnitteluilta", "Suunnitteluilta nuorille"),
        ("Kahvit kirjastossa", "KAHVIT  kirjastolla"),
        ("Suunnitteluilta", "suunnitteluillat"),
        ("Ungdomarnas kväll", "Kväll för ungdomar"),
    ],
)
def test_other_forms_and_another_order_are_alike(one: str, other: str) -> None:
    assert beginnings(one) == beginnings(other) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Suunnitteluilta", "Suunnittelukisa"), ("Nuorten ilta", "Nuorten raati"), ("Kahvit", "Kahvit torilla")],
)
def test_what_says_another_thing_is_not(one: str, other: str) -> None:
    assert beginnings(one) != beginnings(other)


def test_like_methods_of_boards_and_plans_are_gathered_with_their_words_sessions_and_themes() -> None:
    board = {"teemat": {"alueyhteistyo": {"olemme_kokeilleet": ["Nuorten kävely", "Nuorten kävelyt"]}}}
    newest = summary("2026-05-01", row("Kävely nuorten kanssa"), name="c")
    middle = summary("2025-05-01", **board, name="b")
    oldest = summary("2024-05-01", row("Nuorten kävely"), row({"kortti": "asukasilta"}), row("…"), name="a")
    first, second = Archive([oldest, newest, middle]).own_methods
    assert list(first.texts) == ["Nuorten kävely", "Nuorten kävelyt"]
    assert [one.id for one in first.sessions] == [middle.id, oldest.id]
    assert first.themes == {"alueyhteistyo"}
    assert not first.suggests_a_card
    assert (list(second.texts), second.themes) == (["Kävely nuorten kanssa"], set())


def test_three_sessions_suggest_a_card() -> None:
    archive = Archive([summary(f"202{n}-05-01", row("Nuorten kävely"), name="a") for n in range(3)])
    assert [group.suggests_a_card for group in archive.own_methods] == [True]


@pytest.mark.parametrize(
    ("name", "own", "expected"),
    [
        ("Jalkapallo", "Pelataan jalkapalloa", True),  # a name of one word, which goes on in another form
        ("Jalkapalloturnaus", "Jalkapalloa illalla", False),
        ("Kysely asiakkaille", "Asiakkaiden kyselyt", True),
        ("Kysely asiakkaille", "Kysely", False),
    ],
)
def test_own_methods_like_a_name_are_found(name: str, own: str, *, expected: bool) -> None:
    archive = Archive([summary("2026-03-12", row(own), name="a"), summary("2026-03-11", row("Ilta"), name="b")])
    assert [list(one.texts) for one in archive.own_like([name, "???"])] == ([[own]] if expected else [])
