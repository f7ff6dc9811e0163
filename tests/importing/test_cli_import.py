"""`ospe import` as a maintainer runs it: from an export to files that pass, or to findings by row and column."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from commands import Done, ospe
from import_archive import ANSWERS, PLACE, Archive, answers, sheet
from import_sheets import workbook

from ospe_build.board import FIRST
from ospe_build.errors import WritingError
from ospe_build.importing import command
from ospe_build.reading import read
from ospe_build.writing.canonical import dump, modeline

FULL = {
    "skeema": 1,
    "pelikerta": {
        "otsikko": "Mallilan nuorten tilat",
        "pelattu": "2026-03-12",
        "organisaatio": "Esimerkkilän kaupunki",
        "toimiala": "kulttuuri_ja_vapaa_aika",
        "yksikko": "Mallilan kirjasto",
        "pelaajia": 7,
    },
    "rajaus": {
        "kohde": ["Nuorten tilat", "Iltatoiminta; Ovet, ikkunat"],
        "osallistettavat": ["Lähikoulujen yläkoululaiset"],
        "kohderyhmat": ["nuoret", "perheet"],
    },
    "teemat": {"asiakaskokemus": {"teemme_jo_hyvin": [{"kortti": "asukasilta"}, "Oma tapamme"]}},
    "uudet_keinot": [
        {
            "tavoite": {"miten_kehittaa_osallisuutta": "Nuoret päättävät itse"},
            "menetelma": "Nuorten oma kokous",
            "toteutus": {"kuka_vastaa": "Nuorten tiimi", "maaraaika": "2026-12"},
        }
    ],
}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_an_export_becomes_a_file_that_passes(archive: Archive, delimiter: str, encoding: str) -> None:
    archive.begin(sheet(answers(), delimiter=delimiter).encode(encoding))
    done = archive.take()
    assert (done.returncode, done.stderr) == (0, ""), done
    assert archive.files() == [PLACE]
    text = (archive.folder / PLACE).read_text("utf-8")
    assert text.startswith(modeline(FIRST))
    assert read(text.encode(), PLACE).value == FULL
    assert text == dump(FULL)
    passed = ospe(archive.folder, "validate")
    assert passed.returncode == 0, passed.stdout


def test_a_dry_run_shows_what_goes_where_and_writes_nothing(archive: Archive) -> None:
    archive.begin(sheet(answers()))
    done = archive.take("--dry-run")
    assert done.returncode == 0
    assert "  A  Aikaleima → jätetään pois, 1 vastaus\n" in done.stdout
    assert "  B  Otsikko → pelikerta.otsikko (Otsikko), 1 vastaus\n" in done.stdout
    assert f"Rivi 2: {PLACE}\n" in done.stdout
    assert "    C2    pelikerta.pelattu: 2026-03-12\n" in done.stdout
    assert "    I2    rajaus.kohde.2: Iltatoiminta; Ovet, ikkunat\n" in done.stdout
    assert archive.files() == []


WRONG = {
    "D3 OSPE205": answers(Organisaatio="E"),
    "C3 OSPE213": answers(Pelipäivä="tiistaina"),
    "C3 OSPE201": answers(Pelipäivä=""),
    "C3 OSPE306": answers(Pelipäivä="1.1.2999"),
    "E3 OSPE204": answers(Toimiala="kultuuri"),
    "G3 OSPE203": answers(Pelaajia="monta"),
    "H3 OSPE204": answers(Kohderyhmät="Nuoret; koirat"),
    "J3 OSPE402": answers(osallistettavat="Nuoret\nkysy: nuoret@example.org"),
    "J3 OSPE403": answers(osallistettavat="Soita 040 123 4567"),
    "J3 OSPE111": answers(osallistettavat="Nuo\x07ret"),
    "J3 OSPE102": answers(osallistettavat="x" * 70_000),
    "N3 OSPE212": answers(**{"Kuka vastaa?": "Tiimi\nja toinen"}),
    "O3 OSPE307": answers(Määräaika="1/2026"),
    "Rivi 3 OSPE219": answers(
        **{"Menetelmä": "", "Kuka vastaa?": "", "Määräaika": "", "Miten kokeiltava keino kehittää osallisuutta?": ""}
    ),
}


@pytest.mark.parametrize(("expected", "row"), WRONG.items())
def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_written(
    archive: Archive, expected: str, row: dict[str, str]
) -> None:
    other = {**row, "Otsikko": "Toinen peli", "Yksikkö": "Mallilan nuorisotalo"}
    archive.begin(sheet(answers(), other))
    done = archive.take()
    place, code = expected.rsplit(" ", 1)
    errors = [line.strip() for line in done.stdout.splitlines() if ": virhe OSPE" in line]
    assert errors == [f"{place}: virhe {code}"], done.stdout
    assert done.returncode == 1
    assert archive.files() == []


def test_with_partial_the_rows_that_are_right_are_written(archive: Archive) -> None:
    archive.begin(sheet(answers(Pelaajia="monta", Otsikko="Toinen peli"), answers()))
    done = archive.take("--partial")
    assert done.returncode == 1, "a row was left out"
    assert archive.files() == [PLACE]
    assert "Kirjoitettiin yksi pelikerta" in done.stdout


def test_two_rows_of_one_place_are_told_and_only_the_first_is_written(archive: Archive) -> None:
    archive.begin(sheet(answers(), answers(Pelaajia="9")))
    done = archive.take()
    assert done.returncode == 1
    assert "Rivi 3: VIRHE: rivillä 2 on sama päivä ja otsikko" in done.stdout
    assert archive.files() == []
    assert archive.take("--partial").returncode == 1
    assert "pelaajia: 7" in (archive.folder / PLACE).read_text("utf-8")


def test_a_file_that_is_there_is_never_replaced(archive: Archive) -> None:
    archive.begin(sheet(answers()))
    (archive.folder / PLACE).parent.mkdir()
    (archive.folder / PLACE).write_text("skeema: 1\n")
    for options in ((), ("--partial",)):
        done = archive.take(*options)
        assert done.returncode == 1
        assert "on jo olemassa, ja siinä on muuta" in done.stdout
        assert (archive.folder / PLACE).read_text() == "skeema: 1\n"


def test_a_second_run_changes_nothing_and_is_no_error(archive: Archive) -> None:
    archive.begin(sheet(answers()))
    assert archive.take().returncode == 0
    done = archive.take()
    assert done.returncode == 0, done.stdout
    assert "on jo arkistossa samanlaisena" in done.stdout
    assert "OSPE31" not in done.stdout, "it is no copy of itself"


def test_a_row_that_names_a_left_out_row_is_left_out_too(archive: Archive) -> None:
    first = sheet(answers(Pelaajia="monta"), answers(Pelipäivä="1.9.2026", Pelaajia="8"))
    lines = first.split("\r\n")
    lines[0] += ';"Edellinen pelikerta"'
    lines[1] += ';""'
    lines[2] += ';"2026-03-12-mallilan-nuorten-tilat"'
    archive.begin("\r\n".join(lines))
    done = archive.take("--partial")
    assert "P3: virhe OSPE314" in done.stdout
    assert archive.files() == []


def test_words_are_in_the_language_that_is_asked_for(archive: Archive) -> None:
    archive.begin(sheet(answers(Pelaajia="monta")))
    assert "G2: error OSPE203" in archive.take("--lang", "en").stdout
    assert "G2: fel OSPE203" in archive.take("--lang", "sv").stdout


def test_without_an_archive_nothing_is_imported(archive: Archive) -> None:
    archive.begin(sheet(answers()))
    (archive.folder / "sessions").rmdir()
    assert archive.take().returncode == 2


def test_the_rows_of_these_tests_have_all_their_cells() -> None:
    assert all(ANSWERS.values())


def errors_of(done: Done) -> list[str]:
    return [line.strip() for line in done.stdout.splitlines() if ": virhe" in line]


def test_errors_of_a_spreadsheet_are_told_once_each_at_their_cells(archive: Archive) -> None:
    bad = answers(**{"Pelaajia": "#N/A", "Miten kokeiltava keino kehittää osallisuutta?": "#ARVO!"})
    bad = {
        **bad,
        "Otsikko": "#NIMI?",
        "Mitä organisaation osaa, hanketta tai palvelua tarkastelemme?": "#JAKO/0!\nAukiolo",
    }
    archive.begin(sheet(answers(), bad))
    done = archive.take()
    assert errors_of(done) == ["B3: virhe", "G3: virhe", "I3: virhe", "L3: virhe"]
    assert "Solussa lukee: #NIMI?" in done.stdout
    assert done.returncode == 1
    assert archive.files() == []


def test_a_row_that_sums_up_the_others_is_told_as_that_alone(archive: Archive) -> None:
    archive.begin(sheet(answers(), {**dict.fromkeys(answers(), ""), "Otsikko": "Yhteensä:", "Pelaajia": "42"}))
    done = archive.take("--partial")
    assert errors_of(done) == ["B3: virhe"]
    assert "yhteenveto muista" in done.stdout
    assert archive.files() == [PLACE]


def test_the_heading_row_is_told(archive: Archive) -> None:
    archive.put("Kyselyn nimi;Tulokset\r\n\r\n" + sheet(answers()))
    assert "Otsikot ovat rivillä 3." in archive.run("vastaukset.csv").stdout
    done = archive.take()
    assert "Otsikot ovat rivillä 3." in done.stdout
    assert f"Rivi 4: {PLACE}" in done.stdout
    assert archive.files() == [PLACE]


def test_personal_columns_are_told(archive: Archive) -> None:
    archive.put(sheet(answers()).replace('"Aikaleima"', '"Vastaajan nimi"'))
    assert (
        "Sarake A Vastaajan nimi jätetään pois, koska siinä on henkilötietoja." in archive.run("vastaukset.csv").stdout
    )


def test_a_workbook_is_imported_like_a_sheet_of_text(archive: Archive) -> None:
    def fill(page: Any) -> None:  # noqa: ANN401 - the library has no types
        page.append([*ANSWERS])
        page.append([datetime(2026, 3, 12) if name == "Pelipäivä" else cell for name, cell in ANSWERS.items()])  # noqa: DTZ001

    archive.begin(workbook(fill))
    done = archive.take()
    assert (done.returncode, done.stderr) == (0, ""), done
    assert read((archive.folder / PLACE).read_bytes(), PLACE).value == FULL


def test_many_rows_are_checked_in_their_order_by_several_processes(archive: Archive) -> None:
    rows = [answers(Otsikko=f"Peli numero {number}", Yksikkö=f"Yksikkö {number}") for number in range(2100)]
    rows[2000]["Pelaajia"] = "monta"
    archive.begin(sheet(*rows))
    done = archive.take("--dry-run")
    assert errors_of(done) == ["G2002: virhe OSPE203"]
    told = re.findall(r"^Rivi (\d+):", done.stdout, re.MULTILINE)
    assert told == [str(number) for number in range(2, 2102)]
    assert "Oikein: 2099." in done.stdout


def test_a_place_taken_while_the_import_runs_is_left_alone(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.begin(sheet(answers(Otsikko="Aivan toinen peli", Yksikkö="Muu"), answers()))
    monkeypatch.chdir(archive.folder)
    checked = command.outcomes_of

    def then_taken(*arguments: Any) -> Any:  # noqa: ANN401 - as they come
        outcomes = checked(*arguments)
        archive.put("mine", PLACE)
        return outcomes

    (archive.folder / PLACE).parent.mkdir()
    monkeypatch.setattr(command, "outcomes_of", then_taken)
    with pytest.raises(WritingError, match="on jo olemassa"):
        command.import_rows(
            Path("vastaukset.csv"), Path("vastaukset.csv.mapping.yml"), "fi", dry_run=False, partial=False
        )
    assert archive.files() == [PLACE], "what was written before it is taken back"
    assert (archive.folder / PLACE).read_text() == "mine"
