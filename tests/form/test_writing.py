"""Writing on the boards by keyboard: post-its, cards, rows, the required core."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from screen import core_value, fill_core, go, notes, saved_draft, texts, write_notes

from ospe_build.board import root
from ospe_build.nodes import Node
from ospe_build.writing.canonical import dump

KOHDE = ("rajaus", "kohde")


@pytest.fixture
def board(page: Page) -> Page:
    go(page, "rajaus")
    return page


def test_every_key_of_the_schema_has_a_field(page: Page) -> None:
    def below(node: Node) -> list[Node]:
        return [found for child in node.children for found in child.walk()]

    keys = {node.key for node in below(root())}
    fields = page.evaluate(
        """() => [document, ...[...document.querySelectorAll("template")].map(each => each.content)]
          .flatMap(part => [...part.querySelectorAll("[data-field]")].map(each => each.dataset.field))"""
    )
    assert keys == set(fields)


def test_enter_ends_a_note_and_begins_the_next(board: Page) -> None:
    write_notes(board, KOHDE, ["eka", "toka"])
    assert texts(board, *KOHDE) == ["eka", "toka"]
    assert notes(board, *KOHDE).last.evaluate("box => box === document.activeElement")


def test_enter_in_the_middle_splits_a_note(board: Page) -> None:
    write_notes(board, KOHDE, ["alku loppu"])
    notes(board, *KOHDE).first.focus()
    for _ in range(5):
        board.keyboard.press("ArrowLeft")
    board.keyboard.press("End")
    for _ in range(5):
        board.keyboard.press("ArrowLeft")
    board.keyboard.press("Enter")
    assert texts(board, *KOHDE) == ["alku", "loppu"]
    board.keyboard.press("Backspace")
    assert texts(board, *KOHDE) == ["alku loppu"]


def test_shift_enter_breaks_the_line_within_a_note(board: Page) -> None:
    notes(board, *KOHDE).first.click()
    board.keyboard.type("eka")
    board.keyboard.press("Shift+Enter")
    board.keyboard.type("toka")
    assert texts(board, *KOHDE) == ["eka\ntoka"]


def paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def test_pasted_lines_become_a_note_each(board: Page) -> None:
    write_notes(board, KOHDE, ["oli jo"])
    paste(board, "- eka\r\n• toka\n\n   kolmas\n")
    assert texts(board, *KOHDE) == ["oli jo", "eka", "toka", "kolmas"]
    expect(board.locator("[data-form-status]")).to_contain_text("Lisättiin 3 kohtaa.")


def test_what_all_see_happen_is_only_told_to_those_who_do_not(board: Page) -> None:
    write_notes(board, KOHDE, ["eka", "toka"])
    notes(board, *KOHDE).first.press("Alt+ArrowDown")
    expect(board.locator("[data-form-status]")).to_have_text("Siirrettiin: Lappu on nyt kohdassa 2.")
    expect(board.locator("[data-form-status]")).to_have_class(re.compile("visually-hidden"))


def test_an_offer_to_undo_is_seen_until_the_next_screen(board: Page) -> None:
    write_notes(board, KOHDE, ["eka", "toka"])
    board.get_by_role("button", name="Poista: lappu 1", exact=True).first.click()
    expect(board.get_by_role("button", name="Kumoa")).to_be_visible()
    notes(board, *KOHDE).first.click()
    board.keyboard.type("lisää")
    board.wait_for_timeout(1600)
    board.keyboard.type("!")
    expect(board.get_by_role("button", name="Kumoa")).to_be_visible()
    go(board, "pelikerta")
    expect(board.locator("[data-form-status]")).to_be_empty()


def test_lines_pasted_into_a_note_keep_what_it_held(board: Page) -> None:
    notes(board, *KOHDE).first.click()
    board.keyboard.type("valmis")
    paste(board, "eka\ntoka")
    assert texts(board, *KOHDE) == ["valmis", "eka", "toka"]


def test_one_pasted_line_stays_in_its_note(board: Page) -> None:
    notes(board, *KOHDE).first.click()
    paste(board, "- vain yksi")
    assert texts(board, *KOHDE) == ["- vain yksi"]


def test_more_notes_than_fit_are_kept_and_told_of(board: Page) -> None:
    notes(board, *KOHDE).first.click()
    paste(board, "\n".join(f"lappu {n}" for n in range(45)))
    assert len(texts(board, *KOHDE)) == 45
    notes(board, *KOHDE).last.blur()
    go(board, "lahetys")
    expect(board.locator("[data-errors]")).to_contain_text("enintään 40")


def test_notes_are_moved_by_keyboard_and_the_focus_goes_along(board: Page) -> None:
    write_notes(board, KOHDE, ["eka", "toka", "kolmas"])
    notes(board, *KOHDE).nth(2).focus()
    board.keyboard.press("Alt+ArrowUp")
    assert texts(board, *KOHDE) == ["eka", "kolmas", "toka"]
    button = board.get_by_role("button", name="Siirrä aiemmaksi: lappu 2", exact=True).first
    button.focus()
    board.keyboard.press("Enter")
    assert texts(board, *KOHDE) == ["kolmas", "eka", "toka"]
    assert board.evaluate("document.activeElement.textContent") == "Siirrä aiemmaksi: lappu 1"


def test_a_removed_note_can_be_brought_back(board: Page) -> None:
    write_notes(board, KOHDE, ["eka", "toka", "kolmas"])
    board.get_by_role("button", name="Poista: lappu 2", exact=True).first.click()
    assert texts(board, *KOHDE) == ["eka", "kolmas"]
    assert notes(board, *KOHDE).nth(1).evaluate("box => box === document.activeElement")
    board.get_by_role("button", name="Kumoa").click()
    assert texts(board, *KOHDE) == ["eka", "toka", "kolmas"]


def test_a_long_note_gets_a_hint_and_a_too_long_one_an_error(board: Page) -> None:
    note = notes(board, *KOHDE).first
    hint = board.locator("#k-rajaus-kohde [data-hint]").first
    note.fill("a" * 140)
    expect(hint).to_be_hidden()
    note.fill("a" * 141)
    expect(hint).to_contain_text("141 merkkiä")
    note.fill("a" * 501)
    note.blur()
    error = board.locator("#k-rajaus-kohde [data-item] [data-error]").first
    expect(error).to_contain_text("501 merkkiä")
    assert error.get_attribute("id") in str(note.get_attribute("aria-describedby"))
    assert note.get_attribute("aria-invalid") == "true"
    note.fill("a" * 500)
    expect(error).to_be_hidden()
    assert note.get_attribute("aria-invalid") is None


def test_benefits_are_picked_from_those_written_and_follow_them(page: Page) -> None:
    go(page, "miksi_osallistamme")
    write_notes(page, ("miksi_osallistamme", "hyodyt_meille"), ["Saamme palautetta", "Opimme"])
    go(page, "kehityskohdat")
    key = ("kehityskohdat", "heikosti_toteutuvat_hyodyt")
    page.get_by_label("Opimme", exact=True).check()
    write_notes(page, key, ["Oma hyöty"])
    assert texts(page, *key) == ["Opimme", "Oma hyöty"]
    go(page, "miksi_osallistamme")
    notes(page, "miksi_osallistamme", "hyodyt_meille").nth(1).fill("Opimme paljon")
    go(page, "kehityskohdat")
    assert texts(page, *key) == ["Opimme paljon", "Oma hyöty"]
    page.get_by_label("Opimme paljon", exact=True).uncheck()
    assert texts(page, *key) == ["Oma hyöty"]


def test_a_card_is_found_by_typing_and_taken_by_keyboard(page: Page) -> None:
    go(page, "teemat")
    finder = page.get_by_role("combobox").first
    finder.focus()
    page.keyboard.type("asukasil")
    assert finder.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = finder.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    page.keyboard.type("Oma tapa toimia")
    page.keyboard.press("Enter")
    page.keyboard.type("asukasilta")
    page.keyboard.press("Enter")
    draft = saved_draft(page)
    assert "- {kortti: asukasilta}\n      - Oma tapa toimia\n      - {kortti: asukasilta}\n" in draft


def test_a_card_typed_by_any_of_its_names_is_the_card(page: Page) -> None:
    go(page, "teemat")
    finder = page.get_by_role("combobox").first
    for name in ("Enkät", "pop up", "SURVEY."):
        finder.fill(name)
        finder.press("Enter")
    assert "- {kortti: kysely}\n      - {kortti: pop-up}\n      - {kortti: kysely}\n" in saved_draft(page)


def test_a_method_typed_and_left_is_kept(page: Page) -> None:
    go(page, "teemat")
    page.get_by_role("combobox").first.fill("Puolivalmis keino")
    page.get_by_role("combobox").nth(1).focus()
    assert "- Puolivalmis keino\n" in saved_draft(page)


def test_a_search_that_was_left_can_be_taken_back(page: Page) -> None:
    go(page, "teemat")
    finder = page.get_by_role("combobox").first
    finder.fill("asu")
    page.get_by_role("combobox").nth(1).focus()
    page.get_by_role("button", name="Kumoa").click()
    expect(finder).to_have_value("asu")
    expect(finder).to_be_focused()
    assert page.locator("#k-teemat-asiakaskokemus-teemme_jo_hyvin [data-item]").count() == 0


def test_the_beginning_of_a_cards_name_is_no_method_while_it_is_typed(page: Page) -> None:
    column = page.locator("#k-teemat-asiakaskokemus-teemme_jo_hyvin")
    cards, own = ["Asukasilta"], ["Asukasilta", "Asukkaiden oma ilta"]
    for typed, kept in (("asuk", []), ("Asukasilta", cards), ("Asukkaiden oma ilta", own)):
        go(page, "teemat")
        column.get_by_role("combobox").type(typed)
        page.reload()
        expect(page.locator("[data-screen=teemat]")).to_be_visible()
        names = column.locator("[data-item]").evaluate_all(
            "items => items.map((item) => [...item.querySelectorAll('[data-card-name], [data-text]')]"
            ".map((part) => part.value ?? part.textContent).join(''))"
        )
        assert names == kept


def test_a_note_that_is_too_long_has_one_message(page: Page) -> None:
    go(page, "rajaus")
    note = page.locator("#k-rajaus-kohde .form-note").first
    note.locator("textarea").fill("Pitkä lappu " * 14)
    expect(note.locator("[data-hint]")).to_be_visible()
    note.locator("textarea").fill("Pitkä lappu " * 60)
    note.locator("textarea").blur()
    expect(note.locator("[data-error]")).to_contain_text("liian pitkä")
    expect(note.locator("[data-hint]")).to_be_hidden()


def test_escape_closes_the_deck_and_keeps_the_text(page: Page) -> None:
    go(page, "teemat")
    finder = page.get_by_role("combobox").first
    finder.focus()
    page.keyboard.type("asu")
    page.keyboard.press("Escape")
    assert finder.get_attribute("aria-expanded") == "false"
    assert finder.input_value() == "asu"


def test_the_core_makes_a_file(page: Page) -> None:
    fill_core(page)
    expect(page.locator("[data-count]")).to_have_text("Pakolliset 9/9")
    assert saved_draft(page) == dump(core_value())


def test_progress_leads_to_what_is_missing(page: Page) -> None:
    expect(page.locator("[data-count]")).to_have_text("Pakolliset 0/9")
    fill_core(page)
    page.locator("#k-pelikerta-yksikko-input").evaluate("box => { box.value = ''; }")
    go(page, "pelikerta")
    page.locator("#k-pelikerta-yksikko-input").press("Backspace")
    page.locator("#k-pelikerta-otsikko-input").press("End")
    page.locator("#k-pelikerta-otsikko-input").type("!")
    expect(page.locator("[data-count]")).to_have_text("Pakolliset 8/9")
    go(page, "teemat")
    page.locator("[data-steps-toggle]").click()
    page.locator("[data-next]").get_by_role("link", name="Yksikkö").click()
    expect(page.locator("[data-next]")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "k-pelikerta-yksikko-input"


def test_nothing_agreed_stands_in_place_of_the_plan_and_keeps_it(page: Page) -> None:
    fill_core(page)
    page.get_by_label("Emme sopineet").check()
    page.locator("#k-ei_sovittu-input").fill("Aika loppui kesken.")
    go(page, "lahetys")
    page.get_by_label("Pelaajille on kerrottu").check()
    with page.expect_download() as download:
        page.locator("[data-download]").click()
    value: dict[str, Any] = {**core_value(), "ei_sovittu": "Aika loppui kesken."}
    del value["uudet_keinot"]
    assert download.value.path().read_text("utf-8") == dump(value)
    go(page, "uudet_keinot")
    page.get_by_label("Sovimme", exact=True).check()
    expect(page.locator("#k-uudet_keinot [data-text]").first).to_have_value("Nuorten suunnitteluilta")


@pytest.mark.parametrize(
    ("written", "held"),
    [("12.3.2026", "2026-03-12"), ("12. maaliskuuta 2026", "2026-03-12"), ("2026-03-12", "2026-03-12")],
)
def test_days_are_written_as_finns_do(page: Page, written: str, held: str) -> None:
    go(page, "pelikerta")
    page.locator("#k-pelikerta-pelattu-input").fill(written)
    page.locator("#k-pelikerta-pelattu-input").press("Tab")
    assert page.locator("#k-pelikerta-pelattu-input").input_value() == "12.3.2026"
    assert f'pelattu: "{held}"\n' in saved_draft(page)


def test_an_address_of_no_screen_shows_the_first_one(open_form: Callable[..., Page]) -> None:
    page = open_form("#100%")
    expect(page.locator("[data-screen]:visible")).to_have_count(1)
    expect(page.locator("[data-screen=aloitus]")).to_be_visible()


def test_back_and_forward_go_from_board_to_board(page: Page) -> None:
    page.get_by_role("link", name="Aloita").click()
    page.get_by_role("link", name="Seuraava: Rajaus").click()
    expect(page.locator("[data-screen=rajaus]")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    assert page.evaluate("document.activeElement.textContent") == "Pelikerta"
    page.go_forward()
    expect(page.locator("[data-screen=rajaus]")).to_be_visible()
