"""The site in three languages: no word of another one in a frame, texts of sessions say their language, all lead on."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from built import Page
from playwright.sync_api import Browser
from project import EXAMPLES
from vocabulary import foreign, only, words

from ospe_build import addresses, messages
from ospe_build.archive.archive import Archive
from ospe_build.archive.session import Session
from ospe_build.archive.summary import summarise
from ospe_build.data.edition import data_files
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES
from ospe_build.reading import read_file
from ospe_build.reporting.explain import codes
from ospe_build.site.notices import notices

OTHERS = [language for language in LANGUAGES if language != DEFAULT_LANGUAGE]
VOID = {"meta", "link", "img", "input", "br", "hr", "use", "rect", "path", "line", "circle", "source", "wbr", "col"}
SPOKEN = ("aria-label", "placeholder", "alt", "title")
SAME_IN_ALL = re.compile(
    r"\bmin\b|Commit changes|English|Svenska|Suomi|Data|MIT|CC BY 4\.0|Emails|"
    + "|".join(sorted({re.escape(file.format) for file in data_files()}))
    + r"|Keep my email addresses private"
    r"|[\w./@-]+\.(fi|json|jsonld|js)|saavutettavuus@traficom\.fi|\w+\.(com|org)/[\w./@…-]+"
)
"""What is called the same in every language: minutes, names of formats, of languages, of others' menus, addresses."""


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

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
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
    return sorted({notice.name for notice in notices()} | set(named()), key=len, reverse=True)


def named() -> dict[str, str]:
    """The names of units and districts, each with its language."""
    summaries = [
        summarise(Session(path.stem, read_file(path, path.name).value)) for path in sorted(EXAMPLES.rglob("*.yml"))
    ]
    places = Archive(sorted(summaries, key=lambda one: one.played, reverse=True)).places
    found = (place for one in summaries for place in (*places.units_of(one), *places.districts_of(one)))
    return {place.name: place.language for place in found if not place.labels}


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
            if words(left):
                yield place.parent.as_posix(), text


@pytest.mark.parametrize("language", OTHERS)
def test_no_page_says_anything_in_finnish_as_if_it_were_its_own_language(
    site: Path, language: str, names: list[str]
) -> None:
    assert len(list((site / language).rglob("*.html"))) > 80
    assert list(words_of_others(site, language, names)) == []


def test_no_text_has_a_word_that_only_another_language_has(site: Path, names: list[str]) -> None:
    assert {"pelikerta", "lupaus"} <= only("fi")
    assert {"spelomgång", "löfte"} <= only("sv")
    assert {"promise", "deadline"} <= only("en")
    found = []
    for path in sorted(site.rglob("*.html")):
        if path.relative_to(site).parts[0] not in addresses.FINNISH_ONLY:
            for text, spoken in texts(path):
                left = SAME_IN_ALL.sub("", text)
                for name in names:
                    left = left.replace(name, "")
                if other := foreign(left, spoken):
                    found.append((path.relative_to(site).parent.as_posix(), spoken, text, other))
    assert found == []


def test_a_name_that_is_not_translated_says_its_language_wherever_it_stands(site: Path) -> None:
    names = named()
    assert set(names.values()) == set(LANGUAGES)
    found = {
        (path.relative_to(site).parent.as_posix(), spoken, text)
        for path in sorted(site.rglob("*.html"))
        for text, spoken in texts(path)
        if text in names and spoken != names[text]
    }
    assert found == set()


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


def test_a_finding_is_explained_in_all_languages_on_its_one_page(site: Path) -> None:
    for code in codes():
        said = texts(site / addresses.finding(code) / "index.html")
        for language in LANGUAGES:
            for part in ("title", "why", "how"):
                assert (" ".join(messages.text(language, f"explain.{code}.{part}").split()), language) in said
    listed = texts(site / addresses.page("virheet") / "index.html")
    titles = {
        (messages.text(language, f"explain.{code}.title"), language) for code in codes() for language in LANGUAGES
    }
    assert titles - set(listed) == set()
    page = site / addresses.finding("OSPE203") / "index.html"
    assert re.findall(r'<section id="?(\w+)', page.read_text("utf-8")) == OTHERS


def test_the_page_for_what_does_not_exist_speaks_all_languages(pages: dict[str, Page]) -> None:
    page = pages["404.html"]
    assert set(LANGUAGES) <= set(page.languages)
    assert {"Sivua ei löydy", "Sidan hittades inte", "Page not found"} <= set(page.text.split("\n"))
    # A host shows it at any depth: a way that is relative would lead elsewhere.
    assert not [address for address in page.links if address.startswith(".")]


@pytest.mark.parametrize(("address", "language"), [("sv/lupaukset/ei-ole/", "sv"), ("en/nosuch", "en"), ("x/", "fi")])
def test_the_page_for_what_does_not_exist_speaks_the_language_of_the_address_first(
    browser: Browser, site: Path, site_url: str, address: str, language: str
) -> None:
    page = browser.new_page()
    page.route(site_url + address, lambda route: route.fulfill(path=site / "404.html"))  # as a host does
    page.goto(site_url + address)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("main section").first.get_attribute("lang") == language
    heading = messages.text(language, "site.not_found")
    assert page.get_by_role("heading", level=1).all_inner_texts() == [heading]
    assert heading in page.title()
    assert [mark.get_attribute("lang") for mark in page.locator(".wordmark:visible").all()] == [language]
    assert page.locator("footer p").first.get_attribute("lang") == language
    page.close()


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


def test_a_units_name_is_in_the_language_of_the_session_that_names_it(site: Path) -> None:
    for view, found in {
        "sv/tulokset/": r'<p class="?kicker"?><a href=[^>]* lang="?(fi|en)"?>',
        "sv/lupaukset/": r'<a href="[^"]*/yksikot/[^"]*" lang="(fi|en)">',
        "tulokset/": r'<p class="?kicker"?><a href=[^>]* lang="?(sv|en)"?>',
    }.items():
        assert re.search(found, (site / view / "index.html").read_text("utf-8")), view
