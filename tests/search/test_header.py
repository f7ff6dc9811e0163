"""The search field of the header, used as people use it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def page(open_tab: Callable[..., Page], noun_url: str) -> Page:
    return open_tab(f"{noun_url}tulokset/rullaportaat/", strict=True)


def test_slash_moves_to_the_field_and_results_come_while_one_writes(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Hae sivustolta")).to_be_focused()
    page.keyboard.type("rullaportaita")
    expect(page.get_by_role("status")).to_have_text("1 osuma")
    result = page.get_by_role("list", name="Osumat").get_by_role("listitem")
    expect(result.get_by_role("link")).to_have_text("Rullaportaat rikki")
    expect(result).to_contain_text("Pelikerrat")
    expect(result.locator("mark")).to_have_text(["Rullaportaissa"])


def test_what_is_no_session_is_not_called_one(page: Page) -> None:
    page.get_by_role("searchbox").fill("kummitusjuna")
    result = page.get_by_role("list", name="Osumat").get_by_role("listitem")
    expect(result).to_have_count(1)
    expect(result).not_to_contain_text("Pelikerrat")


def test_control_k_moves_to_the_field(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_slash_stays_a_character_in_a_field(page: Page) -> None:
    page.get_by_role("searchbox").fill("1")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_have_value("1/")


def test_arrows_walk_the_results_and_escape_returns(page: Page) -> None:
    page.get_by_role("searchbox").fill("vahtimestarit")
    links = page.get_by_role("list", name="Osumat").get_by_role("link")
    expect(links).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("2 osumaa")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Hae ”vahtimestarit” pelikerroista")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(links).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_result_is_opened_with_enter(page: Page) -> None:
    page.get_by_role("searchbox").fill("päivystykset")
    expect(page.get_by_role("status")).to_have_text("1 osuma")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Vahtimestarin päivystys")


def test_enter_in_the_field_goes_to_the_results_page(page: Page) -> None:
    page.route("**/tulokset/?*", lambda route: route.fulfill(body="<title>Tulokset</title>", content_type="text/html"))
    page.get_by_role("searchbox").fill("jonot")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tulokset/?q=jonot")


def test_several_words_are_all_sought(page: Page) -> None:
    page.get_by_role("searchbox").fill("vahtimestarien jono kylmä")
    expect(page.get_by_role("status")).to_have_text("1 osuma")


def test_when_no_page_has_all_words_those_with_some_are_shown(page: Page) -> None:
    page.get_by_role("searchbox").fill("rullaportaat päivystys")
    expect(page.get_by_role("status")).to_have_text(
        "Millään sivulla ei ole kaikkia sanoja. Näissä on osa niistä. 2 osumaa"
    )


def test_what_is_nowhere_is_said_to_be_nowhere(page: Page) -> None:
    page.get_by_role("searchbox").fill("xyzzyq")
    expect(page.get_by_role("status")).to_have_text("Ei osumia. Tarkista sana tai kokeile toista.")


@pytest.mark.parametrize("words", ["vahtimestarinnus", "xa", "kylmälaukku vahtimestarinnus"])
def test_a_word_that_only_begins_as_another_is_nowhere(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)
    expect(page.get_by_role("status")).to_have_text("Ei osumia. Tarkista sana tai kokeile toista.")


def test_the_beginning_of_a_word_finds_it(page: Page) -> None:
    page.get_by_role("searchbox").fill("rullaport")
    expect(page.get_by_role("status")).to_have_text("1 osuma")


def test_pages_for_maintainers_come_last(page: Page) -> None:
    page.get_by_role("searchbox").fill("hissit")
    links = page.get_by_role("list", name="Osumat").get_by_role("link")
    expect(links).to_have_text(["Portaat", "Hissit"])


def test_pages_not_marked_are_not_found(page: Page) -> None:
    page.get_by_role("searchbox").fill("ratikka")
    expect(page.get_by_role("status")).to_have_text("Ei osumia. Tarkista sana tai kokeile toista.")


def test_a_page_in_another_language_is_found_and_says_its_language(page: Page) -> None:
    page.get_by_role("searchbox").fill("skolgård")
    result = page.get_by_role("list", name="Osumat").get_by_role("listitem")
    expect(result).to_have_attribute("lang", "sv")


def test_more_results_are_shown_on_demand(page: Page) -> None:
    page.get_by_role("searchbox").fill("sunnuntait")
    links = page.get_by_role("list", name="Osumat").get_by_role("link")
    expect(links).to_have_count(8)
    page.get_by_role("button", name="Näytä lisää").click()
    expect(links).to_have_count(16)
    expect(links.nth(8)).to_be_focused()
