"""Two archives on two ports: one asks the other's index, which may be away, slow, strange or hostile."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect
from project import EXAMPLES, Project
from visits import axe, sideways

from ospe_build.errors import SettingsError
from ospe_build.site.search.index import CONTENTS, FORMAT
from ospe_build.site.search.others import OtherArchive, other_archives
from ospe_build.site.static import SOURCES

QUERY = "kirjasto"


class OtherCity(ThreadingHTTPServer):
    """A server of another archive.

    Attributes:
        allows: whether it lets pages of other hosts read.
        wait: seconds before each answer.
        answers: what it gives instead of the file, by the end of the path.
        asked: the paths that were asked for, each with what the browser told of the reader.
    """

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.reset()
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def reset(self) -> None:
        self.allows, self.wait = True, 0.0
        self.answers: dict[str, bytes] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class _Handler(SimpleHTTPRequestHandler):
    server: OtherCity

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        pass

    def end_headers(self) -> None:
        if self.server.allows:
            self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def do_GET(self) -> None:
        city = self.server
        city.asked.append((self.path, dict(self.headers)))
        time.sleep(city.wait)
        given = next(
            (content for end, content in city.answers.items() if self.path.partition("?")[0].endswith(end)), None
        )
        if given is None:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(given)))
        self.end_headers()
        self.wfile.write(given)


@pytest.fixture(scope="module")
def cities(site: Path) -> Iterator[list[OtherCity]]:
    """Two servers of the small archive."""
    servers = [OtherCity(site), OtherCity(site)]
    yield servers
    for one in servers:
        one.shutdown()
        one.server_close()


@pytest.fixture(scope="module")
def address(cities: list[OtherCity], tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The page of sessions of an archive that names these two."""
    project = Project.at(tmp_path_factory.mktemp("cities") / "ospe")
    project.add(*sorted(EXAMPLES.rglob("*.yml"))[:3])
    settings = project.folder / "mkdocs.yml"
    named = [
        {"nimi": {"fi": "Espoo", "sv": "Esbo"}, "osoite": cities[0].address},
        {"nimi": "Tampere", "osoite": cities[1].address},
    ]
    written = settings.read_text("utf-8")
    assert "\n  arkistot: []\n" in written
    settings.write_text(written.replace("arkistot: []", f"arkistot: {json.dumps(named)}"), "utf-8")
    return f"{serve(project.build().site)}/tulokset/"


@pytest.fixture
def page(open_tab: Callable[..., Page], cities: list[OtherCity], address: str) -> Iterator[Page]:
    for city in cities:
        city.reset()
    page = open_tab(f"{address}?q={QUERY}", viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    asked: list[str] = []

    def note(dialog: Dialog) -> None:
        asked.append(dialog.message)

    page.on("dialog", note)
    expect(page.get_by_role("group", name="Hae myös:")).to_be_visible()
    yield page
    page.remove_listener("dialog", note)
    assert asked == []


def found(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def told(page: Page) -> Locator:
    return page.locator("[data-others] [data-told]")


def turn_on(page: Page, name: str = "Espoo") -> None:
    expect(page.locator("[data-count]")).not_to_be_empty()  # the list has come to rest
    page.get_by_role("checkbox", name=name).check()


def change(city: OtherCity, site: Path, name: str, **values: object) -> None:
    """Let a city give its file of contents with other values."""
    held = json.loads((site / "haku" / name).read_text("utf-8"))
    city.answers[f"haku/{name}"] = json.dumps({**held, **values}).encode()


def test_nothing_is_asked_before_the_reader_says_so(page: Page, cities: list[OtherCity]) -> None:
    page.locator("[data-filter] [name=q]").fill("kirja")
    expect(page.locator("[data-count]")).not_to_be_empty()
    page.wait_for_timeout(600)
    assert [city.asked for city in cities] == [[], []]
    assert page.get_by_role("checkbox", name="Espoo").is_checked() is False


def test_hits_stand_under_the_name_of_their_city_and_lead_there(page: Page, cities: list[OtherCity]) -> None:
    turn_on(page)
    espoo = found(page, "Espoo")
    expect(espoo.locator("article").first).to_be_visible()
    links = espoo.locator("article a").evaluate_all("(links) => links.map((link) => link.href)")
    assert all(link.startswith(f"{cities[0].address}tulokset/2") for link in links)
    expect(told(page)).to_contain_text(f"Espoo: {len(links)} pelikert")
    expect(espoo.get_by_role("link", name=f"Hae ”{QUERY}” arkistosta Espoo")).to_have_attribute(
        "href", f"{cities[0].address}tulokset/?q={QUERY}"
    )
    expect(found(page, "Tampere")).to_be_hidden()
    assert cities[1].asked == []
    with page.expect_navigation():
        espoo.locator("article a").first.click()
    assert page.url.startswith(cities[0].address)
    expect(page.locator("h1")).to_be_visible()


def test_the_other_host_is_told_nothing_but_what_it_is_asked_for(page: Page, cities: list[OtherCity]) -> None:
    page.context.add_cookies([{"name": "oma", "value": "1", "url": cities[0].address}])
    turn_on(page)
    expect(found(page, "Espoo").locator("article").first).to_be_visible()
    assert all(path.startswith("/haku/") for path, _ in cities[0].asked)
    for _, headers in cities[0].asked:
        assert "Referer" not in headers
        assert "Cookie" not in headers


def test_turned_off_it_shows_and_asks_nothing_more_and_a_new_visit_begins_alone(
    page: Page, cities: list[OtherCity]
) -> None:
    turn_on(page)
    expect(found(page, "Espoo")).to_be_visible()
    page.get_by_role("checkbox", name="Espoo").uncheck()
    expect(found(page, "Espoo")).to_be_hidden()
    expect(told(page)).to_be_empty()
    turn_on(page)
    expect(found(page, "Espoo")).to_be_visible()
    cities[0].reset()
    page.reload()
    expect(page.get_by_role("checkbox", name="Espoo")).not_to_be_checked()
    page.wait_for_timeout(600)
    assert cities[0].asked == []


def test_a_new_word_asks_again_and_none_says_so(page: Page) -> None:
    turn_on(page)
    expect(found(page, "Espoo").locator("article").first).to_be_visible()
    page.locator("[data-filter] [name=q]").fill("zyxwvu")
    expect(told(page)).to_have_text("Espoo: ei pelikertoja, joissa ovat kaikki hakusanat")
    expect(found(page, "Espoo").locator("article")).to_have_count(0)
    page.locator("[data-filter] [name=q]").fill("")
    expect(told(page)).to_have_text("Espoo: kirjoita ensin hakusana")
    expect(found(page, "Espoo")).to_be_hidden()


def test_a_host_that_does_not_allow_it_is_told_of_with_the_way_there(page: Page, cities: list[OtherCity]) -> None:
    cities[0].allows = False
    turn_on(page)
    turn_on(page, "Tampere")
    expect(told(page)).to_contain_text("Espoo: arkisto ei vastannut tai ei salli hakua täältä")
    expect(found(page, "Espoo").get_by_role("link")).to_have_attribute(
        "href", f"{cities[0].address}tulokset/?q={QUERY}"
    )
    expect(found(page, "Tampere").locator("article").first).to_be_visible()


def test_an_index_of_another_format_is_told_of(page: Page, cities: list[OtherCity], site: Path) -> None:
    change(cities[0], site, CONTENTS, muoto=FORMAT + 1)
    turn_on(page)
    expect(told(page)).to_contain_text("Espoo: arkistosta ei voi hakea täältä")
    expect(found(page, "Espoo").get_by_role("link")).to_have_attribute(
        "href", f"{cities[0].address}tulokset/?q={QUERY}"
    )
    assert len(cities[0].asked) == 1


def test_the_script_reads_the_format_that_is_written() -> None:
    script = (SOURCES.parent / "search" / "js" / "others_worker.js").read_text("utf-8")
    assert f"const FORMAT = {FORMAT};" in script


def test_a_slow_host_is_waited_for_only_so_long(page: Page, cities: list[OtherCity]) -> None:
    cities[0].wait = 30
    began = time.monotonic()
    turn_on(page)
    turn_on(page, "Tampere")
    expect(found(page, "Tampere").locator("article").first).to_be_visible()
    expect(told(page)).to_contain_text("Espoo: haetaan…")
    expect(told(page)).to_contain_text("Espoo: arkisto ei vastannut", timeout=12_000)
    assert 7 < time.monotonic() - began < 12


def test_a_host_that_is_down_breaks_nothing(page: Page, cities: list[OtherCity]) -> None:
    page.route(f"{cities[0].address}**", lambda route: route.abort())
    turn_on(page)
    expect(told(page)).to_contain_text("Espoo: arkisto ei vastannut")
    page.unroute(f"{cities[0].address}**")
    page.get_by_role("checkbox", name="Espoo").uncheck()
    turn_on(page)
    expect(found(page, "Espoo").locator("article").first).to_be_visible()
    assert cities[0].asked


HOSTILE_TITLE = '<img src=x onerror="alert(1)">'


def hostile_page(url: object, title: object = HOSTILE_TITLE, language: object = 'fi" onclick="alert(1)') -> bytes:
    sections = [
        ["", "x", "kirjasto <b>lihava</b>", ""],
        [HOSTILE_TITLE, '"><script>alert(1)</script>', f"kirjasto {HOSTILE_TITLE}", ""],
    ]
    return json.dumps([url, title, "Laji", language, sections]).encode()


def test_texts_of_a_hostile_archive_are_texts(page: Page, cities: list[OtherCity]) -> None:
    cities[0].answers[".json"] = hostile_page("tulokset/2026-01-01-x/")
    keep_words(cities[0], page)
    turn_on(page)
    espoo = found(page, "Espoo")
    expect(espoo.locator("article").first).to_contain_text(HOSTILE_TITLE)
    assert espoo.locator("img, script, b, [onclick]").count() == 0
    assert espoo.locator("article [lang]").count() == 0
    assert espoo.locator("article").first.get_attribute("lang") is None


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://muualla.example/",
        "//muualla.example/x",
        "http://127.0.0.1:1/",
        "data:text/html,x",
    ],
)
def test_a_hit_that_leads_elsewhere_is_left_out(page: Page, cities: list[OtherCity], url: str) -> None:
    cities[0].answers[".json"] = hostile_page(url)
    keep_words(cities[0], page)
    turn_on(page)
    expect(found(page, "Espoo")).to_be_visible()
    assert found(page, "Espoo").locator("article").count() == 0


def keep_words(city: OtherCity, page: Page) -> None:
    """Let the files of words be the archive's own, and only its pages hostile."""
    del page
    hostile = city.answers.pop(".json")
    for number in range(2000):
        city.answers[f"sivut/{number}.json"] = hostile


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b'{"muoto": 1}',
        b'{"muoto": 1, "osat": 5, "ohita": {}, "samat": [], "sivuja": -1}',
        b'{"muoto": 1, "osat": "../../x ki //y", "ohita": "", "samat": {"kirjasto": [["a"]]}, "kielet": ""}',
        b'{"muoto": 1, "__proto__": {"x": 1}, "toString": 1, "osat": "ki", "ohita": "", "samat": {}, "kielet": "fi"}',
        b"{" * 100_000,
        b"x" * 20_000_000,
        b"\xff\xfe\x00",
    ],
)
def test_strange_contents_end_in_words(page: Page, cities: list[OtherCity], content: bytes) -> None:
    cities[0].answers[f"haku/{CONTENTS}"] = content
    turn_on(page)
    expect(told(page)).to_contain_text("Espoo: ", timeout=12_000)
    expect(told(page)).not_to_contain_text("haetaan", timeout=12_000)
    assert all(path.startswith("/haku/") for path, _ in cities[0].asked)
    expect(page.locator("[data-list] > li").first).to_be_visible()


def test_an_index_made_to_hang_ends_and_the_page_stays_quick(page: Page, cities: list[OtherCity], site: Path) -> None:
    """Each word has sixty thousand forms, and the page a hundred thousand words."""
    change(cities[0], site, CONTENTS, osat="ki")
    first = json.loads((site / "haku" / CONTENTS).read_text("utf-8"))["pelikerrat"]
    forms = " ".join(f"kirjasto{n:x}" for n in range(60_000))
    cities[0].answers["haku/ki.json"] = json.dumps(
        {"kirjasto": [0, f"kirjasto {forms}", [[3 * first]] * 60_000]}
    ).encode()
    for number in range(2000):
        cities[0].answers[f"sivut/{number}.json"] = json.dumps(
            ["tulokset/x/", "x", "x", "fi", [["", "", "", ""], ["", "", "sana " * 100_000, ""]]]
        ).encode()
    turn_on(page)
    ticks = page.evaluate(
        """() => new Promise((resolve) => {
          const waits = [];
          let last = performance.now();
          const timer = setInterval(() => { waits.push(performance.now() - last); last = performance.now(); }, 50);
          setTimeout(() => { clearInterval(timer); resolve(Math.max(...waits)); }, 3000);
        })"""
    )
    assert ticks < 1500
    expect(told(page)).to_contain_text("Espoo: arkisto ei vastannut", timeout=15_000)


def test_by_keyboard_and_for_everybody(page: Page) -> None:
    box = page.get_by_role("checkbox", name="Espoo")
    box.focus()
    page.keyboard.press("Space")
    expect(found(page, "Espoo")).to_be_visible()
    jump = page.get_by_role("button", name="Espoo: ")
    jump.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.name") == "Espoo"
    for width in (1280, 390, 320):
        assert sideways(page, width) == []
        assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page, colours=True) == []


def test_the_policy_of_that_page_alone_names_the_hosts(page: Page, cities: list[OtherCity], address: str) -> None:
    policy = 'meta[http-equiv="Content-Security-Policy"]'
    said = page.locator(policy).get_attribute("content") or ""
    asked = " ".join(f"{city.address}haku/" for city in cities)
    assert f"connect-src 'self' {asked};" in said
    for other in ("../", "../lupaukset/", "../kirjaa/", "../haku/"):
        page.goto(f"{address}{other}")
        if page.locator(policy).count():
            assert cities[0].address not in (page.locator(policy).get_attribute("content") or "")


def test_in_swedish_and_english(page: Page, address: str, cities: list[OtherCity]) -> None:
    page.goto(address.replace("/tulokset/", f"/sv/tulokset/?q={QUERY}"))
    turn_on(page, "Esbo")
    there = found(page, "Esbo").get_by_role("link", name=f"Sök ”{QUERY}” i arkivet Esbo")
    expect(there).to_have_attribute("href", f"{cities[0].address}sv/tulokset/?q={QUERY}")
    page.goto(address.replace("/tulokset/", f"/en/tulokset/?q={QUERY}"))
    turn_on(page, "Tampere")
    expect(found(page, "Tampere").get_by_role("link", name="in the Tampere archive")).to_be_visible()


def test_archives_are_read_from_the_settings() -> None:
    extra = {"arkistot": [{"nimi": {"fi": "Espoo", "sv": "Esbo"}, "osoite": "https://espoo.example/pelit"}]}
    (one,) = other_archives(extra, "https://oma.example/")
    assert one == OtherArchive({"fi": "Espoo", "sv": "Esbo"}, "https://espoo.example/pelit/")
    assert one.index == "https://espoo.example/pelit/haku/"
    assert other_archives({}, "https://oma.example/") == ()
    for address in ("http://localhost:8000", "http://127.0.0.1:8000/"):
        assert other_archives({"arkistot": [{"nimi": "x", "osoite": address}]}, "")


@pytest.mark.parametrize(
    ("listed", "says"),
    [
        ("Espoo", "arkistot: Luettele"),
        (["Espoo"], r"arkistot\[1\]: Luettele"),
        ([{"nimi": "Espoo"}], "Luettele"),
        ([{"nimi": "Espoo", "osoite": "https://a.example/", "x": 1}], "Luettele"),
        ([{"nimi": "", "osoite": "https://a.example/"}], "kohtaan nimi"),
        ([{"nimi": {"sv": "Esbo"}, "osoite": "https://a.example/"}], "kohtaan nimi"),
        ([{"nimi": {"fi": 1}, "osoite": "https://a.example/"}], "kohtaan nimi"),
        ([{"nimi": {"fi": "a", 2: "b"}, "osoite": "https://a.example/"}], "kohtaan nimi"),
        ([{"nimi": "a" * 61, "osoite": "https://a.example/"}], "kohtaan nimi"),
        ([{"nimi": "a", "osoite": 5}], "ei kelpaa"),
        ([{"nimi": "a", "osoite": "a.example"}], "ei kelpaa"),
        ([{"nimi": "a", "osoite": "https://a.example/?x"}], "ei kelpaa"),
        ([{"nimi": "a", "osoite": "https://a.example/; script-src *"}], "ei kelpaa"),
        ([{"nimi": "a", "osoite": "https://u:p@a.example/"}], "ei kelpaa"),
        ([{"nimi": "a", "osoite": "javascript:alert(1)"}], "ei kelpaa"),
        ([{"nimi": "a", "osoite": "http://a.example/"}], "https://"),
        ([{"nimi": "a", "osoite": "https://oma.example"}], "oma osoite"),
        (
            [{"nimi": "a", "osoite": "https://a.example"}, {"nimi": "b", "osoite": "https://a.example/"}],
            r"\[2\].*kahdesti",
        ),
        (
            [{"nimi": "a", "osoite": "https://a.example"}, {"nimi": "a", "osoite": "https://b.example/"}],
            r"\[2\].*kahdesti",
        ),
    ],
)
def test_settings_that_cannot_be_meant_are_told_of(listed: object, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        other_archives({"arkistot": listed}, "https://oma.example/")
