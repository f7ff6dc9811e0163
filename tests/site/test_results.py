"""The results page of sixty made-up sessions: facets, search, sorting, sharing, export; the same without script."""

import gzip
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from listing import Row, box, count, exported, ids, items, number_at, opened, records
from playwright.sync_api import Browser, Page, expect
from visits import axe


@pytest.fixture(scope="module")
def rows(demo_site: Path) -> list[Row]:
    """The sessions as the open data tells of them, newest first."""
    found = records(demo_site / "data" / "pelikerrat.csv")
    assert len(found) == 60
    return sorted(found, key=lambda row: (row["pelattu"], row["id"]), reverse=True)


@pytest.fixture
def page(open_tab: Callable[..., Page], demo_url: str) -> Page:
    return opened(open_tab, f"{demo_url}tulokset/")


def seen(page: Page) -> list[str]:
    """The ids of the sessions that the list shows, in its order."""
    return ids(items(page).locator(".result__title a"))


def label_of(page: Page, facet: str, value: str) -> str:
    return box(page, facet, value).locator("xpath=following-sibling::span[1]").inner_text()


def plural(n: int) -> str:
    return f"{n} pelikerta" if n == 1 else f"{n} pelikertaa"


def commonest(rows: list[Row], column: str) -> str:
    return Counter(row[column] for row in rows).most_common(1)[0][0]


def test_the_list_is_there_before_anything_is_asked(page: Page, rows: list[Row]) -> None:
    assert seen(page) == [row["id"] for row in rows[:35]]  # a page of 25 holds the oldest
    expect(page.get_by_role("search", name="Rajaa pelikertoja")).to_be_visible()
    assert urlsplit(page.url).query == ""
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert not [address for address in loaded if "hakemisto" in address or "/haku/" in address]


@pytest.mark.parametrize(("facet", "column"), [("toimiala", "toimiala"), ("kieli", "kieli"), ("vuosi", "pelattu")])
def test_each_value_says_how_many_sessions_have_it(page: Page, rows: list[Row], facet: str, column: str) -> None:
    expected = Counter(row[column][:4] if facet == "vuosi" else row[column] for row in rows)
    values = page.locator(f'input[name="{facet}"]').evaluate_all("(boxes) => boxes.map((box) => box.value)")
    page.locator("details.facet").evaluate_all("(all) => all.forEach((one) => (one.open = true))")
    assert {value: number_at(page, facet, value) for value in values} == expected


def test_values_of_one_facet_add_up_and_facets_narrow_each_other(page: Page, rows: list[Row]) -> None:
    (one, _), (other, _) = Counter(row["toimiala"] for row in rows).most_common(2)
    year = commonest([row for row in rows if row["toimiala"] in {one, other}], "pelattu")[:4]
    box(page, "toimiala", one).check()
    expect(count(page)).to_have_text(plural(sum(row["toimiala"] == one for row in rows)))
    box(page, "toimiala", other).check()
    both = [row for row in rows if row["toimiala"] in {one, other}]
    expect(count(page)).to_have_text(plural(len(both)))
    # The year says how many it would leave before it is chosen.
    foretold = number_at(page, "vuosi", year)
    box(page, "vuosi", year).check()
    narrowed = [row["id"] for row in both if row["pelattu"].startswith(year)]
    expect(count(page)).to_have_text(plural(len(narrowed)))
    assert (seen(page), foretold) == (narrowed[:25], len(narrowed))


def test_a_chip_drops_its_choice(page: Page, rows: list[Row]) -> None:
    division, language = rows[0]["toimiala"], rows[0]["kieli"]
    page.locator("summary", has_text="Kieli").click()
    box(page, "toimiala", division).check()
    box(page, "kieli", language).check()
    chips = page.locator("[data-chips]").get_by_role("button")
    expect(chips).to_have_count(2)
    page.get_by_role("button", name=f"Poista rajaus {label_of(page, 'toimiala', division)}").click()
    expect(chips).to_have_count(1)
    expect(box(page, "toimiala", division)).not_to_be_checked()
    expect(count(page)).to_have_text(plural(sum(row["kieli"] == language for row in rows)))
    assert parse_qs(urlsplit(page.url).query) == {"kieli": [language]}


def test_the_list_is_sorted_as_asked(page: Page, rows: list[Row]) -> None:
    order = page.get_by_label("Järjestä")
    shown = items(page).locator(".result__title")
    newest = [row["otsikko"] for row in rows]
    by_title = page.evaluate("(all) => [...all].sort(new Intl.Collator('fi').compare)", newest)
    for choice, expected in (
        ("Vanhin ensin", newest[::-1]),
        ("Otsikon mukaan", by_title),
        ("Uusin ensin", newest),
    ):
        order.select_option(choice)
        expect(shown).to_have_text(expected[:25])


def test_a_card_is_the_same_whoever_draws_it(page: Page) -> None:
    words = """(all) => all.slice(0, 25).map((one) => [
      one.innerText.replace(/\\s+/g, " ").trim(), ...[...one.querySelectorAll("a")].map(({ href }) => href)])"""
    drawn_by_the_build = items(page).evaluate_all(words)
    assert all(any("/yksikot/" in link for link in links) for _, *links in drawn_by_the_build)
    order = page.get_by_label("Järjestä")
    for choice in ("Vanhin ensin", "Uusin ensin"):
        order.select_option(choice)
        expect(items(page)).to_have_count(25)
    expect(items(page).first).to_have_text(re.compile(re.escape(drawn_by_the_build[0][0].split(" ")[0])))
    assert items(page).evaluate_all(words) == drawn_by_the_build


def test_more_are_shown_on_demand_and_the_focus_goes_to_the_first_of_them(page: Page, rows: list[Row]) -> None:
    page.get_by_label("Järjestä").select_option("Vanhin ensin")
    page.get_by_role("button", name="Näytä lisää").click()
    expect(items(page)).to_have_count(50)
    expect(items(page).nth(25).get_by_role("link").first).to_be_focused()
    page.get_by_role("button", name="Näytä lisää").click()
    expect(items(page)).to_have_count(60)
    expect(page.get_by_role("button", name="Näytä lisää")).to_be_hidden()
    assert seen(page) == [row["id"] for row in reversed(rows)]


def test_a_view_can_be_shared_and_comes_back_when_loaded_again(
    page: Page, open_tab: Callable[..., Page], demo_url: str, rows: list[Row]
) -> None:
    division = commonest(rows, "toimiala")
    box(page, "toimiala", division).check()
    page.get_by_label("Järjestä").select_option("Vanhin ensin")
    expected = [row["id"] for row in reversed(rows) if row["toimiala"] == division]
    expect(count(page)).to_have_text(plural(len(expected)))
    assert parse_qs(urlsplit(page.url).query)["jarjesta"] == ["vanhin"]
    old = page.url.replace("jarjesta=", "jarjestys=")
    for other, address in ((page, page.url), (open_tab(demo_url), page.url), (open_tab(demo_url), old)):
        other.goto(address)
        expect(count(other)).to_have_text(plural(len(expected)))
        assert seen(other) == expected[:25]
        expect(box(other, "toimiala", division)).to_be_checked()
        expect(other.get_by_label("Järjestä")).to_have_value("vanhin")


def test_a_session_opens_and_the_way_back_leads_to_the_same_view(page: Page, rows: list[Row]) -> None:
    division = commonest(rows, "toimiala")
    box(page, "toimiala", division).check()
    n = sum(row["toimiala"] == division for row in rows)
    expect(count(page)).to_have_text(plural(n))
    title = next(row["otsikko"] for row in rows if row["toimiala"] == division)
    items(page).first.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.go_back()
    expect(count(page)).to_have_text(plural(n))
    expect(box(page, "toimiala", division)).to_be_checked()


def test_a_word_in_another_form_finds_the_sessions_and_shows_where(page: Page, rows: list[Row]) -> None:
    expected = [row for row in rows if "kirjasto" in (row["otsikko"] + row["yksikko"]).lower()]
    assert expected
    page.get_by_role("searchbox", name="Hae pelikerroista").fill("kirjastoissa")
    expect(count(page)).to_be_visible()
    assert {row["id"] for row in expected} <= set(all_seen(page))
    marked = items(page).first.locator("mark").first
    expect(marked).to_be_visible()
    assert "kirjasto" in marked.inner_text().lower()
    assert parse_qs(urlsplit(page.url).query) == {"q": ["kirjastoissa"]}


def test_a_name_that_holds_what_was_found_stays_one_text(open_tab: Callable[..., Page], site_url: str) -> None:
    """The name of a means is an item of a grid, and its pieces would stand in each other's columns."""
    session = f"{site_url}tulokset/2026-01-20-mita-palautteelle-tapahtuu-esimerkkilassa/"

    def height(address: str, marks: int) -> float:
        name = open_tab(address).locator("#keino-3-nimi")
        expect(name.locator("mark")).to_have_count(marks)
        box = name.bounding_box()
        assert box
        return box["height"]

    assert height(f"{session}?haku=palautepuhelin#keino-3", 1) == height(session, 0)


def test_the_best_first_can_be_chosen_only_while_words_are_sought(page: Page) -> None:
    order, sought = page.get_by_label("Järjestä"), page.get_by_role("searchbox", name="Hae pelikerroista")
    best = order.locator("[value=osuvin]")
    expect(best).to_be_disabled()
    sought.fill("kirjastoissa")
    expect(order).to_have_value("osuvin")
    expect(best).to_be_enabled()
    page.locator(".results-app [data-chips] button").click()
    expect(order).to_have_value("uusin")
    expect(best).to_be_disabled()


def all_seen(page: Page) -> list[str]:
    more = page.get_by_role("button", name="Näytä lisää")
    while more.is_visible():
        more.click()
    return seen(page)


def test_words_and_facets_narrow_together(page: Page, rows: list[Row]) -> None:
    page.get_by_role("searchbox", name="Hae pelikerroista").fill("kirjastoissa")
    expect(page.get_by_label("Järjestä")).to_have_value("osuvin")
    expect(count(page)).to_be_visible()
    division = {row["id"]: row["toimiala"] for row in rows}
    found = all_seen(page)
    wanted = division[found[0]]
    box(page, "toimiala", wanted).check()
    expect(count(page)).to_have_text(plural(sum(division[one] == wanted for one in found)))
    assert all_seen(page) == [one for one in found if division[one] == wanted]


def test_without_a_result_the_page_says_which_choice_to_drop(page: Page, rows: list[Row]) -> None:
    pairs = {(row["toimiala"], row["pelattu"][:4]) for row in rows}
    divisions, years = {one for one, _ in pairs}, {one for _, one in pairs}
    division, year = next(
        (one, other) for one in sorted(divisions) for other in sorted(years) if (one, other) not in pairs
    )
    box(page, "toimiala", division).check()
    box(page, "vuosi", year).check()
    left = sum(row["pelattu"].startswith(year) for row in rows), sum(row["toimiala"] == division for row in rows)
    name, n = ("Toimiala", left[0]) if left[0] > left[1] else ("Vuosi", left[1])
    expect(page.locator("[data-count]")).to_have_text(f"Ei tuloksia. Jos poistat rajauksen {name}, tuloksia on {n}.")
    expect(items(page)).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("^Lataa"))).to_be_hidden()
    page.locator("[data-help]").get_by_role("button", name=f"Näytä {n} tulosta").click()
    expect(count(page)).to_have_text(plural(n))
    expect(page.locator("[data-help]")).to_be_empty()


def test_facets_and_words_that_stand_in_the_way_together_are_told_together(page: Page, rows: list[Row]) -> None:
    titled = next(row for row in rows if "kirjasto" in row["yksikko"].lower())
    far = next(
        one
        for one in sorted({row["toimiala"] for row in rows} - {titled["toimiala"]})
        if not any(row["toimiala"] == one and row["pelattu"][:4] == "2019" for row in rows)
    )
    page.goto(f"{page.url}?toimiala={far}&vuosi=2019&q=uimahallit+xyzzyq")
    expect(page.locator("[data-count]")).to_contain_text(" ja ")
    assert axe(page) == []
    page.get_by_role("button", name="Poista kaikki rajaukset").focus()
    page.keyboard.press("Enter")
    expect(count(page)).to_have_text(plural(len(rows)))
    expect(page.locator("[data-count]")).to_be_focused()
    assert urlsplit(page.url).query == ""


def test_hits_that_lack_a_word_say_so(page: Page) -> None:
    page.get_by_role("searchbox", name="Hae pelikerroista").fill("kirjastoissa xyzzyq")
    expect(page.locator("[data-count]")).to_have_text(re.compile(r"^\d+ pelikertaa?, jois?s?a on osa sanoista$"))
    expect(items(page).first).to_contain_text("Puuttuu: ”xyzzyq”")


def test_a_word_written_wrong_leads_to_the_sites_own(page: Page) -> None:
    page.get_by_role("searchbox", name="Hae pelikerroista").fill("kirjsto")
    page.get_by_role("link", name="Tarkoititko kirjasto?").click()
    expect(count(page)).to_be_visible()
    assert parse_qs(urlsplit(page.url).query) == {"q": ["kirjasto"]}


def test_without_a_session_the_nearest_page_is_named(page: Page) -> None:
    page.get_by_role("searchbox", name="Hae pelikerroista").fill("saavutettavuusdirektiivi")
    expect(page.locator("[data-count]")).to_have_text("Ei tuloksia.")
    page.get_by_role("searchbox", name="Hae pelikerroista").fill("saavutettavuusseloste")
    elsewhere = page.locator("[data-help]").get_by_role("link")
    expect(elsewhere).to_have_text("Saavutettavuusseloste")


def test_a_word_that_is_nowhere_is_said_to_be_nowhere(page: Page) -> None:
    page.get_by_role("searchbox", name="Hae pelikerroista").fill("xyzzyq")
    expect(page.locator("[data-count]")).to_have_text("Ei tuloksia.")


def test_the_export_holds_exactly_the_rows_that_are_seen(page: Page, rows: list[Row]) -> None:
    division = commonest(rows, "toimiala")
    box(page, "toimiala", division).check()
    page.get_by_label("Järjestä").select_option("Vanhin ensin")
    wanted = [row for row in reversed(rows) if row["toimiala"] == division]
    expect(count(page)).to_have_text(plural(len(wanted)))
    assert exported(page, len(wanted)) == ("pelikerrat.csv", wanted)


def test_before_anything_is_asked_the_file_holds_all(page: Page, rows: list[Row]) -> None:
    assert exported(page, len(rows)) == ("pelikerrat.csv", rows)
    assert len(seen(page)) == 35  # nothing jumps


def test_on_a_phone_the_facets_fold_into_one_button(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    toggle = page.get_by_role("button", name="Rajaa pelikertoja")
    facet = page.locator("summary", has_text="Toimiala")
    expect(facet).to_be_hidden()
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    expect(facet).to_be_visible()


def test_when_the_index_cannot_be_had_the_page_says_so(browser: Browser, demo_url: str) -> None:
    page = browser.new_page()
    page.route("**/hakemisto.json", lambda route: route.abort())
    page.goto(f"{demo_url}tulokset/")
    page.locator('input[name="vuosi"]').first.check()
    expect(page.locator("[data-count]")).to_have_text("Haku ei nyt toimi. Selaa tuloksia sivu kerrallaan.")
    expect(page.get_by_role("navigation", name="Tulosten sivut")).to_be_visible()
    expect(items(page)).to_have_count(35)
    page.close()


def test_the_first_view_is_light(browser: Browser, demo_url: str, demo_site: Path) -> None:
    page = browser.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{demo_url}tulokset/", wait_until="networkidle")
    page.close()
    weights = {}
    for address in set(requested):
        path = demo_site / address.removeprefix(demo_url)
        weights[address] = len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes()))
    assert len(weights) >= 6
    assert sum(weights.values()) < 300_000, weights


@pytest.fixture
def bare(browser: Browser, demo_url: str) -> Iterator[Callable[[str], Page]]:
    """Opens pages without script."""
    context = browser.new_context(java_script_enabled=False)

    def opened(path: str) -> Page:
        page = context.new_page()
        page.goto(f"{demo_url}{path}")
        return page

    yield opened
    context.close()


def test_without_script_all_results_can_be_leafed_through(bare: Callable[[str], Page], rows: list[Row]) -> None:
    page = bare("tulokset/")
    expect(page.locator("[data-filter]")).to_be_hidden()
    expect(page.get_by_role("button", name="Näytä lisää")).to_be_hidden()
    first = [link.get_attribute("href") for link in page.locator(".result__title a").all()]
    page.get_by_role("link", name="Vanhemmat", exact=True).click()
    expect(page.get_by_text("Sivu 1").first).to_be_visible()
    second = [link.get_attribute("href") for link in page.locator(".result__title a").all()]
    found = [(link or "").rstrip("/").rpartition("/")[2] for link in first + second]
    assert found == [row["id"] for row in rows]
    page.get_by_role("link", name="Uudemmat", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pelikerrat")


def test_without_script_a_session_can_be_read_whole(bare: Callable[[str], Page], rows: list[Row]) -> None:
    page = bare(f"tulokset/{rows[0]['id']}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(rows[0]["otsikko"])
    assert page.locator(".notes > li").count() > 5
    assert all(note.is_visible() for note in page.locator(".notes > li").all())
    expect(page.locator("[data-theme-toggle]")).to_be_hidden()
