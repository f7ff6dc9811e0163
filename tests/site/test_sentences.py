"""Generated sentences are right at none, one and many, for one unit and several, in three languages."""

from datetime import date

import pytest
from making import row, session, summary

from ospe_build.archive.archive import Archive
from ospe_build.site.views.session import describe
from ospe_build.site.views.statistics import statistics


@pytest.mark.parametrize(
    ("language", "units", "rows", "sentence"),
    [
        ("fi", "Mallila", 0, "Mallila pelasi Osallisuuspeliä 12.3.2026. Uusia keinoja ei sovittu."),
        ("fi", "Mallila", 1, "Mallila pelasi Osallisuuspeliä 12.3.2026. Sovittiin 1 uudesta keinosta."),
        ("fi", "A; B", 2, "A ja B pelasivat Osallisuuspeliä 12.3.2026. Sovittiin 2 uudesta keinosta."),
        ("fi", "A; B; C", 0, "A, B ja C pelasivat Osallisuuspeliä 12.3.2026. Uusia keinoja ei sovittu."),
        ("sv", "A; B", 1, "A och B spelade Delaktighetsspelet 12.3.2026. Man kom överens om 1 ny metod."),
        ("sv", "A", 0, "A spelade Delaktighetsspelet 12.3.2026. Man kom inte överens om några nya metoder."),
        ("en", "A; B", 1, "A and B played the Participation Game on 12 March 2026. 1 new method was agreed on."),
        ("en", "A", 0, "A played the Participation Game on 12 March 2026. No new methods were agreed on."),
    ],
)
def test_a_session_in_a_sentence(language: str, units: str, rows: int, sentence: str) -> None:
    played = session(pelikerta={"yksikko": units, "kieli": language}, uudet_keinot=[row() for _ in range(rows)])
    assert describe(played) == sentence


@pytest.mark.parametrize(
    ("years", "heading"),
    [
        ([], "Pelikerrat"),
        (["2026"], "1 pelikerta vuonna 2026"),
        (["2026", "2026"], "2 pelikertaa vuonna 2026"),
        (["2024", "2026"], "2 pelikertaa vuosina 2024–2026"),
    ],
)
def test_the_years_of_the_games(years: list[str], heading: str) -> None:
    games = Archive([summary(f"{year}-03-{day}") for day, year in enumerate(years, 11)])
    (found,) = [one for one in statistics(games, date(2026, 11, 24), "fi") if one.key == "games"]
    assert "".join(part.text for part in found.heading) == heading
