"""The form in a real browser: its page as it is built, and its modules without the page around them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from form_files import BEFORE_IT, FIXTURES, PUBLISHED, TODAY
from playwright.sync_api import Browser, Page
from project import Project

from ospe_build.form.bundle import bundle
from ospe_build.form.data import names, page_data

FIXED_DAY = f"""
const now = Date.parse("{TODAY}T12:00:00+02:00");
window.Date = class extends Date {{
  constructor(...given) {{ given.length ? super(...given) : super(now); }}
  static now() {{ return now; }}
}};
"""
FOCUS_STAYS = """
const { focus } = HTMLElement.prototype;
HTMLElement.prototype.focus = function (...given) {
  const { type } = window.event ?? {};
  if (["blur", "focusout", "change", "input"].includes(type)) throw new Error(`focus moved during ${type}`);
  return focus.apply(this, given);
};
"""
"""What is typed next lands where the person went: the focus never moves while a field is left or filled."""
CLIPBOARD = ["clipboard-read", "clipboard-write"]
ENTRY = Path(__file__).parent / "entry.js"


@pytest.fixture(scope="session")
def data() -> dict[str, Any]:
    """The block of data that the page carries, and the lists that it fetches."""
    return {**page_data("fi"), "names": names()}


@pytest.fixture(scope="session")
def modules(browser: Browser) -> Iterator[Page]:
    """An empty page with `window.ospe`: the functions of `entry.js`."""
    page = browser.new_page()
    page.add_script_tag(content=bundle(ENTRY).decode(), type="module")
    page.wait_for_function("window.ospe")
    yield page
    page.close()


@pytest.fixture(scope="session")
def form_url(once: Callable[[str, Callable[[Path], object]], Path], serve: Callable[[Path], str]) -> str:
    """Address of the form in a site that holds two made-up sessions."""

    def fill(folder: Path) -> None:
        project = Project.at(folder / "ospe")
        project.add(*(FIXTURES / "valid" / session[:4] / f"{session}.yml" for session in (PUBLISHED, BEFORE_IT)))
        project.build("--no-search")

    return f"{serve(once('form', fill) / 'ospe' / 'site')}/kirjaa/"


@pytest.fixture
def open_form(open_tab: Callable[..., Page], form_url: str) -> Callable[..., Page]:
    """Opens the form on the tests' day."""

    def start(hash_: str = "", url: str = form_url, **settings: Any) -> Page:  # noqa: ANN401 - as of a window
        return open_tab(f"{url}{hash_}", script=FIXED_DAY + FOCUS_STAYS, permissions=CLIPBOARD, **settings)

    return start


@pytest.fixture
def open_play(open_form: Callable[..., Page], form_url: str) -> Callable[..., Page]:
    """Opens the game on the screen in the same way."""

    def start(**settings: object) -> Page:
        return open_form(url=form_url.replace("/kirjaa/", "/pelaa/"), **settings)

    return start


@pytest.fixture
def page(open_form: Callable[..., Page]) -> Page:
    """The form, freshly opened."""
    return open_form()
