"""Addresses: a view in a language, and the way from one page to another."""

from collections.abc import Iterator

import pytest
from making import row, summary

from ospe_build import addresses
from ospe_build.archive.archive import Archive
from ospe_build.messages import LANGUAGES
from ospe_build.site.links import page_context
from ospe_build.site.pages import own_pages

ARCHIVE = Archive([summary("2026-03-12", row({"kortti": "kysely"}))])


@pytest.fixture
def all_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "PUBLISHED", LANGUAGES)


@pytest.mark.usefixtures("all_languages")
@pytest.mark.parametrize(
    ("view", "language", "address"),
    [
        ((), "fi", ""),
        ((), "sv", "sv/"),
        (("teemat", "alueyhteistyo"), "fi", "teemat/alueyhteistyo/"),
        (("teemat", "alueyhteistyo"), "en", "en/teemat/alueyhteistyo/"),
        (("ohjeet/ohjaajalle/",), "sv", "sv/ohjeet/ohjaajalle/"),
        (("tulokset", "sivu", 2), "sv", "sv/tulokset/sivu/2/"),
    ],
)
def test_finnish_stands_at_the_root_and_the_others_below_their_code(
    view: tuple[str, ...], language: str, address: str
) -> None:
    assert addresses.page(*view, language=language) == address
    assert addresses.language_of(address) == language


def test_what_is_not_published_in_a_language_is_linked_in_finnish() -> None:
    assert addresses.page("teemat", language="sv") == "teemat/"
    assert page_context("../../", "", "sv")["site_language"] == "fi"


@pytest.mark.usefixtures("all_languages")
def test_links_stay_in_the_language_of_the_page_but_those_to_sessions() -> None:
    given = page_context("../../", "", "sv")
    assert given["page_link"]("keinot", "kysely") == "../../sv/keinot/kysely/"
    assert given["page_link"]("tulokset", yksikko="Mallila & co") == "../../sv/tulokset/?yksikko=Mallila+%26+co"
    assert given["session_link"]("2026-03-12-mallila", 2) == "../../tulokset/2026-03-12-mallila/#keino-2"


@pytest.mark.parametrize(("address", "way"), [("", "./"), ("./", "./"), ("data/", "../"), ("teemat/x/", "../../")])
def test_the_way_to_the_root(address: str, way: str) -> None:
    assert addresses.to_root(address) == way


def _views(language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    return ((page.view, page.title) for page in own_pages(ARCHIVE, language))


@pytest.mark.usefixtures("all_languages")
def test_every_view_is_there_in_every_language() -> None:
    finnish, swedish = dict(_views("fi")), dict(_views("sv"))
    assert finnish.keys() == swedish.keys()
    titles = finnish["teemat", "alueyhteistyo"], swedish["teemat", "alueyhteistyo"]
    assert titles == ("Alueyhteistyö", "Samarbete i stadsdelarna")
    for page in own_pages(ARCHIVE, "sv"):
        assert page.gather()
        assert page.url.startswith(page.section)
        assert page.section.startswith("sv/")
