"""The mapping file: what is guessed for it, and what it may not say."""

import pytest
from import_archive import Archive, answers, sheet

from ospe_build.importing.guess import guess


def test_headings_are_matched_to_keys_and_questions_in_every_language() -> None:
    headings = (
        "otsikko",
        "Pelipäivä:",
        "Enhet",
        "Players",
        "Kehityskohdat – Mitä kehitettävää meillä on osallisuudessa?",
    )
    assert [guess(headings).get(column) for column in range(4)] == [
        "pelikerta.otsikko", "pelikerta.pelattu", "pelikerta.yksikko", "pelikerta.pelaajia",
    ]  # fmt: skip


def test_personal_data_is_not_matched_to_anything() -> None:
    assert guess(("Aikaleima", "Sähköposti", "Nimi", "Vastaajan nimi", "Puhelinnumero", "Email Address", "A")) == {}


def test_themes_are_told_apart_and_the_plan_counts_its_rows() -> None:
    headings = ("Alueyhteistyö: Teemme jo hyvin", "Menetelmä 1", "Kuka vastaa? 1", "Menetelmä 2", "Kuka vastaa? 2")
    assert list(guess(headings).values()) == [
        "teemat.alueyhteistyo.teemme_jo_hyvin",
        "uudet_keinot.1.menetelma", "uudet_keinot.1.toteutus.kuka_vastaa",
        "uudet_keinot.2.menetelma", "uudet_keinot.2.toteutus.kuka_vastaa",
    ]  # fmt: skip


def test_a_starting_point_is_written_beside_the_sheet_and_never_over_another(archive: Archive) -> None:
    text = archive.begin(sheet(answers()))
    assert '\n  "Aikaleima": ohita\n  "Otsikko": pelikerta.otsikko\n' in text
    assert "#   palaute.toimi_hyvin  (" in text
    archive.put("mine", "vastaukset.csv.mapping.yml")
    done = archive.run("vastaukset.csv")
    assert done.returncode == 1
    assert "on jo olemassa" in done.stderr
    assert (archive.folder / "vastaukset.csv.mapping.yml").read_text() == "mine"


def test_required_fields_without_a_column_can_be_given_for_all_rows(archive: Archive) -> None:
    short = sheet(answers()).replace('"Organisaatio"', '"Taho"')
    text = archive.begin(short)
    assert '\nvakiot:\n  pelikerta.organisaatio: ""  # Organisaatio\n' in text
    archive.put(text.replace('organisaatio: ""', "organisaatio: Mallilan kunta"), "vastaukset.csv.mapping.yml")
    assert archive.take().returncode == 0
    assert "organisaatio: Mallilan kunta" in (archive.folder / archive.files()[0]).read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("pelikerta.otsikko", "pelikerta.otsiko", ":8:3: Kohtaa pelikerta.otsiko ei ole."),
        ("pelikerta.otsikko", "pelikerta.yksikko", "pelikerta.yksikko on jo annettu"),
        ('"Otsikko"', '"Title"', "ei ole saraketta, jonka otsikko on ”Title”"),
        ('  "Aikaleima": ohita\n', "", "Sarake A ”Aikaleima” puuttuu"),
        ("sarakkeet:", "kolumner:", "sarakkeet ja vakiot"),
        ('"Aikaleima": ohita', '"Aikaleima: ohita', "mapping.yml:"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_with_its_line(archive: Archive, old: str, new: str, said: str) -> None:
    text = archive.begin(sheet(answers()))
    assert old in text
    archive.put(text.replace(old, new, 1), "vastaukset.csv.mapping.yml")
    done = archive.take()
    assert done.returncode == 2
    assert said in done.stderr
    assert archive.files() == []
