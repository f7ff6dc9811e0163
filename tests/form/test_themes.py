"""The themes on a phone: one a screen, picked from tabs; and the frame above a board is small."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from screen import go

from ospe_build.board import themes

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
MOST_FRAME = 160


@pytest.fixture
def phone(open_form: Callable[..., Page]) -> Page:
    return open_form(**PHONE)


def test_one_theme_a_screen(phone: Page) -> None:
    go(phone, "teemat")
    names = [theme.label() for theme in themes()]
    shown = phone.locator("[data-theme]:visible")
    expect(shown).to_have_count(1)
    expect(shown.locator("legend").first).to_have_text(names[0])
    shown.get_by_role("combobox").first.fill("Asukasilta")
    shown.get_by_role("combobox").first.press("Enter")
    tab = phone.get_by_role("button", name=f"{names[0]}, 1 keino", exact=True)
    expect(tab).to_have_attribute("aria-pressed", "true")
    for name in names[1:]:
        phone.get_by_role("button", name=f"Seuraava teema: {name}").tap()
        expect(shown.locator("legend").first).to_have_text(name)
        phone.wait_for_function("() => scrollY === 0")
    expect(phone.get_by_role("link", name="Seuraava: Uudet keinot")).to_be_visible()
    phone.get_by_role("button", name=f"{names[2]}, 0 keinoa", exact=True).tap()
    expect(shown.locator("legend").first).to_have_text(names[2])


def test_a_link_to_what_is_wrong_shows_its_theme(phone: Page) -> None:
    go(phone, "teemat")
    last = themes()[-1]
    phone.get_by_role("button", name=f"{last.label()}, 0 keinoa").tap()
    finder = phone.locator(f"#k-teemat-{last.key}").get_by_role("combobox").first
    finder.fill("soita 040 123 4567")
    finder.press("Enter")
    phone.get_by_role("button", name=f"{themes()[0].label()}, 0 keinoa").tap()
    go(phone, "lahetys")
    phone.locator("[data-errors] a").filter(has_text="puhelinnumero").tap()
    expect(phone.locator(f"#k-teemat-{last.key} textarea").first).to_be_focused()


def test_on_a_wide_screen_all_themes_are_there(page: Page) -> None:
    go(page, "teemat")
    expect(page.locator("[data-theme]:visible")).to_have_count(len(themes()))
    expect(page.locator(".form-themes")).to_be_hidden()


@pytest.mark.parametrize("screen", ["pelikerta", "miksi_osallistamme", "teemat", "uudet_keinot"])
def test_the_frame_is_small_on_a_phone(screen: str, phone: Page) -> None:
    go(phone, screen)
    top = phone.evaluate(
        """screen => scrollY + document.getElementById(screen)
          .querySelector("[data-theme]:not([hidden]), .form-step__head").getBoundingClientRect().top""",
        screen,
    )
    assert top <= MOST_FRAME
