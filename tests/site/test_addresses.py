"""Addresses: a view in a language, and the way from one page to another."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from making import row, summary

from ospe_build import addresses
from ospe_build.archive.archive import Archive
from ospe_build.messages import LANGUAGES
from ospe_build.site.links import PageVersion, frame_context, page_context
from ospe_build.site.pages import own_pages
from ospe_build.site.sitemap import extend_sitemap

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
    assert addresses.view_of(address) == (addresses.page(*view), language)


def test_what_is_not_published_in_a_language_is_linked_in_finnish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "PUBLISHED", ("fi",))
    assert addresses.page("teemat", language="sv") == "teemat/"


@pytest.mark.usefixtures("all_languages")
def test_what_maintainers_read_is_in_finnish_alone() -> None:
    assert addresses.page("virheet", "OSPE203", language="sv") == "virheet/OSPE203/"
    assert addresses.languages_of("virheet/OSPE203/") == ("fi",)


@pytest.mark.usefixtures("all_languages")
def test_links_stay_in_the_language_of_the_page_but_those_to_sessions() -> None:
    given = page_context("../../", "sv")
    assert given["page_link"]("keinot", "kysely") == "../../sv/keinot/kysely/"
    assert given["page_link"]("tulokset", yksikko="Mallila & co") == "../../sv/tulokset/?yksikko=Mallila+%26+co"
    assert given["session_link"]("2026-03-12-mallila", 2) == "../../tulokset/2026-03-12-mallila/#keino-2"


@pytest.mark.parametrize(("address", "way"), [("", "./"), ("./", "./"), ("data/", "../"), ("teemat/x/", "../../")])
def test_the_way_to_the_root(address: str, way: str) -> None:
    assert addresses.to_root(address) == way


def _views(language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    return ((page.view, page.title) for page in own_pages(ARCHIVE, date(2026, 11, 24), language))


@pytest.mark.usefixtures("all_languages")
def test_every_view_is_there_in_every_language() -> None:
    finnish, swedish = dict(_views("fi")), dict(_views("sv"))
    assert {view for view in finnish if view[0] not in addresses.FINNISH_ONLY} == swedish.keys()
    titles = finnish["teemat", "alueyhteistyo"], swedish["teemat", "alueyhteistyo"]
    assert titles == ("Alueyhteistyö", "Samarbete i stadsdelarna")
    for page in own_pages(ARCHIVE, date(2026, 11, 24), "sv"):
        assert page.gather()
        assert page.url == f"sv/{page.name}"
        assert page.name.startswith(page.section)


@pytest.mark.usefixtures("all_languages")
def test_the_switch_keeps_the_view_and_leads_home_where_there_is_none() -> None:
    def ways(place: PageVersion) -> list[str]:
        return [one["address"] for one in frame_context(place, "../", "https://x.example/", {"fi": "X"})["switch"]]

    assert ways(PageVersion("data/", "fi", LANGUAGES)) == ["../data/", "../sv/data/", "../en/data/"]
    assert ways(PageVersion("virheet/", "fi", ("fi",))) == ["../virheet/", "../sv/", "../en/"]
    session = PageVersion("tulokset/", "sv", (), "tulokset/")
    assert ways(session) == ["../tulokset/", "../sv/tulokset/", "../en/tulokset/"]


@pytest.mark.usefixtures("all_languages")
def test_the_sitemap_tells_each_page_of_its_other_languages() -> None:
    site = "https://x.example/"
    written = f"<urlset xmlns='x'><url><loc>{site}sv/data/</loc></url><url><loc>{site}yllapito/</loc></url></urlset>"
    known, alone, theme, session = extend_sitemap(
        written, [("teemat/alueyhteistyo/", "", LANGUAGES), ("tulokset/2026-03-12-oodi/", "2026-03-12", ())], site
    ).split("</url>")[:4]
    for entry, view in ((known, "data/"), (theme, "teemat/alueyhteistyo/")):
        assert re.findall(r'hreflang="(..)" href="([^"]*)"', entry) == [
            ("fi", f"{site}{view}"), ("sv", f"{site}sv/{view}"), ("en", f"{site}en/{view}")
        ]  # fmt: skip
    assert "hreflang" not in alone + session
