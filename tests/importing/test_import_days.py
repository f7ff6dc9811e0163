"""Days in cells: whatever stands around them, and one order of day and month for a whole column."""

from pathlib import Path

import pytest
from import_sheets import rows_of, values_of

from ospe_build.errors import MisuseError

HEAD = "Pelin otsikko;Pelipäivä;Kohde"


def sheet(*days: str) -> str:
    return "\r\n".join([HEAD, *(f'Peli {number};"{day}";Aukiolo' for number, day in enumerate(days)), ""])


def played(folder: Path, *days: str) -> list[object]:
    return values_of(folder, sheet(*days), "pelikerta", "pelattu")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["11/4/2025 13:30:00", "11/13/2025 9:05:10", "12/1/2025 8:00:00"], ["2025-11-04", "2025-11-13", "2025-12-01"]),
        (["3/12/26", "3/13/26"], ["2026-03-12", "2026-03-13"]),
        (["11/13/2025 1:30:00 PM", "11/4/2025 1:30 am"], ["2025-11-13", "2025-11-04"]),
        (["3-13-2026", "3-12-2026"], ["2026-03-13", "2026-03-12"]),
        (["31/12/2025", "1/2/2026"], ["2025-12-31", "2026-02-01"]),
        (["11/11/2025", "4.11.2025"], ["2025-11-11", "2025-11-04"]),
        (["2025-11-04", "11/13/2025"], ["2025-11-04", "2025-11-13"]),
    ],
)
def test_one_cell_that_shows_the_order_decides_for_all(tmp_path: Path, days: list[str], expected: list[str]) -> None:
    assert played(tmp_path, *days) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("4.11.2025", "2025-11-04"),
        ("04.11.25", "2025-11-04"),
        ("4. 11. 2025", "2025-11-04"),
        ("2025-11-04T13:30:05Z", "2025-11-04"),
        ("2025-11-04 13:30:05.000", "2025-11-04"),
        ("2025/11/04 1.30.05 ip. UTC+2", "2025-11-04"),
        ("4.11.2025 klo 13.30.05", "2025-11-04"),
        ("4.11.2025, klo 13", "2025-11-04"),
        ("ti 4.11.2025", "2025-11-04"),
        ("tiistaina 4.11.2025 klo 9:05", "2025-11-04"),
        ("Tuesday, November 4, 2025", "2025-11-04"),
        ("4. marraskuuta 2025", "2025-11-04"),
        ("4 november 2025", "2025-11-04"),
        ("noin 4.11.2025", "noin 4.11.2025"),
        ("marraskuussa", "marraskuussa"),
        ("45965", "45965"),
    ],
)
def test_a_day_is_read_whatever_stands_around_it(tmp_path: Path, day: str, expected: str) -> None:
    assert played(tmp_path, day) == [expected]


@pytest.mark.parametrize(
    ("days", "cells"),
    [
        (["11/13/2025", "13/11/2025"], ("B2", "B3")),
        (["4/11/2025", "13/11/2025", "11/13/2025"], ("B4", "B3")),
        (["4.11.2025", "11/13/2025"], ("B3", "B2")),
        (["11.4.2025", "11.13.2025 9:05"], ("B3", "B2")),
    ],
)
def test_a_column_of_both_orders_is_refused_with_its_cells(
    tmp_path: Path, days: list[str], cells: tuple[str, str]
) -> None:
    with pytest.raises(MisuseError, match=rf"{cells[0]} on kuukausi ensin.*{cells[1]} ei"):
        played(tmp_path, *days)


@pytest.mark.parametrize("days", [["11/4/2025"], ["3/12/26", "4.11.2025"], ["3-12-2026", "11/11/2025"]])
def test_a_column_that_shows_no_order_asks_for_it(tmp_path: Path, days: list[str]) -> None:
    with pytest.raises(MisuseError, match=r"mapping.yml:8:3: .*B2.*paivat"):
        played(tmp_path, *days)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("kuukausi ensin", ["2025-11-04", "2025-12-01"]),
        ("päivä ensin", ["2025-04-11", "2025-01-12"]),
        ("kuukausi_ensin", ["2025-11-04", "2025-12-01"]),
    ],
)
def test_the_mapping_says_the_order(tmp_path: Path, said: str, expected: list[str]) -> None:
    found = rows_of(
        tmp_path,
        sheet("11/4/2025", "12/1/2025"),
        lambda mapping: mapping.replace('"Pelipäivä": ""', f'"Pelipäivä": {said}'),
    )
    assert [row.value["pelikerta"]["pelattu"] for row in found] == expected


def test_what_contradicts_the_order_that_was_said_stays_for_the_checks(tmp_path: Path) -> None:
    found = rows_of(
        tmp_path,
        sheet("11/13/2025", "13/11/2025", "4.11.2025"),
        lambda mapping: mapping.replace('"Pelipäivä": ""', '"Pelipäivä": päivä ensin'),
    )
    assert [row.value["pelikerta"]["pelattu"] for row in found] == ["11/13/2025", "2025-11-13", "2025-11-04"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"Pelipäivä": ""', '"Pelipäivä": vuosi ensin', ":14:3: Arvo vuosi ensin ei käy. Kirjoita päivä ensin tai"),
        ('  "Pelipäivä": ""', '  "Peliaika": päivä ensin', "ei ole saraketta, jonka otsikko on ”Peliaika”"),
    ],
)
def test_an_order_that_does_not_fit_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(MisuseError, match=said):
        rows_of(tmp_path, sheet("11/4/2025"), lambda mapping: mapping.replace(old, new))


def test_each_column_has_an_order_of_its_own(tmp_path: Path) -> None:
    head = "Pelin otsikko;Pelipäivä;Menetelmä;Määräaika"
    data = f"{head}\nPeli;11/13/2025;Kysely;13/11/2026\nToinen;11/4/2025;Kysely;4/11/2026"
    values = [row.value for row in rows_of(tmp_path, data)]
    assert [value["pelikerta"]["pelattu"] for value in values] == ["2025-11-13", "2025-11-04"]
    assert [value["uudet_keinot"][0]["toteutus"]["maaraaika"] for value in values] == ["2026-11-13", "2026-11-04"]
