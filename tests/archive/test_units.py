"""Units and districts, gathered from sessions."""

from pathlib import Path

import pytest
from making import summary

from ospe_build.archive.archive import Archive
from ospe_build.archive.summary import Summary
from ospe_build.archive.units import Place, Places
from ospe_build.checking import unit_list
from ospe_build.checking.unit_list import listed_units
from ospe_build.errors import SchemaError
from ospe_build.messages import LANGUAGES


def played(day: str, unit: str, *districts: str) -> Summary:
    return summary(day, pelikerta={"yksikko": unit, **({"alueet": list(districts)} if districts else {})})


def listed(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "yksikot.yml"
    path.write_text(text, "utf-8")
    return path


def test_a_unit_is_one_however_its_name_is_cased_or_spaced() -> None:
    newest, older = played("2026-03-12", "Mallilan  kirjasto", "Mallila"), played("2025-03-12", "MALLILAN KIRJASTO")
    places = Places([newest, older])
    assert list(places.units) == ["mallilan-kirjasto"]
    assert places.units["mallilan-kirjasto"].place.name == "Mallilan kirjasto"
    assert places.units["mallilan-kirjasto"].sessions == [newest, older]
    assert places.units["mallilan-kirjasto"].beside == [Place("mallila", "Mallila", "fi")]
    assert places.districts["mallila"].sessions == [newest]


def test_each_unit_of_a_game_has_it() -> None:
    both = played("2026-03-12", "Mallilan kirjasto; Provvikenin asema;mallilan kirjasto")
    places = Places([both])
    assert [(slug, one.sessions) for slug, one in places.units.items()] == [
        ("mallilan-kirjasto", [both]),
        ("provvikenin-asema", [both]),
    ]


def test_the_list_joins_names_and_gives_districts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = listed(
        tmp_path,
        "- nimi: Mallilan kirjasto\n  muut_nimet: [Vanha kirjasto]\n  alueet: [Mallila]\n  tunnus: kirjasto\n",
    )
    by_name = {
        name: unit for unit in listed_units(path) for name in ("mallilan kirjasto", "vanha kirjasto") if unit.slug
    }
    monkeypatch.setattr("ospe_build.archive.units.unit_by_name", lambda: by_name)
    monkeypatch.setattr(unit_list, "unit_by_name", lambda: by_name)
    unit_list.unit_slug.cache_clear()
    places = Places([played("2026-03-12", "Vanha kirjasto", "Rantala"), played("2025-03-12", "Mallilan kirjasto")])
    unit_list.unit_slug.cache_clear()
    assert [(slug, one.place.name, len(one.sessions)) for slug, one in places.units.items()] == [
        ("kirjasto", "Mallilan kirjasto", 2)
    ]
    assert {slug: len(one.sessions) for slug, one in places.districts.items()} == {"mallila": 2, "rantala": 1}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- muut_nimet: [Kirjasto]\n", "yksikot.yml:1:3: kohdasta puuttuu `nimi`."),
        ("- nimi: Kirjasto\n  osoite: katu\n", "tuntematon kohta"),
        ("- nimi: Kirjasto\n  tunnus: Kirjasto\n", "yksikot.yml:2:11: arvo ei ole oikeaa muotoa."),
        ("- nimi: Kirjasto\n- nimi: Asema\n  muut_nimet: [KIRJASTO]\n", "nimi ”KIRJASTO” on jo yksiköllä ”Kirjasto”"),
        ("- nimi: Mallilan kirjasto\n- nimi: Mällilän kirjasto\n", "”Mällilän kirjasto” ja ”Mallilan kirjasto”"),
        ("- nimi: [\n", "yksikot.yml:"),
        ("Kirjasto\n", "yksikot.yml:1:1: arvo ei ole oikeaa muotoa."),
    ],
)
def test_faults_of_the_list_are_told_with_their_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SchemaError) as error:
        listed_units(listed(tmp_path, text))
    assert told in str(error.value)
    assert "schema/yksikot.schema.json" in str(error.value)


def test_the_list_may_be_missing_or_empty(tmp_path: Path) -> None:
    assert listed_units(tmp_path / "yksikot.yml") == ()
    assert listed_units(listed(tmp_path, "# nothing yet\n[]\n")) == ()


def test_made_up_games_leave_the_units_when_a_real_one_comes() -> None:
    made_up = summary("2026-03-12", esimerkki=True, pelikerta={"yksikko": "Koelaakson lukio"})
    assert list(Archive([made_up]).places.units) == ["koelaakson-lukio"]
    both = Archive([made_up, played("2026-04-12", "Mallilan kirjasto")]).places
    assert list(both.units) == ["mallilan-kirjasto"]
    assert [(place.slug, place.name) for place in both.linked_units(made_up)] == [("", "Koelaakson lukio")]


def test_the_whole_city_is_one_place_in_whichever_language_it_is_written() -> None:
    words = ("koko kaupunki", "Hela staden", "whole city", "the whole city")
    places = Places([played(f"2026-0{n}-12", "Asema", word) for n, word in enumerate(words, 1)])
    assert [(slug, len(one.sessions)) for slug, one in places.districts.items()] == [("koko-kaupunki", 4)]
    (place,) = [one.place for one in places.districts.values()]
    assert place.name == "koko kaupunki"
    assert [place.label(language) for language in LANGUAGES] == ["Koko kaupunki", "Hela staden", "Whole city"]


def test_the_whole_city_stands_before_districts_by_name() -> None:
    places = Places([played("2026-03-12", "Asema", "Ounasvaara", "koko kaupunki", "Alppila")])
    assert list(places.districts) == ["koko-kaupunki", "alppila", "ounasvaara"]
    assert [place.slug for place in places.units["asema"].beside] == list(places.districts)
