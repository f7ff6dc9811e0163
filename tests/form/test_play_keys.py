"""Keys pressed while no field has the focus: what is typed or pasted right after a board opens is written down."""

import pytest
from playing import OpenPlay, begun
from playwright.sync_api import Page, expect


@pytest.fixture
def page(open_play: OpenPlay) -> Page:
    """A game whose first board has just opened: its heading has the focus."""
    page = begun(open_play).page
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    return page


def notes(page: Page) -> list[str]:
    return page.locator(".play-note__text").all_inner_texts()


def test_the_first_note_is_kept_as_it_is_typed(page: Page) -> None:
    for text in ("Nuorten illat", "Ja kesätoiminta"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    assert notes(page) == ["Nuorten illat", "Ja kesätoiminta"]
    page.locator("[data-next]").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator("[data-form-status]")).to_have_text("")
    page.keyboard.type("13–17-vuotiaat")
    page.keyboard.press("Enter")
    assert notes(page) == ["13–17-vuotiaat"]


def test_enter_on_the_heading_begins_an_empty_note(page: Page) -> None:
    page.keyboard.press("Enter")
    expect(page.locator(".play-col--now textarea")).to_be_focused()
    expect(page.locator(".play-col--now textarea")).to_have_value("")


def test_a_number_turns_to_its_question_where_the_numbers_are(page: Page) -> None:
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    page.keyboard.type("2 luokkaa")
    page.keyboard.press("Enter")
    expect(page.locator(".play-col").nth(1).locator(".play-note__text")).to_have_text(["2 luokkaa"])


def test_what_is_typed_after_a_click_beside_the_board_is_kept(page: Page) -> None:
    page.mouse.click(600, 500)  # where nothing stands: the page's main part gets the focus
    page.keyboard.type("Perheet illalla")
    page.keyboard.press("Enter")
    page.locator(".play-note__text").focus()
    page.keyboard.type("Toinen")
    page.keyboard.press("Enter")
    assert notes(page) == ["Perheet illalla", "Toinen"]


def test_keys_with_control_or_alt_write_nothing(page: Page) -> None:
    for key in ("Control+b", "Alt+b", "Meta+b", "Space", "ArrowDown", "F2", "Shift"):
        page.keyboard.press(key)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Shift+K")
    expect(page.locator(".play-col--now textarea")).to_have_value("K")


def test_letters_that_are_composed_are_written_where_the_note_begins(page: Page) -> None:
    page.evaluate("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Dead', bubbles: true}))")
    ime = page.context.new_cdp_session(page)
    ime.send("Input.imeSetComposition", {"text": "é", "selectionStart": 1, "selectionEnd": 1})
    ime.send("Input.insertText", {"text": "é"})
    expect(page.locator(".play-col--now textarea")).to_have_value("é")


@pytest.mark.parametrize(("pasted", "kept"), [("Nuorten illat", ["Nuorten illat"]), ("Yksi\nKaksi", ["Yksi", "Kaksi"])])
def test_what_is_pasted_is_kept(page: Page, pasted: str, kept: list[str]) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", pasted)
    page.keyboard.press("Control+v")
    if len(kept) == 1:
        page.keyboard.press("Enter")
    assert notes(page) == kept


def test_what_is_typed_after_the_last_note_that_fits_answers_no_other_question(page: Page) -> None:
    pasted = [f"lappu {n}" for n in range(41)]
    page.evaluate("text => navigator.clipboard.writeText(text)", "\n".join(pasted))
    page.keyboard.press("Control+v")
    page.keyboard.type("ei mahdu 2")
    page.keyboard.press("Enter")
    expect(page.locator(".play-full:visible")).to_have_text("Tässä on jo 40. Enempää ei mahdu.")
    assert page.locator(".play-note").evaluate_all("all => all.map(({ dataset }) => dataset.text)") == pasted


def test_own_notes_beside_ticked_benefits(page: Page) -> None:
    page.evaluate("location.hash = 'miksi_osallistamme'")
    page.keyboard.type("Luottamus")
    page.keyboard.press("Enter")
    page.evaluate("location.hash = 'kehityskohdat'")
    page.get_by_role("checkbox", name="Luottamus").check()
    page.keyboard.type("3 asiaa")
    page.keyboard.press("Enter")
    expect(page.locator(".play-note__text")).to_have_text(["3 asiaa"])


def test_among_cards_a_number_places_only_what_is_in_hand(page: Page) -> None:
    page.evaluate("location.hash = 'asiakaskokemus'")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.type("3 kävelyä")
    expect(page.get_by_role("combobox")).to_have_value("3 kävelyä")
    page.keyboard.press("Enter")
    page.keyboard.press("2")
    expect(page.locator(".play-col").nth(1).locator(".play-card__name")).to_have_text(["3 kävelyä"])


def test_several_lines_that_are_pasted_among_cards_are_several_methods_in_hand(page: Page) -> None:
    page.evaluate("location.hash = 'alueyhteistyo'")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.evaluate("text => navigator.clipboard.writeText(text)", "Asukasilta\nOma juttu\nToinen juttu")
    page.keyboard.press("Control+v")
    expect(page.locator(".play-held__name")).to_have_text("Toinen juttu")
    assert sorted(page.locator(".play-dealt__card").all_inner_texts()) == ["Asukasilta", "Oma juttu"]
    page.keyboard.press("2")
    expect(page.locator(".play-col").nth(1).locator(".play-card__name")).to_have_text(["Toinen juttu"])
