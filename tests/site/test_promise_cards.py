"""Cards to print: what each says agrees with the archive's own reading of its means; its code leads to the means."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from making import follow_up, row, session
from playwright.sync_api import Locator, Page, Route, expect
from visits import axe

from ospe_build.archive.session import Session
from ospe_build.data.json_files import session_object
from ospe_build.formats import format_date
from ospe_build.settings import site_url

NAMED = "2026-03-12-mallila"
CODE = """async (address) => {
  const { encode } = await import(new URL(document.querySelector("[data-qr]").dataset.qr, location.href).href);
  const { data } = encode(address, { ecc: "M", border: 0 });
  return data.flatMap((line, y) => line.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
}"""


@pytest.fixture
def page(open_tab: Callable[..., Page], demo_url: str) -> Page:
    return open_tab(demo_url, viewport={"width": 1280, "height": 900})


def publish(page: Page, made: Session) -> None:
    """Let the archive have a session more."""
    body = json.dumps(session_object(made))

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="application/json")

    page.route(f"**/data/pelikerrat/{made.id}.json", answer)


def cards(page: Page) -> Locator:
    return page.locator(".promise-card")


def slot(card: Locator, name: str) -> str:
    found = card.locator(f'[data-slot="{name}"]')
    return found.inner_text() if found.count() else ""


def test_every_card_of_the_made_up_archive_says_what_the_archive_reads(
    page: Page, demo_url: str, demo_site: Path
) -> None:
    paths = sorted((demo_site / "data" / "pelikerrat").glob("*.json"))
    made = [Session(path.stem, json.loads(path.read_text("utf-8"))) for path in paths]
    chosen = [one for one in made if one.plan][::6]
    assert any(means.moved for one in chosen for means in one.plan)
    assert {one.language for one in chosen} >= {"fi", "sv"}
    for one in chosen:
        page.goto(f"{demo_url}lupauskortti/?pelikerta={one.id}")
        expect(cards(page)).to_have_count(len(one.plan))
        for number, means in enumerate(one.plan, 1):
            card = cards(page).nth(number - 1)
            assert card.get_attribute("lang") == one.language
            assert slot(card, "deadline") == (format_date(means.deadline, one.language) if means.deadline else "")
            assert slot(card, "owner") == means.owner
            assert ("promise-card--proposal" in str(card.get_attribute("class"))) is not means.promised
            assert slot(card, "address") == f"{site_url()}tulokset/{one.id}/#keino-{number}"


def test_one_promise_has_one_card_with_all_that_was_agreed(page: Page, demo_url: str) -> None:
    told = follow_up("2026-06-01", "kesken", uusi_maaraaika="2027-01-31", uusi_vastuutaho="Nuorten palvelut")
    agreed = {
        "kuka_vastaa": "Tiimi",
        "vastuutahon_kanssa_sovittu": True,
        "maaraaika": "2026-08-31",
        "miten_mitataan": "n",
    }
    publish(page, session("2026-03-12", row("Ensin"), row({"kortti": "asukasilta"}, told, **agreed)))
    page.goto(f"{demo_url}lupauskortti/?lupaus={quote(f'{NAMED}#keino-2', safe='')}")
    expect(cards(page)).to_have_count(1)
    card = cards(page)
    said = {name: slot(card, name) for name in ("unit", "name", "goal", "deadline", "first", "owner", "measure")}
    assert said == {
        "unit": "Mallilan kirjasto",
        "name": "Asukasilta",
        "goal": "Enemmän ääniä",
        "deadline": "31.1.2027",
        "first": "alun perin 31.8.2026",
        "owner": "Nuorten palvelut",
        "measure": "n",
    }
    assert "Käynnissä" in slot(card, "state")
    assert "Lupasimme" in card.inner_text()
    address = f"{site_url()}tulokset/{NAMED}/#keino-2"
    assert card.locator("path").get_attribute("d") == page.evaluate(CODE, address)
    expect(page.get_by_role("link", name="Takaisin pelikertaan")).to_have_attribute(
        "href", f"../tulokset/{NAMED}/#keino-2"
    )
    assert axe(page) == []


def test_what_is_not_known_leaves_no_empty_heading(page: Page, demo_url: str) -> None:
    publish(page, session("2026-03-12", row("Kävely")))
    page.goto(f"{demo_url}lupauskortti/?pelikerta={NAMED}")
    text = cards(page).inner_text()
    assert "Määräaika" not in text
    assert "Vastaa" not in text
    assert "ei vielä tietoa" in text


def test_texts_of_sessions_stay_texts(page: Page, demo_url: str) -> None:
    publish(page, session("2026-03-12", row("<img src=x onerror=alert(1)>", kuka_vastaa="{state} <b>x</b>")))
    page.goto(f"{demo_url}lupauskortti/?pelikerta={NAMED}")
    expect(cards(page).locator("h2")).to_have_text("<img src=x onerror=alert(1)>")
    assert slot(cards(page), "owner") == "{state} <b>x</b>"
    assert cards(page).locator("img, b").count() == 0


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "Kortti tehdään yhdestä lupauksesta"),
        ("?pelikerta=../../hakemisto", "Kortti tehdään yhdestä lupauksesta"),
        ("?lupaus=2026-03-12-mallila", "Kortti tehdään yhdestä lupauksesta"),
        ("?pelikerta=2026-03-12-ei-ole", "Tällaista lupausta ei löydy"),
        (f"?lupaus={NAMED}%23keino-9", "Tällaista lupausta ei löydy"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(page: Page, demo_url: str, query: str, told: str) -> None:
    publish(page, session("2026-03-12", row("Kävely")))
    page.goto(f"{demo_url}lupauskortti/{query}")
    expect(page.locator("[data-message]")).to_contain_text(told)
    assert cards(page).count() == 0


def test_a_plan_without_means_has_no_cards(page: Page, demo_url: str) -> None:
    publish(page, session("2026-03-12"))
    page.goto(f"{demo_url}lupauskortti/?pelikerta={NAMED}")
    expect(page.locator("[data-message]")).to_contain_text("ei sovittu uusista keinoista")


@pytest.mark.parametrize(("size", "width", "height"), [("a5", 419.5, 595.3), ("a4", 595.3, 841.9)])
def test_each_card_fills_a_sheet_of_the_chosen_paper(
    page: Page, demo_url: str, size: str, width: float, height: float
) -> None:
    publish(page, session("2026-03-12", row("Kävely"), row("Kahvit")))
    page.goto(f"{demo_url}lupauskortti/?pelikerta={NAMED}")
    expect(cards(page)).to_have_count(2)
    page.locator(f'input[value="{size}"]').check()
    pdf = page.pdf(prefer_css_page_size=True, print_background=True).decode("latin-1")
    boxes: list[Any] = [part.split("]")[0].split() for part in pdf.split("/MediaBox [")[1:]]
    assert [(float(box[2]), float(box[3])) for box in boxes] == [
        (pytest.approx(width, abs=2), pytest.approx(height, abs=2))
    ] * 2


def test_without_a_promise_the_page_says_how_to_get_one_and_leads_to_them(page: Page, demo_url: str) -> None:
    page.goto(f"{demo_url}lupauskortti/")
    expect(page.locator("[data-message]")).to_contain_text("valitse sen alta Lupauskortti")
    assert axe(page) == []
    page.get_by_role("link", name="Valitse lupaus").click()
    page.locator(".promise__name a").first.click()
    page.get_by_role("link", name="Lupauskortti", exact=True).first.click()
    expect(cards(page)).to_have_count(1)
    expect(page.get_by_role("link", name="Valitse lupaus")).to_be_hidden()
