"""What the tests of the built site share: where it is served, its pages, and one look at each kind of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built import Page, read_site
from kinds import OF_DEMO, schemes_of
from playwright.sync_api import Browser
from visits import Visit, Visitor


@pytest.fixture(scope="session")
def site_url(site: Path, serve: Callable[[Path], str]) -> str:
    """Where the archive's site is served, with a slash at the end."""
    return f"{serve(site)}/"


@pytest.fixture(scope="session")
def demo_url(demo_site: Path, serve: Callable[[Path], str]) -> str:
    """Where the demo site is served, with a slash at the end."""
    return f"{serve(demo_site)}/"


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    """All pages of the archive's site, by address from its root."""
    return read_site(site)


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[Visitor]:
    visitor = Visitor(browser)
    yield visitor
    visitor.close()


@pytest.fixture
def look(visitor: Visitor, site_url: str, request: pytest.FixtureRequest) -> Callable[[str, str], Visit]:
    """What is seen on a page of a kind."""

    def at(kind: str, path: str) -> Visit:
        root = request.getfixturevalue("demo_url") if kind in OF_DEMO else site_url
        return visitor.visit(f"{root}{path}", schemes=schemes_of(path))

    return at
