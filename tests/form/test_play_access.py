"""The game on the screen for everybody: axe in every state, narrow screens, little motion, and nothing that scrolls."""

import json
from typing import Literal

import pytest
from form_files import FIXTURES, PUBLISHED
from found_by_axe import violations
from playing import LARGE, OpenPlay, Player, begin_in, begun, turn
from playwright.sync_api import Page, expect

from ospe_build.board import node, phases, themes
from ospe_build.messages import text
from ospe_build.reading import read_file

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
BOARDS = [board.key for board in phases() if board.key != "teemat"]
SCREENS = [*BOARDS, *(theme.key for theme in themes()), "luku", "julkaisu", "palaute", "valmis"]

COVERED = """told => [...document.querySelectorAll(".play-head :is(h1, button)")]
  .filter((part) => {
    const [a, b] = [told, part].map((each) => each.getBoundingClientRect());
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  })
  .map((part) => part.textContent)"""

OVERFLOWING = """() => [".play", ".play-stage", ".play-col__body", ".play-bar"]
  .flatMap((name) => [...document.querySelectorAll(name)])
  .filter((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
  .map((part) => `${part.className} ${part.scrollHeight} > ${part.clientHeight}`)"""


def with_draft(open_play: OpenPlay, notes: int = 0, **settings: object) -> Page:
    """A game that is under way: with something everywhere or, where a number is given, so many notes on one board."""
    path = FIXTURES / "valid" / PUBLISHED[:4] / f"{PUBLISHED}.yml"
    value = read_file(path, path.name).value
    if notes:
        lists = [f"Tämä on lappu numero {n}, jossa on pari riviä" for n in range(notes)]
        keys = list(value["miksi_osallistamme"])
        value["miksi_osallistamme"] = {key: lists[place :: len(keys)] for place, key in enumerate(keys)}
    draft = {
        "title": "",
        "value": value,
        "rest": {"play": {"begun": 1}},
        "tab": "",
        "revision": 1,
        "saved": "2026-11-24",
    }
    page = open_play(**settings)
    page.evaluate(
        """(draft) => {
          localStorage.setItem("ospe-luonnos:1", draft);
          sessionStorage.setItem("ospe-luonnos", "1");
        }""",
        json.dumps(draft),
    )
    page.reload()
    return page


@pytest.mark.parametrize("settings", [LARGE, PHONE], ids=["large", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen(
    open_play: OpenPlay, settings: dict[str, object], scheme: Literal["light", "dark"]
) -> None:
    page = with_draft(open_play, **settings)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    assert violations(page, colours=scheme == "dark") == []
    for screen in SCREENS:
        turn(page, screen)
        assert violations(page, colours=scheme == "dark") == [], screen


def test_axe_finds_nothing_where_something_is_open(open_play: OpenPlay) -> None:
    page = with_draft(open_play, **LARGE)
    player = Player(page, "mouse")
    turn(page, "miksi_osallistamme")
    page.locator("[data-hints]").click()
    expect(page.locator("[data-hints-sheet]")).to_contain_text(text("fi", "guide.miksi_osallistamme.quiet"))
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("[data-hints]")).to_be_focused()
    page.locator(".play-note__text").first.click()
    assert violations(page) == []
    player.choose("Siirrä toiselle laudalle…")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".play-note__text").first.press("F2")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator(".play-note__text").first.press("Delete")
    assert violations(page) == []
    turn(page, "asiakaskokemus")
    page.locator(".play-pile").click()
    assert violations(page) == []
    page.locator(".play-finder input").fill("asuk")
    assert violations(page) == []
    page.locator("[data-deck]").click()
    assert violations(page) == []


def test_axe_finds_nothing_where_the_start_is_refused(open_play: OpenPlay) -> None:
    page = open_play(**LARGE)
    page.locator("[data-next]").click()
    assert violations(page) == []


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("notes", [4, 24, 60])
def test_nothing_scrolls_while_a_board_is_played(open_play: OpenPlay, size: tuple[int, int], notes: int) -> None:
    page = with_draft(open_play, notes, viewport={"width": size[0], "height": size[1]})
    for screen in SCREENS[:-4]:
        turn(page, screen)
        over = page.evaluate(OVERFLOWING)
        assert over == [], screen
    turn(page, "miksi_osallistamme")
    shown = page.locator(".play-note__text:visible")
    if notes <= 24:
        assert shown.count() == notes
    else:
        first = shown.first.inner_text()
        page.get_by_role("button", name="Edellinen sivu").first.click()
        assert shown.first.inner_text() != first


SHOWN = """() => {
  const top = (part) => document.querySelector(part).getBoundingClientRect().top;
  const broken = [...document.querySelectorAll(".play-key__name")].flatMap(({ firstChild: text }) =>
    [...text.data.matchAll(/\\S+/g)].filter(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return range.getClientRects().length > 1;
    }));
  const cut = [...document.querySelectorAll(".play-col__tab")].filter((tab) => tab.scrollWidth > tab.clientWidth + 1);
  if (cut.length || document.documentElement.scrollWidth > innerWidth) return "a column's name is cut off";
  return [top(".play-held__name") >= top(".play-hand"), broken.map(([word]) => word)];
}"""


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_card_in_hand_on_a_small_phone_begins_with_its_name_and_breaks_no_word(
    open_form: OpenPlay, form_url: str, language: str
) -> None:
    start = form_url.replace("/kirjaa/", f"/{language}/pelaa/" if language != "fi" else "/pelaa/")
    page = open_form(url=start, viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    begin_in(page, language)
    for stop in ("asiakaskokemus", "kaupungin_toimintatavat"):
        turn(page, stop)
        page.locator(".play-pile").tap()
        expect(page.locator(".play-held")).to_be_focused()
        assert page.evaluate(SHOWN) == [True, []]


@pytest.mark.parametrize("width", [320, 360])
def test_the_controls_stay_on_a_small_phone_when_the_time_is_over(open_play: OpenPlay, width: int) -> None:
    page = with_draft(open_play, viewport={"width": width, "height": 568}, has_touch=True, is_mobile=True)
    for stop in ("rajaus", "luku"):
        turn(page, stop)
        page.locator("[data-time]").evaluate("time => { time.textContent = '\\u221210:00'; }")
        right, cut = page.locator("[data-next]").evaluate(
            "next => [next.getBoundingClientRect().right, next.scrollWidth - next.clientWidth]"
        )
        assert right <= width, stop
        assert cut <= 0, stop


@pytest.mark.parametrize("theme", [theme.key for theme in themes()])
def test_what_is_told_covers_neither_the_heading_nor_what_is_pressed(open_play: OpenPlay, theme: str) -> None:
    page = begun(open_play, theme).page
    page.locator(".play-pile").click()
    page.keyboard.press("3")
    told = page.locator("[data-form-status]")
    expect(told.get_by_role("button", name="Kumoa")).to_be_visible()
    assert told.evaluate(COVERED) == []


def test_enlarged_to_twice_its_size_it_has_the_layout_of_a_phone(open_play: OpenPlay) -> None:
    page = with_draft(open_play, viewport={"width": 640, "height": 360}, device_scale_factor=2)
    for screen in SCREENS:
        turn(page, screen)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen
        expect(page.locator("[data-next], .play-finish__ways a").first).to_be_in_viewport()
    turn(page, "miksi_osallistamme")
    expect(page.locator(".play-col__question:visible")).to_have_count(1)


def test_notes_lie_straight_where_motion_is_not_wanted(open_play: OpenPlay) -> None:
    page = with_draft(open_play, **LARGE)
    turn(page, "miksi_osallistamme")
    note = page.locator(".play-note").first
    assert note.evaluate("note => getComputedStyle(note).rotate") != "none"
    page.emulate_media(reduced_motion="reduce")
    assert note.evaluate("note => getComputedStyle(note).rotate") == "none"


def test_in_forced_colours_only_what_is_ticked_has_the_firm_edge(open_play: OpenPlay) -> None:
    page = with_draft(open_play, forced_colors="active", **LARGE)
    turn(page, "mita_osallistaminen_tarkoittaa")
    page.get_by_label(node("teemat", "alueyhteistyo").label()).uncheck()
    edge = "label => [label.querySelector('input').checked, getComputedStyle(label).borderTopWidth]"
    edges = page.locator(".play-tick label").evaluate_all(f"labels => labels.map({edge})")
    assert {width for is_ticked, width in edges if is_ticked} == {"3px"}
    assert {width for is_ticked, width in edges if not is_ticked} == {"1px"}
