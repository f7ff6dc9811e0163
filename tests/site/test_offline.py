"""The form without network, in Chromium: kept once opened, new after every release, and nothing else is kept."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from ospe_build.site import offline

DATA = "data/pelikerrat.json"
PARTS = ("assets", "kirjaa", "pelaa", "lupauskortti", "sv/kirjaa", "sv/pelaa", "sv/lupauskortti", "tietosuoja")
OWN = {f"/osallisuuspeli/{page}" for page in offline.PAGES}
READY = "[data-offline-ready]"
NOW = "[data-offline-now]"
KEPT = """async () => {
  const names = await caches.keys();
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return kept.flat().map(({ url }) => new URL(url).pathname);
}"""
AGREED = {
    "value": {
        "pelikerta": {"yksikko": "Mallilan kirjasto", "pelattu": "2026-03-12"},
        "uudet_keinot": [{"menetelma": {"kortti": "asiakasraati"}, "toteutus": {"kuka_vastaa": "Nuorten tiimi"}}],
    },
    "rest": {},
}
CONTROLLED = "() => navigator.serviceWorker.controller !== null"


class Handler(SimpleHTTPRequestHandler):
    """Serves files, or fails as it is told."""

    fails = 0

    def do_GET(self) -> None:
        if self.fails:
            self.send_error(self.fails)
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        pass


@dataclass
class Host:
    """A site on a project page of its own server, which can be taken from the network, and get new releases."""

    folder: Path
    handler: type[Handler] = field(default_factory=lambda: type("Own", (Handler,), {}))

    def start(self, port: int = 0) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", port), partial(self.handler, directory=str(self.folder)))
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def root(self) -> Path:
        return self.folder / "osallisuuspeli"

    def url(self, path: str = "kirjaa/") -> str:
        return f"http://127.0.0.1:{self.port}/osallisuuspeli/{path}"

    def release(self, name: str, *, asset: str = "form.js") -> None:
        """Publish a state of the form whose heading is that name, and with it an asset of another content."""
        stem, ending = asset.split(".")
        (old,) = (self.root / "assets").glob(f"{stem}.*.{ending}")
        new = f"{stem}.{name.encode().hex():0>10.10}.{ending}"
        text = old.read_text("utf-8")
        old.unlink()
        (old.parent / new).write_text(f"{text}\n// {name}", "utf-8")
        for page in self.root.rglob("kirjaa/index.html"):
            html = page.read_text("utf-8").replace(old.name, new)
            page.write_text(re.sub(r"(<h1>).*?(</h1>)", rf"\1{name}\2", html), "utf-8")


@pytest.fixture
def host(site: Path, tmp_path: Path) -> Iterator[Host]:
    host = Host(tmp_path)
    for part in PARTS:
        shutil.copytree(site / part, host.root / part)
    for file in (offline.WORKER, DATA):
        (host.root / file).parent.mkdir(exist_ok=True)
        shutil.copy(site / file, host.root / file)
    host.start()
    yield host
    host.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def opened(context: BrowserContext, host: Host) -> Page:
    """The form, opened once, of the release `one`."""
    host.release("one")
    page = context.new_page()
    page.goto(host.url())
    expect(page.locator(READY)).to_be_visible()
    return page


@pytest.fixture
def kept(opened: Page) -> Callable[[], set[str]]:
    """The plain names of what is kept, pages by their address."""

    def names() -> set[str]:
        return {re.sub(r".*/assets/([^.]+)\..*", r"\1", path) for path in opened.evaluate(KEPT)}

    return names


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_once_opened_the_form_works_without_network_and_says_what_cannot_be_done(
    opened: Page, context: BrowserContext, host: Host
) -> None:
    opened.goto(host.url("tietosuoja/"))
    host.stop()
    opened.goto(host.url())
    context.set_offline(offline=True)
    expect(opened.locator(READY)).to_be_visible()
    opened.get_by_role("link", name="Aloita", exact=True).click()
    opened.get_by_label("Otsikko").fill("Ilman verkkoa")
    opened.evaluate("location.hash = 'lahetys'")
    expect(opened.locator(NOW)).to_be_visible()
    expect(opened.locator(NOW)).to_contain_text("et voi lähettää tuloksia")
    expect(opened.locator("[data-errors] li").first).to_be_visible()  # it is judged all the same
    context.set_offline(offline=False)
    expect(opened.locator(NOW)).to_be_hidden()
    opened.reload()
    opened.evaluate("location.hash = 'pelikerta'")
    expect(opened.get_by_label("Otsikko")).to_have_value("Ilman verkkoa")
    host.start(host.port)


def test_a_game_that_began_with_network_is_played_and_sent_on_without_it(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    page.goto(host.url("pelaa/"))
    expect(page.get_by_text("myös ilman verkkoa")).to_be_visible()
    host.stop()
    page.reload()
    page.get_by_label("Yksikkö").fill("Mallilan kirjasto")
    page.get_by_label("Pelaajia").fill("7")
    page.get_by_label("Kaikki tietävät").check()
    page.locator("[data-next]").click()
    expect(page.get_by_role("heading", name="Rajaus")).to_be_visible()
    page.locator("[data-to-form]").click()
    expect(page.locator(".form--live")).to_be_visible()
    assert "kirjaa/" in page.url
    page.evaluate("location.hash = 'pelikerta'")
    expect(page.get_by_label("Yksikkö")).to_have_value("Mallilan kirjasto")
    page.evaluate("draft => localStorage.setItem('ospe-luonnos:1', JSON.stringify(draft))", AGREED)
    page.goto(host.url("lupauskortti/?luonnos=1&tunnus=2026-03-12-nuorten-tilat"))
    expect(page.locator(".promise-card [data-slot=name]")).to_have_text("Asiakasraati")
    expect(page.locator(".promise-card__code path")).to_have_count(1)
    host.start(host.port)


def test_the_next_opening_after_a_release_shows_it_and_so_does_one_without_network(
    opened: Page, host: Host, kept: Callable[[], set[str]]
) -> None:
    host.release("two")
    opened.goto(host.url("tietosuoja/"))
    opened.goto(host.url())
    assert heading(opened) == "two"
    expect(opened.locator(".form--live")).to_be_visible()
    opened.wait_for_function(f"async () => (await ({KEPT})()).filter((path) => path.includes('/form.')).length === 3")
    host.stop()
    opened.reload()
    assert heading(opened) == "two"
    expect(opened.locator(".form--live")).to_be_visible()
    host.start(host.port)
    host.release("three")
    # A busy machine may answer after the worker's four seconds: then one opening more shows it.
    for _ in range(3):
        opened.reload()
        if heading(opened) == "three":
            break
    assert heading(opened) == "three"
    gone = f"form.{b'one'.hex():0>10.10}"
    opened.wait_for_function(f"async () => !(await ({KEPT})()).some((path) => path.includes('{gone}'))")
    assert {"form", "checker", "names", "site", "hanken-grotesk-latin-ext", "/osallisuuspeli/kirjaa/"} <= kept()


def test_a_page_that_stays_open_over_a_release_still_loads_what_it_needs_late(opened: Page, host: Host) -> None:
    late = opened.evaluate("new URL(document.querySelector('[data-form]').dataset.checker, location).href")
    host.release("two", asset="checker.js")
    other = opened.context.new_page()
    other.goto(host.url())
    assert heading(other) == "two"
    other.wait_for_function(f"async () => (await ({KEPT})()).filter((path) => path.includes('/checker.')).length === 2")
    assert opened.evaluate("async (url) => (await fetch(url)).status", late) == 200


@pytest.mark.parametrize("fault", [500, 503])
def test_where_the_server_fails_the_kept_page_is_shown(opened: Page, host: Host, fault: int) -> None:
    host.handler.fails = fault
    opened.reload()
    assert heading(opened) == "one"
    expect(opened.locator(".form--live")).to_be_visible()


def test_other_pages_and_the_archives_data_are_left_to_the_network(
    opened: Page, host: Host, kept: Callable[[], set[str]]
) -> None:
    assert opened.evaluate(CONTROLLED)
    ask = "async (url) => (await fetch(url, { cache: 'no-cache' })).text()"
    opened.evaluate(ask, host.url(DATA))
    (host.root / DATA).write_text("anew", "utf-8")
    assert opened.evaluate(ask, host.url(DATA)) == "anew"
    assert {name for name in kept() if "/" in name} == OWN
    opened.goto(host.url("tietosuoja/"))
    assert not opened.evaluate(CONTROLLED)
    host.stop()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        opened.reload()
    host.start(host.port)


def test_each_language_is_kept_by_itself_and_shares_its_assets(
    opened: Page, host: Host, kept: Callable[[], set[str]]
) -> None:
    alone = len(opened.evaluate(KEPT))
    opened.goto(host.url("sv/kirjaa/"))
    expect(opened.locator(READY)).to_be_visible()
    host.stop()
    opened.reload()
    expect(opened.locator("html")).to_have_attribute("lang", "sv")
    assert {name for name in kept() if "/" in name} == OWN | {page.replace("peli/", "peli/sv/") for page in OWN}
    assert len(opened.evaluate(KEPT)) == alone + len(OWN)
    host.start(host.port)


@pytest.mark.parametrize("withdrawn", ["without the script", "gone"])
def test_a_later_release_takes_the_worker_and_all_it_kept_away(opened: Page, host: Host, withdrawn: str) -> None:
    for name in offline.PAGES:
        page = host.root / name / "index.html"
        if withdrawn == "gone":
            page.unlink()
        else:
            page.write_text(
                re.sub(r"<script[^>]*assets/offline\.[^>]*></script>", "", page.read_text("utf-8")), "utf-8"
            )
    for name in offline.PAGES:
        opened.goto(host.url(name))
    opened.wait_for_function("async () => (await caches.keys()).length === 0")
    opened.wait_for_function("async () => (await navigator.serviceWorker.getRegistrations()).length === 0")


def test_little_is_kept(opened: Page) -> None:
    bodies = f"""async () => {{
      const paths = await ({KEPT})();
      const sizes = await Promise.all(paths.map(async (path) => (await (await caches.match(path)).blob()).size));
      return sizes.reduce((sum, size) => sum + size, 0);
    }}"""
    assert 500_000 < opened.evaluate(bodies) < 1_600_000
