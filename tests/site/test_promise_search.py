"""What the page of all means finds by words, and how little it loads for that and for what it draws."""

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from listing import items, opened, records
from making import row, summary
from playwright.sync_api import Page, expect

from ospe_build.archive.archive import Archive
from ospe_build.site.views.promises import PIECE, PromiseList, pieces


@pytest.fixture
def page(open_tab: Callable[..., Page], demo_url: str) -> Page:
    return opened(open_tab, f"{demo_url}lupaukset/")


FOUND = {
    "": {
        "kysely": 15, "kyselyissä": 13, "kyselylomake": 0, "palautteesta": 15, "kirjastoissa": 1, "nuorisolle": 9,
        "nuoret": 9, "lapset koulussa": 0, "koulun": 3, "rehtori": 3, "kävely": 2, "ilta": 9, "keskustelu": 1,
        "keskustella": 0, "2026": 0, "12": 1, "somessa": 1, "sosiaalisessa mediassa": 1, "osbu": 5,
        "osallistuva budjetointi": 5, "vapaaehtoiset": 17, "eläkeläisiä": 13, "seniorit": 13, "vanhuksille": 13,
        "yhdistys": 34, "järjestöt": 12, "mitä luvattiin": 0, "missä": 16, "kysely xyzzyq": 0, "oppilaskunta": 2,
        "vanhempainyhdistyksen kanssa": 2, "lapsiperheiden ehdotus": 4, "tuvassa": 1, "avoimet ovet": 2, "talkoot": 1,
        "työpaja": 2, "budjetti": 16, "rahaa": 17, "tila": 21, "tilojen varaus": 0, "kahvi": 11, "verkkosivut": 1,
        "yritykset": 2, "pihalla": 1, "toim": 10, "kou": 10, "saatiin valmiiksi": 2, '"saatiin valmiiksi"': 0,
    },
    "sv/": {
        "enkäter": 13, "biblioteket": 1, "ungdomar": 9, "skolan": 3, "respons": 15, "workshop": 2, "volontärer": 17,
        "sociala medier": 1, "pensionärer": 13, "kväll": 1, "medborgarbudget": 5, "förening": 13, "gård": 1,
    },
    "en/": {
        "surveys": 13, "libraries": 1, "youth": 9, "school": 3, "residents' evening": 0, "residents": 5, "feedback": 15,
        "volunteers": 17, "social media": 1, "older people": 13, "participatory budgeting": 5, "open house": 2,
        "walk": 1, "budget": 15, "park": 6,
    },
}  # fmt: skip
"""How many means a query finds: as many as by the texts of all means, which were sought one by one before."""

COUNT = """async (queries) => {
    const {searchMeans} = await import(document.querySelector("[data-ospe-search]").dataset.script);
    const base = new URL(document.querySelector("[data-results-app]").dataset.base, location.href).href;
    const counts = queries.map(async (query) => {
        const [first, ...others] = (await searchMeans(query, base)).words.map(({numbers}) => new Set(numbers));
        return [query, [...first].filter((one) => others.every((set) => set.has(one))).length];
    });
    return Promise.all(counts);
}"""


@pytest.mark.parametrize("language", FOUND)
def test_a_query_finds_as_many_means_as_their_texts_hold(page: Page, demo_url: str, language: str) -> None:
    page.goto(f"{demo_url}{language}lupaukset/")
    assert dict(page.evaluate(COUNT, [*FOUND[language]])) == FOUND[language]


def asked_for(page: Page, demo_url: str) -> list[str]:
    """The names of the files that a page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(demo_url).partition("?")[0]))
    return asked


def test_a_query_loads_the_words_that_are_sought_and_no_list_of_all(page: Page, demo_url: str, demo_site: Path) -> None:
    asked = asked_for(page, demo_url)
    page.get_by_role("searchbox", name="Hae lupauksista").fill("kahvia")
    expect(items(page).first.locator("q")).to_contain_text("kahvi")
    page.wait_for_load_state("networkidle")
    chunks = [name for name in asked if name.startswith("haku/keinot/")]
    assert 0 < len(chunks) <= 4
    pages = [name for name in asked if name.startswith("haku/sivut/")]
    assert 0 < len(pages) < items(page).count(), "of rows that are not near, no text is loaded"
    weight = sum(len(gzip.compress((demo_site / name).read_bytes(), 6)) for name in asked if "hakemisto" not in name)
    assert weight < 40_000


def test_the_search_of_the_header_loads_nothing_of_means(page: Page, demo_url: str) -> None:
    asked = asked_for(page, demo_url)
    page.get_by_role("searchbox", name="Hae sivustolta").fill("kahvia")
    expect(page.get_by_role("list", name="Osumat").get_by_role("listitem").first).to_be_visible()
    assert any(name.startswith("haku/") for name in asked)
    assert not [name for name in asked if name.startswith(("haku/keinot/", "lupaukset/"))]


def test_what_is_drawn_loads_the_details_of_its_rows_alone(page: Page, demo_url: str, demo_site: Path) -> None:
    rows = records(demo_site / "data" / "lupaukset.csv")
    assert len(rows) > PIECE
    oldest = min(row["pelattu"][:4] for row in rows if row["sovittu"] == "1")
    assert [row["pelattu"][:4] for row in rows].count(oldest) < PIECE
    asked = asked_for(page, demo_url)
    page.goto(f"{demo_url}lupaukset/?vuosi={oldest}")
    expect(items(page).first.locator(".promise__time")).not_to_be_empty()
    assert [name for name in asked if "tekstit" in name] == ["lupaukset/tekstit/0.json"]


def test_a_new_session_changes_the_last_piece_of_details_alone() -> None:
    old = [summary(f"2026-01-{1 + n % 28:02}", row(), row(), name=f"peli-{n:03}") for n in range(PIECE)]
    made = PromiseList(Archive([*old, summary("2027-01-01", row())]), date(2027, 2, 1), "fi")
    before = PromiseList(Archive(old), date(2027, 2, 1), "fi")
    assert [len(piece) for piece in pieces(made.archive)] == [PIECE, PIECE, 1]
    assert [*pieces(before.archive)] == [*pieces(made.archive)][:2]
    assert len(json.loads(made.texts(next(pieces(made.archive))))) == PIECE
