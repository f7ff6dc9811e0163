"""The last screen: what is still to mend, the preview, and the two ways to hand a session over."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from form_files import BEFORE_IT, FIXTURES, PUBLISHED, TODAY
from playwright.sync_api import Page, Route, expect
from screen import core_value, fill_core, go, notes, open_file, write_notes

from ospe_build.archive.deck import card_names
from ospe_build.checking import Context, check
from ospe_build.form.bundle import FIRST_SCREEN, bundle
from ospe_build.reading import read
from ospe_build.writing.canonical import dump

ID = "2026-03-12-mallilan-kirjaston-nuorten-tilat"
DRAFTS = """Object.entries(localStorage)
  .filter(([key]) => key.startsWith("ospe-luonnos:")).map(([, raw]) => JSON.parse(raw))"""
TOLD = "Pelaajille on kerrottu, että tulokset julkaistaan nimettöminä lisenssillä CC BY 4.0"


@pytest.fixture
def ready(page: Page) -> Page:
    fill_core(page)
    go(page, "lahetys")
    expect(page.locator("[data-ready]")).to_be_visible()
    return page


def sent_to_github(page: Page) -> str:
    page.get_by_label(TOLD).check()
    page.get_by_text("Tai lähetä itse GitHubissa").click()
    page.context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Avaa GitHub").click()
    return opened.value.url


def open_published(page: Page, session: str) -> None:
    open_file(page, FIXTURES / "valid" / session[:4] / f"{session}.yml")
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_what_is_missing_is_listed_and_each_link_leads_to_its_field(page: Page) -> None:
    go(page, "lahetys")
    errors = page.locator("[data-errors] a")
    expect(errors.first).to_be_visible()  # the checker comes after the first screen
    assert errors.all_inner_texts()[0].startswith("Otsikko")
    assert errors.all_inner_texts()[-1].startswith("Uudet keinot")
    expect(page.locator("[data-errors-heading]")).to_have_text("Korjaa vielä 9 kohtaa")
    items = page.locator("[data-summary-errors] li").all_inner_texts()
    assert "Otsikko: Täytä tämä kohta." in items
    assert "Mitä organisaation osaa, hanketta tai palvelua tarkastelemme? Täytä tämä kohta." in items
    assert page.evaluate("document.activeElement.hasAttribute('data-summary-errors')")
    expect(page.locator("[data-ready]")).to_be_hidden()
    for index in range(errors.count()):
        go(page, "lahetys")
        label = re.split(r": |(?<=\?) ", errors.nth(index).inner_text())[0]
        errors.nth(index).click()
        shown = page.evaluate(
            """label => { let field = document.activeElement;
              do field = field.parentElement.closest("[data-field]");
              while (!field.querySelector(":scope > legend, :scope > label").textContent.includes(label));
              return field.querySelector(":scope > [data-error]").checkVisibility(); }""",
            label,
        )
        assert shown, label


def test_the_verdict_waits_for_the_checker(open_form: Callable[..., Page]) -> None:
    """It comes after the first screen, in a script of its own; without it, nothing is called fine."""
    page = open_form()
    held: list[Route] = []
    page.route("**/checker.*.js", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks the function
    page.reload()
    fill_core(page)
    go(page, "lahetys")
    expect(page.locator("[data-waiting]")).to_have_text("Tarkistetaan…")
    expect(page.locator("[data-ready]")).to_be_hidden()
    expect(page.locator("[data-summary-fine]")).to_be_hidden()
    while not held:
        page.wait_for_timeout(50)  # on a busy machine the script is asked for only by now
    held.pop().abort()
    expect(page.locator("[data-errors-heading]")).to_have_text("Tarkistus jäi tekemättä")
    expect(page.locator("[data-ready]")).to_be_hidden()
    page.unroute("**/checker.*.js")
    page.get_by_role("button", name="Tarkista uudelleen").last.click()
    expect(page.locator("[data-ready]")).to_be_visible()
    expect(page.locator("[data-summary-errors]")).to_be_hidden()
    expect(page.locator("[data-waiting]")).to_be_hidden()


def test_the_first_screen_needs_little_script() -> None:
    assert len(bundle(FIRST_SCREEN)) < 110_000


NAME_OF_FOCUSED = """() => {
  const one = document.activeElement;
  const ids = (one.getAttribute("aria-labelledby") ?? "").split(" ");
  const labels = [...ids.map((id) => document.getElementById(id)), ...(one.labels ?? [])];
  return [one.getAttribute("aria-label"), ...labels.map((label) => label?.textContent)].join(" ");
}"""


def tab_to(page: Page, name: str) -> None:
    """Go on by Tab, as somebody does who looks where the focus is, until it is in the field of that name."""
    seen = []
    while len(seen) < 20:
        page.keyboard.press("Tab")
        seen.append(page.evaluate(NAME_OF_FOCUSED))
        if name in seen[-1] and page.evaluate("document.activeElement.matches('input, textarea')"):
            return
    raise AssertionError(seen)


def test_a_file_made_by_keyboard_alone_passes(page: Page, tmp_path: Path) -> None:
    press = page.keyboard.press
    page.get_by_role("link", name="Aloita").focus()
    press("Enter")
    page.wait_for_function("location.hash === '#pelikerta'")
    press("Tab")
    for answer in (
        "Mallilan kirjaston nuorten tilat",
        "12.3.2026",
        "",
        "Esimerkkilän kaupunki",
        "Kult",
        "Mallilan kirjasto",
        "7",
    ):
        page.keyboard.type(answer)
        press("Tab")
    for _ in range(4):  # past the earlier game and what may be told more
        press("Tab")
    press("Enter")
    page.wait_for_function("location.hash === '#rajaus'")
    press("Tab")
    page.keyboard.type("Nuorten tilat")
    press("Enter")
    page.keyboard.type("Iltatoiminta")
    tab_to(page, "lappu 1")
    page.keyboard.type("Yläkoululaiset")
    go(page, "uudet_keinot")
    page.get_by_role("combobox").first.focus()
    page.keyboard.type("Asukasilta")
    press("ArrowDown")
    press("Enter")
    page.get_by_label("Miten kokeiltava keino kehittää osallisuutta?").first.focus()
    page.keyboard.type("Asukkaat tulevat kuulluiksi")
    go(page, "lahetys")
    expect(page.get_by_label(TOLD)).to_be_visible()
    page.get_by_label(TOLD).focus()
    press("Space")
    press("Tab")
    with page.expect_download() as download:
        press("Enter")
    name = download.value.suggested_filename
    assert name == f"{ID}.yml"
    data = download.value.path().read_bytes()
    document = read(data, str(tmp_path / "2026" / name))
    found = check(document, Context(today=date.fromisoformat(TODAY), cards=card_names()))
    assert [finding.code for finding in found] == ["OSPE313"]
    assert document.value["rajaus"]["kohde"] == ["Nuorten tilat", "Iltatoiminta"]
    assert document.value["pelikerta"]["toimiala"] == "kulttuuri_ja_vapaa_aika"
    assert data.decode() == dump(document.value)


def test_nothing_is_handed_over_before_the_players_are_told(ready: Page) -> None:
    ready.get_by_role("button", name="Lataa tiedosto").click()
    expect(ready.locator("[data-told-error]")).to_be_visible()
    assert ready.evaluate("document.activeElement.hasAttribute('data-told')")
    ready.get_by_text("Tai lähetä itse GitHubissa").click()
    ready.get_by_role("button", name="Avaa GitHub").click()
    ready.get_by_role("link", name="Avaa sähköposti").click()
    assert len(ready.context.pages) == 1


def test_the_letter_names_the_address_and_the_file(ready: Page) -> None:
    ready.get_by_label(TOLD).check()
    url = urlsplit(str(ready.get_by_role("link", name="Avaa sähköposti").get_attribute("href")))
    assert (url.scheme, url.path) == ("mailto", "tulokset@osallisuuspeli.example")
    assert f"{ID}.yml" in parse_qs(url.query)["body"][0]
    expect(ready.locator("[data-address]")).to_have_text(url.path)


def test_a_short_session_goes_to_github_filled_in(ready: Page) -> None:
    url = sent_to_github(ready)
    parts = urlsplit(url)
    assert parts.path == "/esimerkki/osallisuuspeli/new/main/sessions/2026"
    assert parse_qs(parts.query) == {"filename": [f"{ID}.yml"], "value": [dump(core_value())]}
    assert len("https://github.com/login?return_to=" + quote(url, safe="")) < 6000
    expect(ready.locator("[data-copied]")).to_have_text("Teksti on leikepöydällä.")
    assert clipboard(ready) == dump(core_value())


def test_a_long_session_is_copied_whole_and_pasted_by_hand(page: Page) -> None:
    fill_core(page)
    go(page, "miksi_osallistamme")
    long = [f"{n} ääkkösiä ja pitkää tekstiä lapulla" for n in range(38)]
    page.evaluate("text => navigator.clipboard.writeText(text)", "\n".join(long))
    notes(page, "miksi_osallistamme", "hyodyt_meille").first.click()
    page.keyboard.press("Control+v")
    go(page, "lahetys")
    parts = urlsplit(sent_to_github(page))
    expect(page.locator("[data-github-paste]")).to_be_visible()
    assert parse_qs(parts.query) == {"filename": [f"{ID}.yml"]}
    expect(page.locator("[data-copied]")).to_have_text("Teksti on leikepöydällä.")
    value = {**core_value(), "miksi_osallistamme": {"hyodyt_meille": long}}
    assert clipboard(page) == dump(value)


def test_text_that_cannot_be_copied_can_be_taken_by_hand(ready: Page) -> None:
    ready.evaluate("""() => { navigator.clipboard.writeText = () => Promise.reject(new Error());
        document.execCommand = () => false; }""")
    sent_to_github(ready)
    expect(ready.locator("[data-copied]")).to_contain_text("Kopioi teksti alta")
    assert ready.get_by_label("Tiedoston teksti. Valitse kaikki ja kopioi.").input_value() == dump(core_value())


def test_an_archived_session_goes_to_its_edit_page_under_its_own_name(page: Page) -> None:
    open_published(page, PUBLISHED)
    page.get_by_label("Otsikko").fill("Aivan uusi otsikko")
    go(page, "lahetys")
    expect(page.locator("[data-file-name]")).to_have_text(f"{PUBLISHED}.yml")
    expect(page.locator("[data-github-paste-text]")).to_contain_text("valitse kaikki")
    url = sent_to_github(page)
    assert unquote(url) == f"https://github.com/esimerkki/osallisuuspeli/edit/main/sessions/2026/{PUBLISHED}.yml"
    assert "otsikko: Aivan uusi otsikko\n" in clipboard(page)


def test_the_day_of_an_archived_session_stays(page: Page) -> None:
    open_published(page, PUBLISHED)
    page.get_by_label("Pelipäivä").fill("11.2.2026")
    go(page, "lahetys")
    expect(page.locator("[data-errors]")).to_contain_text(f"osa pelikerran tunnistetta {PUBLISHED}")


def test_a_name_that_the_archive_has_is_not_taken_again(page: Page) -> None:
    fill_core(page, title="Kaikki kohdat")
    go(page, "pelikerta")
    page.get_by_label("Pelipäivä").fill("17.2.2026")
    go(page, "lahetys")
    expect(page.locator("[data-file-name]")).to_have_text(f"{PUBLISHED}-2.yml")
    expect(page.locator("[data-file-note]")).to_contain_text(f"Arkistossa on jo pelikerta {PUBLISHED}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Soita 040 123 4567", "puhelinnumero"),
        ("kirjoita osoitteeseen etu.suku@esimerkki.fi", "sähköpostiosoite"),
        ("tunnus 131052-308T", "henkilötunnus"),
        ("tilille FI21 1234 5600 0007 85", "tilinumero"),
    ],
)
def test_personal_data_is_told_of_where_it_stands_and_stops_the_handoff(page: Page, text: str, words: str) -> None:
    fill_core(page)
    go(page, "rajaus")
    write_notes(page, ("rajaus", "kohde"), [text])
    note = page.locator("#k-rajaus-kohde [data-item]").nth(1)
    expect(note.locator("[data-error]")).to_contain_text(words)
    go(page, "lahetys")
    expect(page.locator("[data-errors]")).to_contain_text(words)
    expect(page.locator("[data-ready]")).to_be_hidden()


def test_the_preview_shows_what_the_page_will(ready: Page) -> None:
    preview = ready.locator("[data-preview]")
    for words in (
        "Mallilan kirjaston nuorten tilat",
        "12.3.2026, 7 pelaajaa",
        "Ryhmän ehdotus",
        "Seurantaa ei ole vielä kirjattu",
    ):
        expect(preview).to_contain_text(words)
    expect(preview.locator(".notes > li")).to_have_text(["Nuorten tilat", "Yläkoululaiset"])
    expect(preview.locator(".means__name")).to_have_text("1 Nuorten suunnitteluilta")


COMPARED = (
    ".kicker, .session-head__meta, .scope, .means__name, .means__who, .means__added, .answers dt, .answers dd, "
    ".timeline__entry, .means .muted, .notes > li, .cards > li, .tag"
)
OWN_OF_THE_PAGE = ".means__answers, .means__card, .means__links, .tell"
"""What the page says of the calendar, and links that lead elsewhere."""


def parts(page: Page, root: str) -> list[str]:
    """The texts of a session in their order, but for the spaces between elements."""
    found: list[str] = page.evaluate(
        """([root, without, wanted]) => {
          const copy = document.querySelector(root).cloneNode(true);
          for (const each of copy.querySelectorAll(without)) each.remove();
          return [...copy.querySelectorAll(wanted)].map((each) => each.textContent.replace(/\\s+/g, "")); }""",
        [root, OWN_OF_THE_PAGE, COMPARED],
    )
    return found


def test_the_preview_says_what_is_empty_as_the_page_does(page: Page) -> None:
    open_published(page, BEFORE_IT)
    go(page, "lahetys")
    empty = page.locator("[data-preview] .about-session > .muted").first
    expect(empty).to_be_visible()
    shown = empty.inner_text()
    page.goto(page.url.partition("/kirjaa/")[0] + f"/tulokset/{BEFORE_IT}/")
    assert page.locator(".about-session > .muted").first.inner_text() == shown


@pytest.mark.parametrize("session", [PUBLISHED, BEFORE_IT])
def test_the_preview_of_a_published_session_is_its_page(page: Page, session: str) -> None:
    open_published(page, session)
    go(page, "lahetys")
    expect(page.locator("[data-preview] .means, [data-preview] .nothing-agreed").first).to_be_visible()
    shown = parts(page, "[data-preview]")
    page.goto(page.url.partition("/kirjaa/")[0] + f"/tulokset/{session}/")
    kicker, *rest = parts(page, "article.session")
    # The page spells a unit's name as the archive mostly does.
    assert (shown[0].casefold(), shown[1:]) == (kicker.casefold(), rest)


def test_the_letter_opens_only_after_the_file_was_saved(ready: Page) -> None:
    ready.get_by_label(TOLD).check()
    letter = ready.get_by_role("link", name="Avaa sähköposti")
    letter.evaluate(
        """link => link.addEventListener('click', (event) => {
          window.stopped = event.defaultPrevented;
          event.preventDefault();
        })"""
    )
    letter.click()
    expect(ready.locator("[data-mail-error]")).to_be_visible()
    assert ready.evaluate("window.stopped")
    with ready.expect_download():
        ready.get_by_role("button", name="Lataa tiedosto").click()
    expect(ready.locator("[data-downloaded]")).to_contain_text(f"{ID}.yml on nyt koneellasi")
    expect(ready.locator("[data-mail-error]")).to_be_hidden()
    letter.click()
    assert not ready.evaluate("window.stopped")


def test_a_draft_that_was_sent_stays_until_the_archive_has_held_it_long(ready: Page) -> None:
    ready.get_by_label(TOLD).check()
    ready.get_by_role("button", name="Olen lähettänyt tulokset").click()
    expect(ready.locator("[data-screen=kiitos] h2")).to_have_text("Kiitos. Tulokset ovat matkalla.")
    expect(ready.locator("[data-thanks-name]")).to_have_text(f"{ID}.yml")
    with ready.expect_download() as copy:
        ready.get_by_role("button", name="Lataa kopio").click()
    assert Path(copy.value.path()).read_text("utf-8") == dump(core_value())
    ready.get_by_role("button", name="Kirjaa toinen peli").click()
    go(ready, "aloitus")
    draft = ready.locator(".form-draft-list li")
    expect(draft).to_contain_text("lähetetty 24.11.2026")
    assert ready.evaluate(DRAFTS)[0]["rest"]["sent"] == {"id": ID, "day": TODAY}
    # The archive gets it; thirty days later it has been there long enough.
    page_list = {"sessions": [[ID, "x", ["Mallilan kirjasto"], 0, []]], "listed": {}}
    ready.route("**/kirjaa/arkisto.json", lambda route: route.fulfill(json=page_list))
    ready.reload()
    ready.wait_for_function(f"() => ({DRAFTS})[0].rest.archived === '{TODAY}'")
    ready.evaluate("""() => {
      const [key, raw] = Object.entries(localStorage).find(([key]) => key.startsWith("ospe-luonnos:"));
      localStorage.setItem(key, raw.replace('"archived":"2026-11-24"', '"archived":"2026-10-25"')); }""")
    ready.reload()
    expect(draft).to_have_count(0)


def test_a_changed_draft_is_no_longer_sent(ready: Page) -> None:
    ready.get_by_role("button", name="Olen lähettänyt tulokset").click()
    expect(ready.locator("[data-screen=kiitos]")).to_be_visible()
    go(ready, "pelikerta")
    ready.get_by_label("Otsikko").fill("Toinen otsikko")
    ready.wait_for_function(f"() => !({DRAFTS})[0].rest.sent")
    ready.evaluate("location.hash = 'kiitos'")
    expect(ready.locator("[data-screen=aloitus]")).to_be_visible()


def test_a_follow_up_shows_what_it_adds_and_asks_for_no_tick(open_form: Callable[..., Page]) -> None:
    page = open_form(f"#seuranta={PUBLISHED}&keino=1")
    expect(page.locator("[data-form-status]")).to_contain_text("Kirjaat seurantaa")
    entry = (
        page.locator("[data-screen=uudet_keinot] .form-item--uudet_keinot").first.locator(".form-item--seuranta").last
    )
    entry.get_by_role("radio", name="Käynnissä").check()
    entry.get_by_label("Kuvaus").fill("Ensimmäinen ilta pidettiin")
    go(page, "lahetys")
    expect(page.locator("[data-change-list] li")).to_have_count(1)
    change = page.locator("[data-change-list] li").inner_text()
    assert change.startswith("Keinoon 1 (")
    assert change.endswith("Käynnissä, 24.11.2026. Ensimmäinen ilta pidettiin")
    expect(page.locator("[data-told-option]")).to_be_hidden()
    with page.expect_download():
        page.get_by_role("button", name="Lataa tiedosto").click()
    href = page.get_by_role("link", name="Avaa sähköposti").get_attribute("href") or ""
    body = parse_qs(urlsplit(href).query)["body"][0]
    assert change in body
    assert "Pelaajille on kerrottu" not in body
