"""A long list as its reader uses it, the same for sessions and means: its rows, its facets, its file."""

import codecs
import csv
import io
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

Row = dict[str, str]


def records(path: Path) -> list[Row]:
    """The rows of a published CSV file."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def opened(open_tab: Callable[..., Page], address: str) -> Page:
    """The page of a list, which must not complain of anything."""
    return open_tab(address, strict=True, viewport={"width": 1280, "height": 900})


def items(page: Page) -> Locator:
    return page.locator("[data-list] > li")


def count(page: Page) -> Locator:
    return page.get_by_role("status").and_(page.locator("[data-count]"))


def ids(links: Locator, *, with_means: bool = False) -> list[str]:
    """The ids of the sessions that links lead to, or of their means."""
    found = [urlsplit(one) for one in links.evaluate_all("(links) => links.map((link) => link.href)")]
    sessions = [one.path.rstrip("/").rpartition("/")[2] for one in found]
    return [f"{id_}#{one.fragment}" for id_, one in zip(sessions, found, strict=True)] if with_means else sessions


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f'input[name="{facet}"][value="{value}"]')


def number_at(page: Page, facet: str, value: str) -> int:
    words = box(page, facet, value).locator("xpath=ancestor::label").locator("[data-n]").text_content()
    assert words
    return int(words)


def exported(page: Page, n: int) -> tuple[str, list[Row]]:
    """The file that the button gives, which says how many rows that are: its name and its rows."""
    words = f"Lataa tämä {n} rivi CSV-tiedostona" if n == 1 else f"Lataa nämä {n} riviä CSV-tiedostona"
    button = page.get_by_role("button", name=words)
    expect(button).to_be_visible()
    with page.expect_download() as download:
        button.click()
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(codecs.BOM_UTF8)
    found = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    return download.value.suggested_filename, found
