"""How a means stands, in words that a reader of any language understands."""

from datetime import date

import pytest
from making import follow_up, row

from ospe_build.archive.means import Means
from ospe_build.site.views.means_status import duration, state_labels, state_order, status_of

ON = date(2026, 11, 26)


def told(*follow_ups: dict[str, object], promised: bool = True, **implementation: object) -> tuple[str, str]:
    means = Means.of(1, row("Kävely", *follow_ups, vastuutahon_kanssa_sovittu=promised, **implementation), "2026-01-12")
    found = status_of(means, "fi", ON)
    return found.timing, found.timing_note


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("2026-11-25", "1 pv"),
        ("2026-10-27", "30 pv"),
        ("2026-10-26", "1 kk"),
        ("2026-07-30", "3 kk"),
        ("2024-11-27", "23 kk"),
        ("2024-11-26", "2 v"),
        ("2017-11-27", "8 v"),
    ],
)
def test_time_is_told_in_whole_days_months_and_years(since: str, words: str) -> None:
    assert duration(date.fromisoformat(since), ON, "fi") == words


def test_late_is_a_word_and_a_moved_deadline_shows_both_days() -> None:
    assert told(maaraaika="2026-06-30") == ("Myöhässä 4 kk", "määräaika 30.6.2026")
    moved = follow_up("2026-04-01", "kesken", uusi_maaraaika="2026-09-30")
    assert told(moved, maaraaika="2026-06-30") == (
        "Myöhässä 1 kk",
        "määräaika 30.9.2026, siirretty kerran, alun perin 30.6.2026",
    )
    again = follow_up("2026-05-01", "kesken", uusi_maaraaika="2027-02")
    assert told(moved, again, maaraaika="2026-06-30") == ("2/2027", "siirretty 2 kertaa, alun perin 30.6.2026")


def test_what_is_kept_stands_to_its_first_deadline() -> None:
    moved = follow_up("2026-04-01", "kesken", uusi_maaraaika="2026-12-31")
    kept = follow_up("2026-09-15", "toteutunut")
    assert told(moved, kept, maaraaika="2026-06-30") == (
        "Toteutui 2 kk myöhässä",
        "15.9.2026, ensimmäinen määräaika oli 30.6.2026",
    )
    assert told(kept, maaraaika="2026-09") == ("Toteutui ajoissa", "15.9.2026, kun määräaika oli 9/2026")
    assert told(kept) == ("Toteutui 15.9.2026", "määräaikaa ei sovittu")


def test_a_proposal_is_nobodys_delay() -> None:
    assert told(promised=False, maaraaika="2026-06-30") == ("30.6.2026 on mennyt", "ryhmän esittämä")
    kept = follow_up("2026-09-15", "toteutunut")
    assert told(kept, promised=False, maaraaika="2026-06-30") == (
        "Toteutui 15.9.2026",
        "ryhmän esittämä määräaika oli 30.6.2026",
    )
    means = Means.of(1, row("Kävely", maaraaika="2026-06-30"), "2026-01-12")
    assert means.overdue(ON)
    assert not status_of(means, "fi", ON).late


def test_what_is_ahead_or_has_no_deadline_or_was_dropped() -> None:
    assert told(maaraaika="2027-01-31") == ("31.1.2027", "aikaa 2 kk")
    assert told(maaraaika="2026-11-26") == ("26.11.2026", "määräaika on tänään")
    assert told() == ("Ei määräaikaa", "")
    dropped = follow_up("2026-09-15", "luovuttu", kuvaus="Rahat loppuivat.")
    assert told(dropped, maaraaika="2026-06-30") == ("Päätettiin 15.9.2026", "määräaika oli 30.6.2026")


def test_bars_begin_with_what_is_kept() -> None:
    assert state_order()[:2] == ("vakiintunut", "toteutunut")
    assert state_order()[-1] == "luovuttu"
    assert set(state_order()) == set(state_labels("sv"))
