"""The home page's first field: it finds a unit as well as words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from listing import Row, opened, records
from playwright.sync_api import Page, expect


@pytest.fixture
def page(open_tab: Callable[..., Page], demo_url: str) -> Page:
    return opened(open_tab, demo_url)


@pytest.fixture(scope="module")
def unit(demo_site: Path) -> str:
    """The first unit by name among games in Finnish that one unit played."""
    rows: list[Row] = records(demo_site / "data" / "pelikerrat.csv")
    return min(row["yksikko"] for row in rows if row["kieli"] == "fi" and ";" not in row["yksikko"])


def test_a_units_whole_name_leads_to_its_page(page: Page, unit: str) -> None:
    field = page.get_by_role("searchbox", name="Hae sanalla tai yksikön nimellä")
    field.fill(f" {unit.upper()} ")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(unit)


def test_the_units_are_offered_while_a_name_is_written(page: Page, unit: str) -> None:
    page.get_by_role("searchbox", name="Hae sanalla tai yksikön nimellä").fill(unit[:-2])
    offered = page.get_by_role("list", name="Yksiköt").get_by_role("link")
    expect(offered.first).to_have_text(unit)
    expect(page.get_by_role("status").filter(has_text="Yksiköitä")).to_contain_text(f"Yksiköitä: {offered.count()}.")


def test_other_words_are_sought_in_sessions(page: Page, demo_url: str) -> None:
    field = page.get_by_role("searchbox", name="Hae sanalla tai yksikön nimellä")
    field.fill("nuoret")
    field.press("Enter")
    expect(page).to_have_url(f"{demo_url}tulokset/?q=nuoret")
