"""Texts that look like markup or code, or that are as long as they may be, are shown as they were written."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from built import read_page
from playwright.sync_api import Browser, Page, expect
from project import Project
from test_html import check
from visits import Visit, axe, sideways, watch

from ospe_build.writing.canonical import dump

ID = "2026-01-02-vihamielinen"
SCRIPT = "<script>document.title = 'ostettu'</script>"
TEXTS = (
    SCRIPT,
    "</script><img src=x onerror=\"document.title='ostettu'\">",
    "{{ config }} {% raw %} {# ei #} ${1+1} <%= 1 %>",
    "\"lainaus\" ja 'toinen' & <b>lihava</b> &amp; &lt;",
    "</li></ul></section></main><h1>Uusi</h1>",
    "👩‍👩‍👧‍👦 🏳️‍🌈 perhe ja é yhdistettynä",
    "الكلمات العربية و עברית samassa lapussa",
    "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas" * 8,
    "https://esimerkki.example/" + "polku-ilman-katkoa" * 24,
    "ensimmäinen rivi\ntoinen rivi\n\nneljäs rivi",
    "*ei korostusta* [ei linkkiä](javascript:alert(1)) # ei otsikkoa",
    " ]]> --> <!-- ",
)
LONG = "Ä" * 120


def hostile() -> dict[str, Any]:
    notes = list(TEXTS)
    cards: list[Any] = [text[:200].replace("\n", " ") for text in TEXTS]
    boards = {
        theme: dict.fromkeys(("teemme_jo_hyvin", "olemme_kokeilleet", "kannattaa_kokeilla"), cards)
        for theme in ("asiakaskokemus", "alueyhteistyo")
    }
    return {
        "skeema": 1,
        "pelikerta": {
            "otsikko": f"{SCRIPT}{{{{ x }}}} & \"'" + "W" * 60,
            "pelattu": "2026-01-02",
            "organisaatio": '<i>Esimerkkilä</i> & "Mallila"',
            "toimiala": "muu",
            "yksikko": f"Yksikkö & 'väli' <b>; {'Yhdyssana' * 10}",
            "alueet": ["<Mallila>", "B" * 60],
            "pelaajia": 9,
        },
        "rajaus": {"kohde": notes[::-1], "osallistettavat": notes},
        "miksi_osallistamme": {"hyodyt_meille": notes},
        "teemat": boards,
        "uudet_keinot": [
            {
                "menetelma": cards[index],
                "tavoite": {"miten_kehittaa_osallisuutta": text},
                "toteutus": {"kuka_vastaa": LONG, "miten_resursoidaan": text, "maaraaika": "2026-06"},
                "seuranta": [
                    {
                        "paiva": "2026-03-01",
                        "tila": "luovuttu",
                        "kuvaus": text,
                        "mittaustulos": text,
                        "lahteet": ["https://esimerkki.example/?a=1&b='2'#" + "x" * 300],
                    }
                ],
            }
            for index, text in enumerate(notes[:10])
        ],
        "palaute": {"toimi_hyvin": notes},
    }


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project.at(tmp_path_factory.mktemp("vihamielinen") / "ospe")
    (project.sessions / "2026").mkdir()
    (project.sessions / "2026" / f"{ID}.yml").write_text(dump(hostile()), "utf-8")
    return project.build().site


@pytest.fixture
def page(browser: Browser, hostile_site: Path, serve: Callable[[Path], str]) -> Iterator[Page]:
    page = browser.new_page(base_url=f"{serve(hostile_site)}/", reduced_motion="reduce")
    visit = Visit()
    watch(page, visit)
    yield page
    page.close()
    assert visit.problems == []


def test_notes_are_shown_letter_by_letter(page: Page) -> None:
    page.goto(f"tulokset/{ID}/")
    for field in page.locator(".notes").all():
        shown = field.locator("li").evaluate_all("(notes) => notes.map((note) => note.textContent)")
        assert shown in ([*TEXTS], [*TEXTS[::-1]])
    expect(page.locator(".notes > li")).to_have_count(4 * len(TEXTS))


def test_no_text_becomes_an_element_or_a_script(page: Page) -> None:
    page.goto(f"tulokset/{ID}/")
    assert "ostettu" not in page.title().replace(SCRIPT, "")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator("main :is(script, img, b, i:not([class]), iframe)")).to_have_count(0)
    assert page.get_by_role("heading", level=1).inner_text() == hostile()["pelikerta"]["otsikko"]


def test_no_long_word_breaks_a_page(page: Page) -> None:
    for path in ("", "tulokset/", f"tulokset/{ID}/", "teemat/asiakaskokemus/", "tilastot/"):
        page.goto(path)
        for width in (320, 768, 1280):
            assert sideways(page, width) == [], (path, width)


def test_axe_finds_nothing_on_such_a_page_either(page: Page) -> None:
    page.goto(f"tulokset/{ID}/")
    assert axe(page) == []


def test_such_a_site_is_valid_html(hostile_site: Path) -> None:
    assert check(hostile_site) == []


def test_the_results_page_shows_such_a_title_from_its_index(page: Page) -> None:
    page.goto("tulokset/?jarjestys=otsikko")
    expect(page.locator("[data-list] .result__title")).to_have_text([hostile()["pelikerta"]["otsikko"]])
    expect(page.locator("[data-list] script")).to_have_count(0)


def test_a_search_shows_such_a_text_as_text(page: Page) -> None:
    page.goto("")
    field = page.get_by_role("searchbox", name="Hae sivustolta")
    field.fill("<img onerror=\"document.title='ostettu'\"> lihava")
    expect(page.get_by_role("list", name="Osumat").get_by_role("listitem").first).to_be_visible()
    assert "ostettu" not in page.title()
    expect(page.locator(".ospe-search__panel :is(img, b, script)")).to_have_count(0)


def test_the_head_of_such_a_page_holds_its_texts_whole(hostile_site: Path) -> None:
    title = hostile()["pelikerta"]["otsikko"]
    page = read_page(hostile_site / "tulokset" / ID / "index.html")
    assert page.meta("og:title") == [title]
    assert page.title.startswith(title)
