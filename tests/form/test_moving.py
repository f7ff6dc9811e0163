"""A note goes to another question or board, by a list to choose from and by being dragged."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from screen import go, notes, saved_draft, texts, write_notes

KOHDE, WHOM = ("rajaus", "kohde"), ("rajaus", "osallistettavat")


def test_a_note_goes_to_another_board_by_a_list(page: Page) -> None:
    go(page, "rajaus")
    write_notes(page, KOHDE, ["eka", "toka"])
    page.get_by_role("button", name="Siirrä muualle: lappu 1", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Mihin lappu siirtyy?")
    page.keyboard.press("Escape")
    assert texts(page, *KOHDE) == ["eka", "toka"]
    page.get_by_role("button", name="Siirrä muualle: lappu 1", exact=True).first.press("Enter")
    dialog.get_by_role("button", name="Miten kaupunkilaisia, järjestöjä").click()
    expect(page.locator("[data-form-status]")).to_contain_text("Lappu siirtyi")
    assert texts(page, *KOHDE) == ["toka"]
    assert texts(page, "miksi_osallistamme", "palvelujen_parantaminen") == ["eka"]
    page.get_by_role("button", name="Kumoa").click()
    assert texts(page, *KOHDE) == ["eka", "toka"]
    assert "miksi_osallistamme" not in saved_draft(page)


def test_a_note_is_dragged_to_another_question_and_within_its_own(open_form: Callable[..., Page]) -> None:
    page = open_form(viewport={"width": 1280, "height": 1600})
    go(page, "rajaus")
    write_notes(page, KOHDE, ["eka", "toka", "kolmas"])
    handles = page.locator("#k-rajaus-kohde [data-move]")
    handles.nth(0).drag_to(notes(page, *WHOM).last)
    expect(notes(page, *KOHDE).first).to_have_value("toka")
    assert texts(page, *KOHDE) == ["toka", "kolmas"]
    assert texts(page, *WHOM) == ["eka"]
    handles.nth(1).drag_to(notes(page, *KOHDE).first)
    expect(notes(page, *KOHDE).first).to_have_value("kolmas")
    assert texts(page, *KOHDE) == ["kolmas", "toka"]


def test_a_note_is_dragged_onto_another_step(open_form: Callable[..., Page]) -> None:
    page = open_form(viewport={"width": 1280, "height": 900})
    go(page, "rajaus")
    write_notes(page, KOHDE, ["eka", "toka"])
    page.locator("#k-rajaus-kohde [data-move]").first.hover()
    page.mouse.down()
    page.locator("[data-steps-toggle]").hover()
    page.locator("[data-steps-toggle]").hover()
    target = page.locator("[data-step=kehityskohdat]")
    expect(target).to_be_visible()
    target.hover()
    target.hover()
    page.mouse.up()
    expect(page.locator("[data-form-status]")).to_contain_text("Lappu siirtyi")
    expect(target).to_be_hidden()
    assert texts(page, *KOHDE) == ["toka"]
    assert texts(page, "kehityskohdat", "kehitettavaa") == ["eka"]
