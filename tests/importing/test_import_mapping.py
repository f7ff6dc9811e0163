"""The mapping file: what is guessed for it, and what it may not say."""

import pytest
from import_archive import Archive, answers, sheet

from ospe_build.importing.guess import guess
from ospe_build.importing.personal import is_personal


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


@pytest.mark.parametrize(
    "headings",
    [
        ("Tunnus", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi", "Viimeksi muokattu", "Kieliversio"),
        ("ID", "Start time", "Completion time", "Email", "Name", "Last modified time"),
        ("Id", "Starttid", "Slutförandetid", "E-post", "Namn", "Senast ändrad"),
        ("Vastaajan numero", "Vastausaika", "IP-osoite", "Etunimi", "Sukunimi", "Puh.", "Vastaajan s-posti"),
        ("Ohjaajan nimi", "Pelaajien nimet", "Yhteyshenkilö", "Käyttäjätunnus", "Kotiosoite"),
        ("Vastuuhenkilö", "Ansvarig person", "Responsible person"),
    ],
)
def test_what_surveys_add_of_themselves_and_of_persons_goes_nowhere(headings: tuple[str, ...]) -> None:
    assert guess(headings) == {}


@pytest.mark.parametrize(
    ("heading", "personal"),
    [
        ("Nimi", True), ("Nimesi:", True), ("Vastaajan nimi", True), ("5. Sähköpostiosoite", True), ("Name", True),
        ("Your name", True), ("Fornamn", True), ("Deltagarens namn", True), ("Puhelin", True), ("Phone number", True),
        ("Yhteystiedot", True), ("IP Address", True), ("Syntymäaika", True), ("Pelin nimi", False),
        ("Yksikön nimi", False), ("Organisaation nimi", False), ("Spelets namn", False), ("Menetelmä", False),
        ("Kuka vastaa?", False), ("Nimikkokuvio", False), ("Puhelinpalvelun kehittäminen", False),
    ],
)  # fmt: skip
def test_personal_columns_are_known_by_their_headings(heading: str, *, personal: bool) -> None:
    assert is_personal(heading) is personal


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("6. Pelaajien määrä", "pelikerta.pelaajia"),
        ("Pelaajien lukumäärä", "pelikerta.pelaajia"),
        ("Kuinka monta pelaajaa?", "pelikerta.pelaajia"),
        ("Osallistujien määrä", "pelikerta.pelaajia"),
        ("Number of players", "pelikerta.pelaajia"),
        ("Pelaajien roolit", "pelikerta.pelaajien_roolit"),
        ("2. Milloin pelasitte?", "pelikerta.pelattu"),
        ("Pelin päivämäärä", "pelikerta.pelattu"),
        ("1. Pelikerran otsikko", "pelikerta.otsikko"),
        ("Pelin nimi", "pelikerta.otsikko"),
        ("Yksikön nimi", "pelikerta.yksikko"),
        ("8. Rajaus: Mitä organisaation osaa, hanketta tai palvelua tarkastelemme?", "rajaus.kohde"),
        ("Organisatio", "pelikerta.organisaatio"),
        ("Rubrik", "pelikerta.otsikko"),
        ("Päivä", "pelikerta.pelattu"),
        ("Vastuutaho", "uudet_keinot.1.toteutus.kuka_vastaa"),
        ("Ansvarig", "uudet_keinot.1.toteutus.kuka_vastaa"),
        ("Ny ansvarig", "uudet_keinot.1.seuranta.1.uusi_vastuutaho"),
        ("Responsible party", "uudet_keinot.1.toteutus.kuka_vastaa"),
        ("Resurssit", "uudet_keinot.1.toteutus.miten_resursoidaan"),
        ("Resources", "uudet_keinot.1.toteutus.miten_resursoidaan"),
        ("Pelin päivämäärä (pakollinen)", "pelikerta.pelattu"),
        ("Toimiala (pakollinen)", "pelikerta.toimiala"),
        ("Sektor (obligatorisk)", "pelikerta.toimiala"),
        ("Unit (required)", "pelikerta.yksikko"),
        ("Tidtabell", "uudet_keinot.1.toteutus.aikataulu"),
    ],
)
def test_surveys_ask_in_words_of_their_own(heading: str, field: str) -> None:
    assert guess((heading,)) == {0: field}


@pytest.mark.parametrize(
    "heading", ["Seuranta", "Uppföljning", "Follow-up", "Toteutus", "Genomförande", "Implementation", "Mål", "Teman"]
)
def test_a_heading_that_names_a_group_of_fields_alone_goes_to_none_of_them(heading: str) -> None:
    assert guess((heading,)) == {}


def test_a_guess_is_not_made_against_the_cells() -> None:
    assert guess(("Pelaajien rooli ja määrä",), {0: ["7", "12"]}) == {0: "pelikerta.pelaajia"}
    assert guess(("Pelaajien rooli ja määrä",), {0: ["Henkilöstö", "Asukkaat"]}) == {0: "pelikerta.pelaajien_roolit"}
    assert guess(("Osallistujat",), {0: ["Matti Meikäläinen, Maija Meikäläinen"]}) == {}
    assert guess(("Pelipäivän kuvaus",), {0: ["Satoi koko päivän"]}) == {}


def test_a_mapping_may_be_as_wide_as_the_sheet(archive: Archive) -> None:
    head = ";".join(f"Kysymys numero {number}" for number in range(5000))
    archive.begin(f"{head};Pelin otsikko\n{'1;' * 5000}Peli\n")
    assert "Peli" in archive.take("--dry-run").stdout
