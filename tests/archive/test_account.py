"""A year's account, counted by hand here."""

import gc
import weakref
from datetime import date

from making import follow_up, row, summary

from ospe_build.archive.account import account, accounts
from ospe_build.archive.archive import Archive
from ospe_build.archive.promises import Promise

ON = date(2026, 11, 24)
SURE = {"vastuutahon_kanssa_sovittu": True}
MUSEUM = {"yksikko": "Mallilan museo", "toimiala": "keskushallinto"}
ARCHIVE = Archive(
    [
        summary(
            "2024-05-01",
            row("Kesken", **SURE),
            row("Tuli 2025", follow_up("2025-03-01", "toteutunut"), follow_up("2026-01-01", "vakiintunut"), **SURE),
            row("Jäi 2025", follow_up("2025-04-01", "luovuttu", kuvaus="Tila purettiin"), **SURE),
            row("Ehdotus", follow_up("2025-04-01", "toteutunut")),
        ),
        summary(
            "2025-05-01",
            row("Myöhässä", follow_up("2026-11-01", "kesken"), maaraaika="2026-11-01", **SURE),
            row("Myöhemmin", follow_up("2026-11-01", "kesken"), maaraaika="2026-01-01", **SURE),
            row("Hiljaa", **SURE),
            row("Heti", follow_up("2025-06-01", "toteutunut"), maaraaika="2025-12", **SURE),
        ),
        summary("2025-06-01", row("Museossa", follow_up("2025-07-01", "luovuttu"), **SURE), row("E"), pelikerta=MUSEUM),
    ]
)


def names(found: tuple[Promise, ...]) -> list[str]:
    return [promise.means.method.text for promise in found]


def test_what_was_promised_that_year_is_told_as_it_stands_and_what_ended_below() -> None:
    found = account(ARCHIVE, "2025", "", ON)
    assert (found.games, found.units, found.told.n, found.proposals) == (2, 2, 5, 1)
    assert (found.told.kept, found.told.late, found.told.dropped, found.told.silent) == (1, 2, 1, 1)
    assert names(found.late) == ["Myöhemmin", "Myöhässä"]
    assert names(found.kept) == ["Heti"]
    assert names(found.dropped) == ["Museossa"]
    assert names(found.silent) == ["Hiljaa"]
    assert names(found.ended) == ["Tuli 2025", "Jäi 2025"]


def test_a_division_has_its_own() -> None:
    found = account(ARCHIVE, "2025", "keskushallinto", ON)
    assert (found.games, found.units, found.told.n, found.proposals) == (1, 1, 1, 1)
    assert names(found.ended) == []


def test_every_year_with_a_game_has_one_and_each_division_that_played_then() -> None:
    assert list(accounts(ARCHIVE)) == [
        ("2025", ""),
        ("2025", "keskushallinto"),
        ("2025", "muu"),
        ("2024", ""),
        ("2024", "muu"),
    ]


def test_an_account_is_made_once_and_does_not_outlive_its_archive() -> None:
    archive = Archive([summary("2025-05-01", row("Valo", **SURE))])
    assert account(archive, "2025", "", ON) is account(archive, "2025", "", ON)
    gone = weakref.ref(archive)
    del archive
    gc.collect()
    assert gone() is None
