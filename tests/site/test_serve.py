"""The live site: edits are shown, errors are told on top of the last good pages, and mending them brings new ones."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from project import EXAMPLES, Project
from visits import Visit, axe, watch

SESSION = "2026-09-03-harjoituskylan-uimahallin-aamut"
OTHER = "2026-10-22-koelaakson-lukion-paivan-rytmi"
PATIENCE_S = 120
HOSTILE = "<img src=x onerror=alert(1)></pre><script>alert(2)</script></body>"
TROUBLE = "Sivuja ei voitu päivittää"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.2)


class Live:
    """A project that is being served from a folder of its own, below a path, as MkDocs serves it."""

    def __init__(
        self, folder: Path, command: str = "ospe", below: str = "/arkisto/", *, searched: bool = False
    ) -> None:
        self.project = Project.at(folder / "ospe")
        self.file = self.project.sessions / "2026" / f"{SESSION}.yml"
        self.settings = self.project.folder / "mkdocs.yml"
        self.log = folder / "log"
        self.place = f"127.0.0.1:{free_port()}"
        self.url = f"http://{self.place}{below}"
        text = self.settings.read_text("utf-8")
        if not searched:
            text = text.replace("  - ospe:\n", "  - ospe:\n      search: false\n")
        text = text.replace("https://osallisuuspeli.example/", f"https://osallisuuspeli.example{below}")
        self.settings.write_text(f"{text}\ndev_addr: {self.place}\n", "utf-8")
        self._command = command

    def start(self) -> None:
        program = Path(sys.executable).with_name(self._command)
        # A server that is ended leaves its temporary folder behind: there it goes with the test's own.
        environment = os.environ | {"TMPDIR": str(self.log.parent)}
        with self.log.open("wb") as output:
            self.server = subprocess.Popen(  # noqa: S603 - our own command
                [program, "serve"], cwd=self.project.folder, env=environment, stdout=output, stderr=output
            )

    def add(self, *ids: str) -> None:
        self.project.add(*(EXAMPLES / id_[:4] / f"{id_}.yml" for id_ in ids))

    def edit(self, path: Path, old: str, new: str) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def read(self, path: str = "") -> str:
        """A page; of one that is not there, what stands in its place."""
        assert self.server.poll() is None, self.log.read_text("utf-8")
        try:
            with urllib.request.urlopen(f"http://{self.url[7:]}{path}", timeout=PATIENCE_S) as page:
                return str(page.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except (urllib.error.URLError, ConnectionError):
            return ""

    def until_shown(self, words: str, path: str = f"tulokset/{SESSION}/") -> str:
        until(lambda: words in self.read(path))
        return self.read(path)


@pytest.fixture(params=["ospe", "mkdocs"])
def live(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Live]:
    made = Live(tmp_path, request.param)
    yield made
    made.server.terminate()
    made.server.wait()
    assert "Traceback" not in made.log.read_text("utf-8")


def test_an_error_is_told_on_top_of_the_last_good_pages_until_it_is_mended(live: Live) -> None:
    live.add(SESSION, OTHER)
    live.start()
    assert TROUBLE not in live.until_shown("Harjoituskylän uimahallin aamut")
    live.edit(live.file, "pelaajia: ", "pelaajia: -")
    page = live.until_shown(TROUBLE)
    assert "Harjoituskylän uimahallin aamut" in page
    for path in ("", "tulokset/", f"tulokset/{OTHER}/", "ohjeet/pelaajalle/", "ei/ole/", "404.html"):
        page = live.read(path)
        assert page.count(TROUBLE) == 1, path
        assert f"{SESSION}.yml:10:13: virhe OSPE207" in page, path
    assert f"{SESSION}.yml:10:13: virhe OSPE207" in live.log.read_text("utf-8")
    live.edit(live.file, "pelaajia: -", "pelaajia: ")
    live.edit(live.file, "otsikko: ", "otsikko: Muuttunut ")
    assert TROUBLE not in live.until_shown("Muuttunut")
    assert TROUBLE not in live.read()


def test_findings_are_told_in_place_of_pages_that_were_never_made(live: Live) -> None:
    live.add(SESSION)
    live.edit(live.file, "pelaajia: ", "pelaajia: -")
    live.start()
    for path in ("", "tulokset/", "ei/ole/"):
        page = live.until_shown(TROUBLE, path)
        assert f"{SESSION}.yml:10:13: virhe OSPE207" in page
        assert "script-src 'self'" in page
    live.edit(live.file, "pelaajia: -", "pelaajia: ")
    assert TROUBLE not in live.until_shown("Harjoituskylän uimahallin aamut")


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Live]:
    made = Live(tmp_path)
    yield made
    made.server.terminate()
    made.server.wait()


def break_text(live: Live) -> tuple[Path, str]:
    docs = live.project.folder / "docs"
    kept = docs.resolve()
    docs.unlink()
    docs.mkdir()
    for path in kept.rglob("*.md"):
        target = docs / path.relative_to(kept)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    return docs / "ohjeet" / "pelaajalle.md", "pelaajalle.md"


def test_an_error_in_a_text_or_in_the_settings_is_told_too(ours: Live) -> None:
    guide, name = break_text(ours)
    ours.add(SESSION)
    ours.start()
    ours.until_shown("Harjoituskylän uimahallin aamut")
    whole, settings = guide.read_bytes(), ours.settings.read_text("utf-8")
    guide.write_bytes(whole + b"\xe4")
    assert name in ours.until_shown(TROUBLE)
    guide.write_bytes(whole)
    until(lambda: TROUBLE not in ours.read())
    ours.settings.write_text(settings.replace("docs_dir: docs", "docs_dir: ei-ole"), "utf-8")
    ours.until_shown("/ei-ole ei ole.")
    ours.settings.write_text(f"{settings}\n  - : [", "utf-8")
    ours.until_shown("mkdocs.yml")
    ours.settings.write_text(settings, "utf-8")
    until(lambda: TROUBLE not in ours.read())


def test_the_first_session_of_an_empty_archive_appears(ours: Live) -> None:
    ours.project.sessions.rmdir()
    ours.start()
    ours.until_shown("Arkistossa ei ole vielä yhtään pelikertaa", "tulokset/")
    ours.add(SESSION)
    ours.until_shown("Harjoituskylän uimahallin aamut")


def test_search_follows_the_pages_and_never_answers_by_what_was_before(tmp_path: Path) -> None:
    live = Live(tmp_path, searched=True)
    live.add(SESSION)
    live.start()
    try:
        live.until_shown("Harjoituskylän uimahallin aamut")
        assert "kirjolohi" not in live.read("haku/sanasto.txt").split("\n")
        live.edit(live.file, "otsikko: ", "otsikko: Kirjolohi ")
        live.until_shown("Kirjolohi")
        assert "kirjolohi" in live.read("haku/sanasto.txt").split("\n")
        assert "Kirjolohi" in live.read(f"haku/sivut/{int(json.loads(live.read('haku/osat.json'))['pelikerrat'])}.json")
    finally:
        live.server.terminate()
        live.server.wait()
    assert "Traceback" not in live.log.read_text("utf-8")


@pytest.mark.parametrize("broken_at_first", [False, True])
def test_an_open_page_shows_findings_and_comes_back_by_itself(
    ours: Live, browser: Browser, *, broken_at_first: bool
) -> None:
    ours.add(SESSION)
    sound = ours.file.read_text("utf-8")
    broken = sound.replace("pelaajia: 5", f"pelaajia: '{HOSTILE}'")
    assert broken != sound
    if broken_at_first:
        ours.file.write_text(broken, "utf-8")
    ours.start()
    until(lambda: bool(ours.read()))
    page = browser.new_page()
    visit = Visit()
    watch(page, visit)
    page.goto(f"{ours.url}tulokset/{SESSION}/")
    if not broken_at_first:
        expect(page.get_by_role("heading", name=TROUBLE)).to_have_count(0)
        ours.file.write_text(broken, "utf-8")
    page.get_by_role("heading", name=TROUBLE).wait_for(timeout=PATIENCE_S * 1000)
    expect(page.get_by_role("group", name=TROUBLE)).to_contain_text(HOSTILE)
    expect(page.locator("img[src=x]")).to_have_count(0)
    assert axe(page) == []
    page.keyboard.press("Tab")
    if broken_at_first:
        expect(page.get_by_role("group", name=TROUBLE)).to_be_focused()
    ours.file.write_text(sound, "utf-8")
    page.get_by_role("heading", name="Harjoituskylän uimahallin aamut").wait_for(timeout=PATIENCE_S * 1000)
    expect(page.get_by_role("heading", name=TROUBLE)).to_have_count(0)
    page.close()
    assert visit.problems == []
