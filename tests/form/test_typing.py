"""What is typed into any field, by Tab, mouse or touch, is what stands in the file."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from screen import go, saved_draft
from test_access import SCREENS

from ospe_build.reading import read

WHERE = """element => {
  if (!element?.matches?.("input[type=text], textarea") || !element.closest("[data-screen]")) return null;
  if (element.value) return null;
  const way = [];
  for (let part = element; part; part = part.parentElement) {
    if (part.dataset?.field) way.unshift(part.dataset.field);
    else if (part.matches?.(".form-item")) way.unshift([...part.parentElement.children].indexOf(part));
  }
  const kind = element.closest("[data-field]").dataset.widget;
  return { way: way.join("/"), kind: element.closest("[data-detail]") ? "detail" : kind };
}"""
PLAIN = {"number": "7", "date": "12.3.2026"}
MEANT = {"number": 7, "date": "2026-03-12"}
MOST = {"notes": 3, "methods": 2}
"""Boxes of one list that are filled."""


class Typist:
    """Types something of its own into each field, and knows what it typed where."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.typed: dict[str, list[object]] = defaultdict(list)

    def type_here(self) -> None:
        where: dict[str, str] | None = self.page.evaluate(f"({WHERE})(document.activeElement)")
        if where is None or where["kind"] == "detail":
            return
        before = self.typed[where["way"]]
        if len(before) >= MOST.get(where["kind"], 1):
            return
        text = PLAIN.get(where["kind"]) or f"Oma teksti {len(self.typed)} {len(before)}"
        self.page.keyboard.type(text[:3])
        self.page.keyboard.insert_text(text[3:])
        before.append(MEANT.get(where["kind"], text))


def in_file(
    value: Any,  # noqa: ANN401 - a session or any part of it
    way: str,
) -> list[object]:
    for key in way.split("/"):
        value = value[int(key)] if isinstance(value, list) else value.get(key)
    return value if isinstance(value, list) else [value]


def by_tab(page: Page, typist: Typist) -> None:
    page.locator("[data-screen]:not([hidden]) h2").first.focus()
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate(
            "!document.activeElement.closest('[data-screen]') || document.activeElement.closest('.form-nav')"
        ):
            return
        typist.type_here()
    pytest.fail("no end of fields")


def by_pointer(act: str) -> Callable[[Page, Typist], None]:
    def through(page: Page, typist: Typist) -> None:
        boxes = page.locator("[data-screen]:not([hidden]) :is(input[type=text], textarea)")
        for index in range(200):
            if index >= boxes.count():
                return
            box = boxes.nth(index)
            if not box.is_visible():
                theme = box.evaluate(
                    "box => [...document.querySelectorAll('[data-theme]')].indexOf(box.closest('[data-theme]'))"
                )
                tab = page.locator(".form-themes__tab").nth(max(theme, 0))
                if theme >= 0 and tab.is_visible() and tab.get_attribute("aria-pressed") == "false":
                    getattr(tab, act)()
            if box.is_visible():
                getattr(box, act)()
                typist.type_here()
                if box.get_attribute("aria-expanded") == "true":  # the deck lies over what comes next
                    getattr(page.locator("[data-count]"), act)()

    return through


@pytest.mark.parametrize(
    ("through", "settings"),
    [
        (by_tab, {}),
        (by_pointer("click"), {}),
        (by_pointer("tap"), {"has_touch": True, "viewport": {"width": 390, "height": 844}}),
    ],
    ids=["tab", "mouse", "touch"],
)
def test_what_is_typed_stands_in_the_file(
    through: Callable[[Page, Typist], None], settings: dict[str, Any], open_form: Callable[..., Page]
) -> None:
    page = open_form(**settings)
    typist = Typist(page)
    for screen in SCREENS[1:-1]:
        go(page, screen)
        page.evaluate("document.querySelectorAll('[data-form] details').forEach(fold => { fold.open = true; })")
        through(page, typist)
    go(page, "lahetys")
    value = read(saved_draft(page).encode(), "x").value
    for way, typed in typist.typed.items():
        assert in_file(value, way) == typed, way
    assert len(typist.typed) > 40


def test_the_owner_does_not_land_in_the_method(page: Page) -> None:
    """A method is typed and left by Tab or by a click; the next field takes what is typed next, a space too."""
    go(page, "uudet_keinot")
    row = page.locator("#k-uudet_keinot > ol > li").first
    finder, owner = row.get_by_role("combobox"), row.get_by_label("Kuka vastaa?")
    for method, leave in (("Oma ilta", owner.click), ("Asukasilta", owner.focus)):
        finder.click()
        page.keyboard.type(method)
        leave()
        page.keyboard.type(" nuorten tiimi")
        expect(owner).to_have_value(" nuorten tiimi")
        expect(row.locator(".form-card")).to_have_count(1)
        expect(finder).to_be_hidden()
        owner.fill("")
        row.locator(".form-card [data-remove]").click()


def test_a_word_that_looks_for_a_card_takes_it(page: Page) -> None:
    go(page, "teemat")
    column = page.locator("#k-teemat-asiakaskokemus-teemme_jo_hyvin")
    finder = column.get_by_role("combobox")
    finder.click()
    page.keyboard.type("asuk")
    expect(column.get_by_role("option", selected=True)).to_contain_text("Asukasilta")
    page.keyboard.press("Enter")
    expect(column.locator("[data-card-name]")).to_have_text("Asukasilta")


def test_what_became_a_text_says_so_and_is_undone_on_the_spot(page: Page) -> None:
    go(page, "teemat")
    column = page.locator("#k-teemat-asiakaskokemus-teemme_jo_hyvin")
    column.get_by_role("combobox").click()
    page.keyboard.type("asuk")
    page.keyboard.press("Tab")
    expect(column.locator("[data-own]")).to_contain_text("Oma keino")
    column.get_by_role("button", name="Vaihda kortiksi: Asukasilta").click()
    expect(column.locator("[data-card-name]")).to_have_text("Asukasilta")
    expect(column.locator("[data-text]")).to_be_hidden()
    assert "kortti: asukasilta" in saved_draft(page)
