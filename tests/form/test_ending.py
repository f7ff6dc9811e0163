"""After sending: the days to remember as a calendar, and the promises as cards, before the archive has the session."""

from pathlib import Path
from typing import Any

from icalendar import Calendar
from playwright.sync_api import Page, expect
from screen import core_value, file_of, go, open_file
from test_drafts import drafts

from ospe_build.writing.canonical import dump

ID = "2026-03-12-mallilan-kirjaston-nuorten-tilat"


def with_plan() -> dict[str, Any]:
    """Three means: promised until a month, proposed until a day, and proposed without a deadline."""
    value = core_value()
    row = value["uudet_keinot"][0]
    promised = {"kuka_vastaa": "Nuorten tiimi", "vastuutahon_kanssa_sovittu": True, "maaraaika": "2027-02"}
    value["uudet_keinot"] = [
        {**row, "menetelma": {"kortti": "asukasilta"}, "toteutus": promised},
        {**row, "menetelma": "Päivä; ilta, yö ja kaikki muu, mitä talossa voi tehdä yhdessä ääneen", "toteutus": {
            "kuka_vastaa": "Talo", "maaraaika": "2026-12-31"}},
        {**row, "toteutus": {"kuka_vastaa": "Talo"}},
    ]  # fmt: skip
    return value


def sent(page: Page) -> None:
    open_file(page, file_of("oma.yml", dump(with_plan())))
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    go(page, "lahetys")
    page.get_by_role("button", name="Olen lähettänyt tulokset").click()
    expect(page.locator("[data-screen=kiitos]")).to_be_visible()


def test_the_days_to_tell_go_into_a_calendar(page: Page) -> None:
    sent(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Lisää muistutukset kalenteriin").click()
    assert download.value.suggested_filename == f"{ID}.ics"
    data = Path(download.value.path()).read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [str(event.decoded("dtstart")) for event in events] == ["2027-02-28", "2026-12-31", "2026-09-12"]
    assert [str(event["uid"]).partition("@")[0] for event in events] == [f"{ID}-keino-{n}" for n in (1, 2, 3)]
    name = with_plan()["uudet_keinot"][1]["menetelma"]
    assert str(events[1]["summary"]) == f"Kerro, miten keino eteni: {name}"
    assert str(events[1]["url"]).endswith(f"/kirjaa/#seuranta={ID}&keino=2")


def test_the_promises_are_printed_before_they_are_published(page: Page) -> None:
    sent(page)
    card = page.locator("[data-thanks-card]")
    for words in ("Lupaus 1/3 · Mallilan kirjasto", "Asukasilta", "2/2027 mennessä", "Nuorten tiimi"):
        expect(card).to_contain_text(words)
    page.get_by_role("link", name="Tulosta 3 lupauskorttia").click()
    cards = page.locator(".promise-card")
    expect(cards).to_have_count(3)
    expect(cards.nth(0)).to_contain_text("Asukasilta")
    expect(cards.nth(0)).to_contain_text(f"tulokset/{ID}/#keino-1")
    expect(page.locator(".promise-card--proposal")).to_have_count(2)
    page.go_back()
    page.goto(page.url.partition("#")[0])
    assert [draft["rest"]["sent"]["id"] for draft in drafts(page)] == [ID]


def test_a_draft_that_is_gone_leaves_no_empty_sheet(page: Page) -> None:
    page.goto(page.url.replace("/kirjaa/", "/lupauskortti/?luonnos=1-2"))
    expect(page.locator("[data-message]")).not_to_be_empty()
    expect(page.locator(".promise-card")).to_have_count(0)
