"""What changed between two games: how far each method came, what is new, what was not mentioned."""

from typing import Any

import pytest
from making import row, summary

from ospe_build.archive.movement import Movement, movement

DONE, TRIED, WORTH = "teemme_jo_hyvin", "olemme_kokeilleet", "kannattaa_kokeilla"
CARD = {"kortti": "kysely"}


def compared(before: dict[str, Any], after: dict[str, Any]) -> Movement:
    return movement(summary("2025-03-12", teemat=before), summary("2026-03-12", teemat=after))


def counts(moved: Movement) -> tuple[int, int, int, int, int]:
    return len(moved.forward), moved.same, len(moved.back), len(moved.new), len(moved.unmentioned)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (WORTH, TRIED, (1, 0, 0, 0, 0)),
        (WORTH, DONE, (1, 0, 0, 0, 0)),
        (TRIED, DONE, (1, 0, 0, 0, 0)),
        (TRIED, TRIED, (0, 1, 0, 0, 0)),
        (DONE, TRIED, (0, 0, 1, 0, 0)),
        (DONE, WORTH, (0, 0, 1, 0, 0)),
    ],
)
def test_a_method_moves_towards_what_is_done_well_or_back(
    before: str, after: str, expected: tuple[int, int, int, int, int]
) -> None:
    moved = compared({"alueyhteistyo": {before: [CARD]}}, {"alueyhteistyo": {after: [CARD]}})
    assert counts(moved) == expected


def test_what_is_in_one_game_only_is_new_or_unmentioned() -> None:
    moved = compared({"alueyhteistyo": {WORTH: [CARD]}}, {"alueyhteistyo": {WORTH: [{"kortti": "talkoot"}]}})
    assert [(one.card, one.before, one.after) for one in moved.new] == [("talkoot", "", WORTH)]
    assert [(one.card, one.before, one.after) for one in moved.unmentioned] == [("kysely", WORTH, "")]


def test_the_same_card_on_another_board_is_another_matter() -> None:
    moved = compared({"alueyhteistyo": {WORTH: [CARD]}}, {"asiakaskokemus": {DONE: [CARD]}})
    assert counts(moved) == (0, 0, 0, 1, 1)


def test_free_text_is_the_same_in_another_case_and_spacing() -> None:
    before = {"alueyhteistyo": {WORTH: ["Kahvit  kioskilla", "Pihapäivä"]}}
    after = {
        "alueyhteistyo": {
            TRIED: ["kahvit kioskilla"],
            DONE: ["PIHAPA\N{COMBINING DIAERESIS}IVA\N{COMBINING DIAERESIS}"],
        }
    }
    assert counts(compared(before, after)) == (2, 0, 0, 0, 0)


def test_free_text_is_not_taken_for_the_card_of_that_id() -> None:
    moved = compared({"alueyhteistyo": {WORTH: ["kysely"]}}, {"alueyhteistyo": {DONE: [CARD]}})
    assert counts(moved) == (0, 0, 0, 1, 1)


def test_a_method_in_several_columns_counts_where_it_is_furthest() -> None:
    moved = compared(
        {"alueyhteistyo": {WORTH: [CARD], TRIED: [CARD]}}, {"alueyhteistyo": {WORTH: [CARD], DONE: [CARD]}}
    )
    assert [(one.before, one.after) for one in moved.forward] == [(TRIED, DONE)]
    assert counts(moved) == (1, 0, 0, 0, 0)


def test_the_columns_of_the_citys_own_ways_are_no_steps() -> None:
    moved = compared(
        {"kaupungin_toimintatavat": {"avoimuutta_lisaavat": [CARD]}},
        {"kaupungin_toimintatavat": {"monipuolisuutta_lisaavat": [CARD]}},
    )
    assert counts(moved) == (0, 1, 0, 0, 0)


def test_the_earlier_plan_comes_along() -> None:
    earlier = summary("2025-03-12", row(CARD), row("Kävely"))
    assert movement(earlier, summary("2026-03-12")).plan == earlier.plan
