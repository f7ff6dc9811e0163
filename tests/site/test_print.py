"""Pages on paper, as Chromium prints them: how many sheets of which size, and what is left out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from kinds import KINDS
from playwright.sync_api import Browser
from project import EXAMPLES

from ospe_build import board
from ospe_build.archive.deck import cards

A4, A3_ACROSS = (595, 842), (1191, 842)  # in points, to the nearest
SESSIONS = sorted(path.stem for path in EXAMPLES.rglob("*.yml"))

Printed = Callable[[str], list[tuple[int, int]]]


@pytest.fixture(scope="module")
def printed(browser: Browser, site_url: str) -> Printed:
    """The size of each sheet on which a page is printed."""

    def sheets(path: str) -> list[tuple[int, int]]:
        page = browser.new_page(color_scheme="dark")
        page.goto(f"{site_url}{path}")
        pdf = page.pdf(prefer_css_page_size=True)
        page.close()
        found = re.findall(rb"/Type\s*/Page\b.*?/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf, re.DOTALL)
        assert len(found) == len(re.findall(rb"/Type\s*/Page\b", pdf))
        return [(round(float(width)), round(float(height))) for width, height in found]

    return sheets


@pytest.mark.parametrize("session", SESSIONS)
def test_a_session_fits_two_a4_pages(printed: Printed, session: str) -> None:
    assert printed(f"tulokset/{session}/") in ([A4], [A4] * 2)


def test_eight_cards_go_on_an_a4(printed: Printed) -> None:
    assert printed(KINDS["card-sheets"]) == [A4] * -(-len(cards()) // 8)


def test_each_board_is_one_a3(printed: Printed) -> None:
    boards = len(board.phases()) - 1 + len(board.themes())
    assert printed(KINDS["board-sheets"]) == [A3_ACROSS] * boards


def test_paper_is_white_even_for_those_who_read_in_the_dark(browser: Browser, site_url: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{site_url}{KINDS['session-fi']}")
    page.emulate_media(media="print")
    colours = page.evaluate("['backgroundColor', 'color'].map((name) => getComputedStyle(document.body)[name])")
    assert colours == ["rgb(255, 255, 255)", "rgb(26, 26, 26)"]
    for furniture in ("Päävalikko", "Tällä sivulla"):
        assert not page.get_by_role("navigation", name=furniture).is_visible()
    assert not page.get_by_role("searchbox").first.is_visible()
    source = page.locator("a.source").first
    address = source.get_attribute("href")
    assert (
        page.evaluate("(link) => getComputedStyle(link, '::after').content", source.element_handle())
        == f'" ({address})"'
    )
    assert not page.evaluate(
        "[...document.querySelectorAll('.note')].some((note) => getComputedStyle(note).boxShadow !== 'none')"
    )
    page.close()


def test_the_sheets_are_told_apart_without_colour(site: Path) -> None:
    page = (site / "laudat" / "pelilaudat" / "index.html").read_text("utf-8")
    for theme in board.themes():
        assert f"#{theme.key}" in page  # its icon
        assert theme.label() in page
