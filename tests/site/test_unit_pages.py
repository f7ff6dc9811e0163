"""Pages of units and districts: what was promised there, recomputed from the open data."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from built import Page
from making import follow_up, row, summary

from ospe_build.archive.archive import Archive
from ospe_build.archive.outcomes import Tally
from ospe_build.archive.promises import promises
from ospe_build.site.views.outcome_sentence import outcome_sentence
from ospe_build.site.views.timeline import Scale, apart, lane_of
from ospe_build.site.views.units import MAX_LISTED, ROWS_ON_A_SHEET, PlacePages, date

ON = date(2026, 11, 26)
KEPT = {"toteutunut", "vakiintunut"}


@pytest.fixture(scope="module")
def by_unit(site: Path) -> dict[str, list[dict[str, str]]]:
    found = defaultdict(list)
    with (site / "data" / "lupaukset.csv").open(encoding="utf-8", newline="") as file:
        for one in csv.DictReader(file):
            for unit in one["yksikot"].split("; "):
                found[unit].append(one)
    return found


def words(page: Page) -> str:
    return re.sub(r"\s+", " ", page.text)


def test_a_units_page_says_what_it_promised_and_kept(
    pages: dict[str, Page], by_unit: dict[str, list[dict[str, str]]]
) -> None:
    for unit, rows in by_unit.items():
        (page,) = [page for name, page in pages.items() if re.fullmatch(r"yksikot/[^/]+/", name) and unit in page.title]
        promised = [one for one in rows if one["sovittu"] == "1"]
        kept, late = sum(one["tila"] in KEPT for one in promised), sum(one["myohassa"] == "1" for one in promised)
        told = Tally("", len(promised), Counter(), kept, late, 0, 0, 0, 0)
        sentence = outcome_sentence(told, "yhtään keinoa ei ole luvattu", "fi")
        assert f", {''.join(part.text for part in sentence)}." in words(page)
        links = {link.rpartition("tulokset/")[2].replace("/#", "#") for link in page.links if "#keino-" in link}
        assert links == {one["lupaus"] for one in rows}


def test_all_units_and_districts_are_listed_by_name(pages: dict[str, Page], site: Path) -> None:
    for kind in ("yksikot", "alueet"):
        links = [link for link in pages[f"{kind}/"].links if re.fullmatch(rf"\.\./{kind}/[^/]+/", link)]
        own = {name for name in pages if re.fullmatch(rf"{kind}/[^/]+/", name)}
        assert {link.removeprefix("../") for link in links} == own
        assert len(own) > 3
        assert all((site / name / "maaraajat.ics").exists() and (site / name / "syote.atom").exists() for name in own)


def test_before_a_game_a_group_reads_what_became_of_its_promises_and_of_like_ones_elsewhere() -> None:
    card = {"kortti": "kysely"}
    mine = summary(
        "2026-03-12",
        row(card, follow_up("2026-05-01", "luovuttu", kuvaus="Rahat loppuivat"), vastuutahon_kanssa_sovittu=True),
        row("Ilta", vastuutahon_kanssa_sovittu=True, maaraaika="2026-06"),
    )
    other = summary(
        "2025-03-12",
        row(card, follow_up("2025-05-01", "toteutunut", mittaustulos="212 vastausta"), vastuutahon_kanssa_sovittu=True),
        row({"kortti": "asukasilta"}, follow_up("2025-05-01", "toteutunut", kuvaus="Muuta")),
        name="asema",
        pelikerta={"yksikko": "Asema"},
    )
    archive = Archive([mine, other])
    shown = PlacePages(archive, ON, "fi").before_game(archive.places.units["mallilan-kirjasto"])
    assert [(group["key"], [one.name for one in group["rows"]]) for group in shown["groups"]] == [
        ("open", ["Ilta"]),
        ("dropped", ["Kysely"]),
    ]
    assert [(one.session, one.news) for one in shown["elsewhere"]] == [(other.id, "212 vastausta")]


def test_before_a_game_a_fair_part_is_read_and_the_units_page_has_the_rest() -> None:
    kept = [follow_up("2026-05-01", "toteutunut")]
    plan = [row(f"Auki {n}", vastuutahon_kanssa_sovittu=True) for n in range(7)]
    plan += [row("Tehty", *kept, vastuutahon_kanssa_sovittu=True), row("Ehdotus")]
    archive = Archive([summary("2026-03-12", *plan)])
    shown = PlacePages(archive, ON, "fi").before_game(archive.places.units["mallilan-kirjasto"])
    told = {group["key"]: (group["count"], len(group["rows"])) for group in shown["groups"]}
    assert told == {"open": (7, ROWS_ON_A_SHEET - 2), "kept": (1, 1), "proposed": (1, 1)}


def test_a_district_of_many_games_leads_to_all_of_them(demo_site: Path) -> None:
    for page in (demo_site / "alueet").glob("*/index.html"):
        html = page.read_text("utf-8")
        games = int(re.search(r"(\d+) peli", html)[1])  # type: ignore[index] - every district says so
        shown = html.count("<article class=result>")
        assert shown == min(games, MAX_LISTED)
        assert (f'href="../../tulokset/?alue={page.parent.name}"' in html) == (games > MAX_LISTED)


def test_the_line_of_time_has_one_scale_and_shows_what_is_over_and_ahead() -> None:
    plan = [
        row("A", vastuutahon_kanssa_sovittu=True, maaraaika="2026-06-30"),
        row("B", vastuutahon_kanssa_sovittu=True, maaraaika="2027-06-30"),
        row("C", maaraaika="2026-06-30"),
    ]
    played = summary("2026-01-01", *plan)
    found = promises([played])
    scale = Scale.over([played], found, ON)
    assert [year for year, _ in scale.years] == ["2026", "2027"]
    late, ahead, proposed = [lane_of(promise.means, scale, ON, 1) for promise in found]
    today = scale.at("2026-11-26")
    assert (late.start, late.end, late.over, late.ahead) == (0, scale.at("2026-06-30"), today, -1)
    assert (ahead.end, ahead.over, ahead.ahead) == (today, -1, scale.at("2027-06-30"))
    assert proposed.over == -1


@pytest.mark.parametrize(
    ("places", "moved"),
    [
        ([0, 50, 90], [0, 50, 90]),
        ([10, 11, 12, 60], [10, 15, 20, 60]),
        ([97, 98, 99], [90, 95, 100]),
        ([0.0] * 41, [2.5 * at for at in range(41)]),
        ([], []),
    ],
)
def test_no_game_on_the_line_of_time_hides_another(places: list[float], moved: list[float]) -> None:
    assert apart(places) == moved
