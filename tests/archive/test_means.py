"""The plan and what became of it: deadlines, who is responsible, and when news is missed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import follow_up, row

from ospe_build.archive.means import Means, Method, add_months
from ospe_build.board import node
from ospe_build.checking.dates import last_day

PLAYED = "2026-03-12"
STATES = list(node("uudet_keinot", "seuranta", "tila").values)


def means(*follow_ups: dict[str, str], **implementation: object) -> Means:
    """A promise, unless it is said not to be agreed."""
    return Means.of(1, row("Kävely", *follow_ups, **{"vastuutahon_kanssa_sovittu": True, **implementation}), PLAYED)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("2026-12", date(2026, 12, 31)),
        ("2026-02", date(2026, 2, 28)),
        ("2028-02", date(2028, 2, 29)),
        ("2100-02", date(2100, 2, 28)),
        ("2026-04", date(2026, 4, 30)),
    ],
)
def test_a_month_stands_for_its_last_day(text: str, day: date) -> None:
    assert last_day(text) == day


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 3, 12), 6, date(2026, 9, 12)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 6, date(2027, 6, 30)),
        (date(2026, 1, 31), 12, date(2027, 1, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(st.dates(date(1900, 1, 1), date(9000, 1, 1)), st.integers(0, 600))
def test_so_many_months_later_is_in_that_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and add_months(later, 0) == last_day(f"{later:%Y-%m}"))


def test_a_method_is_a_card_with_a_note_or_free_text() -> None:
    assert Method.of({"kortti": "kysely", "lisatieto": "paperilla"}) == Method(card="kysely", note="paperilla")
    assert Method.of("Grilli-ilta") == Method(text="Grilli-ilta")


@pytest.mark.parametrize(
    ("deadline", "day", "late"),
    [
        ("2026-09-30", "2026-09-30", False),
        ("2026-09-30", "2026-10-01", True),
        ("2026-09", "2026-09-30", False),
        ("2026-09", "2026-10-01", True),
        ("2026-02", "2026-02-28", False),
        ("2026-02", "2026-03-01", True),
    ],
)
def test_a_means_is_late_from_the_day_after_its_deadline(deadline: str, day: str, *, late: bool) -> None:
    assert means(maaraaika=deadline).late(date.fromisoformat(day)) is late


def test_a_proposal_is_overdue_but_never_late() -> None:
    proposed, day = means(maaraaika="2026-09", vastuutahon_kanssa_sovittu=False), date(2026, 10, 1)
    assert (proposed.overdue(day), proposed.late(day), proposed.days_late(day)) == (True, False, 0)
    assert not proposed.overdue(date(2026, 9, 30))


def test_without_a_deadline_nothing_is_late() -> None:
    assert not means().late(date(2099, 1, 1))


def test_the_newest_deadline_and_party_are_in_force() -> None:
    found = means(
        follow_up("2026-05-01", "kesken", uusi_maaraaika="2027-01", uusi_vastuutaho="Nuorisotyö"),
        follow_up("2026-06-01", "kesken"),
        maaraaika="2026-04-30",
        kuka_vastaa="Kirjasto",
    )
    assert (found.deadline, found.owner) == ("2027-01", "Nuorisotyö")
    assert not found.late(date(2027, 1, 31))
    assert found.late(date(2027, 2, 1))


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_realised_established_or_given_up_is_closed(state: str) -> None:
    found = means(follow_up("2026-04-01", state, kuvaus="syy"), maaraaika="2026-05-01")
    closed = state in {"toteutunut", "vakiintunut", "luovuttu"}
    assert found.is_open is not closed
    assert found.late(date(2026, 5, 2)) is not closed
    assert found.silent(date(2027, 5, 2)) is not closed


def test_a_closed_means_that_is_taken_up_again_is_open() -> None:
    found = means(follow_up("2026-04-01", "toteutunut"), follow_up("2026-05-01", "kesken"), maaraaika="2026-05-01")
    assert found.late(date(2026, 5, 2))


@pytest.mark.parametrize(
    ("news", "day", "silent"),
    [
        (None, "2026-09-11", False),
        (None, "2026-09-12", True),
        ("2026-08-31", "2027-02-27", False),
        ("2026-08-31", "2027-02-28", True),
    ],
)
def test_six_months_after_the_last_news_or_the_game_a_means_is_silent(
    news: str | None, day: str, *, silent: bool
) -> None:
    found = means(*([follow_up(news, "kesken")] if news else []))
    assert found.silent(date.fromisoformat(day)) is silent


def test_a_means_is_agreed_only_when_the_file_says_so() -> None:
    assert means(vastuutahon_kanssa_sovittu=True).promised
    assert not means(vastuutahon_kanssa_sovittu=False).promised
    assert not Means.of(1, row("Kävely"), PLAYED).promised


@pytest.mark.parametrize(
    ("days", "kept_on", "in_time"),
    [
        (["2026-09-30 toteutunut"], "2026-09-30", True),
        (["2026-10-01 toteutunut"], "2026-10-01", False),
        (["2026-09-01 toteutunut", "2026-11-01 vakiintunut"], "2026-09-01", True),
        (["2026-09-01 kesken"], "", None),
    ],
)
def test_kept_in_time_looks_at_the_first_deadline(days: list[str], kept_on: str, in_time: bool | None) -> None:  # noqa: FBT001
    news = [follow_up(*day.split(), uusi_maaraaika="2027-12-31") for day in days]
    found = means(*news, maaraaika="2026-09")
    assert (found.kept_on, found.kept_in_time) == (kept_on, in_time)
    assert means(*news).kept_in_time is None


def test_a_deadline_is_moved_when_it_comes_to_another_day() -> None:
    news = [
        follow_up("2026-04-01", "kesken", uusi_maaraaika="2026-09-30"),
        follow_up("2026-05-01", "kesken", uusi_maaraaika="2026-12"),
        follow_up("2026-06-01", "kesken", uusi_maaraaika="2027-03-31"),
    ]
    assert means(*news, maaraaika="2026-09").moved == 2
    assert means(*news).moved == 2
    assert means(maaraaika="2026-09").moved == 0


def test_days_late_are_counted_from_the_deadline_in_force() -> None:
    found = means(follow_up("2026-04-01", "kesken", uusi_maaraaika="2026-06"), maaraaika="2026-05-01")
    assert [found.days_late(date(2026, 6, day)) for day in (29, 30)] == [0, 0]
    assert found.days_late(date(2026, 7, 31)) == 31
    assert means(follow_up("2026-04-01", "luovuttu"), maaraaika="2026-05-01").days_late(date(2027, 1, 1)) == 0


def test_a_source_is_behind_the_newest_state_or_there_is_none() -> None:
    old = follow_up("2026-04-01", "kesken", lahteet=["https://a.example/1"])
    told = follow_up("2026-05-01", "toteutunut", lahteet=["https://a.example/2"])
    again = follow_up("2026-06-01", "toteutunut")
    assert means(old, told, again).sources == ("https://a.example/2",)
    assert means(old, follow_up("2026-05-01", "toteutunut")).sources == ()


def test_the_newest_words_are_the_result_but_the_reason_where_it_was_given_up() -> None:
    told = {"kuvaus": "Rahat loppuivat", "mittaustulos": "11 avausta"}
    assert means(follow_up("2026-04-01", "kesken", **told)).news == "11 avausta"
    assert means(follow_up("2026-04-01", "luovuttu", **told)).news == "Rahat loppuivat"
    assert means(follow_up("2026-04-01", "kesken")).news == means().news == ""
