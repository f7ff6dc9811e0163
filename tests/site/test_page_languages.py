"""The site in three languages: no word of another one in a frame, texts of sessions say their language, all lead on."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from built import Page
from playwright.sync_api import Browser
from project import EXAMPLES

from ospe_build import addresses
from ospe_build.archive.archive import Archive
from ospe_build.archive.session import Session
from ospe_build.archive.summary import summarise
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES
from ospe_build.reading import read_file
from ospe_build.site.notices import notices

OTHERS = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]
VOID = {"meta", "link", "img", "input", "br", "hr", "use", "rect", "path", "line", "circle", "source", "wbr", "col"}
SPOKEN = ("aria-label", "placeholder", "alt", "title")
SAME_IN_ALL = re.compile(
    r"English|Svenska|Suomi|Data|CSV|JSON|SQLite|ATOM|iCalendar|MIT|CC BY 4\.0|Emails|Keep my email addresses private"
    r"|[\w./@-]+\.(fi|json|jsonld|js)|saavutettavuus@traficom\.fi|koko kaupunki"
)
"""What is called the same in every language: names of formats, of languages, of others' menus, addresses."""


class Reader(HTMLParser):
    """What a page says, each text with its language."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = []

    def _language(self) -> str:
        return next((language for _, language in reversed(self._open) if language), "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._open.append((tag, attributes.get("lang") or ""))
        if tag != "link":
            self.texts += [(attributes[name] or "", self._language()) for name in SPOKEN if attributes.get(name)]
        if tag in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] not in {"script", "style", "code", "pre", "template"}:
            self.texts.append((" ".join(data.split()), self._language()))


def texts(path: Path) -> list[tuple[str, str]]:
    reader = Reader()
    reader.feed(path.read_text("utf-8"))
    return reader.texts


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Names of units and districts, which are not translated, and of packages, the longest first."""
    found = {notice.name for notice in notices()}
    summaries = [
        summarise(Session(path.stem, read_file(path, path.name).value)) for path in sorted(EXAMPLES.rglob("*.yml"))
    ]
    places = Archive(summaries).places
    for summary in summaries:
        found |= {place.name for place in (*places.units_of(summary), *places.districts_of(summary))}
    return sorted(found, key=len, reverse=True)


def words_of_others(site: Path, language: str, names: list[str]) -> Iterator[tuple[str, str]]:
    """Texts that a page says in its own language, and its Finnish twin in the same words."""
    for path in sorted((site / language).rglob("*.html")):
        place = path.relative_to(site / language)
        finnish = {text for text, spoken in texts(site / place) if spoken == DEFAULT_LANGUAGE}
        for text, spoken in texts(path):
            if spoken != language or text not in finnish:
                continue
            left = SAME_IN_ALL.sub("", text)
            for name in names:
                left = left.replace(name, "")
            if re.search(r"[^\W\d_]{3}", left):
                yield place.parent.as_posix(), text


@pytest.mark.parametrize("language", OTHERS)
def test_no_page_says_anything_in_finnish_as_if_it_were_its_own_language(
    site: Path, language: str, names: list[str]
) -> None:
    assert len(list((site / language).rglob("*.html"))) > 80
    assert list(words_of_others(site, language, names)) == []


def test_every_page_but_those_of_maintainers_and_sessions_is_in_all_languages(pages: dict[str, Page]) -> None:
    sessions = {addresses.session(path.stem) for path in EXAMPLES.rglob("*.yml")}
    views = {addresses.view_of(address) for address in pages}
    finnish = {view for view, language in views if language == DEFAULT_LANGUAGE} - sessions - {"404.html"}
    for language in OTHERS:
        mine = {view for view, spoken in views if spoken == language}
        assert mine == {view for view in finnish if len(addresses.languages_of(view)) > 1}


def test_each_page_tells_of_itself_in_the_other_languages(pages: dict[str, Page]) -> None:
    for address in ("", "sv/", "en/teemat/alueyhteistyo/", "tietosuoja/"):
        view, _ = addresses.view_of(address)
        told = {
            attributes["hreflang"]: attributes["href"]
            for tag, attributes in pages[address].head
            if tag == "link" and attributes.get("rel") == "alternate" and "hreflang" in attributes
        }
        root = told["x-default"].removesuffix(view)
        assert told == {code: root + addresses.folder(code) + view for code in LANGUAGES} | {"x-default": root + view}
        assert pages[address].canonical == [root + address]


def test_a_session_has_one_page_and_is_told_in_the_other_languages(pages: dict[str, Page]) -> None:
    for path in sorted(EXAMPLES.rglob("*.yml")):
        page = pages[addresses.session(path.stem)]
        assert not [tag for tag, attributes in page.head if "hreflang" in attributes]
        assert set(LANGUAGES) - {page.language} <= set(page.languages)
        assert [address for address in pages if address.endswith(f"/{path.stem}/")] == [addresses.session(path.stem)]


def test_the_page_for_what_does_not_exist_speaks_all_languages(pages: dict[str, Page]) -> None:
    page = pages["404.html"]
    assert set(LANGUAGES) <= set(page.languages)
    assert {"Sivua ei löydy", "Sidan hittas inte", "Page not found"} <= set(page.text.split("\n"))


def test_the_switch_keeps_what_the_page_is_asked_for(browser: Browser, site_url: str) -> None:
    page = browser.new_page(locale="fi-FI")
    page.goto(f"{site_url}tulokset/?teema=alueyhteistyo&q=puisto")
    page.get_by_role("link", name="Svenska").click()
    page.wait_for_url(f"{site_url}sv/tulokset/?teema=alueyhteistyo&q=puisto")
    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.locator("input[name=teema][value=alueyhteistyo]").is_checked()
    page.close()


def test_the_readers_language_is_offered_once_and_never_forced(browser: Browser, site_url: str) -> None:
    page = browser.new_page(locale="sv-FI")
    page.goto(f"{site_url}ohjeet/")
    offer = page.locator(".language-offer")
    assert offer.get_by_role("link").inner_text() == "Läs den här sidan på svenska"
    assert offer.get_attribute("lang") == "sv"
    assert page.locator("html").get_attribute("lang") == "fi"
    page.goto(f"{site_url}data/")
    assert offer.count() == 0
    page.close()
