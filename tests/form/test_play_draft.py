"""The game and its draft: what is half written, what another tab changes, and what the form says of it at the end."""

import json
import re

from playing import LARGE, OpenPlay, answer, begun, leave, turn
from playwright.sync_api import Page, expect
from test_drafts import drafts

from ospe_build.board import node

SAVED = 600
NOW = ".play-col--now .play-compose textarea"
STORE = """([key, raw]) => {
  localStorage.setItem(`ospe-luonnos:${key}`, raw);
  sessionStorage.setItem("ospe-luonnos", key);
}"""
COUNT_WRITINGS = """() => {
  window.writings = 0;
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (key.startsWith("ospe-luonnos:")) window.writings += 1;
    return setItem.call(this, key, value);
  };
}"""


def another(page: Page) -> Page:
    """The same game in another tab of the same browser."""
    leave(page)
    other = page.context.new_page()
    other.goto(page.url.split("#")[0])
    other.get_by_role("button", name="Jatka: ").first.click()
    return other


def test_a_half_written_note_is_shown_in_one_tab_only_and_outlives_it(open_play: OpenPlay) -> None:
    player = begun(open_play)
    player.notes(0, ["Ensimmäinen"])
    player.keys.type("vasta puolik")
    other = another(player.page)
    expect(other.locator(".play-note__text")).to_have_text("Ensimmäinen")
    leave(player.page)
    with player.page.expect_popup() as popup:
        player.page.evaluate("window.open(location.href)")
    for page in (other, popup.value):
        expect(page.locator(NOW)).to_have_value("")
    other.close()
    popup.value.close()
    player.page.reload()
    expect(player.page.locator(NOW)).to_have_value("vasta puolik")
    player.page.keyboard.type("as")
    player.page.goto("about:blank")
    other = player.page.context.new_page()
    other.goto(popup.value.url.split("#")[0])
    other.get_by_role("button", name="Jatka: ").first.click()
    expect(other.locator(NOW)).to_have_value("vasta puolikas")
    expect(other.locator(".play-note__text")).to_have_text("Ensimmäinen")


def test_what_is_typed_is_written_in_a_moment_and_not_at_every_key(open_play: OpenPlay) -> None:
    player = begun(open_play)
    player.page.wait_for_timeout(400)
    player.page.evaluate(COUNT_WRITINGS)
    player.page.evaluate("""() => {
      const box = document.querySelector(".play-col--now .play-compose textarea");
      for (const letter of "kolmekymmentä kirjainta") {
        box.value += letter;
        box.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }""")
    player.page.wait_for_timeout(400)
    assert player.page.evaluate("window.writings") == 1


def test_the_end_lists_what_the_forms_last_screen_lists(open_play: OpenPlay) -> None:
    player = begun(open_play)
    player.notes(0, ["Tilat", "Kysy Maija Virtaselta"])
    turn(player.page, "uudet_keinot")
    player.write(player.page.get_by_role("combobox"), "Pihakokous")
    player.keys.press("Tab")
    turn(player.page, "valmis")
    found = player.page.locator(".play-found li")
    who = node("rajaus", "osallistettavat").label()
    expect(found.filter(has_text=who)).to_have_count(1)
    expect(found.filter(has_text="Keino 1")).not_to_have_count(0)
    expect(found.filter(has_text="Maija")).to_have_count(0)  # the words are not repeated
    told = [re.split("[:?] ", text)[-1] for text in found.all_inner_texts()]
    player.page.get_by_role("link", name="Tarkista ja lähetä").click()
    expect(player.page.locator("[data-summary-errors]")).to_be_visible()
    listed = player.page.locator("[data-errors] li, [data-warnings] li")
    expect(listed).not_to_have_count(0)
    words = [re.split("[:?] ", text)[-1] for text in listed.all_inner_texts()]
    assert sorted(told) == sorted(words)
    player.page.go_back()
    player.page.locator(".play-found a", has_text=who).click()
    expect(player.page.get_by_role("heading", level=1)).to_have_text("Rajaus")


def test_a_name_on_a_note_is_marked_before_it_is_published(open_play: OpenPlay) -> None:
    player = begun(open_play)
    player.notes(0, ["Kirjaston tilat", "Kysy Maija Virtaselta"])
    turn(player.page, "julkaisu")
    marked = player.page.locator(".play-review li:has(.play-review__mark)")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("Kysy Maija Virtaselta")
    expect(player.page.locator(".play-review__how")).to_contain_text("1 kohta on merkitty")
    player.page.get_by_role("button", name="Poista: Kysy Maija").click()
    expect(player.page.locator(".play-review__how")).not_to_contain_text("merkitty")


def test_consent_is_asked_once(open_play: OpenPlay) -> None:
    player = begun(open_play)
    answer(player, "rajaus")
    turn(player.page, "uudet_keinot")
    player.page.get_by_role("button", name="Emme sovi mitään").click()
    player.page.get_by_label("Miksi uusista keinoista").fill("Aika loppui kesken")
    turn(player.page, "valmis")
    for key, text in {"otsikko": "Tilat", "organisaatio": "Esimerkkilän kaupunki"}.items():
        player.field(key, text)
    player.page.locator("[name=toimiala]").select_option("muu")
    player.page.get_by_role("link", name="Tarkista ja lähetä").click()
    told = player.page.locator("[data-told]")
    expect(told).to_be_visible()
    expect(told).to_be_checked()
    told.uncheck()
    player.page.reload()
    expect(told).to_be_visible()
    expect(told).not_to_be_checked()
    player.page.goto(player.page.url.replace("/kirjaa/", "/pelaa/").split("#")[0] + "#aloitus")
    expect(player.page.get_by_label("Kaikki tietävät")).not_to_be_checked()


def test_another_tab_is_followed_at_the_start_and_at_the_end(open_play: OpenPlay) -> None:
    player = begun(open_play)
    other = another(player.page)
    turn(player.page, "aloitus")
    turn(other, "valmis")
    player.field("pelaajia", "2")
    player.page.wait_for_timeout(SAVED)
    other.locator("[name=otsikko]").fill("Toisessa ikkunassa")
    other.wait_for_timeout(SAVED)
    turn(player.page, "valmis")
    expect(player.page.locator("[name=otsikko]")).to_have_count(0)
    turn(other, "aloitus")
    expect(other.locator("[name=pelaajia]")).to_have_value("82")
    player.page.go_back()
    other.locator("[name=yksikko]").fill("Toinen yksikkö")
    expect(player.page.locator("[name=yksikko]")).to_have_value("Toinen yksikkö")


def test_the_deck_does_not_stay_open_over_another_board(open_play: OpenPlay) -> None:
    player = begun(open_play)
    player.go_on()
    player.page.locator("[data-deck]").click()
    expect(player.page.get_by_role("dialog")).to_be_visible()
    player.page.go_back()
    expect(player.page.get_by_role("dialog")).to_have_count(0)
    expect(player.page.get_by_role("heading", level=1)).to_have_text("Rajaus")


def test_a_damaged_draft_is_not_played_and_stays(open_play: OpenPlay) -> None:
    page = open_play(**LARGE)
    damaged = [
        {"value": {"pelikerta": {"yksikko": {"a": 1}}, "rajaus": "teksti"}, "rest": {"play": {"begun": 1}}},
        {"value": {"rajaus": {"kohde": [5, {"a": 1}]}, "uudet_keinot": [None]}, "rest": "merkkijono"},
    ]
    for number, draft in enumerate(damaged):
        raw = json.dumps({**draft, "revision": 1, "tab": "x", "title": {}, "saved": "2026-11-20T10:00:00.000Z"})
        page.evaluate(STORE, [str(number), raw])
        page.reload()
        expect(page.locator("[name=yksikko]")).to_have_value("")
        expect(page.locator(".play-begun")).to_have_count(0)
    page.goto(page.url.replace("/pelaa/", "/kirjaa/").split("#")[0] + "#aloitus")
    expect(page.locator("[data-draft-list]").get_by_role("button", name="Jatka: Nimetön luonnos")).to_have_count(2)


def test_the_form_beside_the_game_goes_on_in_its_draft(open_play: OpenPlay) -> None:
    player = begun(open_play)
    leave(player.page)
    with player.page.context.expect_page() as opened:
        player.page.evaluate("window.open(document.querySelector('[data-to-form]').href)")
    form = opened.value
    box = form.locator("#k-rajaus-kohde [data-items] textarea").first
    expect(box).to_be_visible()
    turn(player.page, "miksi_osallistamme")  # no more than another stop: nothing to be told of, nothing to choose
    player.page.wait_for_timeout(SAVED)
    expect(form.locator("[data-alert]")).to_be_empty()
    box.fill("Lomakkeesta")
    form.wait_for_timeout(SAVED)
    expect(form.locator("[data-alert]")).to_be_empty()
    (draft,) = drafts(form)
    assert draft["value"]["rajaus"]["kohde"] == ["Lomakkeesta"]
    assert draft["rest"]["play"]["stop"] == "miksi_osallistamme"
