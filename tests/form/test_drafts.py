"""Nothing is lost: reload, back, two tabs, old and broken drafts, a full or shut storage."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from screen import core_value, fill_core, go, notes, saved_draft, texts, write_notes

from ospe_build.writing.canonical import dump

KOHDE = ("rajaus", "kohde")
SAVED = "[data-draft-state]"


def drafts(page: Page) -> list[dict[str, Any]]:
    entries = page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('ospe-luonnos:'))")
    return [json.loads(raw) for _, raw in entries]


def drafts_as(page: Page, wanted: Any, of: Callable[[dict[str, Any]], Any]) -> Any:  # noqa: ANN401 - parts of drafts
    """What is kept of the drafts, once it is as wanted; a text is kept a moment after it was written."""
    for _ in range(100):
        if (kept := sorted(map(of, drafts(page)))) == wanted:
            break
        page.wait_for_timeout(50)
    return kept


def begin(page: Page, text: str) -> None:
    go(page, "rajaus")
    notes(page, *KOHDE).first.fill(text)
    expect(page.locator(SAVED)).to_contain_text("Tallennettu klo")


def test_every_screen_says_where_the_draft_is(page: Page) -> None:
    for screen in page.locator("[data-step]").evaluate_all("all => all.map(each => each.dataset.step)"):
        go(page, screen)
        expect(page.locator(SAVED)).to_be_visible()
        expect(page.locator(SAVED)).to_contain_text("tähän selaimeen")
        expect(page.locator("[data-draft-bar]")).to_contain_text("Yhteisellä koneella")


def test_reload_brings_everything_back(page: Page) -> None:
    fill_core(page)
    go(page, "teemat")
    page.get_by_role("combobox").first.type("kesken jäänyt")
    page.reload()
    expect(page.locator("[data-form-status]")).to_contain_text("Luonnos palautettiin")
    value = core_value()
    value["teemat"] = {"asiakaskokemus": {"teemme_jo_hyvin": ["kesken jäänyt"]}}
    assert saved_draft(page) == dump(value)


def test_text_survives_going_away_and_back(page: Page) -> None:
    begin(page, "Nuorten tilat")
    page.goto("about:blank")
    page.go_back()
    go(page, "rajaus")
    assert texts(page, *KOHDE) == ["Nuorten tilat"]


def test_a_page_closed_in_mid_word_keeps_the_word(page: Page) -> None:
    go(page, "rajaus")
    notes(page, *KOHDE).first.type("viime hetken san")
    page.reload()
    go(page, "rajaus")
    assert texts(page, *KOHDE) == ["viime hetken san"]


def test_a_new_tab_offers_the_draft_and_starts_its_own(page: Page, form_url: str) -> None:
    begin(page, "eka")
    other = page.context.new_page()
    other.goto(form_url)
    expect(other.locator("[data-draft-list]")).to_contain_text("Nimetön luonnos")
    begin(other, "toka")
    assert sorted(draft["value"]["rajaus"]["kohde"][0] for draft in drafts(page)) == ["eka", "toka"]


def test_two_tabs_of_one_draft_never_write_over_each_other(page: Page, form_url: str) -> None:
    begin(page, "yhteinen")
    other = page.context.new_page()
    other.goto(form_url)
    other.get_by_role("button", name="Jatka: Nimetön luonnos").click()
    go(other, "rajaus")
    assert texts(other, *KOHDE) == ["yhteinen"]
    write_notes(other, KOHDE, ["toisen oma"])
    expect(page.locator("[data-alert]")).to_contain_text("muutettu toisessa välilehdessä")
    write_notes(page, KOHDE, ["ensimmäisen oma"])
    expect(page.locator("[data-alert]")).to_contain_text("Kumpikaan ei katoa")
    both = [["yhteinen", "ensimmäisen oma"], ["yhteinen", "toisen oma"]]
    assert drafts_as(page, both, lambda draft: draft["value"]["rajaus"]["kohde"]) == both


def test_the_other_tabs_text_can_be_taken(page: Page, form_url: str) -> None:
    begin(page, "yhteinen")
    other = page.context.new_page()
    other.goto(form_url)
    other.get_by_role("button", name="Jatka: Nimetön luonnos").click()
    go(other, "rajaus")
    write_notes(other, KOHDE, ["uusi"])
    page.get_by_role("button", name="Näytä uudempi teksti").click()
    assert texts(page, *KOHDE) == ["yhteinen", "uusi"]


def seed(page: Page, **stored: str) -> None:
    page.evaluate(
        "all => Object.entries(all).forEach(([k, v]) => localStorage.setItem(`ospe-luonnos:${k}`, v))", stored
    )
    page.reload()


def test_an_old_draft_is_offered_with_its_age(page: Page) -> None:
    old = {"title": "Vanha peli", "value": core_value(), "revision": 3, "tab": "x", "saved": "2026-09-01T10:00:00.000Z"}
    seed(page, vanha=json.dumps(old))
    expect(page.locator("[data-draft-list]")).to_contain_text("yli 30 päivää vanha")
    page.get_by_role("button", name="Jatka: Vanha peli").click()
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    assert saved_draft(page) == dump(core_value())


def test_a_draft_of_another_shape_stays_as_it_is_and_is_copied(page: Page) -> None:
    strange = {"value": {"rajaus": {"kohde": ["tekstiä"], "muu": 1}}, "revision": 1, "tab": "x", "saved": "x"}
    seed(page, outo=json.dumps(strange))
    page.get_by_role("button", name="Jatka: Nimetön luonnos").click()
    expect(page.locator("[data-alert]")).to_contain_text("Puuttuu: rajaus / muu.")
    go(page, "rajaus")
    assert texts(page, *KOHDE) == ["tekstiä"]
    write_notes(page, KOHDE, ["lisää"])
    assert drafts_as(page, [1, 2], lambda draft: len(draft["value"]["rajaus"]["kohde"])) == [1, 2]
    assert any(draft["value"]["rajaus"].get("muu") == 1 for draft in drafts(page))


def test_a_broken_draft_is_told_of_and_its_text_saved(page: Page) -> None:
    seed(page, rikki='{"value": {"rajaus": {"kohde": ["tärkeä teks')
    expect(page.locator("[data-draft-list]")).to_contain_text("ei voi avata")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tallenna teksti tiedostoon").click()
    assert "tärkeä teks" in download.value.path().read_text("utf-8")
    page.get_by_role("button", name="Poista: Nimetön luonnos").click()
    page.get_by_role("button", name="Poista luonnos").click()
    expect(page.locator("[data-draft-list]")).to_be_empty()


@pytest.mark.parametrize(
    ("error", "words"), [("QuotaExceededError", "muisti on täynnä"), ("SecurityError", "ei salli")]
)
def test_a_storage_that_refuses_is_said_aloud(page: Page, error: str, words: str) -> None:
    page.evaluate(
        """name => {
          window.setItem = Storage.prototype.setItem;
          Storage.prototype.setItem = () => { throw new DOMException('', name); };
        }""",
        error,
    )
    go(page, "rajaus")
    notes(page, *KOHDE).first.type("tekstiä")
    told = page.locator("[data-alert]")
    expect(told).to_contain_text(words)
    with page.expect_download():  # on a phone, the frame's own button is folded away
        told.get_by_role("button", name="Tallenna tiedostoon").click()
    expect(page.locator(SAVED)).to_contain_text("Tallenna luonnos tiedostoon")
    assert "- tekstiä\n" in saved_draft(page)
    page.evaluate("() => { Storage.prototype.setItem = window.setItem; }")  # room was made
    notes(page, *KOHDE).first.type("!")
    expect(page.locator(SAVED)).to_contain_text("Tallennettu klo")
    expect(page.locator("[data-alert]")).to_be_empty()


def test_a_browser_without_storage_still_has_a_form(open_form: Callable[..., Page], form_url: str) -> None:
    page = open_form(alone=True)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });"
    )
    page.goto(f"{form_url}#rajaus")
    page.reload()
    go(page, "rajaus")
    notes(page, *KOHDE).first.type("tekstiä")
    expect(page.locator("[data-alert]")).to_contain_text("ei salli")
    assert "- tekstiä\n" in saved_draft(page)


def test_clearing_asks_first(page: Page) -> None:
    begin(page, "Nuorten tilat")
    go(page, "lahetys")
    expect(page.locator("[data-errors] li")).to_have_count(8)
    go(page, "rajaus")
    page.locator("[data-clear]").click()
    page.keyboard.press("Enter")  # the focus is on the answer that loses nothing
    assert texts(page, *KOHDE) == ["Nuorten tilat"]
    page.locator("[data-clear]").click()
    page.get_by_role("button", name="Tyhjennä lomake").click()
    expect(page.locator("[data-screen=aloitus]")).to_be_visible()
    go(page, "rajaus")
    assert texts(page, *KOHDE) == []
    assert drafts(page) == []
    expect(page.locator("[data-error]:visible")).to_have_count(0)


def test_a_new_session_leaves_the_old_one_among_the_drafts(page: Page) -> None:
    fill_core(page, "Eka peli")
    go(page, "aloitus")
    page.get_by_role("button", name="Aloita uusi pelikerta").click()
    expect(page.locator("[data-count]")).to_have_text("Pakolliset 0/9")
    fill_core(page, "Toka peli")
    go(page, "aloitus")
    page.get_by_role("button", name="Jatka: Eka peli").click()
    expect(page.locator("#k-pelikerta-otsikko-input")).to_have_value("Eka peli")
    both = ["Eka peli", "Toka peli"]
    assert drafts_as(page, both, lambda draft: draft["title"]) == both


def test_forty_kilobytes_are_kept_and_written(page: Page) -> None:
    long = [f"{n} " + "pitkä teksti " * 36 for n in range(20)]
    for field in ("palvelujen_parantaminen", "hyodyt_kohderyhmalle", "hyodyt_meille", "tiedon_hyodyntaminen"):
        go(page, "miksi_osallistamme")
        page.evaluate("text => navigator.clipboard.writeText(text)", "\n".join(long))
        notes(page, "miksi_osallistamme", field).first.click()
        page.keyboard.press("Control+v")
    drafts_as(page, [4 * 20], lambda draft: sum(map(len, draft["value"]["miksi_osallistamme"].values())))
    page.reload()
    expect(page.locator("[data-form-status]")).to_contain_text("Luonnos palautettiin")
    draft = saved_draft(page)
    assert len(draft.encode()) > 38_000
    assert draft.count("pitkä teksti") == 4 * 20 * 36
