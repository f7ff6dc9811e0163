"""The page of all means, of sixty made-up sessions: recomputed from the open data; the same without script."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from listing import Row, box, count, exported, ids, items, number_at, opened, records
from playwright.sync_api import Browser, Page, Route, expect
from visits import axe

from ospe_build.archive.outcomes import Tally
from ospe_build.site.views.outcome_sentence import outcome_sentence

KEPT = {"toteutunut", "vakiintunut"}


@pytest.fixture(scope="module")
def rows(demo_site: Path) -> list[Row]:
    """The means as the open data tells of them."""
    found = records(demo_site / "data" / "lupaukset.csv")
    assert len(found) > 60
    return found


@pytest.fixture(scope="module")
def promised(rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["sovittu"] == "1"]


@pytest.fixture
def page(open_tab: Callable[..., Page], demo_url: str) -> Page:
    return opened(open_tab, f"{demo_url}lupaukset/")


def seen(page: Page) -> list[str]:
    """The ids of the means that the list shows, in its order."""
    return ids(items(page).locator(".promise__name a"), with_means=True)


def all_seen(page: Page) -> list[str]:
    more = page.get_by_role("button", name="Näytä lisää")
    while more.is_visible():
        more.click()
    return seen(page)


def many(n: int) -> str:
    return f"{n} keino" if n == 1 else f"{n} keinoa"


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_the_heading_says_how_many_are_kept_and_late(page: Page, promised: list[Row]) -> None:
    kept, late = sum(row["tila"] in KEPT for row in promised), sum(row["myohassa"] == "1" for row in promised)
    assert heading(page) == f"{len(promised)} luvattua keinoa: {kept} on toteutunut ja {late} on myöhässä."
    page.get_by_role("link", name=f"{late} on myöhässä").click()
    expect(count(page)).to_have_text(many(late))
    assert set(all_seen(page)) == {row["lupaus"] for row in promised if row["myohassa"] == "1"}
    assert heading(page) == f"{late} luvattua keinoa: kaikki ovat myöhässä."


def test_the_first_rows_are_those_with_the_newest_news(page: Page, promised: list[Row]) -> None:
    newest = sorted((row["viimeisin_tieto"] for row in promised), reverse=True)[:25]
    by_id = {row["lupaus"]: row for row in promised}
    assert [by_id[one]["viimeisin_tieto"] for one in seen(page)] == newest
    loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert not [address for address in loaded if address.endswith(".json")]


def test_every_facet_counts_what_the_data_holds(page: Page, promised: list[Row]) -> None:
    by_value: dict[str, Counter[str]] = {
        "tila": Counter(row["tila"] or "ei_tietoa" for row in promised),
        "toimiala": Counter(row["toimiala"] for row in promised),
        "vuosi": Counter(row["pelattu"][:4] for row in promised),
        "teema": Counter(
            theme for row in promised for theme in (row["teemat"].split("; ") if row["kortti"] else ["omat"])
        ),
        "paattyi": Counter(
            (row["toteutui"] if row["tila"] in KEPT else row["viimeisin_tieto"])[:4]
            for row in promised
            if row["tila"] in {*KEPT, "luovuttu"}
        ),
        "myohassa": Counter({"1": sum(row["myohassa"] == "1" for row in promised)}),
        "hiljaa": Counter({"1": sum(row["hiljaa"] == "1" for row in promised)}),
    }
    for facet, expected in by_value.items():
        values = page.locator(f'input[name="{facet}"]').evaluate_all("(boxes) => boxes.map((box) => box.value)")
        assert {value: number_at(page, facet, value) for value in values} == expected, facet


def test_facets_narrow_each_other_and_each_is_a_step_back(page: Page, promised: list[Row]) -> None:
    division = Counter(row["toimiala"] for row in promised).most_common(1)[0][0]
    mine = [row for row in promised if row["toimiala"] == division]
    box(page, "toimiala", division).check()
    expect(count(page)).to_have_text(many(len(mine)))
    late = [row for row in mine if row["myohassa"] == "1"]
    assert number_at(page, "myohassa", "1") == len(late)
    box(page, "myohassa", "1").check()
    expect(count(page)).to_have_text(many(len(late)))
    assert parse_qs(urlsplit(page.url).query) == {"toimiala": [division], "myohassa": ["1"]}
    page.go_back()
    expect(count(page)).to_have_text(many(len(mine)))
    expect(box(page, "myohassa", "1")).not_to_be_checked()
    page.go_back()
    expect(count(page)).to_have_text(many(len(promised)))


def test_proposals_stand_apart_and_are_nobodys_delay(page: Page, rows: list[Row]) -> None:
    proposed = [row for row in rows if row["sovittu"] == "0"]
    page.get_by_role("radio", name="Ehdotukset").check(force=True)
    expect(count(page)).to_have_text(many(len(proposed)))
    assert "myöhässä" not in heading(page)
    assert set(all_seen(page)) == {row["lupaus"] for row in proposed}
    expect(items(page).locator(".tag--proposal")).to_have_count(len(proposed))
    assert items(page).locator(".promise__time--late").count() == 0
    assert not [words for words in items(page).locator(".promise__time").all_inner_texts() if "yöhässä" in words]
    page.get_by_role("radio", name="Kaikki").check(force=True)
    expect(count(page)).to_have_text(many(len(rows)))
    assert parse_qs(urlsplit(page.url).query) == {"laji": ["kaikki"]}


def test_late_promises_say_so_in_a_frame_and_in_words(page: Page, promised: list[Row]) -> None:
    box(page, "myohassa", "1").check()
    page.get_by_label("Järjestä").select_option("myohassa")
    worst = max(int(row["myohassa_paivia"]) for row in promised if row["myohassa"] == "1")
    by_id = {row["lupaus"]: row for row in promised}
    expect(items(page).first.locator(".promise__time--late")).to_contain_text("Myöhässä")
    assert int(by_id[seen(page)[0]]["myohassa_paivia"]) == worst
    days = [int(by_id[one]["myohassa_paivia"]) for one in all_seen(page)]
    assert days == sorted(days, reverse=True)


def test_by_deadline_the_open_ones_come_first(page: Page, promised: list[Row]) -> None:
    page.get_by_label("Järjestä").select_option("maaraaika")
    expect(count(page)).to_have_text(many(len(promised)))
    is_open = {row["lupaus"]: row["tila"] not in KEPT | {"luovuttu"} and bool(row["maaraaika"]) for row in promised}
    deadline = {row["lupaus"]: row["maaraaika"] for row in promised}
    order = all_seen(page)
    dated = [one for one in order if is_open[one]]
    assert order[: len(dated)] == dated
    assert [deadline[one] for one in dated] == sorted(deadline[one] for one in dated)


def test_words_find_units_and_other_forms_of_a_word(page: Page, promised: list[Row]) -> None:
    unit = Counter(row["yksikot"] for row in promised).most_common(1)[0][0]
    page.get_by_role("searchbox", name="Hae lupauksista").fill(unit)
    expect(page.locator(".results-app .chip").first).to_be_visible()
    assert {row["lupaus"] for row in promised if row["yksikot"] == unit} <= set(all_seen(page))
    page.get_by_role("searchbox", name="Hae lupauksista").fill("kyselyissä")
    expect(page).to_have_url(re.compile("kyselyiss"))
    expect(items(page).first).to_contain_text(re.compile("kysely|enkät|survey", re.IGNORECASE))
    named = {row["lupaus"] for row in promised if re.search(r"\bkysely", row["menetelma"], re.IGNORECASE)}
    assert named <= set(all_seen(page))


def test_what_a_means_is_for_and_how_it_is_done_is_searched_too(
    page: Page, demo_site: Path, promised: list[Row]
) -> None:
    sessions = json.loads((demo_site / "data" / "pelikerrat.json").read_text("utf-8"))["pelikerrat"]
    texts = {
        f"{session['id']}#keino-{number}": {**row.get("tavoite", {}), **row.get("toteutus", {})}
        for session in sessions
        for number, row in enumerate(session.get("uudet_keinot", ()), 1)
    }
    for key in ("miten_vastaa_tarpeisiin", "miten_resursoidaan", "aikataulu"):
        words = next(texts[row["lupaus"]][key] for row in promised if key in texts[row["lupaus"]])
        page.get_by_role("searchbox", name="Hae lupauksista").fill(f'"{words}"')
        holding = {row["lupaus"] for row in promised if words in texts[row["lupaus"]].get(key, "")}
        expect(count(page)).to_have_text(many(len(holding)))
        assert set(all_seen(page)) == holding, key
        expect(items(page).first.locator("q")).to_contain_text(" ".join(words.split()[:3]))


def test_of_words_that_no_means_holds_together_it_is_said_which_to_drop(page: Page) -> None:
    page.get_by_role("searchbox", name="Hae lupauksista").fill("kysely xyzzyq")
    expect(count(page)).to_contain_text("”xyzzyq”")
    page.get_by_role("button", name=re.compile("^Näytä")).first.click()
    expect(items(page).first).to_contain_text(re.compile("kysely|enkät|survey", re.IGNORECASE))


def test_a_word_written_wrong_and_one_of_a_page_lead_on(page: Page) -> None:
    page.get_by_role("searchbox", name="Hae lupauksista").fill("kyselu")
    page.get_by_role("link", name="Tarkoititko kysely").click()
    expect(items(page).first).to_be_visible()
    page.get_by_role("searchbox", name="Hae lupauksista").fill("saavutettavuusselosteet")
    expect(page.locator("[data-help]").get_by_role("link", name="Saavutettavuusseloste")).to_be_visible()
    assert axe(page) == []


def test_a_unit_is_found_by_writing_its_name(page: Page, promised: list[Row]) -> None:
    count_of = Counter(row["yksikot"] for row in promised)
    rare = min(count_of, key=lambda unit: (count_of[unit], unit))
    page.locator("summary", has_text="Yksikkö").click()
    fieldset = page.locator('fieldset[data-long="yksikko"]')
    fieldset.get_by_role("searchbox").fill(rare)
    choice = fieldset.get_by_role("checkbox", name=rare)
    choice.check()
    expect(count(page)).to_have_text(many(count_of[rare]))
    expect(choice).to_be_checked()


def test_dropping_a_chip_leaves_the_focus_at_its_place(page: Page) -> None:
    for facet, value in (("tila", "kesken"), ("tila", "toteutunut"), ("tila", "luovuttu")):
        box(page, facet, value).check()
    chips = page.locator(".results-app [data-chips] button")
    expect(chips).to_have_count(3)
    chips.nth(1).click()
    expect(chips).to_have_count(2)
    expect(chips.nth(1)).to_be_focused()


def test_a_row_is_the_same_whoever_draws_it(page: Page) -> None:
    words = "(all) => all.slice(0, 25).map((one) => one.innerText.replace(/\\s+/g, ' ').trim())"
    drawn_by_the_build = items(page).evaluate_all(words)
    for order in ("maaraaika", "uusin"):
        page.get_by_label("Järjestä").select_option(order)
        expect(items(page)).to_have_count(25)
    expect(items(page).first).to_have_text(re.compile(re.escape(drawn_by_the_build[0].split(" ")[0])))
    assert items(page).evaluate_all(words) == drawn_by_the_build


def test_the_export_holds_exactly_the_rows_that_are_seen(page: Page, promised: list[Row]) -> None:
    box(page, "tila", "kesken").check()
    page.get_by_label("Järjestä").select_option("maaraaika")
    wanted = [row["lupaus"] for row in promised if row["tila"] == "kesken"]
    expect(count(page)).to_have_text(many(len(wanted)))
    name, found = exported(page, len(wanted))
    assert name == "lupaukset.csv"
    assert [row["lupaus"] for row in found] == all_seen(page)
    assert sorted(row["lupaus"] for row in found) == sorted(wanted)


def test_before_anything_is_asked_the_file_holds_what_is_promised(page: Page, promised: list[Row]) -> None:
    _, found = exported(page, len(promised))
    assert sorted(row["lupaus"] for row in found) == sorted(row["lupaus"] for row in promised)
    assert [row["lupaus"] for row in found] == all_seen(page)


def test_a_long_list_comes_back_where_it_was(page: Page, promised: list[Row]) -> None:
    page.get_by_label("Järjestä").select_option("maaraaika")
    page.get_by_role("button", name="Näytä lisää").click()
    expect(items(page)).to_have_count(min(50, len(promised)))
    link = items(page).nth(30).locator(".promise__name a")
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    expect(page.locator("article.session")).to_be_visible()
    page.go_back()
    expect(items(page)).to_have_count(min(50, len(promised)))
    expect(items(page).nth(30)).to_be_in_viewport()
    assert abs(page.evaluate("scrollY") - before) < 200


def test_on_a_phone_the_facets_are_a_sheet_that_tells_what_they_leave(page: Page, promised: list[Row]) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("button", name="Rajaa", exact=True).click()
    box(page, "tila", "kesken").check()
    n = sum(row["tila"] == "kesken" for row in promised)
    show = page.get_by_role("button", name=f"Näytä {n} tulosta")
    expect(show).to_be_in_viewport()
    show.click()
    expect(page.get_by_role("button", name="Rajaa", exact=True)).to_be_focused()
    expect(count(page)).to_have_text(many(n))


def test_the_first_view_is_light(browser: Browser, demo_url: str, demo_site: Path) -> None:
    page = browser.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{demo_url}lupaukset/", wait_until="networkidle")
    page.close()
    paths = [demo_site / address.removeprefix(demo_url) for address in set(requested)]
    weights = {
        path: len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes())) for path in paths
    }
    assert len(weights) >= 6
    assert sum(weights.values()) < 150_000, weights


def test_without_script_all_means_can_be_leafed_through(browser: Browser, demo_url: str, rows: list[Row]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{demo_url}lupaukset/")
    expect(page.locator("[data-filter]")).to_be_hidden()
    expect(page.get_by_role("radio", name="Luvatut")).to_be_hidden()
    page.get_by_role("link", name=re.compile(r"Kaikki \d+ keinoa peleittäin")).click()
    found: list[str] = []
    while True:
        links = page.locator(".promise__name a").all()
        for link in links:
            address = link.get_attribute("href") or ""
            found.append(address.removeprefix("../../../tulokset/").replace("/#", "#"))
        older = page.get_by_role("link", name="Vanhemmat", exact=True)
        if not older.count():
            break
        older.click()
    context.close()
    assert sorted(found) == sorted(row["lupaus"] for row in rows)
    days = [one[:10] for one in found]
    assert days == sorted(days, reverse=True)


def test_the_late_ones_of_all_means_are_the_promised_ones(page: Page, promised: list[Row]) -> None:
    page.goto(f"{page.url}?laji=kaikki")
    late = [row["lupaus"] for row in promised if row["myohassa"] == "1"]
    link = page.locator("[data-sentence] a", has_text="myöhässä")
    expect(link).to_have_text(re.compile(rf"^{len(late)} "))
    link.click()
    expect(count(page)).to_have_text(re.compile(rf"^{len(late)} "))
    assert sorted(all_seen(page)) == sorted(late)


def test_among_all_means_a_proposal_is_never_late(page: Page, rows: list[Row]) -> None:
    overdue = [row for row in rows if row["tila"] not in KEPT | {"luovuttu"} and "" < row["maaraaika"] < row["tilanne"]]
    late = [row for row in overdue if row["sovittu"] == "1"]
    assert len(overdue) == sum(row["myohassa"] == "1" for row in rows) > len(late)
    page.get_by_role("radio", name="Kaikki").check(force=True)
    expect(count(page)).to_have_text(many(len(rows)))
    assert number_at(page, "myohassa", "1") == len(late)
    assert f"{len(late)} on myöhässä" in heading(page)
    page.get_by_label("Järjestä").select_option("myohassa")
    assert set(all_seen(page)[: len(late)]) == {row["lupaus"] for row in late}
    expect(items(page).locator(".promise__time--late")).to_have_count(len(late))


def test_the_legend_leads_to_each_state_and_the_bar_stands_in_no_ones_way(page: Page, promised: list[Row]) -> None:
    def legend() -> dict[str, int]:
        words = page.locator(".page-head .legend a").all_inner_texts()
        return {name.strip(): int(n) for name, n in (one.rsplit(maxsplit=1) for one in words)}

    states = Counter(row["tila"] or "ei_tietoa" for row in promised)
    assert sorted(legend().values()) == sorted(states.values())
    assert not page.locator(".statebar a").evaluate_all("(all) => all.filter((one) => one.tabIndex >= 0).length")
    division = Counter(row["toimiala"] for row in promised).most_common(1)[0][0]
    box(page, "toimiala", division).check()
    mine = [row for row in promised if row["toimiala"] == division]
    expect(count(page)).to_have_text(many(len(mine)))
    kept = [row for row in mine if row["tila"] == "toteutunut"]
    assert legend()["Toteutunut"] == len(kept)
    page.locator(".page-head .legend").get_by_role("link", name="Toteutunut", exact=False).filter(
        has_not_text="Osittain"
    ).click()
    expect(count(page)).to_have_text(many(len(kept)))
    assert parse_qs(urlsplit(page.url).query) == {"toimiala": [division], "tila": ["toteutunut"]}
    assert axe(page) == []


def test_the_script_says_what_the_build_says(page: Page, demo_site: Path) -> None:
    """The sentence is written twice: the script is given rows of which so many are kept and late."""
    kept, late, n = 0, 0, 0
    published = (demo_site / "lupaukset" / "hakemisto.json").read_bytes()

    def give(route: Route) -> None:
        index = json.loads(published)
        column = 6 + [*index["arvot"]].index("tila")
        done, going = ([one for one, _ in index["arvot"]["tila"]].index(state) for state in ("toteutunut", "kesken"))
        promised = [one for one, _ in index["arvot"]["laji"]].index("luvatut")
        columns = index["sarakkeet"]
        for at in range(len(columns[0])):
            columns[column][at] = [done if at < kept else going]
            columns[4][at] = int(kept <= at < kept + late)
            columns[6][at] = [promised if at < n else 1 - promised]
        route.fulfill(json=index)

    page.route("**/lupaukset/hakemisto.json", give)
    cases = [
        (0, 0, 1),
        (1, 0, 1),
        (0, 1, 1),
        (2, 0, 2),
        (0, 2, 2),
        (1, 1, 2),
        (0, 0, 3),
        (2, 0, 3),
    ]
    for kept, late, n in cases:
        page.goto(f"{page.url.partition('?')[0]}?jarjesta=maaraaika")
        expect(count(page)).to_have_text(many(n))  # each is a page of its own
        told = Tally("", n, Counter(), kept, late, 0, 0, 0, 0)
        assert heading(page) == "".join(part.text for part in outcome_sentence(told, "", "fi")) + "."


DRAWN = """(all) => all.map((one) => {
    const [ground, band] = [".seg__ground", ".seg__band"].map((part) => getComputedStyle(one.querySelector(part)));
    return [ground.fill, ground.stroke, ground.strokeDasharray, band.fill, band.height].join(" ");
})"""


def test_in_the_systems_own_colours_each_state_is_drawn_in_its_own_way(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    bar = page.locator("[data-bar] .seg")
    assert bar.count() >= 6
    drawn = bar.evaluate_all(DRAWN)
    assert len(set(drawn)) == len(drawn)


def test_on_a_phone_the_number_of_late_ones_stands_below_its_line(page: Page) -> None:
    mark = page.locator("[data-bar] .late-line")
    expect(mark.locator("text")).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 800})
    expect(mark.locator("text")).to_be_hidden()
    line, words = mark.locator("svg").bounding_box(), mark.locator("span").bounding_box()
    assert line is not None
    assert words is not None
    assert words["y"] >= line["y"] + line["height"]
    assert words["width"] > 40
