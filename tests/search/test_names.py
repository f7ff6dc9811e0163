"""A query that is a name finds first the page that bears it, above the sessions in which it stands."""

from collections.abc import Callable, Sequence

import pytest
from searched import Searching, page
from test_find import session

Make = Callable[..., Searching]


@pytest.fixture(scope="module")
def site(searching: Make) -> Searching:
    pages = [
        page("yksikot/", "Yksiköt", "Kaikki yksiköt.", kind="Yksiköt"),
        page("yksikot/malmin-kirjasto/", "Malmin kirjasto", "Malmi", kind="Yksiköt"),
        page("yksikot/malmin-kirjaston-piha/", "Malmin kirjaston piha", "Malmi", kind="Yksiköt"),
        page("alueet/malmi/", "Malmi", "Malmin kirjasto on täällä.", kind="Alueet"),
        page("keinot/osallistuva-budjetointi/", "Osallistuva budjetointi", "Asukkaat äänestävät.", kind="Keinot"),
        page("kirjaa/", "Kirjaa pelin tulokset", "Pakolliset kohdat ensin.", kind="Kirjaa"),
        page("lupaukset/", "12 luvattua keinoa", "Kirjasto lupasi.", kind="Lupaukset"),
        page("ohjeet/", "Näin peli etenee", "Kello on tärkeä.", kind="Ohjeet"),
    ]
    malmi = {"yksikko": "Malmin kirjasto", "alueet": ["Malmi"]}
    sessions = [
        session("2024-01-01", "Malmin kirjasto ja lomake", "Osallistuva budjetointi", **malmi),
        session("2025-01-01", "Osallistuva budjetointi Malmilla", "Kirjaa ei lueta ääneen", **malmi),
    ]
    return searching(pages, sessions)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Malmin kirjasto", "Malmin kirjasto"),
        ("malmin kirjastossa", "Malmin kirjasto"),
        ("malmin kirjaston pihalla", "Malmin kirjaston piha"),
        ("Malmi", "Malmi"),
        ("mikä on malmi", "Malmi"),
        ("mitä malmin kirjasto lupasi", "Malmin kirjasto"),
        ("lupaukset", "12 luvattua keinoa"),  # what is passed over elsewhere is a name here
        ("osallistuva budjetointi", "Osallistuva budjetointi"),
        ("osbu", "Osallistuva budjetointi"),  # another name for the same
        ("kirjaa", "Kirjaa pelin tulokset"),  # the first page of a kind, by the kind's name
        ("lomake", "Kirjaa pelin tulokset"),  # a name of the list of hints
        ("lähetä pelikerta", "Kirjaa pelin tulokset"),
        ("pelin säännöt", "Näin peli etenee"),
    ],
)
def test_a_name_finds_its_page_first(site: Searching, query: str, first: str) -> None:
    assert site.titles(query)[0] == first


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("kirjasto", ["Malmin kirjasto ja lomake", "Malmin kirjasto"]),  # a part of a name is none
        ("malmin kirjasto lomake", ["Malmin kirjasto ja lomake"]),
    ],
)
def test_a_part_of_a_name_is_no_name(site: Searching, query: str, titles: Sequence[str]) -> None:
    assert site.titles(query)[: len(titles)] == list(titles)


@pytest.mark.parametrize(("query", "nearest"), [("ungdommar", ""), ("biblotek", "bibliotek"), ("libary", "library")])
def test_words_of_the_hints_are_offered_where_they_find_something(site: Searching, query: str, nearest: str) -> None:
    assert site.ask(query)["nearest"] == nearest
