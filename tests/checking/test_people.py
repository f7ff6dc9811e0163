"""Persons' names, where a role belongs and in any other text; roles, units, places and works are none."""

import unicodedata
from pathlib import Path

import pytest
from collected import BASE, changed, check_text

from ospe_build.checking.lexicon import lists
from ospe_build.checking.looks import may_hold_name
from ospe_build.checking.normalise import normalised
from ospe_build.checking.people import person_in
from ospe_build.finding import Position, Severity

TEXTS = Path(__file__).parent / "texts"

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
    assert person_in(text, responsible=True) is not None


@pytest.mark.parametrize("text", ROLES_AND_UNITS)
def test_a_role_or_a_unit_passes(text: str) -> None:
    assert person_in(text, responsible=True) is None


def listed(name: str) -> list[str]:
    """The texts of a file in `texts/`."""
    lines = (TEXTS / name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("half", [0, 1])
def test_nine_in_ten_ways_to_write_a_name_are_found(half: int) -> None:
    texts = listed("persons.txt")[half::2]
    missed = [text for text in texts if person_in(normalised(text)[0]) is None]
    assert len(texts) > 120
    assert len(missed) <= len(texts) / 10, missed


@pytest.mark.parametrize("half", [0, 1])
def test_one_in_a_hundred_harmless_texts_warns_at_most(half: int) -> None:
    texts = listed("harmless.txt")[half::2]
    wrong = [text for text in texts if person_in(normalised(text)[0]) is not None]
    assert len(texts) > 200
    assert len(wrong) <= len(texts) / 100, wrong


def test_the_quick_look_clears_no_name() -> None:
    for text in listed("persons.txt"):
        if person_in(normalised(text)[0]):
            assert may_hold_name(text), text
            assert may_hold_name(f"rajaus:\n  kohde:\n    - Nuorten tilat\n    - '{text}'\n"), text


def test_the_quick_look_clears_texts_without_a_name() -> None:
    cleared = [text for text in listed("harmless.txt") if not may_hold_name(text)]
    assert len(cleared) > 300


def test_a_name_warns_where_a_role_belongs_with_a_code_of_its_own() -> None:
    who = "kuka_vastaa: Kirjaston nuorten tiimi"
    assert [finding.code for finding in check_text(changed(who, "kuka_vastaa: Maija Meikäläinen"))] == ["OSPE410"]
    assert [finding.code for finding in check_text(changed(who, "kuka_vastaa: Maija, tiimi"))] == ["OSPE410"]
    follow_up = "    seuranta:\n      - {paiva: 2026-09-01, tila: kesken, uusi_vastuutaho: Matti Esimerkki}\n"
    (finding,) = check_text(BASE + follow_up)
    assert finding.pointer == ("uudet_keinot", 0, "seuranta", 0, "uusi_vastuutaho")


@pytest.mark.parametrize(
    ("old", "new", "pointer", "place"),
    [
        ("- Yläkouluikäiset", "- 'Soittaa: Matti Meikäläinen'", ("rajaus", "osallistettavat", 0), (14, 17)),
        ("- Yläkouluikäiset", "- Kiitos\n      Matti\n      Meikäläinen", ("rajaus", "osallistettavat", 0), (15, 7)),
        ("yksikko: Mallilan kirjasto", "yksikko: Matti", ("pelikerta", "yksikko"), (8, 12)),
        ("yksikko: Mallilan kirjasto", "yksikko: Matti; Mallilan kirjasto", ("pelikerta", "yksikko"), (8, 12)),
        ("miten_kehittaa_osallisuutta: Nuoret", "miten_kehittaa_osallisuutta: M. Meikäläinen ja nuoret",
         ("uudet_keinot", 0, "tavoite", "miten_kehittaa_osallisuutta"), (18, 36)),
    ],
)  # fmt: skip
def test_a_name_warns_in_every_other_text_at_its_place(
    old: str, new: str, pointer: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    (finding,) = check_text(changed(old, new))
    assert (finding.code, finding.severity, finding.pointer) == ("OSPE413", Severity.WARNING, pointer)
    assert finding.position == Position(*place)
    assert finding.params == {}


def test_a_name_in_a_key_is_no_second_finding() -> None:
    found = check_text(BASE + "Matti Meikäläinen: x\n")
    assert "OSPE413" not in [finding.code for finding in found]


@pytest.mark.parametrize("name", ["Satu", "Toivo", "Helmi", "Rauha", "Lumi", "Onni", "Suvi", "Vilja"])
def test_a_name_that_is_a_word_counts_before_a_surname_only(name: str) -> None:
    assert person_in(f"{name} Virtanen") == (0, len(name))
    for text in (name, f"{name} oli mukana", f"{name} Helsingissä", f"{name} ja Matti", f"Kahvila {name}"):
        assert person_in(text) is None or "Matti" in text


def test_the_lists_hold_each_word_once_and_in_lower_case() -> None:
    for name, words in lists().items():
        assert len(words) == len(set(words)), name
        assert all(word == word.lower() == unicodedata.normalize("NFC", word) for word in words), name
    assert not set(lists()["given"]) & set(lists()["given-word"])
