"""What tests of several rooms share: a real browser, a server for built sites, and the site of the archive itself."""

import fcntl
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect, sync_playwright
from project import EXAMPLES, Project
from tabs import Tabs

from ospe_build import messages

# A change is refused for what is in it, so the same inputs are made each time, and how long one takes says nothing;
# `--hypothesis-profile=explore` looks for inputs that nobody has thought of.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2_000)
settings.load_profile("steady")
expect.set_options(timeout=30_000)  # likewise: five seconds are few where other work goes on


Once = Callable[[str, Callable[[Path], object]], Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that need a browser come first, as they take longest: so two processes end together.

    What is done in a browser is tried a second time, as a machine where other work goes on can be too slow for it once;
    who needed that is listed at the end of the run.
    """
    slow = {item.path for item in items if "browser" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in slow)
    for item in items:
        if item.path in slow:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session", autouse=True)
def terminal() -> Iterator[None]:
    """Text is broken as at a terminal of one width, wherever the tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "100")
        yield


@pytest.fixture(autouse=True)
def _unspoken() -> None:
    """What a command of an earlier test spoke is not spoken here."""
    messages.speak("")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Fills a folder once for all processes that run tests; who comes later waits until it is full."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def folder(name: str, fill: Callable[[Path], object]) -> Path:
        place, full = shared / f"once-{name}", shared / f"once-{name}.full"
        with (shared / f"once-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not full.exists():
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir()
                fill(place)
                full.touch()
        return place

    return folder


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on this machine; the address ends without a slash."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that `make test` found; a missing one fails the tests, it never skips them."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "No Chromium: run the tests with `make test`, which finds or installs one."
    # Without hinting, text is as wide in the shell as where people read it.
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """The tabs that tests take in turn."""
    return Tabs(browser)


@pytest.fixture
def open_tab(tabs: Tabs) -> Iterator[Callable[..., Page]]:
    """Opens an address in a tab that is as good as new; what the page throws, or a strict one complains of, fails."""
    taken: dict[Page, bool] = {}
    problems: list[str] = []

    def thrown(error: Error) -> None:
        problems.append(str(error))

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and message.page and taken[message.page]:
            problems.append(message.text)

    def start(address: str, *, strict: bool = False, **settings: Any) -> Page:  # noqa: ANN401 - as of a window
        page = tabs.take(address, **settings)
        taken[page] = strict
        page.on("pageerror", thrown)
        page.on("console", said)
        page.goto(address)
        return page

    yield start
    for page in taken:
        page.remove_listener("pageerror", thrown)
        page.remove_listener("console", said)
        tabs.give_back(page)
    assert problems == []


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The site of the archive's own sessions, with search, as everybody sees it."""

    def fill(folder: Path) -> None:
        Project.at(folder / "ospe").build("--sessions", str(EXAMPLES))

    return once("site", fill) / "ospe" / "site"


@pytest.fixture(scope="session")
def demo_site(once: Once) -> Path:
    """The site of sixty made-up sessions, with search: two pages of results."""

    def fill(folder: Path) -> None:
        project = Project.at(folder / "ospe")
        assert project.run("ospe", "demo", "sessions", "--count", "60").returncode == 0
        project.build()

    return once("demo", fill) / "ospe" / "site"
