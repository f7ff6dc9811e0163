"""What was probably meant."""

import pytest

from ospe_build.board import node, phases
from ospe_build.checking.nearest import as_key, nearest, nearest_by_name

COLUMNS = [column.key for column in node("teemat", "asiakaskokemus").children]
BOARDS = [board.key for board in phases()]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("olemme_kokeileet", "olemme_kokeilleet"),
        ("Olemme kokeilleet", "olemme_kokeilleet"),
        ("kanattaa_kokeilla", "kannattaa_kokeilla"),
        ("teemme jo hyvin:", "teemme_jo_hyvin"),
        ("teemme", "teemme_jo_hyvin"),
        ("tee", None),
        ("aivan_muuta", None),
        ("", None),
        ("olemme_kokeilleet" * 100, None),
    ],
)
def test_a_misspelt_key_is_recognised(written: str, meant: str | None) -> None:
    assert nearest(written, COLUMNS) == meant


@pytest.mark.parametrize("key", BOARDS + COLUMNS)
def test_one_letter_too_few_or_two_in_the_wrong_order_are_recognised(key: str) -> None:
    for place in range(1, len(key) - 1):
        assert nearest(key[:place] + key[place + 1 :], [*BOARDS, *COLUMNS]) == key
        assert nearest(key[:place] + key[place + 1] + key[place] + key[place + 2 :], [*BOARDS, *COLUMNS]) == key


def test_a_key_is_recognised_that_shares_a_fifth_of_its_pairs() -> None:
    assert nearest("ostioko", ["otsikko", "palaute"]) == "otsikko"


def test_a_value_is_recognised_by_its_label_in_any_language() -> None:
    field = node("pelikerta", "toimiala")
    names = {value: tuple(labels.values()) for value, labels in field.values.items()}
    for value, labels in field.values.items():
        for label in labels.values():
            assert nearest_by_name(label, names) == value
            assert nearest_by_name(label.upper(), names) == value


def test_a_beginning_that_several_share_says_nothing() -> None:
    assert nearest("palautus", ["palautusluukku", "palautusaika"]) != nearest("palautusa", ["palautusluukku"])
    assert nearest("kirj", ["kirjasto_tila", "kirja_tori"]) is None


def test_a_word_with_the_same_letters_far_apart_is_another_word() -> None:
    """More than two thirds of the letters stand in the same order, and hardly two of them side by side."""
    assert nearest("abcdef", ["axbxcxdxexf"]) is None
    assert nearest("abcdef", ["abxcdxef"]) == "abxcdxef"


def test_plain_writes_as_keys_are_written() -> None:
    assert as_key("Määräaika: (päivä)") == "maaraaika_paiva"
    assert as_key("Åsa-Öhman") == "asa_ohman"
