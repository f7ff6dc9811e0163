"""A whole game on the screen by mouse, by keyboard alone and by finger: every text is in the form's file."""

import re
from pathlib import Path
from typing import Any

import pytest
from form_files import TODAY
from playing import (
    DETAILS,
    LARGE,
    NOTES,
    OpenPlay,
    Player,
    answer,
    begin,
    begin_in,
    expected,
    leave,
    play_boards,
    play_cards,
    play_end,
    play_plan,
)
from playwright.sync_api import Page, expect

from ospe_build.archive.deck import cards
from ospe_build.reading import read

WAYS: dict[str, dict[str, Any]] = {
    "mouse": LARGE,
    "keyboard": LARGE,
    "touch": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}


def sent_file(page: Page) -> Any:  # noqa: ANN401 - a session's value
    """The file that the form's last screen gives."""
    expect(page.locator("[data-screen=lahetys]")).to_be_visible()
    expect(page.locator("[data-told]")).to_be_checked()  # it was said in the game
    with page.expect_download() as download:
        page.locator("[data-download]").click()
    path = Path(download.value.path())
    return read(path.read_bytes(), path.name).value


@pytest.mark.parametrize("way", WAYS)
def test_what_is_played_is_in_the_file(open_play: OpenPlay, way: str) -> None:
    assert sum(map(len, NOTES.values())) == 35
    page = open_play(**WAYS[way])
    player = Player(page, way)
    begin(player)
    play_boards(player)
    names = play_cards(player)
    play_plan(player)
    play_end(player)
    ids = {card.names["fi"]: card.id for card in cards().values()}
    assert sent_file(page) == expected([ids[name] for name in names], TODAY)


def test_a_reload_in_the_middle_loses_nothing(open_play: OpenPlay) -> None:
    page = open_play(**LARGE)
    player = Player(page, "mouse")
    begin(player)
    answer(player, "rajaus")
    player.go_on()
    player.notes(2, ["Ensimmäinen"])
    page.keyboard.type("kesken jäänyt")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Miksi osallistamme?")
    expect(page.locator(".play-note__text")).to_have_text("Ensimmäinen")
    expect(page.locator(".play-col--now .play-compose textarea")).to_have_value("kesken jäänyt")


def test_form_and_play_have_one_draft_in_one_tab(open_play: OpenPlay) -> None:
    page = open_play(**LARGE)
    player = Player(page, "mouse")
    begin(player)
    answer(player, "rajaus")
    page.keyboard.type("vielä kirjoitettava")
    page.get_by_role("link", name="Lomake").click()
    expect(page.locator("[data-screen=rajaus]")).to_be_visible()
    boxes = page.locator("#k-rajaus-osallistettavat [data-items] textarea")
    expect(boxes.nth(2)).to_have_value("vielä kirjoitettava")
    boxes.nth(3).fill("lomakkeella lisätty")
    page.locator("[data-steps-toggle]").click()
    page.locator("nav").get_by_role("link", name="Pelaa ruudulla").click()
    expect(page.locator(".play-note__text")).to_have_count(6)
    expect(player.note("lomakkeella lisätty")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rajaus")
    player.notes(0, ["pelissä lisätty"])
    page.go_back()
    expect(page.locator("#k-rajaus-kohde [data-items] textarea").nth(2)).to_have_value("pelissä lisätty")


def test_two_tabs_show_one_game(open_play: OpenPlay) -> None:
    page = open_play(**LARGE)
    player = Player(page, "mouse")
    begin(player)
    leave(page)
    with page.context.expect_page() as opened:
        page.evaluate("window.open(location.href)")
    other = Player(opened.value, "mouse")
    expect(other.page.get_by_role("heading", level=1)).to_have_text("Rajaus")
    player.notes(0, ["Ensimmäisestä ikkunasta"])
    expect(other.note("Ensimmäisestä ikkunasta")).to_be_visible()
    other.notes(1, ["Toisesta ikkunasta"])
    expect(player.note("Toisesta ikkunasta")).to_be_visible()
    player.notes(0, ["Ja taas"])
    expect(other.page.locator(".play-note__text")).to_have_count(3)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('ospe-luonnos:')).length") == 1


def test_a_tab_of_the_form_that_is_not_looked_at_takes_what_was_played(open_play: OpenPlay) -> None:
    page = open_play(**LARGE)
    player = Player(page, "mouse")
    begin(player)
    leave(page)
    with page.context.expect_page() as opened:
        page.evaluate("window.open(document.querySelector('[data-to-form]').href)")
    form = opened.value
    expect(form.locator("[data-screen=rajaus]")).to_be_visible()
    form.evaluate("Object.defineProperty(document, 'hidden', {value: true})")
    player.notes(0, ["Pelistä"])
    expect(form.locator("#k-rajaus-kohde [data-items] textarea").first).to_have_value("Pelistä")


def test_a_finger_holds_a_note_and_drags_it(open_play: OpenPlay) -> None:
    page = open_play(**LARGE, has_touch=True)
    player = Player(page, "touch")
    begin(player)
    player.notes(0, ["Eka"])
    note, place = player.note("Eka").bounding_box(), player.column(1).locator(".play-col__body").bounding_box()
    assert note is not None
    assert place is not None
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        at = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    touch("touchStart", (note["x"] + 20, note["y"] + 20))
    expect(page.locator(".play-ghost")).to_be_visible()
    touch("touchMove", (place["x"] + 40, place["y"] + 40))
    touch("touchMove", (place["x"] + 60, place["y"] + 60))
    touch("touchEnd")
    expect(player.column(1).locator(".play-note__text")).to_have_text(["Eka"])
    expect(page.get_by_role("dialog")).to_have_count(0)


WAKE_LOCK = """
window.locks = 0;
Object.defineProperty(navigator, "wakeLock", { value: { request: async () => { window.locks += 1; } } });
"""


def test_the_screen_stays_lit_while_a_game_is_played(open_form: OpenPlay, form_url: str) -> None:
    page = open_form(alone=True)
    page.context.add_init_script(WAKE_LOCK)
    page.goto(form_url.replace("/kirjaa/", "/pelaa/"))
    assert page.evaluate("window.locks") == 0
    begin(Player(page, "mouse"))
    assert page.evaluate("window.locks") == 1
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.evaluate("window.locks") == 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_game_speaks_the_language_of_its_page(open_form: OpenPlay, form_url: str, language: str) -> None:
    page = open_form(url=form_url.replace("/kirjaa/", f"/{language}/pelaa/"))
    begin_in(page, language)
    page.locator(".play-col__tab").first.press("2")
    page.keyboard.type("Unga")
    page.keyboard.press("Enter")
    page.locator("[data-to-form]").click()
    expect(page).to_have_url(re.compile(f"/{language}/kirjaa/#rajaus"))
    expect(page.locator("#k-rajaus-osallistettavat [data-items] textarea").first).to_have_value("Unga")
    page.evaluate("location.hash = 'pelikerta'")
    chosen = page.locator("#k-pelikerta-kieli").locator("select, input:checked")
    assert chosen.input_value() == language


REFUSING = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}
"""


def test_without_storage_the_game_is_kept_in_a_file(open_form: OpenPlay, form_url: str) -> None:
    page = open_form(alone=True)
    page.context.add_init_script(REFUSING)
    page.goto(form_url.replace("/kirjaa/", "/pelaa/"))
    player = Player(page, "mouse")
    begin(player)
    expect(page.locator("[data-alert]")).to_contain_text("Peli ei tallennu tähän selaimeen")
    answer(player, "rajaus")
    page.get_by_role("link", name="Lomake").click()
    with page.expect_download() as download:
        page.get_by_role("dialog").get_by_role("button", name="Tallenna peli tiedostoon").click()
    path = Path(download.value.path())
    assert read(path.read_bytes(), path.name).value["rajaus"] == {
        key: NOTES["rajaus", key] for _, key in list(NOTES)[:2]
    }
    assert page.url.endswith("/pelaa/#rajaus")


def test_the_clock_goes_by_the_time_on_the_wall(open_play: OpenPlay) -> None:
    page = open_play(alone=True, **LARGE)
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    page.reload()
    begin(Player(page, "mouse"))
    page.clock.run_for(1000)
    time = page.locator("[data-time]")
    expect(time).to_have_text("09:59")
    page.clock.fast_forward("05:00")
    expect(time).to_have_text("04:59")
    page.get_by_role("button", name="Tauko").click()
    page.clock.fast_forward("03:00")
    expect(time).to_have_text("04:59")
    page.get_by_role("button", name="+5 min").click()
    expect(time).to_have_text("09:59")
    page.get_by_role("button", name="Jatka").click()
    page.clock.fast_forward("11:00")
    expect(time).to_have_text("\N{MINUS SIGN}01:01")
    page.reload()
    page.clock.run_for(1000)
    expect(time).to_have_text("\N{MINUS SIGN}01:02")
    page.clock.fast_forward("20:00:00")
    page.reload()
    page.clock.run_for(1000)
    expect(time).to_have_text("09:59")


def test_what_must_be_known_is_asked_before_the_game(open_play: OpenPlay) -> None:
    page = open_play(**LARGE)
    page.locator("[data-next]").click()
    for words in ("Kirjoita yksikön nimi.", "Kirjoita pelaajien määrä, 2–200.", "Kerro ensin kaikille"):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.locator("[name=yksikko]")).to_be_focused()
    page.locator("[name=yksikko]").fill("Mallilan terveysasema")
    expect(page.locator(".play-earlier")).to_contain_text("Mallilan terveysasema pelasi 17.2.2026.")


def test_nothing_agreed_is_a_result_too(open_play: OpenPlay) -> None:
    page = open_play(**LARGE)
    player = Player(page, "mouse")
    begin(player)
    page.evaluate("location.hash = 'uudet_keinot'")
    page.get_by_role("button", name="Emme sovi mitään").click()
    page.get_by_label("Miksi uusista keinoista ei sovittu?").fill("Päättäjä ei ollut paikalla.")
    player.go_on()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uusista keinoista ei sovittu")
    expect(page.locator(".play-read")).to_contain_text("Päättäjä ei ollut paikalla.")
    page.get_by_role("link", name="Lomake").click()
    expect(page.locator("[data-screen=uudet_keinot]")).to_be_visible()
    expect(page.locator("#k-ei_sovittu textarea, textarea#k-ei_sovittu")).to_have_value("Päättäjä ei ollut paikalla.")


def test_notes_and_cards_are_dragged(open_play: OpenPlay) -> None:
    page = open_play(**LARGE)
    player = Player(page, "mouse")
    begin(player)
    player.notes(0, ["Eka", "Toka", "Kolmas"])
    player.note("Eka").drag_to(player.column(1).locator(".play-col__body"))
    expect(player.column(1).locator(".play-note__text")).to_have_text(["Eka"])
    player.note("Kolmas").drag_to(player.note("Toka"))
    expect(player.column(0).locator(".play-note__text")).to_have_text(["Kolmas", "Toka"])
    page.evaluate("location.hash = 'asiakaskokemus'")
    player.press(page.locator(".play-pile"))
    name = page.locator(".play-held__name").inner_text()
    page.locator(".play-held__name").drag_to(
        player.column(2).locator(".play-col__body"), target_position={"x": 60, "y": 20}
    )
    expect(player.column(2).locator(".play-card__name")).to_have_text([name])
    player.column(2).locator(".play-card__face").drag_to(player.column(0).locator(".play-col__body"))
    expect(player.column(0).locator(".play-card__name")).to_have_text([name])


def test_promise_cards_are_printed_right_after_the_game(open_play: OpenPlay) -> None:
    page = open_play(**LARGE)
    player = Player(page, "mouse")
    begin(player)
    page.evaluate("location.hash = 'uudet_keinot'")
    page.get_by_role("combobox").fill("Grillikahvit")
    page.get_by_role("combobox").press("Enter")
    player.field("kuka_vastaa", "Alueen verkosto")
    page.evaluate("location.hash = 'valmis'")
    player.field("otsikko", DETAILS["otsikko"])
    page.get_by_role("link", name="Tulosta lupauskortit").click()
    card = page.locator(".promise-card")
    expect(card.locator("[data-slot=name]")).to_have_text("Grillikahvit")
    expect(card.locator("[data-slot=owner]")).to_have_text("Alueen verkosto")
    expect(card.locator("[data-slot=address]")).to_contain_text(f"tulokset/{TODAY}-mallilan-nuorten-tilat/#keino-1")
    expect(page.locator("[data-message]")).to_have_text("Kortin koodi toimii, kun tulokset on julkaistu.")
