"""Figures with what they are counted of, each counted by hand here."""

from datetime import date

import pytest
from making import follow_up, row, summary

from ospe_build.archive.archive import Archive
from ospe_build.archive.figures import Figures, Share, methods_by_column
from ospe_build.archive.summary import Summary
from ospe_build.board import node, themes

ON = date(2026, 11, 24)
SOURCE = {"lahteet": ["https://esimerkki.example/"]}


def figures(*sessions: Summary, on: date = ON) -> Figures:
    return Figures(Archive(sessions), on)


def by_key(shares: list[Share]) -> dict[str, tuple[int, int]]:
    return {share.key: (share.n, share.of) for share in shares}


def test_years_run_from_the_first_game_to_the_last_without_a_gap() -> None:
    found = figures(
        summary("2023-05-01"), summary("2025-05-01", pelikerta={"pelaajia": 4}), summary("2025-06-01")
    ).games_by_year()
    assert found == [("2023", 1, 7), ("2024", 0, 0), ("2025", 2, 11)]


def test_an_empty_archive_has_figures_of_nothing() -> None:
    found = figures()
    assert found.games_by_year() == []
    assert all(share.of == 0 for share in found.movements() + found.told() + found.plan_quality())


def test_divisions_stand_in_the_schemas_order_and_not_by_size() -> None:
    found = figures(summary("2025-05-01"), summary("2025-06-01", pelikerta={"toimiala": "keskushallinto"}))
    shares = found.games_by_division()
    assert [share.key for share in shares] == list(node("pelikerta", "toimiala").values)
    assert {key: n for key, n in by_key(shares).items() if n[0]} == {"keskushallinto": (1, 2), "muu": (1, 2)}


def test_a_theme_counts_once_a_session_chosen_or_with_a_method() -> None:
    chosen = {"mita_osallistaminen_tarkoittaa": {"koskevat_teemat": ["alueyhteistyo"]}}
    placed = {
        "teemat": {"alueyhteistyo": {"teemme_jo_hyvin": ["Kahvit"]}, "asiakaskokemus": {"olemme_kokeilleet": ["A"]}}
    }
    shares = figures(
        summary("2025-05-01", **chosen, **placed), summary("2025-06-01", **chosen), summary("2025-07-01")
    ).themes()
    assert [share.key for share in shares] == [theme.key for theme in themes()]
    assert by_key(shares)["alueyhteistyo"] == (2, 3)
    assert by_key(shares)["asiakaskokemus"] == (1, 3)
    assert by_key(shares)["kaupungin_toimintatavat"] == (0, 3)


def test_a_card_counts_once_a_session_and_column() -> None:
    card = {"kortti": "kysely"}
    sessions = [
        summary(
            "2025-05-01",
            teemat={"alueyhteistyo": {"teemme_jo_hyvin": [card]}, "asiakaskokemus": {"teemme_jo_hyvin": [card]}},
        ),
        summary("2025-06-01", teemat={"alueyhteistyo": {"kannattaa_kokeilla": [card, {"kortti": "talkoot"}]}}),
    ]
    assert methods_by_column(sessions) == [
        ("kysely", {"teemme_jo_hyvin": 1, "kannattaa_kokeilla": 1}),
        ("talkoot", {"kannattaa_kokeilla": 1}),
    ]


def test_a_plan_says_who_by_when_and_how_it_is_measured() -> None:
    found = figures(
        summary(
            "2025-05-01",
            row("A", kuka_vastaa="Kirjasto", maaraaika="2026-01", vastuutahon_kanssa_sovittu=True),
            row("B"),
        ),
        summary("2025-06-01", row("C", kuka_vastaa="Kirjasto", miten_mitataan="Laskemalla")),
    ).plan_quality()
    assert by_key(found) == {"owner": (2, 3), "deadline": (1, 3), "measure": (1, 3), "agreed": (1, 3)}


def test_sources_are_counted_of_what_was_promised_and_kept() -> None:
    sure = {"vastuutahon_kanssa_sovittu": True}
    found = figures(
        summary(
            "2025-05-01",
            row("A", follow_up("2025-06-01", "toteutunut"), **sure),
            row("B", follow_up("2025-06-01", "toteutunut", **SOURCE), follow_up("2025-07-01", "toteutunut"), **sure),
            row("C", follow_up("2025-06-01", "osittain_toteutunut", **SOURCE), **sure),
            row("D", follow_up("2025-06-01", "toteutunut", **SOURCE)),
        )
    ).told()
    assert by_key(found)["sourced"] == (1, 2)


@pytest.mark.parametrize(
    ("news", "on", "six", "twelve"),
    [
        ("2026-01-31", "2026-07-30", (0, 0), (0, 0)),  # the game is not yet six months old
        ("2026-07-31", "2026-07-31", (1, 1), (0, 0)),  # news on the last day of the six months
        ("2026-08-01", "2026-08-01", (0, 1), (0, 0)),  # a day late
        ("2026-08-01", "2027-01-31", (0, 1), (1, 1)),
    ],
)
def test_news_within_months_is_counted_of_games_so_old(
    news: str, on: str, six: tuple[int, int], twelve: tuple[int, int]
) -> None:
    told = row("A", follow_up(news, "kesken"), vastuutahon_kanssa_sovittu=True)
    found = by_key(figures(summary("2026-01-31", told), on=date.fromisoformat(on)).told())
    assert (found["months_6"], found["months_12"]) == (six, twelve)


def test_movements_are_counted_of_what_could_advance() -> None:
    card, other, best = {"kortti": "kysely"}, {"kortti": "talkoot"}, {"kortti": "asukasilta"}
    first = summary("2024-05-01", teemat={"alueyhteistyo": {"kannattaa_kokeilla": [card, other]}})
    second = summary(
        "2025-05-01",
        teemat={"alueyhteistyo": {"olemme_kokeilleet": [card], "teemme_jo_hyvin": [best]}},
        pelikerta={"edellinen_pelikerta": first.id},
    )
    third = summary(
        "2026-05-01",
        teemat={"alueyhteistyo": {"olemme_kokeilleet": [card, other, best]}},
        pelikerta={"edellinen_pelikerta": second.id},
    )
    alone = summary("2026-06-01", name="muu", pelikerta={"edellinen_pelikerta": "2020-01-01-poissa"})
    # What is done well already cannot advance, and what is new had nothing to advance from.
    assert by_key(figures(first, second, third, alone).movements()) == {
        "forward": (1, 3),
        "same": (1, 3),
        "back": (0, 3),
        "unmentioned": (1, 3),
    }


def test_made_up_sessions_count_only_while_there_is_no_real_one() -> None:
    made_up, real = summary("2025-05-01", esimerkki=True), summary("2026-05-01")
    assert Archive([made_up]).examples_only
    assert [one.id for one in Archive([made_up]).counted] == [made_up.id]
    assert not Archive([made_up, real]).examples_only
    assert [one.id for one in Archive([made_up, real]).counted] == [real.id]
    assert [one.id for one in Archive([made_up, real]).sessions] == [real.id, made_up.id]
