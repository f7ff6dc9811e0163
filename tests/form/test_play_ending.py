"""The end of a game: what lacks is told as in the form, and all that was written is shown before it is published."""

from playing import OpenPlay, begin_in, begun, turn
from playwright.sync_api import expect

from ospe_build.board import node


def test_the_end_counts_as_the_form_does(open_play: OpenPlay) -> None:
    page = begun(open_play, "valmis").page
    found = page.locator(".play-found")
    told = found.get_by_role("heading").first
    expect(told).to_contain_text("Korjaa vielä")
    words, title = told.inner_text(), node("pelikerta", "otsikko").label()
    expect(page.locator(".play-field--otsikko label")).to_have_text(f"{title} pakollinen")
    assert words == f"Korjaa vielä {found.locator('h3:first-child + ul > li').count()} kohtaa"
    found.get_by_role("link", name=title).click()
    expect(page.locator("[name=otsikko]")).to_be_focused()
    page.get_by_role("link", name="Tarkista ja lähetä").click()
    expect(page.locator("[data-errors-heading]")).to_have_text(words)


def test_an_empty_board_is_told_in_the_forms_words(open_form: OpenPlay, form_url: str) -> None:
    page = open_form(url=form_url.replace("/kirjaa/", "/sv/pelaa/"))
    begin_in(page, "sv")
    turn(page, "valmis")
    found = page.locator(".play-found")
    expect(found).to_contain_text(node("rajaus").label("sv"))
    for word in ("`", "rajaus", "filen", "ännu"):
        expect(found).not_to_contain_text(word)
    expect(found.get_by_role("heading").first).to_contain_text("punkter till")
    expect(page.locator(".play-field--otsikko label")).to_contain_text("krävs")


def test_the_end_counts_each_kind_by_its_name(open_play: OpenPlay) -> None:
    player = begun(open_play, "miksi_osallistamme")
    page = player.page
    player.notes(0, ["Luottamus kasvaa", "Tieto kulkee"])
    turn(page, "kehityskohdat")
    page.get_by_role("checkbox", name="Luottamus kasvaa").check()
    turn(page, "asiakaskokemus")
    page.keyboard.type("Grillikahvit")
    page.keyboard.press("Enter")
    page.keyboard.press("1")
    page.locator(".play-pile").click()
    page.keyboard.press("1")
    turn(page, "valmis")
    counts = page.locator(".play-finish__counts")
    expect(counts).to_have_text("2 lappua, 1 merkitty hyöty, 1 kortti, 1 oma keino, 0 uutta keinoa")


def test_the_plans_texts_are_shown_before_they_are_published(open_play: OpenPlay) -> None:
    page = begun(open_play, "uudet_keinot").page
    page.keyboard.type("Grillikahvit")
    page.keyboard.press("Enter")
    page.locator("[name=miten_kehittaa_osallisuutta]").fill("Tullaan tutuiksi")
    page.locator("[name=kuka_vastaa]").fill("Matti Virtanen")
    turn(page, "julkaisu")
    shown = page.locator(".play-review li")
    for words in ("Grillikahvit", "Tullaan tutuiksi", "Matti Virtanen"):
        expect(shown.filter(has_text=words)).to_have_count(1)
    expect(shown.filter(has_text="Matti Virtanen").locator(".play-review__mark")).to_have_count(1)
    page.get_by_role("button", name="Matti Virtanen").click()
    expect(shown.filter(has_text="Matti Virtanen")).to_have_count(0)
    page.get_by_role("button", name="Kumoa").click()
    expect(shown.filter(has_text="Matti Virtanen")).to_have_count(1)
    turn(page, "uudet_keinot")
    expect(page.locator("[name=kuka_vastaa]")).to_have_value("Matti Virtanen")


def test_a_search_that_was_left_says_what_it_became(open_play: OpenPlay) -> None:
    page = begun(open_play, "uudet_keinot").page
    page.get_by_role("combobox").fill("asuk")
    page.locator("[name=kuka_vastaa]").click()
    method = page.locator(".play-plan__cell--menetelma")
    expect(method).to_contain_text("Oma keino")
    method.get_by_role("button", name="Vaihda kortiksi: Asukasilta").click()
    expect(method.locator(".play-card__name")).to_have_text("Asukasilta")
    expect(method).not_to_contain_text("Oma keino")


def test_what_is_typed_stays_whole_and_is_told_of(open_play: OpenPlay) -> None:
    """As in the form: nothing is cut off or left out in silence."""
    page = begun(open_play, "uudet_keinot").page
    page.get_by_role("combobox").fill("Pihakokous")
    page.keyboard.press("Enter")
    goal = page.locator("[name=miten_kehittaa_osallisuutta]")
    goal.click()
    page.evaluate("text => navigator.clipboard.writeText(text)", "Yhdessä " * 150)
    page.keyboard.press("Control+V")
    assert len(goal.input_value()) == 1200
    turn(page, "valmis")
    page.locator("[name=kesto_min]").fill("2,5 h")
    found = page.locator(".play-found")
    expect(found).to_contain_text("Kesto minuutteina: ")
    expect(found).to_contain_text(f"{node('uudet_keinot', 'tavoite', 'miten_kehittaa_osallisuutta').label()} Teksti on")
    expect(page.locator("[name=kesto_min]")).to_have_value("2,5 h")
