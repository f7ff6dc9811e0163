"""A session as an object, its short form, and the way of the short form through the cache."""

import msgspec
from hypothesis import given, settings
from making import follow_up, row, session
from valid_sessions import sessions

from ospe_build.archive.session import Session
from ospe_build.archive.summary import Summary, board_fields, filled_fields, summarise
from ospe_build.board import FIRST, phases


@settings(max_examples=60, deadline=None)
@given(sessions())
def test_the_short_form_comes_back_from_json_as_it_was(value: dict[str, object]) -> None:
    short = summarise(Session("2026-03-12-mallila", value))
    assert msgspec.json.decode(msgspec.json.encode(short), type=Summary) == short


def test_several_units_are_parted() -> None:
    found = session(pelikerta={"yksikko": " Mallilan kirjasto;Mallilan nuorisotalo ; "})
    assert found.units == ("Mallilan kirjasto", "Mallilan nuorisotalo")


def test_what_is_not_said_has_its_default() -> None:
    found = session()
    assert (found.language, found.example, found.previous_id, found.plan) == ("fi", False, "", ())


def test_themes_are_those_chosen_and_those_with_methods_in_the_boards_order() -> None:
    found = session(
        mita_osallistaminen_tarkoittaa={"koskevat_teemat": ["kaupungin_toimintatavat", "asiakaskokemus"]},
        teemat={"alueyhteistyo": {"teemme_jo_hyvin": ["Kahvit"]}},
    )
    assert found.themes == ("asiakaskokemus", "alueyhteistyo", "kaupungin_toimintatavat")


def test_methods_are_placed_in_the_boards_order() -> None:
    found = session(
        teemat={
            "alueyhteistyo": {"kannattaa_kokeilla": ["C"], "teemme_jo_hyvin": [{"kortti": "kysely"}]},
            "asiakaskokemus": {"olemme_kokeilleet": ["A", "B"]},
        }
    )
    assert [(theme, column, method.card or method.text) for theme, column, method in found.placements()] == [
        ("asiakaskokemus", "olemme_kokeilleet", "A"),
        ("asiakaskokemus", "olemme_kokeilleet", "B"),
        ("alueyhteistyo", "teemme_jo_hyvin", "kysely"),
        ("alueyhteistyo", "kannattaa_kokeilla", "C"),
    ]


def test_the_boards_are_filled_field_by_field() -> None:
    assert len(board_fields(FIRST)) > 20
    assert {way[0] for way in board_fields(FIRST)} == {phase.key for phase in phases()}
    scope_and_no_plan = session().value
    assert filled_fields(scope_and_no_plan) == 3  # "nothing was agreed" answers the last board, too
    with_plan = session("2026-03-12", row()).value
    assert filled_fields(with_plan) == 3
    # A field of ours is not on the boards.
    assert filled_fields({**with_plan, "rajaus": {**with_plan["rajaus"], "kohderyhmat": ["nuoret"]}}) == 3
    assert filled_fields({**with_plan, "kehityskohdat": {"kehitettavaa": ["Kiire"]}}) == 4


def test_the_short_form_tells_the_newest_news() -> None:
    short = summarise(
        session(
            "2026-03-12",
            row(
                "A",
                follow_up("2026-05-01", "kesken", kuvaus="Alku"),
                follow_up("2026-08-01", "toteutunut", kuvaus="Loppu"),
            ),
            row("B", follow_up("2026-06-01", "kesken", kuvaus="Kuvaus", mittaustulos="84 nuorta")),
            row("C"),
        )
    )
    assert short.updated == "2026-08-01"
    assert [(one.state, one.news, one.first_news, one.last_news) for one in short.plan] == [
        ("toteutunut", "Loppu", "2026-05-01", "2026-08-01"),
        ("kesken", "84 nuorta", "2026-06-01", "2026-06-01"),
        ("", "", "", "2026-03-12"),
    ]
