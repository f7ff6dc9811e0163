"""The form for everybody: axe on every screen, a narrow phone, large text, no script, and nothing sent away."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from form_files import FIXTURES, PUBLISHED
from found_by_axe import violations
from playwright.sync_api import Browser, Page, expect
from screen import fill_core, go, notes, open_file

from ospe_build.board import phases, root, themes
from ospe_build.reading import read

SCREENS = ["aloitus", *(child.key for child in root().children if child.kind), "lahetys"]


@pytest.fixture
def full(page: Page) -> Page:
    """The form with something in every field."""
    open_file(page, FIXTURES / "valid" / PUBLISHED[:4] / f"{PUBLISHED}.yml")
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    page.evaluate("document.querySelectorAll('[data-form] details').forEach(fold => { fold.open = true; })")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen(full: Page, scheme: Literal["light", "dark"]) -> None:
    full.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for screen in SCREENS:
        go(full, screen)
        assert violations(full, colours=scheme == "dark") == [], screen


def test_axe_finds_nothing_where_errors_show(page: Page) -> None:
    go(page, "lahetys")
    assert violations(page) == []
    for screen in ("pelikerta", "rajaus", "uudet_keinot"):
        go(page, screen)
        assert violations(page) == [], screen


@pytest.mark.parametrize("width", [320, 360, 720])
def test_no_screen_is_wider_than_the_window(open_form: Callable[..., Page], width: int) -> None:
    page = open_form(viewport={"width": width, "height": 700})
    open_file(page, FIXTURES / "valid" / PUBLISHED[:4] / f"{PUBLISHED}.yml")
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    for screen in SCREENS:
        go(page, screen)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, screen


def test_every_control_can_be_tapped(open_form: Callable[..., Page]) -> None:
    page = open_form(viewport={"width": 360, "height": 700}, has_touch=True)
    go(page, "rajaus")
    notes(page, "rajaus", "kohde").first.fill("lappu")
    small = page.evaluate(
        """() => [...document.querySelector("[data-form]").querySelectorAll("button, input, textarea, select")]
          .filter(each => each.checkVisibility({visibilityProperty: true}))
          .map(each => [each.outerHTML.slice(0, 90), (each.closest("label") ?? each).getBoundingClientRect()])
          .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
    )
    assert small == []


def test_without_script_all_questions_are_read_and_the_way_out_is_shown(browser: Browser, form_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(form_url)
    for node in [*phases(), *themes(), *(field for phase in phases() for field in phase.children)]:
        assert page.get_by_text(node.label()).locator("visible=true").count(), node.label()
    expect(page.get_by_text("Lomake tarvitsee JavaScriptin")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Lataa tiedoston pohja").click()
    document = read(download.value.path().read_bytes(), "pohja.yml")
    assert document.findings == ()
    assert set(document.value) == {"skeema", *(node.key for node in root().children if node.core), "uudet_keinot"}
    link = page.get_by_role("link", name="Näin kirjoitat tiedoston käsin")
    link.click()
    expect(page).to_have_url(f"{form_url.removesuffix('kirjaa/')}yllapito/tiedosto-kasin/")
    context.close()


def test_a_photo_is_shown_and_never_sent(page: Page, tmp_path: Path) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.post_data_buffer}"))
    go(page, "rajaus")
    page.get_by_role("button", name="Kuva laudasta").click()
    expect(page.get_by_text("Kuva näkyy vain sinulle. Sitä ei lähetetä.")).to_be_visible()
    photo = tmp_path / "lauta.png"
    page.screenshot(path=photo)
    page.get_by_label("Valitse kuva").set_input_files([photo, photo])
    picture = page.get_by_role("img", name="Valitsemasi kuva lauta.png")
    expect(picture).to_be_visible()
    assert picture.evaluate("img => img.decode().then(() => img.naturalWidth)") > 0
    before = picture.bounding_box()
    page.get_by_role("button", name="Suurenna").click()
    after = picture.bounding_box()
    assert before
    assert after
    assert after["width"] > before["width"]
    go(page, "miksi_osallistamme")
    expect(picture).to_be_visible()
    assert set(sent) <= {"GET None"}
    assert "lauta.png" not in page.evaluate("JSON.stringify(localStorage)")


def test_errors_are_announced(page: Page) -> None:
    go(page, "pelikerta")
    page.get_by_label("Otsikko").fill("abc")
    page.get_by_label("Otsikko").press("Tab")
    expect(page.locator("[role=status][data-form-status]")).to_contain_text("Otsikko: Teksti on liian lyhyt")


def test_the_page_keeps_its_security_policy(open_form: Callable[..., Page]) -> None:
    page = open_form()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    fill_core(page)
    go(page, "lahetys")
    expect(page.locator("[data-preview] .notes > li").first).to_be_visible()
    assert [line for line in said if "Content Security Policy" in line] == []


PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def test_axe_finds_nothing_where_one_thing_is_shown(open_form: Callable[..., Page]) -> None:
    """A follow-up alone, the steps unfolded, one theme on a phone, and the page of thanks."""
    page = open_form(f"#seuranta={PUBLISHED}&keino=1", **PHONE)
    expect(page.locator(".form-follow")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("radio", name="Käynnissä").check()
    page.emulate_media(color_scheme="dark")
    assert violations(page, colours=True) == []
    go(page, "teemat")
    page.get_by_role("button", name="Käyttäjien osallistuminen").tap()
    assert violations(page, colours=True) == []
    page.emulate_media(color_scheme="light")
    page.locator("[data-steps-toggle]").tap()
    assert violations(page) == []
    go(page, "lahetys")
    page.get_by_role("button", name="Olen lähettänyt tulokset").tap()
    expect(page.locator("[data-thanks-card]")).to_be_visible()
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, colours=True) == []
