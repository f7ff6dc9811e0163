"""The form's modules in a real browser, without the page around them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from ospe_build.form.bundle import bundle
from ospe_build.form.data import page_data

ENTRY = Path(__file__).parent / "entry.js"


@pytest.fixture(scope="session")
def data() -> dict[str, Any]:
    """The block of data that the page carries."""
    return page_data()


@pytest.fixture(scope="session")
def modules(browser: Browser) -> Iterator[Page]:
    """An empty page with `window.ospe`: the functions of `entry.js`."""
    page = browser.new_page()
    page.add_script_tag(content=bundle(ENTRY).decode(), type="module")
    page.wait_for_function("window.ospe")
    yield page
    page.close()
