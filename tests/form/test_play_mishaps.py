"""What goes wrong at a real table: somebody writes on, goes on too early, or comes from another page."""

from form_files import PUBLISHED
from playing import OpenPlay, begun
from playwright.sync_api import Page, expect

from ospe_build.board import node


def own_method(page: Page, words: str) -> None:
    page.get_by_role("combobox", name="Oma keino").fill(words)
    page.keyboard.press("Enter")


def test_who_leaves_the_method_writes_where_they_went(open_play: OpenPlay) -> None:
    for leave in ("click", "tab"):
        page = begun(open_play, "uudet_keinot").page
        page.get_by_role("combobox", name="Valitse kortti tai kirjoita oma keino").fill("Oma keino pihalla")
        owner = page.get_by_label("Kuka vastaa?")
        if leave == "click":
            owner.click()
        else:
            page.keyboard.press("Tab")
        expect(page.locator(".play-plan__row .play-card__name")).to_have_text("Oma keino pihalla")
        expect(owner).to_be_focused()
        page.keyboard.type("Tiimi 2 ja 3")
        expect(owner).to_have_value("Tiimi 2 ja 3")
        page.close()


def test_who_writes_on_after_an_own_method_presses_no_button(open_play: OpenPlay) -> None:
    page = begun(open_play, "alueyhteistyo").page
    own_method(page, "Oma tapa yksi")
    page.keyboard.type("Toinen oma tapa")
    expect(page.get_by_role("combobox", name="Oma keino")).to_have_value("Toinen oma tapa")
    expect(page.locator(".play-held__name")).to_have_text("Oma tapa yksi")
    expect(page.locator(".play-col .play-card__name")).to_have_count(0)
    page.get_by_role("combobox", name="Oma keino").fill("")
    page.locator(".play-held").press("2")
    expect(page.locator(".play-col .play-card__name")).to_have_text(["Oma tapa yksi"])
    expect(page.get_by_role("combobox", name="Oma keino")).to_be_focused()


def test_an_own_method_waits_beside_the_next_one_and_is_told_when_it_is_left(open_play: OpenPlay) -> None:
    page = begun(open_play, "alueyhteistyo").page
    own_method(page, "Eka oma")
    own_method(page, "Toka oma")
    expect(page.locator(".play-held__name")).to_have_text("Toka oma")
    page.locator(".play-dealt").get_by_role("button", name="Eka oma").click()
    page.locator(".play-held").press("1")
    expect(page.locator(".play-col .play-card__name")).to_have_text(["Eka oma"])
    page.locator("[data-next]").click()
    expect(page.locator("[data-form-status]")).to_contain_text("Toka oma: ei vielä missään teeman Alueyhteistyö")
    page.locator("[data-form-status]").get_by_role("button", name="Kumoa").click()
    expect(page.locator(".play-dealt").get_by_role("button", name="Toka oma")).to_be_visible()


def test_what_is_followed_up_is_not_played(open_form: OpenPlay, form_url: str) -> None:
    page = open_form(f"#seuranta={PUBLISHED}&keino=1")
    page.get_by_role("radio", name="Käynnissä").check()
    page.goto(form_url.replace("/kirjaa/", "/pelaa/"))
    expect(page.locator("[name=yksikko]")).to_have_value("")
    expect(page.locator(".play-begun")).to_have_count(0)


def test_a_row_that_begins_with_its_goal_can_be_taken_away_or_followed_by_another(open_play: OpenPlay) -> None:
    page = begun(open_play, "uudet_keinot").page
    another, goal = page.get_by_role("button", name="+ Oma keino"), page.locator("[name=miten_kehittaa_osallisuutta]")
    remove = page.get_by_role("button", name="Poista keino")
    for n in (1, 2):
        expect(another).to_be_disabled()
        expect(remove).to_be_hidden()
        goal.fill(f"Tavoite {n}")
        expect(another).to_be_enabled()
        expect(remove).to_be_visible()
        if n == 1:
            another.click()
    goal.fill("")  # a row that holds nothing any more is none
    expect(another).to_be_disabled()
    expect(remove).to_be_hidden()
    goal.fill("Tavoite 2 taas")
    remove.click()
    expect(page.locator(".play-plan__line")).to_have_count(1)


def test_undoing_a_move_keeps_what_was_written_on_a_note_since(open_play: OpenPlay) -> None:
    player = begun(open_play)
    player.notes(0, ["Eka", "Toka", "Kolmas"])
    player.press(player.note("Eka"))
    player.choose(node("rajaus", "osallistettavat").label())
    player.press(player.note("Toka"))
    player.choose("Muokkaa")
    player.keys.type("Toka, tarkennettu")
    player.keys.press("Enter")
    player.press(player.page.get_by_role("button", name="Kumoa"))
    expect(player.column(0).locator(".play-note__text")).to_have_text(["Eka", "Toka, tarkennettu", "Kolmas"])
    expect(player.column(1).locator(".play-note__text")).to_have_count(0)
