"""Columns of ticks: the heading's option, however heading and tick are written."""

from pathlib import Path

import pytest
from import_sheets import rows_of

from ospe_build.errors import MisuseError
from ospe_build.importing.guess import guess

HEAD = "Pelin otsikko;Kohde"
OPTIONS = ("Lapset", "Nuoret", "Maahan muuttaneet", "Järjestöt")
TICKED = [["lapset", "maahan_muuttaneet"], ["nuoret", "jarjestot"]]


def groups(folder: Path, head: str, *rows: str) -> list[object]:
    data = "\n".join([f"{HEAD};{head}", *(f"Peli {number};Aukiolo;{row}" for number, row in enumerate(rows))])
    found = rows_of(folder, data)
    assert all(not row.problems for row in found)
    return [row.value.get("rajaus", {}).get("kohderyhmat") for row in found]


@pytest.mark.parametrize(
    "heading",
    [
        "7. Kohderyhmät: {}", "Kohderyhmät [{}]", "Kohderyhmät ({})", "Kohderyhmät / {}", "Kohderyhmät - {}",
        "Kohderyhmät – {}", "Kohderyhmät | {}", "Kohderyhmät:{}", "Kohderyhmät_{}", "{} (Kohderyhmät)",
        '"Kohderyhmät\n{}"', "7.1 {}", "{}", "Q7_{}", "Mitkä ryhmät olivat mukana? [{}]", "Target groups: {}",
    ],
)  # fmt: skip
def test_the_option_is_found_in_the_heading(tmp_path: Path, heading: str) -> None:
    head = ";".join(heading.format(option) for option in OPTIONS)
    assert groups(tmp_path, head, "1;0;1;0", "0;1;;1") == TICKED


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("1", "0"), ("x", ""), ("X", "-"), ("Kyllä", "Ei"), ("kyllä ", "ei"), ("Ja", "Nej"), ("Yes", "No"), ("✓", ""),
        ("✔️", ""), ("☑", "☐"), ("TRUE", "FALSE"), ("TOSI", "EPÄTOSI"), ("SANT", "FALSKT"), ("K", "E"), ("1,0", "0,0"),
        ("Valittu", "Ei valittu"), ("Selected", "Not selected"), ("Checked", "Unchecked"),
    ],
)  # fmt: skip
def test_a_tick_is_known_in_every_guise(tmp_path: Path, yes: str, no: str) -> None:
    head = ";".join(f"Kohderyhmät: {option}" for option in OPTIONS)
    assert groups(tmp_path, head, f"{yes};{no};{yes};{no}", f"{no};{yes};{no};{yes}") == TICKED


def test_the_option_itself_is_a_tick(tmp_path: Path) -> None:
    assert groups(tmp_path, "Kohderyhmät: Lapset;Kohderyhmät: Nuoret", "Lapset;", ";Nuoret") == [["lapset"], ["nuoret"]]


def test_an_option_of_two_fields_belongs_to_the_one_that_has_the_others(tmp_path: Path) -> None:
    data = f"{HEAD};Henkilöstö;Esihenkilöt;Järjestöt\nPeli;Aukiolo;x;;x"
    (row,) = rows_of(tmp_path, data)
    assert row.value["pelikerta"] == {"otsikko": "Peli", "pelaajien_roolit": ["henkilosto", "jarjestot"]}
    assert 4 not in dict(guess(("Otsikko", "Kohde", "Aika", "Sää", "Järjestöt"), {4: ["x"]}))


def test_columns_whose_cells_are_no_ticks_are_not_taken_for_such(tmp_path: Path) -> None:
    data = f"{HEAD};Lapset;Nuoret\nPeli;Aukiolo;Lapset leikkivät pihalla;Nuoret eivät tule"
    (row,) = rows_of(tmp_path, data)
    assert "kohderyhmat" not in row.value["rajaus"]


def test_cards_and_single_choices_are_ticked_as_well(tmp_path: Path) -> None:
    data = (
        "Pelin otsikko;Toimiala: Kaupunkiympäristö;Toimiala: Keskushallinto;"
        "Asiakaskokemus: Teemme jo hyvin: Asukasilta;Asiakaskokemus: Teemme jo hyvin: Kysely\nPeli;;x;1;1"
    )
    (row,) = rows_of(tmp_path, data)
    assert row.value["pelikerta"]["toimiala"] == "keskushallinto"
    assert row.value["teemat"]["asiakaskokemus"]["teemme_jo_hyvin"] == [{"kortti": "asukasilta"}, {"kortti": "kysely"}]


def test_two_ticks_for_a_single_choice_are_told_at_the_second(tmp_path: Path) -> None:
    (row,) = rows_of(tmp_path, "Pelin otsikko;Toimiala: Kaupunkiympäristö;Toimiala: Keskushallinto\nPeli;x;x")
    assert row.problems == {2: "import.two_ticks"}


def test_a_cell_that_is_no_tick_is_told(tmp_path: Path) -> None:
    data = f"{HEAD};Kohderyhmät: Lapset\nPeli;Aukiolo;1\nToinen;Aukiolo;ehkä\nKolmas;Aukiolo;0"
    assert [row.problems for row in rows_of(tmp_path, data)] == [{}, {2: "import.no_tick"}, {}]


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("rajaus.kohderyhmat.Ikäihmiset", {"kohderyhmat": ["ikaihmiset"]}),
        ("rajaus.kohde.Kirjaston illat", {"kohde": ["Kirjaston illat"]}),
    ],
)
def test_a_column_can_be_said_to_hold_ticks(tmp_path: Path, goal: str, expected: dict[str, object]) -> None:
    data = "Pelin otsikko;Muu\nPeli;x"
    (row,) = rows_of(tmp_path, data, lambda mapping: mapping.replace('"Muu": ohita', f'"Muu": {goal}'))
    assert row.value["rajaus"] == expected


@pytest.mark.parametrize("goal", ["rajaus.kohderyhmat.koirat", "pelikerta.otsikko.x", "rajaus.kohderyhmat."])
def test_an_option_that_there_is_not_is_refused(tmp_path: Path, goal: str) -> None:
    with pytest.raises(MisuseError, match=r"Kohtaa .* ei ole"):
        rows_of(tmp_path, "Pelin otsikko;Muu\nPeli;x", lambda mapping: mapping.replace("ohita", goal))
