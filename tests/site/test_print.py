"""Pages on paper, as Chromium prints them: how many sheets of which size, and what is left out."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kinds import KINDS, OF_DEMO
from playwright.sync_api import Browser, Page, expect
from project import EXAMPLES, ROOT

from ospe_build import addresses, board
from ospe_build.archive.deck import cards

A4, A3_ACROSS = (595, 842), (1191, 842)  # in points, to the nearest
PRINTED = ROOT / "tests" / "board" / "printed.txt"
SESSIONS = sorted(path.stem for path in EXAMPLES.rglob("*.yml"))

Printed = Callable[..., list[tuple[int, int]]]


@pytest.fixture(scope="module")
def printed(browser: Browser, site_url: str) -> Printed:
    """The size of each sheet on which a page is printed."""

    def sheets(path: str, site: str = site_url) -> list[tuple[int, int]]:
        page = browser.new_page(color_scheme="dark")
        page.goto(f"{site}{path}")
        pdf = page.pdf(prefer_css_page_size=True)
        page.close()
        found = re.findall(rb"/Type\s*/Page\b.*?/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf, re.DOTALL)
        assert len(found) == len(re.findall(rb"/Type\s*/Page\b", pdf))
        return [(round(float(width)), round(float(height))) for width, height in found]

    return sheets


@pytest.mark.parametrize("session", SESSIONS)
def test_a_session_fits_two_a4_pages(printed: Printed, session: str) -> None:
    assert printed(f"tulokset/{session}/") in ([A4], [A4] * 2)


def test_a_years_account_is_one_sheet(printed: Printed, demo_url: str, demo_site: Path) -> None:
    fullest = sorted(demo_site.glob("*/tilastot/20*/index.html"), key=lambda path: path.stat().st_size)[-3:]
    for page in fullest:
        assert printed(page.parent.relative_to(demo_site).as_posix() + "/", demo_url) == [A4], page


def test_no_line_of_an_account_is_cut_on_paper(browser: Browser, demo_url: str, demo_site: Path) -> None:
    page = browser.new_page(viewport={"width": 716, "height": 1054})
    page.emulate_media(media="print")
    for account in sorted(demo_site.glob("tilastot/20*/index.html")):
        page.goto(f"{demo_url}{account.parent.relative_to(demo_site).as_posix()}/")
        parts = page.locator(".account__list span")
        cut = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth).length"
        assert parts.evaluate_all(cut) == 0, account
        for owner in page.locator(".account__owner").all():
            expect(owner).to_be_visible()
    page.close()


def test_what_to_read_before_a_game_is_one_sheet_however_much_was_promised(
    printed: Printed, demo_url: str, demo_site: Path
) -> None:
    fullest = sorted(demo_site.glob("yksikot/*/ennen-pelia/index.html"), key=lambda path: path.stat().st_size)[-3:]
    assert all(re.search(r">ja \d+ muu", page.read_text("utf-8")) for page in fullest)  # more than fits
    for page in fullest:
        assert printed(page.parent.relative_to(demo_site).as_posix() + "/", demo_url) == [A4], page


each_language = pytest.mark.parametrize("language", addresses.PUBLISHED)


def test_eight_cards_go_on_an_a4_and_eight_blank_ones_on_the_last(printed: Printed) -> None:
    assert printed(KINDS["card-sheets"]) == [A4] * (-(-len(cards()) // 8) + 1)


@each_language
def test_the_game_and_each_board_are_one_a3(printed: Printed, language: str) -> None:
    boards = len(board.phases()) - 1 + len(board.themes())
    assert printed(addresses.page("laudat", "pelilaudat", language=language)) == [A3_ACROSS] * (1 + boards)


@pytest.fixture(scope="module")
def on_paper(browser: Browser, site_url: str) -> Iterator[Page]:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto(f"{site_url}{KINDS['board-sheets']}")
    yield page
    page.close()


def test_all_that_is_printed_on_and_around_the_boards_is_on_the_sheets(on_paper: Page) -> None:
    sheets = " ".join(on_paper.locator(".sheet").all_inner_texts())
    lines = [line.lstrip("#!- ") for line in PRINTED.read_text("utf-8").splitlines() if line]
    assert [line for line in lines if line not in sheets] == []
    assert sheets.count("osallisuuspeli.example/kirjaa") == on_paper.locator(".sheet").count()
    for phase in board.phases():
        assert f"{phase.phase}\n{phase.label()}" in sheets or phase.kind == "kortit"


def test_a_row_of_the_plan_goes_through_all_its_columns_and_holds_a_card(on_paper: Page) -> None:
    boxes = "(parts) => parts.map((part) => Object.values(part.getBoundingClientRect().toJSON()).map(Math.round))"
    cells = on_paper.locator(".sheet__cells").evaluate_all(boxes)
    rows = [cells[start : start + 3] for start in range(0, len(cells), 3)]
    assert len(rows) == 2
    assert [{(y, height) for _, y, _, height, *_ in row} for row in rows] == [{(row[0][1], row[0][3])} for row in rows]
    for place in on_paper.locator(".card-place").evaluate_all(boxes):
        assert [round(pixels / 96 * 25.4) for pixels in place[2:4]] == [105, 74]


@each_language
def test_the_facilitators_page_is_one_a4_on_which_height_is_time(
    browser: Browser, site_url: str, printed: Printed, language: str
) -> None:
    path = addresses.page("ohjeet", "ohjaajan-sivu", language=language)
    assert printed(path) == [A4]
    page = browser.new_page()
    page.goto(f"{site_url}{path}")
    page.emulate_media(media="print")
    parts = page.locator(".guide__part:has(.guide__ticks)")
    heights = parts.evaluate_all("(parts) => parts.map((part) => part.getBoundingClientRect().height)")
    minutes = list(board.minutes(board.newest()).values())
    assert [round(height / heights[0], 1) for height in heights] == [minute / minutes[0] for minute in minutes]
    page.close()


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
        "[...document.querySelectorAll('.notes > li')].some((note) => getComputedStyle(note).boxShadow !== 'none')"
    )
    page.close()


def test_a_page_on_paper_says_where_it_stands(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    for kind in ("session-fi", "theme", "ohjeet/ohjaajalle"):
        page.goto(f"{site_url}{KINDS[kind]}")
        assert f"https://osallisuuspeli.example/{KINDS[kind]}" in page.locator("body").inner_text()
    page.emulate_media(media="screen")
    assert not page.locator(".site-footer__address").is_visible()
    page.close()


def test_the_line_of_time_of_a_unit_runs_beside_its_words(browser: Browser, demo_url: str) -> None:
    page = browser.new_page(viewport={"width": 718, "height": 1000})
    page.emulate_media(media="print")
    page.goto(f"{demo_url}{OF_DEMO.get('unit', KINDS.get('unit'))}")
    for lane in page.locator(".lane-list .lane").all():
        words, line = (lane.locator(name).bounding_box() for name in (".promise__time", ".lane__line"))
        assert words
        assert line
        assert words["x"] + words["width"] <= line["x"]
    page.close()


def test_the_sheets_are_told_apart_without_colour(site: Path) -> None:
    page = (site / "laudat" / "pelilaudat" / "index.html").read_text("utf-8")
    for theme in board.themes():
        assert f"icon--{theme.key}" in page
        assert theme.label() in page
