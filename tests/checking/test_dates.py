"""Days: ISO, and what is written in its place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ospe_build.checking.dates import guess_date, guess_month, iso_date, last_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12.3.2026", "2026-03-12"),
        ("12. 3. 2026", "2026-03-12"),
        ("12/3/2026", "2026-03-12"),
        ("12-03-2026", "2026-03-12"),
        ("12.3.26", "2026-03-12"),
        ("2026-3-12", "2026-03-12"),
        ("2026/03/12", "2026-03-12"),
        ("2026.03.12", "2026-03-12"),
        ("20260312", "2026-03-12"),
        ("2026-03-12T18:00", "2026-03-12"),
        (" 2026-03-12 ", "2026-03-12"),
        ("12. maaliskuuta 2026", "2026-03-12"),
        ("12 mars 2026", "2026-03-12"),
        ("12 March 2026", "2026-03-12"),
        ("12th March 2026", "2026-03-12"),
        ("March 12, 2026", "2026-03-12"),
        ("Thursday, March 12th 2026", "2026-03-12"),
        ("den 12 mars 2026", "2026-03-12"),
        ("torsdag den 12 mars 2026", "2026-03-12"),
        ("2026–03–12", "2026-03-12"),
        ("2026\u201103\u221212", "2026-03-12"),
        ("3-4/2026", None),
        ("1. kesäkuuta 2026", "2026-06-01"),
        ("29.2.2024", "2024-02-29"),
        ("29.2.2026", None),
        ("3/13/2026", None),
        ("12.3.", None),
        ("keväällä 2026", None),
        ("12 juttua 2026", None),
        ("1" * 5000, None),
    ],
)
def test_a_day_is_understood(text: str, day: str | None) -> None:
    assert guess_date(text) == day


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("12/2026", "2026-12"),
        ("3.2026", "2026-03"),
        ("2026-3", "2026-03"),
        ("2026–12", "2026-12"),
        ("2026/12", "2026-12"),
        ("joulukuu 2026", "2026-12"),
        ("joulukuuta 2026", "2026-12"),
        ("Kesä 2026", None),
        ("Kesäkuun 2026", "2026-06"),
        ("december 2026", "2026-12"),
        ("13/2026", None),
        ("syksy 2026", None),
        ("2026", None),
    ],
)
def test_a_month_is_understood(text: str, month: str | None) -> None:
    assert guess_month(text) == month


@given(st.dates())
def test_iso_is_read_and_finnish_is_understood(day: date) -> None:
    assert iso_date(day.isoformat()) == day
    assert guess_date(f"{day.day}.{day.month}.{day.year:04}") == day.isoformat()


@pytest.mark.parametrize(
    "text", ["2026-02-30", "0000-01-01", "2026-3-1", "20260301", "2026-03-01 ", "\uff12026-03-01", None, 5]
)
def test_what_is_no_iso_date_is_none(text: object) -> None:
    assert iso_date(text) is None


def test_a_month_lasts_to_its_last_day() -> None:
    assert last_day("2024-02") == date(2024, 2, 29)
    assert last_day("2026-12") == date(2026, 12, 31)
    assert last_day("2026-02-03") == date(2026, 2, 3)
    assert last_day("0000-12") is None
    assert last_day("2026-13") is None
