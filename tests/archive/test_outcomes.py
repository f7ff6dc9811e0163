"""What became of promises, each figure counted by hand here."""

from datetime import date

import pytest
from making import follow_up, row, summary

from ospe_build.archive import outcomes
from ospe_build.archive.archive import Archive
from ospe_build.archive.promises import Promise
from ospe_build.archive.summary import Summary
from ospe_build.board import node, themes

ON = date(2026, 11, 24)
SURE = {"vastuutahon_kanssa_sovittu": True}


def promises(*sessions: Summary) -> list[Promise]:
    return outcomes.promised(Archive(sessions).promises)


def test_proposals_are_not_counted() -> None:
    found = promises(summary("2025-05-01", row("A", **SURE), row("B"), row("C", vastuutahon_kanssa_sovittu=False)))
    assert [promise.means.method.text for promise in found] == ["A"]


def test_promises_stand_in_their_states_with_the_late_silent_kept_and_dropped_ones() -> None:
    found = promises(
        summary(
            "2025-05-01",
            row("A", maaraaika="2026-11-23", **SURE),
            row("B", follow_up("2026-11-01", "kesken"), maaraaika="2026-11-24", **SURE),
            row("C", follow_up("2025-12-31", "toteutunut"), maaraaika="2025-12", **SURE),
            row("D", follow_up("2026-02-01", "vakiintunut"), maaraaika="2026-01-31", **SURE),
            row("E", follow_up("2026-02-01", "luovuttu"), maaraaika="2025-06-30", **SURE),
            row("F", follow_up("2026-02-01", "toteutunut"), **SURE),
        )
    )
    told = outcomes.tally([one.means for one in found], ON, "2025")
    assert (told.n, told.kept, told.late, told.silent, told.dropped) == (6, 3, 1, 1, 1)
    assert (told.in_time, told.timed) == (1, 2)
    assert dict(told.states) == {"": 1, "kesken": 1, "toteutunut": 2, "vakiintunut": 1, "luovuttu": 1}


def test_what_was_kept_and_then_given_up_is_not_kept() -> None:
    found = promises(
        summary(
            "2025-05-01",
            row(
                "A",
                follow_up("2025-06-01", "toteutunut"),
                follow_up("2026-01-01", "luovuttu"),
                maaraaika="2025-12",
                **SURE,
            ),
        )
    )
    told = outcomes.tally([one.means for one in found], ON)
    assert (told.kept, told.dropped, told.in_time, told.timed) == (0, 1, 0, 0)


def test_years_divisions_and_themes_stand_in_their_own_order() -> None:
    found = promises(
        summary("2026-05-01", row({"kortti": "asukasilta"}, **SURE), pelikerta={"toimiala": "muu"}),
        summary("2024-05-01", row("Oma", **SURE), row("Oma 2", **SURE), pelikerta={"toimiala": "keskushallinto"}),
    )
    by_year = outcomes.by_year(found, {"2026", "2024", "2025"}, ON)
    assert [(one.key, one.n) for one in by_year] == [("2024", 2), ("2025", 0), ("2026", 1)]
    order = list(node("pelikerta", "toimiala").values)
    divisions = [one.key for one in outcomes.by_division(found, ON)]
    assert divisions == sorted(divisions, key=order.index)
    by_theme = [(one.key, one.n) for one in outcomes.by_theme(found, ON)]
    assert by_theme[-1] == (outcomes.OWN, 2)
    known = [theme.key for theme in themes()]
    assert [known.index(key) for key, _ in by_theme[:-1]] == sorted(known.index(key) for key, _ in by_theme[:-1])


@pytest.mark.parametrize(
    ("on", "ages"),
    [
        ("2026-07-30", {}),
        ("2026-07-31", {6: 1}),
        ("2027-01-30", {6: 1}),
        ("2027-01-31", {6: 1, 12: 2}),
        ("2028-01-31", {6: 1, 12: 2, 24: 3}),
    ],
)
def test_ages_are_told_once_all_of_a_year_have_reached_them(on: str, ages: dict[int, int]) -> None:
    found = promises(
        summary(
            "2026-01-31",
            row("A", follow_up("2026-07-31", "toteutunut"), **SURE),
            row("B", follow_up("2026-08-01", "toteutunut"), **SURE),
            row("C", follow_up("2027-02-01", "kesken"), follow_up("2028-01-31", "vakiintunut"), **SURE),
            row("D", **SURE),
        )
    )
    _, years = outcomes.ripening(found, date.fromisoformat(on))
    assert [(one.key, one.n, one.kept) for one in years] == ([("2026", 4, ages)] if ages else [])


def test_all_ages_have_one_base_those_that_reached_the_greatest() -> None:
    kept = row("A", follow_up("2024-06-01", "toteutunut"), **SURE)
    found = promises(summary("2024-05-01", kept, row("B", **SURE)), summary("2026-01-01", kept))
    everything, years = outcomes.ripening(found, ON)
    assert (everything.n, everything.kept) == (2, {6: 1, 12: 1, 24: 1})
    assert [(one.key, one.n, sorted(one.kept)) for one in years] == [("2024", 2, [6, 12, 24]), ("2026", 1, [6])]
