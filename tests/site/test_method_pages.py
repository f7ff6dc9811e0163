"""Pages of methods: own words beside a card, whose game it was, and a list that is narrowed by writing."""

from collections.abc import Callable
from datetime import date

from listing import ids, items
from making import follow_up, row, summary
from playwright.sync_api import Browser, Page, expect

from ospe_build.archive.archive import Archive
from ospe_build.archive.deck import cards
from ospe_build.site.views.methods import method

ON = date(2026, 11, 26)


def test_own_methods_that_say_the_same_as_a_card_stand_on_its_page() -> None:
    alike, other = (
        summary("2026-03-12", row(words), name=name) for words, name in (("Kysely asiakkaille", "a"), ("Ilta", "b"))
    )
    shown = method(Archive([alike, other]), cards()["kysely"], ON, "fi")
    assert [group["texts"] for group in shown["own"]["groups"]] == [[("Kysely asiakkaille", "fi")]]


def test_reasons_name_the_session_and_its_unit() -> None:
    told = follow_up("2026-05-01", "luovuttu", kuvaus="Rahat loppuivat")
    dropped = row({"kortti": "kysely"}, told, vastuutahon_kanssa_sovittu=True)
    shown = method(Archive([summary("2026-03-12", dropped)]), cards()["kysely"], ON, "fi")
    (reason,) = shown["why_dropped"]
    assert (reason["news"], [unit.slug for unit in reason["units"]]) == ("Rahat loppuivat", ["mallilan-kirjasto"])
    assert shown["sessions"] == 1


def test_the_list_is_narrowed_by_writing(browser: Browser, demo_url: str) -> None:
    page = browser.new_page()
    page.goto(f"{demo_url}keinot/")
    items, groups = page.locator("[data-narrow-item]"), page.locator("[data-narrow-group]")
    every = items.count()
    page.get_by_label("Etsi keinoa").fill("RAATI")
    shown = items.filter(visible=True)
    expect(shown).not_to_have_count(every)
    assert all("raati" in words.lower() for words in shown.all_inner_texts())
    assert groups.filter(visible=True).count() < groups.count()
    expect(page.locator("[data-narrow-count]")).to_have_text(f"Löytyi {shown.count()}.")
    page.close()


def test_each_list_leads_to_the_same_sessions_among_the_results(open_tab: Callable[..., Page], demo_url: str) -> None:
    page = open_tab(f"{demo_url}keinot/kysely/")
    page.locator("#lautoilla details").evaluate_all("(all) => all.forEach((one) => (one.open = true))")
    lists = page.locator("#lautoilla section")
    assert lists.count() > 1
    for at in range(lists.count()):
        column = lists.nth(at).get_by_role("heading").inner_text()
        listed = ids(lists.nth(at).locator("li > a"))
        lists.nth(at).get_by_role("link", name=f"Katso tuloksissa {column}").click()
        expect(items(page)).to_have_count(len(listed))
        assert ids(items(page).locator(".result__title a")) == listed
        expect(page.get_by_role("button", name=f"Kysely: {column}")).to_be_visible()
        page.go_back()
        page.locator("#lautoilla details").evaluate_all("(all) => all.forEach((one) => (one.open = true))")
