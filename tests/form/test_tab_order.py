"""By Tab, the focus goes as one reads, and stands clear of what sticks to the edges, on a screen of 1280 by 720."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from form_files import PUBLISHED
from playing import Player, begin
from playwright.sync_api import Page, expect

LARGE = {"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce"}
FOCUSED = """() => {
  const { activeElement: it } = document;
  const { left, right, top, bottom } = it.getBoundingClientRect();
  const corners = [[left + 3, top + 3], [right - 3, top + 3], [left + 3, bottom - 3], [right - 3, bottom - 3]];
  const isSeen = ([x, y]) => {
    const there = document.elementFromPoint(x, y);
    return Boolean(there) && (it.contains(there) || there.contains(it) || there.closest("label")?.control === it);
  };
  const label = it.labels?.[0]?.textContent ?? it.textContent;
  return { label, left, top: top + scrollY, seen: corners.every(isSeen) };
}"""
SAME_LINE = 40
"""Pixels: a box to tick stands a little higher than a field beside it."""


def by_tab(page: Page, times: int, key: str = "Tab") -> list[dict[str, Any]]:
    found = []
    for _ in range(times):
        page.keyboard.press(key)
        found.append(page.evaluate(FOCUSED))
    return found


def assert_read_in_order(found: list[dict[str, Any]]) -> None:
    for one, other in pairwise(found):
        is_beside = abs(other["top"] - one["top"]) <= SAME_LINE and other["left"] > one["left"]
        assert is_beside or other["top"] > one["top"], (one, other)


def test_the_plan_of_the_game_is_filled_in_the_order_in_which_it_is_read(
    open_form: Callable[..., Page], form_url: str
) -> None:
    page = open_form(url=form_url.replace("/kirjaa/", "/pelaa/"), **LARGE)
    begin(Player(page, "mouse"))
    page.evaluate("location.hash = 'uudet_keinot'")
    page.locator("[name=kuka_vastaa]").focus()
    found = [page.evaluate(FOCUSED), *by_tab(page, 5)]
    assert_read_in_order(found)
    assert [each["seen"] for each in found] == [True] * 6


def test_a_follow_up_asks_for_the_day_where_it_stands_and_nothing_hides_the_focus(
    open_form: Callable[..., Page],
) -> None:
    page = open_form(f"#seuranta={PUBLISHED}&keino=1", **LARGE)
    expect(page.locator(".form-follow")).to_be_visible()
    expect(page.locator("[data-screen=uudet_keinot] input:focus")).to_have_count(1)
    found = by_tab(page, 5)
    assert [" ".join(each["label"].split())[:6] for each in found[:3]] == ["Kuvaus", "Päivä ", "Tänään"]
    assert_read_in_order(found)
    assert all(each["seen"] for each in [*found, *by_tab(page, 5, "Shift+Tab")])
