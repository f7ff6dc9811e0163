"""Coming back: one goes on where one was, and what stays the same from game to game need not be typed again."""

from collections.abc import Callable

from form_files import PUBLISHED
from playwright.sync_api import Page, expect
from screen import fill_core, go, notes, saved_draft
from test_drafts import drafts
from test_handoff import TOLD

UNIT = "#k-pelikerta-yksikko-input"


def test_going_on_leads_to_where_one_was(page: Page) -> None:
    fill_core(page)
    go(page, "miksi_osallistamme")
    notes(page, "miksi_osallistamme").first.fill("Kesken jäänyt lappu")
    go(page, "aloitus")
    buttons = page.locator("[data-screen=aloitus] :is(a.button, button):visible")
    expect(buttons.first).to_have_text("Jatka kirjaamista")
    buttons.first.click()
    expect(page.locator("[data-screen=miksi_osallistamme]")).to_be_visible()
    go(page, "aloitus")
    page.get_by_role("button", name="Aloita uusi pelikerta").click()
    go(page, "aloitus")
    expect(buttons.first).to_contain_text("Jatka")
    buttons.first.click()
    expect(page.locator("[data-screen=miksi_osallistamme]")).to_be_visible()
    assert "Kesken jäänyt lappu" in saved_draft(page)


def test_the_unit_is_remembered_until_it_is_forgotten(page: Page) -> None:
    fill_core(page)
    go(page, "lahetys")
    expect(page.locator("[data-ready]")).to_be_visible()
    page.get_by_label(TOLD).check()
    page.get_by_role("button", name="Olen lähettänyt tulokset").click()
    page.get_by_role("button", name="Kirjaa toinen peli").click()
    expect(page.locator(UNIT)).to_have_value("Mallilan kirjasto")
    expect(page.locator("[data-remembered]")).to_be_visible()
    assert len(drafts(page)) == 1, "what was filled in by itself is no draft yet"
    page.get_by_role("button", name="Unohda").click()
    expect(page.locator(UNIT)).to_have_value("")
    page.reload()
    go(page, "pelikerta")
    expect(page.locator(UNIT)).to_have_value("")
    expect(page.locator("[data-remembered]")).to_be_hidden()


def test_on_a_phone_the_frame_takes_little_and_opens(open_form: Callable[..., Page]) -> None:
    page = open_form(viewport={"width": 390, "height": 844})
    for screen in ("pelikerta", "teemat", "uudet_keinot"):
        go(page, screen)
        frame = page.evaluate(
            """name => document.querySelector(`[data-screen=${name}]`).getBoundingClientRect().top
              - document.querySelector(".form").getBoundingClientRect().top""",
            screen,
        )
        assert frame <= 160, screen
    expect(page.locator("[data-next]")).to_be_hidden()
    page.locator("[data-steps-toggle]").click()
    expect(page.locator("[data-next]")).to_be_visible()
    expect(page.get_by_role("button", name="Kuva laudasta")).to_be_visible()


def test_a_follow_up_is_one_screen_on_a_phone(open_form: Callable[..., Page]) -> None:
    page = open_form(f"#seuranta={PUBLISHED}&keino=2", viewport={"width": 390, "height": 844})
    expect(page.locator("[data-form-status]")).to_contain_text("Kirjaat seurantaa")
    entry = page.locator(".form-item--uudet_keinot").nth(1).locator(".form-item--seuranta").last
    expect(entry.get_by_role("radio", name="Ei aloitettu")).to_be_focused()
    for words in ("Keino 2", "Puhelinaika illalla", "Päätettiin olla toteuttamatta viimeksi 4.5.2026", "Ajanvaraus"):
        expect(page.locator(".form-follow")).to_contain_text(words)
    assert page.evaluate("scrollY") == 0
    day = entry.get_by_label("Päivä").bounding_box()
    foot = page.locator(".form-follow__foot").bounding_box()
    assert day is not None
    assert foot is not None
    assert day["y"] + day["height"] <= foot["y"]
    assert foot["y"] + foot["height"] <= 844
    entry.get_by_role("radio", name="Toteutunut", exact=True).check()
    expect(page.locator(".form-follow__words")).to_have_text(
        "Lisäät keinoon 2: Toteutunut, 24.11.2026. Muu sivu ei muutu."
    )
    entry.get_by_label("Kuvaus").fill("Linja on auki")
    page.locator(".form-follow__foot").get_by_role("link", name="Tarkista ja lähetä").click()
    expect(page.locator("[data-change-list] li")).to_have_text(
        "Keinoon 2 (Puhelinaika illalla): Toteutunut, 24.11.2026. Linja on auki"
    )
    expect(page.locator("[data-steps-toggle]")).to_be_hidden()  # of eleven steps, two are shown
    page.locator("[data-screen=lahetys]").get_by_role("link", name="Edellinen").click()
    expect(entry.get_by_label("Kuvaus")).to_have_value("Linja on auki")
    expect(page.locator(".form-follow")).to_be_visible()


def test_the_whole_plan_comes_back(open_form: Callable[..., Page]) -> None:
    page = open_form(f"#seuranta={PUBLISHED}&keino=2")
    rows = page.locator(".form-item--uudet_keinot:visible")
    expect(page.locator(".form-follow")).to_be_visible()
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Näytä kaikki keinot").click()
    expect(rows).to_have_count(2)
    expect(page.get_by_role("heading", name="Uudet keinot")).to_be_focused()
    expect(page.locator(".form-follow__foot")).to_be_hidden()
    expect(page.locator("[data-steps-toggle]")).to_contain_text("Vaihe 9/11")
    go(page, "lahetys")
    back = page.locator("[data-screen=lahetys]").get_by_role("link", name="Edellinen")
    expect(back).to_have_attribute("href", "#palaute")
