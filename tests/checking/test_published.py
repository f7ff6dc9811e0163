"""What a new version loses of the published one (OSPE321), and how follow-ups that it lacks are joined to it."""

from typing import Any

import pytest

from ospe_build.checking.published import losses, merged

Row = dict[str, Any]


def follow_up(day: str, words: str = "", state: str = "kesken", **more: object) -> Row:
    return {"paiva": day, "tila": state, **({"kuvaus": words} if words else {}), **more}


def row(name: str, *follow_ups: Row, **more: object) -> Row:
    found: Row = {"menetelma": name, "toteutus": {"kuka_vastaa": "Nuorten tiimi", **more}}
    return {**found, "seuranta": list(follow_ups)} if follow_ups else found


def session(*rows: Row, **more: object) -> Row:
    plan = {"uudet_keinot": list(rows)} if rows else {"ei_sovittu": "Aika loppui"}
    return {"skeema": 1, "pelikerta": {"otsikko": "Nuorten illat"}, **plan, **more}


A = follow_up("2026-04-01", "Ensimmäinen ilta on sovittu kirjaston kanssa")
B = follow_up("2026-06-01", "Kaksi iltaa on pidetty", "osittain_toteutunut")
SAME_DAY = follow_up("2026-04-01", "Koulut kysyvät oppilailta aiheita", "suunnitteilla")
OLD = session(row("Ilta", A), row("Kysely"), row("Raati", A, B))

LOSSES: dict[str, tuple[Row, list[tuple[str, object, dict[str, object]]]]] = {
    "nothing": (OLD, []),
    "another board": ({**OLD, "rajaus": {}}, []),
    "a row at the end": (session(*OLD["uudet_keinot"], row("Uusi")), []),
    "follow-ups added": (session(row("Ilta", A, B), row("Kysely", A), row("Raati", A, SAME_DAY, B)), []),
    "a follow-up gone": (
        session(row("Ilta"), row("Kysely"), row("Raati", A, B)),
        [("follow_up_gone", ("uudet_keinot", 0), {"row": 1, "day": "2026-04-01", "old": f"kesken; {A['kuvaus']}"})],
    ),
    "a follow-up edited": (
        session(row("Ilta", A), row("Kysely"), row("Raati", A, {**B, "tila": "toteutunut"})),
        [
            (
                "follow_up_changed",
                ("uudet_keinot", 2, "seuranta", 1),
                {"row": 3, "field": "tila", "old": "osittain_toteutunut", "new": "toteutunut"},
            )
        ],
    ),
    "words added to a follow-up": (
        session(row("Ilta", {**A, "mittaustulos": "30"}), row("Kysely"), row("Raati", A, B)),
        [("follow_up_changed", ("uudet_keinot", 0, "seuranta", 0), {"field": "mittaustulos", "old": "–", "new": "30"})],
    ),
    "follow-ups in another order": (
        session(row("Ilta", A), row("Kysely"), row("Raati", B, A)),
        [("follow_ups_moved", ("uudet_keinot", 2, "seuranta"), {"row": 3})],
    ),
    "the last row gone": (
        session(row("Ilta", A), row("Kysely")),
        [("row_gone", ("uudet_keinot",), {"row": 3, "old": "Raati"})],
    ),
    "the first row gone": (
        session(row("Kysely"), row("Raati", A, B)),
        [
            ("row_gone", ("uudet_keinot",), {"row": 1, "old": "Ilta"}),
            ("row_moved", ("uudet_keinot", 0), {"row": 2, "place": 1}),
            ("row_moved", ("uudet_keinot", 1), {"row": 3, "place": 2}),
        ],
    ),
    "a row before the others": (
        session(row("Uusi"), row("Ilta", A), row("Kysely"), row("Raati", A, B)),
        [("row_moved", ("uudet_keinot", place), {"row": place, "place": place + 1}) for place in (1, 2, 3)],
    ),
    "two rows changed round, one without its follow-up": (
        session(row("Kysely"), row("Ilta"), row("Raati", A, B)),
        [
            ("row_moved", ("uudet_keinot", 1), {"row": 1, "place": 2}),
            ("follow_up_gone", ("uudet_keinot", 1), {"row": 1}),
            ("row_moved", ("uudet_keinot", 0), {"row": 2, "place": 1}),
        ],
    ),
    "a row edited": (
        session(row("Ilta", A), row("Kyselyt"), row("Raati", A, B)),
        [("row_changed", ("uudet_keinot", 1), {"row": 2, "field": "menetelma", "old": "Kysely", "new": "Kyselyt"})],
    ),
    "a field within a row": (
        session(row("Ilta", A), row("Kysely", vastuutahon_kanssa_sovittu=True), row("Raati", A, B)),
        [("row_changed", ("uudet_keinot", 1), {"field": "vastuutahon_kanssa_sovittu", "old": "–", "new": "true"})],
    ),
    "a row edited that lacks a follow-up": (
        session(row("Illat"), row("Kysely"), row("Raati", A, B)),
        [
            ("row_changed", ("uudet_keinot", 0), {"row": 1}),
            ("follow_up_gone", ("uudet_keinot", 0), {"row": 1}),
        ],
    ),
    "no plan any more": (session(), [("row_gone", (), {"row": number}) for number in (1, 2, 3)]),
    "no session at all": ({"uudet_keinot": "x"}, [("row_gone", (), {"row": number}) for number in (1, 2, 3)]),
}


@pytest.mark.parametrize(("new", "expected"), LOSSES.values(), ids=LOSSES)
def test_what_is_lost(new: Row, expected: list[tuple[str, object, dict[str, object]]]) -> None:
    found = list(losses(OLD, new))
    assert [(spot.variant, spot.pointer) for spot in found] == [(variant, pointer) for variant, pointer, _ in expected]
    for spot, (_, _, params) in zip(found, expected, strict=True):
        assert params.items() <= spot.params.items()


def test_one_of_two_equal_rows_that_goes_is_gone() -> None:
    (spot,) = losses(session(row("Ilta"), row("Ilta")), session(row("Ilta")))
    assert (spot.variant, spot.params["row"]) == ("row_gone", 2)


def test_two_equal_rows_do_not_both_move_to_one_place() -> None:
    found = losses(session(row("Ilta"), row("Ilta")), session(row("Kysely"), row("Raati"), row("Ilta")))
    assert [(spot.variant, spot.params["row"]) for spot in found] == [("row_moved", 1), ("row_changed", 2)]


def test_long_words_are_shortened() -> None:
    (spot,) = losses(session(row("x" * 500)), session())
    assert spot.params["old"] == "x" * 79 + "…"


@pytest.mark.parametrize("value", [None, [], "x", {"uudet_keinot": [None, "x", {"seuranta": [None, {"paiva": 1}]}]}])
def test_values_of_any_shape_are_compared(value: object) -> None:
    list(losses(value, OLD))
    list(losses(OLD, value))


def plan(value: Row | None) -> list[list[Row]] | None:
    """The follow-ups of each row."""
    return value and [one.get("seuranta", []) for one in value["uudet_keinot"]]


def test_follow_ups_that_a_new_version_lacks_are_joined_by_day() -> None:
    old = session(row("Ilta", B), row("Kysely"))
    assert plan(merged(old, session(row("Ilta", A), row("Kysely")))) == [[A, B], []]
    assert plan(merged(old, session(row("Ilta"), row("Kysely", A)))) == [[B], [A]]
    assert plan(merged(old, session(row("Ilta", A, SAME_DAY), row("Kysely")))) == [[A, SAME_DAY, B], []]


def test_of_one_day_the_published_follow_up_comes_first_and_equal_ones_come_once() -> None:
    assert plan(merged(session(row("Ilta", A)), session(row("Ilta", SAME_DAY)))) == [[A, SAME_DAY]]
    assert plan(merged(session(row("Ilta", SAME_DAY)), session(row("Ilta", A)))) == [[SAME_DAY, A]]
    assert plan(merged(session(row("Ilta", SAME_DAY, B)), session(row("Ilta", A, B)))) == [[SAME_DAY, A, B]]


SHORT = follow_up("2026-04-01")
NOT_JOINED = {
    "nothing is lacking": (session(row("Ilta", A)), session(row("Ilta", A, B))),
    "nothing is added": (session(row("Ilta", A)), session(row("Ilta"))),
    "an edited text": (session(row("Ilta", A)), session(row("Ilta", {**A, "kuvaus": f"{A['kuvaus']}!"}))),
    "another state": (session(row("Ilta", A)), session(row("Ilta", {**A, "tila": "toteutunut"}))),
    "another state without words": (session(row("Ilta", SHORT)), session(row("Ilta", {**SHORT, "tila": "luovuttu"}))),
    "words added": (session(row("Ilta", SHORT)), session(row("Ilta", {**SHORT, "kuvaus": "Ilta pidettiin"}))),
    "another board": (session(row("Ilta", A)), session(row("Ilta", B), rajaus={})),
    "a row edited": (session(row("Ilta", A)), session(row("Illat", B))),
    "a row added": (session(row("Ilta", A)), session(row("Ilta", B), row("Kysely"))),
    "no plan": (session(row("Ilta", A)), session()),
}


@pytest.mark.parametrize(("old", "new"), NOT_JOINED.values(), ids=NOT_JOINED)
def test_nothing_else_is_joined(old: Row, new: Row) -> None:
    assert merged(old, new) is None
