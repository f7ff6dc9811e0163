"""A tab that tests take in turn is as good as new to each of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tabs import Tabs

STATE = """() => ({
  kept: [localStorage.length, sessionStorage.length, document.cookie],
  size: [innerWidth, innerHeight],
  media: ["dark", "light"].filter((scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches),
  calm: matchMedia("(prefers-reduced-motion: reduce)").matches,
  paper: matchMedia("print").matches,
  hovered: document.querySelectorAll("p:hover").length,
})"""
SETTINGS = {"color_scheme": "dark", "reduced_motion": "reduce", "viewport": {"width": 500, "height": 400}}


@pytest.fixture
def address(tmp_path: Path, serve: Callable[[Path], str]) -> str:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><p>Peli", "utf-8")
    return f"{serve(tmp_path)}/"


def spoil(page: Page) -> None:
    page.evaluate("localStorage.a = sessionStorage.a = 1; document.cookie = 'a=1'")
    page.set_viewport_size({"width": 300, "height": 300})
    page.emulate_media(media="print", color_scheme="light", reduced_motion="no-preference")
    page.locator("p").hover()
    page.route("**/*", lambda route: route.abort())
    page.context.route("**/*", lambda route: route.abort())
    page.context.new_page()


@pytest.mark.parametrize("settings", [{}, SETTINGS], ids=["usual", "own"])
def test_what_a_test_leaves_in_a_tab_the_next_one_does_not_find(
    settings: dict[str, object], address: str, tabs: Tabs
) -> None:
    first = tabs.take(address, **settings)
    first.goto(address)
    fresh = first.evaluate(STATE)
    spoil(first)
    assert {name for name, value in first.evaluate(STATE).items() if value != fresh[name]} >= {"kept", "size", "paper"}
    tabs.give_back(first)
    second = tabs.take(address, **settings)
    assert second is first
    second.goto(address)
    assert second.evaluate(STATE) == fresh
    assert second.context.pages == [second]
    tabs.give_back(second)


def test_two_tabs_at_once_and_a_tab_alone_are_of_their_own(address: str, tabs: Tabs) -> None:
    one, other = tabs.take(address), tabs.take(address)
    alone = tabs.take(address, alone=True)
    assert len({page.context for page in (one, other, alone)}) == 3
    for page in (one, other, alone):
        tabs.give_back(page)
    assert alone.is_closed()
    assert tabs.take(address) is other
    tabs.give_back(other)
