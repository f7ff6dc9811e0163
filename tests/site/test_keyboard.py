"""Pages used without a mouse, without motion, zoomed in, and in the reader's own light."""

from collections.abc import Callable

import pytest
from kinds import KINDS
from playwright.sync_api import Browser, Page, expect
from visits import axe, sideways

FOCUS = "document.activeElement"
# The contrast that 1.4.11 of WCAG asks of the mark of focus is a matter for eyes; that there is a mark is not.
MARKED = """() => {
  const element = document.activeElement;
  const shown = [element, element.parentElement, element.closest("form, li")].filter(Boolean);
  return shown.map((one) => getComputedStyle(one))
    .some(({ outlineWidth, outlineStyle }) => parseFloat(outlineWidth) >= 2 && outlineStyle !== "none");
}"""


@pytest.fixture
def page(open_tab: Callable[..., Page], site_url: str) -> Page:
    return open_tab(site_url, viewport={"width": 1280, "height": 800})


def focus_of(page: Page) -> str:
    """The name of what has the focus, as it is read."""
    return str(page.evaluate(f"({FOCUS}.getAttribute('aria-label') ?? {FOCUS}.innerText ?? '').trim()"))


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Siirry sisältöön")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUS}.closest('main') !== null")


@pytest.mark.parametrize("kind", ["home", "results", "session-fi", "statistics", "board-sheets", "ohjeet/ohjaajalle"])
def test_tab_goes_through_the_page_in_its_order_and_always_shows_where_it_is(
    page: Page, site_url: str, kind: str
) -> None:
    page.goto(f"{site_url}{KINDS[kind]}")
    places = []
    for _ in range(25):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUS} === document.body"):
            break
        assert page.evaluate(MARKED), page.evaluate(f"{FOCUS}.outerHTML")
        places.append(
            page.evaluate(
                f"[...document.querySelectorAll('a, button, input, select, summary, [tabindex]')].indexOf({FOCUS})"
            )
        )
    assert len(places) >= 15
    assert places == sorted(set(places))


def test_the_menu_leads_on_and_says_where_one_is(page: Page) -> None:
    menu = page.get_by_role("navigation", name="Päävalikko")
    link = menu.get_by_role("link", name="Tilastot")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pidetäänkö lupaukset?")
    expect(menu.get_by_role("link", name="Tilastot")).to_have_attribute("aria-current", "page")
    expect(menu.locator("[aria-current]")).to_have_count(1)


def test_on_a_phone_a_button_opens_the_menu_and_escape_closes_it(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    menu, languages = (page.get_by_role("navigation", name=name) for name in ("Päävalikko", "Kieli"))
    expect(menu).to_be_hidden()
    expect(languages).to_be_hidden()
    button = page.get_by_role("button", name="Valikko", expanded=False)
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    expect(languages).to_be_visible()
    tops = {link.bounding_box()["y"] for link in languages.get_by_role("link").all()}  # type: ignore[index]
    assert len(tops) == 1  # on a line of their own, also on the home page, which has no search field above them
    assert axe(page) == []
    menu.get_by_role("link", name="Tilastot").focus()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_without_scripts_a_phone_shows_the_menu(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url)
    expect(page.get_by_role("navigation", name="Päävalikko")).to_be_visible()
    expect(page.get_by_role("button", name="Valikko")).to_be_hidden()
    context.close()


def test_slash_opens_the_search_of_every_page_and_a_result_opens_with_the_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{KINDS['tietosuoja']}")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Hae sivustolta")).to_be_focused()
    page.keyboard.type("uimahallissa")
    expect(page.get_by_role("list", name="Osumat").get_by_role("link").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Harjoituskylän uimahallin aamut")
    assert "2026-09-03-harjoituskylan-uimahallin-aamut" in page.url


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_light_or_dark_follows_the_system_until_the_reader_chooses(browser: Browser, site_url: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(site_url)
    dark = ground(page)
    toggle = page.get_by_role("button", name="Tumma tila")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    toggle.focus()
    page.keyboard.press("Space")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    assert ground(page) == "rgb(255, 255, 255)" != dark
    page.goto(f"{site_url}{KINDS['session-fi']}")
    assert ground(page) == "rgb(255, 255, 255)"  # the choice goes along
    expect(page.get_by_role("button", name="Tumma tila")).to_have_attribute("aria-pressed", "false")
    context.close()


def test_the_page_works_where_nothing_may_be_stored(browser: Browser, site_url: str) -> None:
    page = browser.new_page(color_scheme="light")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site_url)
    page.get_by_role("button", name="Tumma tila").click()
    assert ground(page) != "rgb(255, 255, 255)"
    assert errors == []
    page.close()


TURNED = """() => [...document.querySelectorAll('.notes > li')]
  .filter((note) => getComputedStyle(note).rotate !== "none").length"""
MOVING = """() => [...document.querySelectorAll('*')].filter((element) => {
  const style = getComputedStyle(element);
  return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
}).length + (getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? 1 : 0)"""


def test_nothing_moves_or_turns_for_those_who_asked_for_less_motion(browser: Browser, site_url: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{site_url}{KINDS['session-fi']}")
    assert (page.evaluate(TURNED), page.evaluate(MOVING)) == (0, 0)
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(TURNED) > 0
    page.close()


@pytest.mark.parametrize(
    "kind", ["home", "results", "session-fi", "theme", "methods", "format", "ohjeet/ohjaajalle", "statistics"]
)
def test_zoomed_to_200_and_400_percent_all_fits(page: Page, site_url: str, kind: str) -> None:
    page.goto(f"{site_url}{KINDS[kind]}")
    for zoom in (2, 4):
        # A page zoomed to 200 % has half the window's CSS pixels.
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        page.set_viewport_size({"width": 1280 // zoom, "height": 800 // zoom})
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280 // zoom, sideways(page, 1280 // zoom)
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_text_made_twice_as_large_stays_within_its_boxes(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{KINDS['session-fi']}")
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    cut = page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter((element) => {
          const style = getComputedStyle(element);
          const taller = element.scrollHeight > element.clientHeight + 2;
          return taller && style.overflow === "hidden" && style.position !== "absolute";
        }).map((element) => element.outerHTML.slice(0, 100))"""
    )
    assert cut == []
