"""Cells made into values by the type of their field."""

import pytest

from ospe_build.board import card_fields, node
from ospe_build.importing.convert import convert, session_of
from ospe_build.importing.goals import goal_field, goal_fields, goal_name, parse
from ospe_build.importing.mapping import Mapping


def value(name: str, cell: str) -> object:
    pointer = parse(name)
    assert pointer is not None
    return convert(cell, goal_field(pointer))


@pytest.mark.parametrize(
    ("name", "cell", "expected"),
    [
        ("pelikerta.pelattu", "12.3.2026", "2026-03-12"),
        ("pelikerta.pelattu", "12.3.2026 14.05", "2026-03-12"),
        ("pelikerta.pelattu", "12.03.2026 klo 9:15:30", "2026-03-12"),
        ("pelikerta.pelattu", "2026-03-12", "2026-03-12"),
        ("pelikerta.pelattu", "12. maaliskuuta 2026", "2026-03-12"),
        ("pelikerta.pelattu", "31.2.2026", "31.2.2026"),
        ("pelikerta.pelattu", "3/2026", "3/2026"),
        ("uudet_keinot.1.toteutus.maaraaika", "joulukuu 2026", "2026-12"),
        ("uudet_keinot.1.toteutus.maaraaika", "31.12.2026", "2026-12-31"),
        ("pelikerta.pelaajia", "7", 7),
        ("pelikerta.pelaajia", "7,0", 7),
        ("pelikerta.pelaajia", "noin 7", "noin 7"),
        ("pelikerta.pelaajia", "-7", "-7"),
        ("pelikerta.toimiala", "Sosiaali-, terveys- ja pelastustoimi", "sosiaali_terveys_ja_pelastus"),
        ("pelikerta.toimiala", "stadsmiljö", "kaupunkiymparisto"),
        ("pelikerta.toimiala", "Culture and leisure", "kulttuuri_ja_vapaa_aika"),
        ("pelikerta.toimiala", "keskushallinto", "keskushallinto"),
        ("pelikerta.toimiala", "kultuuri", "kultuuri"),
        ("pelikerta.pelaajien_roolit", "Henkilöstö, Managers;asukkaat", ["henkilosto", "esihenkilot", "asukkaat"]),
        ("pelikerta.pelaajien_roolit", "Henkilöstö, muut", ["henkilosto", "muut"]),
        ("pelikerta.alueet", "Mallila, Esimerkkilä", ["Mallila", "Esimerkkilä"]),
        ("rajaus.kohde", "- Yksi, kaksi\n\n• Kolme;  neljä", ["Yksi, kaksi", "Kolme;  neljä"]),
        ("rajaus.kohde", "Yksi, kaksi; Kolme ;", ["Yksi, kaksi", "Kolme"]),
        ("rajaus.kohde", "-5 astetta", ["-5 astetta"]),
        ("rajaus.kohde", "Yksi\n-\n–\nei ole\nKaksi", ["Yksi", "Kaksi"]),
        ("rajaus.kohde", "— Ilta klo 9 – 15\nKoti - koulu; 2 * 3", ["Ilta klo 9 – 15", "Koti - koulu; 2 * 3"]),
        ("rajaus.kohderyhmat", "Nuoret;Perheet\nLapset, Vammaiset", ["nuoret", "perheet", "lapset", "vammaiset"]),
        ("rajaus.kohderyhmat", "Nuoret;Perheet;", ["nuoret", "perheet"]),
        ("teemat.alueyhteistyo.kannattaa_kokeilla", "Asukasilta\nOma", [{"kortti": "asukasilta"}, "Oma"]),
        ("uudet_keinot.2.menetelma", "asukasilta", {"kortti": "asukasilta"}),
        ("uudet_keinot.2.menetelma", "Ilta; ja aamu", "Ilta; ja aamu"),
        ("uudet_keinot.1.toteutus.vastuutahon_kanssa_sovittu", "Kyllä", True),
        ("uudet_keinot.1.toteutus.vastuutahon_kanssa_sovittu", "nej", False),
        ("uudet_keinot.1.toteutus.vastuutahon_kanssa_sovittu", "ehkä", "ehkä"),
        ("ei_sovittu", "Aika loppui; jatkamme\nsyksyllä", "Aika loppui; jatkamme\nsyksyllä"),
    ],
)
def test_a_cell_becomes_what_its_field_holds_or_stays_as_it_is(name: str, cell: str, expected: object) -> None:
    assert value(name, cell) == expected


def test_every_field_has_a_name_that_leads_back_to_it() -> None:
    assert len(goal_fields()) > 50
    for pointer, one in goal_fields().items():
        way = parse(goal_name(pointer, 2))
        assert way is not None
        assert goal_field(way) is one


@pytest.mark.parametrize("name", ["", "skeema", "pelikerta", "uudet_keinot.menetelma", "uudet_keinot.*.menetelma"])
def test_what_is_no_field_has_no_pointer(name: str) -> None:
    assert parse(name) is None


def test_rows_of_the_plan_close_up_and_remember_their_columns() -> None:
    names = [
        "uudet_keinot.1.menetelma", "uudet_keinot.3.menetelma", "uudet_keinot.3.toteutus.kuka_vastaa",
        "rajaus.kohde", "rajaus.kohde",
    ]  # fmt: skip
    columns = {column: way for column, name in enumerate(names) if (way := parse(name)) is not None}
    agreed = parse("uudet_keinot.2.toteutus.vastuutahon_kanssa_sovittu")
    third = parse("uudet_keinot.3.toteutus.vastuutahon_kanssa_sovittu")
    assert agreed is not None
    assert third is not None
    row = session_of(4, ("", "Kokous", "", "a\nb", "c"), Mapping(columns, {agreed: "ei", third: "kyllä"}))
    assert row.value == {
        "skeema": 1,
        "uudet_keinot": [{"menetelma": "Kokous", "toteutus": {"vastuutahon_kanssa_sovittu": True}}],
        "rajaus": {"kohde": ["a", "b", "c"]},
    }
    assert row.origins["uudet_keinot", 0, "menetelma"] == 1
    assert row.origins["rajaus", "kohde", 1] == 3
    assert row.origins["rajaus", "kohde", 2] == 4
    assert row.empty["uudet_keinot", 0, "toteutus", "kuka_vastaa"] == 2


def test_a_cell_of_nothing_but_separators_is_an_empty_one() -> None:
    scope, source = parse("rajaus.kohde"), parse("uudet_keinot.1.seuranta.1.lahteet")
    assert scope is not None
    assert source is not None
    row = session_of(2, ("; ;", "\n;"), Mapping({0: scope, 1: source}, {}))
    assert row.value == {"skeema": 1}
    assert row.origins == {}
    assert set(row.empty.values()) == {0, 1}


def test_the_fields_follow_the_schema() -> None:
    assert ("pelikerta", "otsikko") in goal_fields()
    assert node("pelikerta", "otsikko") is goal_fields()["pelikerta", "otsikko"]
    assert {one.key for one in card_fields()}.isdisjoint(pointer[-1] for pointer in goal_fields())


@pytest.mark.parametrize("cell", ["-", "–", "—", "- -", "ei ole", "Ei ole.", "EI OLE", ".", "-\n-"])
@pytest.mark.parametrize("name", ["pelikerta.otsikko", "rajaus.kohde", "uudet_keinot.1.menetelma", "pelikerta.pelattu"])
def test_an_answer_that_is_none_is_left_out(cell: str, name: str) -> None:
    pointer = parse(name)
    assert pointer is not None
    row = session_of(2, (cell,), Mapping({0: pointer}, {}))
    assert row.value == {"skeema": 1}
    assert row.empty == {pointer: 0}


def test_no_is_an_answer_where_yes_is_one() -> None:
    pointer = parse("uudet_keinot.1.toteutus.vastuutahon_kanssa_sovittu")
    assert pointer is not None
    for cell, expected in {"Ei": False, "0": False, "EPÄTOSI": False, "x": True}.items():
        row = session_of(2, (cell,), Mapping({0: pointer}, {}))
        assert row.value["uudet_keinot"] == [{"toteutus": {"vastuutahon_kanssa_sovittu": expected}}]


ERRORS = (
    "#NIMI?", "#ARVO!", "#VIITTAUS!", "#JAKO/0!", "#LUKU!", "#TYHJÄ!", "#PUUTTUU!", "#NAMN?", "#VÄRDEFEL!",
    "#REFERENS!", "#DIVISION/0!", "#OGILTIGT!", "#SKÄRNING!", "#SAKNAS!", "#NAME?", "#VALUE!", "#REF!", "#DIV/0!",
    "#NUM!", "#NULL!", "#N/A", "#SPILL!", "#CALC!", "#GETTING_DATA",
    "#HAETAAN_TIETOJA", "#SPILL", "#VALUE", "Err:502", "####",
)  # fmt: skip


@pytest.mark.parametrize("cell", [*ERRORS, " #NIMI? ", "#NIMI?\nAukiolo", "Aukiolo\n#ARVO!", "Aukiolo; #REF!"])
def test_an_error_of_a_spreadsheet_is_no_text(cell: str) -> None:
    pointer = parse("rajaus.kohde")
    assert pointer is not None
    row = session_of(2, (cell,), Mapping({0: pointer}, {}))
    assert (row.value, row.problems) == ({"skeema": 1}, {0: "import.cell_error"})


@pytest.mark.parametrize(
    "cell", ["#osallisuus", "#total", "#arvo", "Keino #1!", "#Rohkeasti! kaikki", "#1", "Mitä # tarkoittaa?"]
)
def test_a_hash_is_no_error(cell: str) -> None:
    assert value("rajaus.kohde", cell) == [cell]
    pointer = parse("rajaus.kohde")
    assert pointer is not None
    assert session_of(2, (cell,), Mapping({0: pointer}, {})).problems == {}
