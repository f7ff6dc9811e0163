"""A draft of many notes opens at once: what is not seen is not measured, and what is seen is measured in one go."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from screen import core_value, go

from ospe_build.board import root

MOST_LAYOUTS = 40
"""Of the page, from the click to the screen; it was laid out 2,287 times when each note was measured by itself."""
NO_FIELD_SIZING = "CSS.supports = () => false;"


def many_notes() -> dict[str, Any]:
    """The core, and 39 notes in every list of the boards."""
    value: dict[str, Any] = core_value()
    for node in root().walk():
        if node.shape == "laput" and node.type == "array":
            inside = value
            for key in node.pointer[:-1]:
                inside = inside.setdefault(str(key), {})
            inside[str(node.pointer[-1])] = [
                f"Lappu {n}: mitä pöydässä sanottiin ja mikä kirjattiin" for n in range(39)
            ]
    return value


@pytest.mark.parametrize("script", ["", NO_FIELD_SIZING], ids=["field-sizing", "measured"])
def test_a_draft_of_many_notes_opens_at_once(script: str, open_form: Callable[..., Page]) -> None:
    page = open_form(alone=True)
    page.add_init_script(script)
    draft = {"tab": "x", "revision": 1, "saved": "2026-11-20T10:00:00Z", "title": "Iso", "value": many_notes()}
    page.evaluate("draft => localStorage.setItem('ospe-luonnos:1-1', JSON.stringify(draft))", draft)
    page.reload()
    continuing = page.get_by_role("button", name="Jatka").first
    expect(continuing).to_be_visible()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def layouts() -> int:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(int(metric["value"]) for metric in metrics if metric["name"] == "LayoutCount")

    before = layouts()
    continuing.click()
    go(page, "miksi_osallistamme")
    boxes = page.locator("#k-miksi_osallistamme textarea")
    expect(boxes).to_have_count(4 * 40)
    assert layouts() - before < MOST_LAYOUTS
    heights = boxes.evaluate_all("all => all.map((box) => [box.scrollHeight, box.clientHeight])")
    assert all(inner <= outer for inner, outer in heights)
