"""Days as people write them: each is what the file holds, and shown as it was understood. Today is 24.11.2026."""

import pytest
from playwright.sync_api import Page, expect
from screen import go, saved_draft

from ospe_build.board import node

PLAYED = node("pelikerta", "pelattu").label()
DEADLINE = node("uudet_keinot", "toteutus", "maaraaika").label()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ti 24.11.2026", "24.11.2026"),
        ("24.11.", "24.11.2026"),
        ("25.11.", "25.11.2025"),
        ("24.11.2026 klo 13", "24.11.2026"),
        ("tiistaina 3.2.2026", "3.2.2026"),
        ("3. helmikuuta 2026", "3.2.2026"),
        ("31.2.", "31.2."),
    ],
)
def test_the_day_of_a_game(written: str, shown: str, page: Page) -> None:
    go(page, "pelikerta")
    box = page.get_by_label(PLAYED)
    box.fill(written)
    box.press("Tab")
    expect(box).to_have_value(shown)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("30.6.2027 mennessä", "2027-06-30"),
        ("24.11.", "2026-11-24"),
        ("23.11.", "2027-11-23"),
        ("6/2027", "2027-06"),
        ("kesäkuun 2027 loppuun mennessä", "2027-06"),
    ],
)
def test_a_deadline(written: str, kept: str, page: Page) -> None:
    go(page, "uudet_keinot")
    box = page.get_by_label(DEADLINE).first
    box.fill(written)
    box.press("Tab")
    assert f'maaraaika: "{kept}"\n' in saved_draft(page)


def test_a_season_is_asked_which_month_it_means(page: Page) -> None:
    go(page, "uudet_keinot")
    box = page.get_by_label(DEADLINE).first
    box.fill("kesä 2027")
    box.press("Tab")
    months = page.locator(".form-months:visible")
    expect(months).to_contain_text("Mikä kuukausi?")
    months.get_by_role("button", name="8/2027").click()
    expect(months).to_have_count(0)
    assert 'maaraaika: "2027-08"\n' in saved_draft(page)


def test_files_are_chosen_in_finnish_and_by_keyboard(page: Page) -> None:
    label = page.get_by_text("Valitse tiedosto, jonka pääte on .yml")
    expect(label).to_be_visible()
    page.locator("[data-open-file]").focus()
    assert label.evaluate("label => getComputedStyle(label).outlineStyle") == "solid"
    with page.expect_file_chooser():
        label.click()


def test_the_size_is_told_only_near_its_end(page: Page) -> None:
    go(page, "lahetys")
    expect(page.locator("[data-summary-errors]")).to_be_visible()
    expect(page.locator("[data-size]")).to_be_hidden()
