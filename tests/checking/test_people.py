"""Who is named as responsible: persons give a warning, roles and units do not."""

import pytest
from collected import BASE, changed, check_text

from ospe_build.checking.rules.people import NAMES_PATH, person_in

PERSONS = [
    "Maija Meikäläinen",
    "Maija Meikäläinen, Mallilan kirjasto",
    "Mallilan kirjasto, Maija Meikäläinen",
    "Mallilan kirjasto / Maija Meikäläinen ja tiimi",
    "Kirjaston johtaja Maija Meikäläinen",
    "vastaava ohjaaja Matti Esimerkki",
    "Meikäläinen Maija",
    "MAIJA MEIKÄLÄINEN",
    "maija meikäläinen",
    "Anna-Liisa Mallikas",
    "Juha-Pekka Esimerkki-Mallinen",
    "M. Meikäläinen",
    "Maija M.",
    "Olufemi Esimerkkinen",
    "Erik von Exempel",
    "Åsa Exempelström",
    "Maija",
    "Maija ja Matti",
    "Maija, Matti ja Liisa",
    "Nuorisotyöntekijä Ville",
    "kirjastonhoitaja Liisa",
    "projektipäällikkö Antti",
    "bibliotekarien Anna Exempel",
    "verksamhetsledare Kristina",
    "Mohamed Esimerkki",
    "Maija Meikäläisen tiimi",
    "Maijan ja Matin tiimi: Matti Mallikas",
]
ROLES_AND_UNITS = [
    "Mallilan kirjasto",
    "Kallion nuorisotalo",
    "Nuorten tiimi",
    "Esimerkkilän Kulttuuri ja Vapaa-aika",
    "Esimerkkilän kaupunki",
    "Esimerkkilän Kaupunki, Kaupunkiympäristön Toimiala",
    "Mallilan kirjaston nuorten tiimi",
    "Kirjaston johtaja",
    "Johtava hoitaja ja Mallilan terveysasema",
    "Päiväkoti Onni",
    "Palvelutalo Helmi",
    "Leikkipuisto Tuuli",
    "Helmen keittiö",
    "Kulttuurikeskus Malli",
    "Teatteri Avoimet Ovet",
    "Suomen Esimerkkinen Yhdistys",
    "Esimerkkilän Punainen Risti",
    "Itäinen Nuorisotyö",
    "Södra Modellby bibliotek",
    "Bibliotekets ungdomsteam",
    "Stadsdelsgården i Östra Exempelstrand",
    "The desk's own team",
    "Advice Desk of Mallila",
    "HR ja viestintä",
    "IT-tuki",
    "4H-yhdistys",
    "Ryhmä A",
    "A. luokan oppilaat",
    "Anna Esimerkin koulu",
    "Kaarina Mallikkaan katu",
    "Maria Exempels skola",
    "Mallila-seura ry",
    "Alueen asukkaat ja Martat",
    "Oppilaskunta 7–9",
    "Emme tiedä vielä",
    "Kaikki yhdessä",
    "Sari-projekti",
    "",
]


@pytest.mark.parametrize("text", PERSONS)
def test_a_person_is_noticed(text: str) -> None:
    assert person_in(text) is not None


@pytest.mark.parametrize("text", ROLES_AND_UNITS)
def test_a_role_or_a_unit_passes(text: str) -> None:
    assert person_in(text) is None


def test_the_list_of_names_holds_each_once_and_in_lower_case() -> None:
    words = [word for line in NAMES_PATH.read_text("utf-8").splitlines()[2:] for word in line.split()]
    assert len(words) == len(set(words))
    assert all(word == word.casefold() and word.isalpha() for word in words)


def test_a_name_warns_where_a_role_belongs_and_nowhere_else() -> None:
    who = "kuka_vastaa: Kirjaston nuorten tiimi"
    assert [finding.code for finding in check_text(changed(who, "kuka_vastaa: Maija Meikäläinen"))] == ["OSPE410"]
    assert check_text(changed("    - Yläkouluikäiset\n", "    - Maija Meikäläisen kirjoista pitävät\n")) == []
    follow_up = "    seuranta:\n      - {paiva: 2026-09-01, tila: kesken, uusi_vastuutaho: Matti Esimerkki}\n"
    (finding,) = check_text(BASE + follow_up)
    assert finding.pointer == ("uudet_keinot", 0, "seuranta", 0, "uusi_vastuutaho")
