"""What each page says of itself: title, description, canonical address, language, and to whom it is shown."""

import gzip
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from built import Page
from kinds import KINDS

from ospe_build.addresses import page as page_address
from ospe_build.messages import LANGUAGES
from ospe_build.settings import site_url
from ospe_build.site.environment import content_security_policy

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ERROR_PAGE = "404.html"
OPEN_GRAPH = ("og:type", "og:site_name", "og:title", "og:description", "og:locale", "og:image")


def addresses(sitemap: bytes) -> list[str]:
    return [found.text or "" for found in ET.fromstring(sitemap).iter(f"{SITEMAP}loc")]  # noqa: S314 - our own file


def proper(pages: dict[str, Page]) -> dict[str, Page]:
    return {path: page for path, page in pages.items() if path != ERROR_PAGE}


def sessions(pages: dict[str, Page]) -> dict[str, Page]:
    found = {path: page for path, page in pages.items() if re.fullmatch(r"tulokset/\d{4}-[^/]+/", path)}
    assert len(found) == 10
    return found


def listed(pages: dict[str, Page]) -> dict[str, Page]:
    return {path: page for path, page in proper(pages).items() if path not in sessions(pages)}


@pytest.mark.parametrize("name", ["title", "description"])
def test_every_page_has_one_of_its_own(pages: dict[str, Page], name: str) -> None:
    found = {
        path: [page.title] if name == "title" else page.meta("description") for path, page in proper(pages).items()
    }
    assert [path for path, texts in found.items() if len(texts) != 1 or not texts[0].strip()] == []
    count = Counter(texts[0] for texts in found.values())
    assert [text for text, n in count.items() if n > 1] == []


def test_the_canonical_address_is_the_sites_address_and_the_path(pages: dict[str, Page]) -> None:
    found = {path: page.canonical for path, page in proper(pages).items()}
    assert found == {path: [f"{site_url()}{path}"] for path in found}


def test_shared_links_show_title_description_and_address(pages: dict[str, Page]) -> None:
    for path, page in listed(pages).items():
        assert page.meta("og:url") == page.canonical, path
        assert page.meta("og:description") == page.meta("description"), path
        assert page.meta("og:title")[0] in page.title, path
        assert [len(page.meta(name)) for name in OPEN_GRAPH] == [1] * len(OPEN_GRAPH), path
        assert all(page.meta(name)[0] for name in OPEN_GRAPH), path


def test_the_picture_of_shared_links_is_there(site: Path, pages: dict[str, Page]) -> None:
    (picture,) = {page.meta("og:image")[0] for page in listed(pages).values()}
    assert picture.startswith(site_url())
    assert (site / picture.removeprefix(site_url())).read_bytes().startswith(b"\x89PNG")


def test_the_policy_stands_before_all_that_it_binds(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        tags = [tag for tag, _ in page.head]
        assert tags[:2] == ["meta", "meta"], path
        assert page.head[0][1] == {"charset": "utf-8"}, path
        assert page.head[1][1] == {"http-equiv": "Content-Security-Policy", "content": content_security_policy()}, path


def test_the_policy_lets_no_inline_script_and_no_other_host_in() -> None:
    assert "'unsafe-inline'" not in content_security_policy()
    assert "http" not in content_security_policy()
    assert content_security_policy().startswith("default-src 'none';")


def test_a_page_is_in_the_language_of_its_session(pages: dict[str, Page]) -> None:
    languages = {name: pages[path].language for name, path in KINDS.items()}
    told = {name: name.rpartition("-")[2] for name in KINDS}
    assert languages == {name: code if code in LANGUAGES else "fi" for name, code in told.items()}
    assert set(languages.values()) == set(LANGUAGES)


@pytest.mark.parametrize("kind", ["session-sv", "session-en"])
def test_what_stands_around_a_session_is_in_its_language(pages: dict[str, Page], kind: str) -> None:
    finnish = pages[KINDS["session-fi"]]
    page = pages[KINDS[kind]]
    # Words of the furniture and headings on the Finnish page; none of them may stand on the other.
    words = [
        "Siirry sisältöön",
        "Pelikerrat",
        "Teemat",
        "Keinot",
        "Ohjeet",
        "Tilastot",
        "Tällä sivulla",
        "Nykyiset keinot",
    ]
    words += ["Teemme jo hyvin", "pelaajaa", "Määräaika", "Ilmoita virheestä", "Viittaa näin", "Ei Helsingin kaupungin"]
    assert [word for word in words if word not in finnish.text] == []
    assert [word for word in words if word in page.text] == []


def test_made_up_sessions_are_kept_from_search_engines(pages: dict[str, Page]) -> None:
    for path, page in sessions(pages).items():
        assert page.meta("robots") == ["noindex"], path
        assert [name for name in OPEN_GRAPH if page.meta(name)] == [], path
    assert pages[ERROR_PAGE].meta("robots") == ["noindex"]
    shut = {path for path, page in proper(pages).items() if page.meta("robots")}
    assert shut == set(sessions(pages))


def test_the_sitemap_holds_every_page_but_made_up_sessions_and_sheets(site: Path, pages: dict[str, Page]) -> None:
    listed = addresses((site / "sitemap.xml").read_bytes())
    assert len(listed) == len(set(listed))
    sheets = [("laudat", "pelilaudat"), ("laudat", "kortit"), ("lupaukset", "sivu", 1)]
    unlisted = {page_address(*view, language=language) for view in sheets for language in LANGUAGES}
    wanted = proper(pages).keys() - sessions(pages).keys() - unlisted
    assert {address.removeprefix(site_url()) for address in listed} == wanted
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == (site / "sitemap.xml").read_bytes()
