"""The statistics: bars are as long as their labels say, figures lead to the rows that they count, tables are whole."""

import codecs
import csv
import html
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from making import follow_up, row, summary
from markupsafe import Markup
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from ospe_build.archive.archive import Archive
from ospe_build.site.account_words import words_of
from ospe_build.site.charts import bars, dots, scale_end
from ospe_build.site.pages import own_pages
from ospe_build.site.selection import select
from ospe_build.site.views.account import view as account_view
from ospe_build.site.views.statistics import statistics

ON = date(2026, 11, 24)
SECTION = re.compile(r'<section class="stat stat--(\w+)" id="\w+".*?</section>', re.DOTALL)
BAR = re.compile(r'<rect\s+width="([\d.]+)%".*?bars__value">([^<]*)<', re.DOTALL)
SURE = {"vastuutahon_kanssa_sovittu": True}
ONE_GAME = Archive([summary("2026-04-01", row("A", **SURE))])


def sections(site: Path) -> dict[str, str]:
    """Each statistic of the page."""
    page = (site / "tilastot" / "index.html").read_text("utf-8")
    return {found[1]: found[0] for found in SECTION.finditer(page)}


def table(path: Path, delimiter: str = ",") -> list[list[str]]:
    """The rows of a table to download."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter, strict=True))


def records(path: Path) -> list[dict[str, str]]:
    """The rows of a table of the open data, by the names of their columns."""
    header, *rows = table(path)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_each_table_is_there_for_programs_and_for_excel(site: Path) -> None:
    found = sections(site)
    assert len(found) == 11
    for key, section in found.items():
        plain, excel = site / "tilastot" / f"{key}.csv", site / "tilastot" / f"{key}-excel.csv"
        assert {f"tilastot/{key}.csv", f"tilastot/{key}-excel.csv"} == set(
            re.findall(r'tilastot/[\w-]+\.csv(?="\s+download)', section)
        )
        assert excel.read_bytes().startswith(codecs.BOM_UTF8)
        rows = table(plain)
        assert rows == [[cell.removeprefix("'") for cell in row] for row in table(excel, ";")]
        assert len(rows[0]) > 2


def share(label: str) -> float:
    """What a label says: a percentage, or a fraction where there are few."""
    if "/" in label:
        part, whole = label.split("/")
        return int(part) / int(whole)
    return int(label.removesuffix("\N{NO-BREAK SPACE}%").removesuffix(" %")) / 100


@pytest.mark.parametrize("key", ["divisions", "themes", "movements"])
def test_a_bar_of_a_share_is_as_long_as_its_label_says(site: Path, key: str) -> None:
    drawn = BAR.findall(sections(site)[key])
    assert len(drawn) > 1
    for width, label in drawn:
        assert float(width) == pytest.approx(100 * share(label), abs=1)


def test_bars_of_counts_share_the_scale_of_the_greatest() -> None:
    assert [bar.width for bar in bars([("a", 2, "2"), ("b", 8, "8"), ("c", 0, "0")])] == [25, 100, 0]
    assert [bar.width for bar in bars([("a", 0, "0")])] == [0]
    assert bars([]) == []


@pytest.mark.parametrize(
    ("shares", "end"), [([], 20), ([0.0], 20), ([0.19], 20), ([0.2], 40), ([0.61], 80), ([1.0], 100)]
)
def test_a_scale_of_shares_ends_beyond_the_greatest(shares: list[float], end: int) -> None:
    assert scale_end(shares) == end


def test_dots_stand_where_the_scale_has_their_share() -> None:
    assert [(dot.age, dot.at, dot.shown) for dot in dots({6: 0.1, 24: 0.4}, {6: "10 %", 24: "40 %"}, 40)] == [
        (6, 25, "10 %"),
        (24, 100, "40 %"),
    ]


def test_the_segments_of_a_bar_fill_it_and_lead_to_their_rows(demo_site: Path) -> None:
    """Each figure of a bar is the number of rows that the page of promises would show."""
    promises = records(demo_site / "data" / "lupaukset.csv")
    section = sections(demo_site)["outcomes"]
    links = re.findall(r'<a href="([^"]*)" tabindex="-1"><title>[^<]*: ([\d\s]+)</title>', section)
    assert len(links) > 10
    for link, shown in links:
        asked = dict(parse_qsl(urlsplit(html.unescape(link)).query))
        state = "" if asked["tila"] == "ei_tietoa" else asked["tila"]
        counted = [
            one
            for one in promises
            if one["sovittu"] == "1" and one["tila"] == state and one["pelattu"].startswith(asked["vuosi"])
        ]
        assert len(counted) == int("".join(shown.split())), link
    for bar in re.findall(r'<svg class="?statebar.*?</svg>\s*</svg>', section, re.DOTALL):
        widths = [float(width) for width in re.findall(r'<svg x="[\d.]+%" width="([\d.]+)%"', bar)]
        assert sum(widths) == pytest.approx(100, abs=0.1)


def test_the_tables_of_promises_agree_with_the_open_data(demo_site: Path) -> None:
    promises = records(demo_site / "data" / "lupaukset.csv")
    agreed = [one for one in promises if one["sovittu"] == "1"]
    header, *rows = table(demo_site / "tilastot" / "outcomes.csv")
    for year, *figures in rows:
        own = [one for one in agreed if one["pelattu"].startswith(year)]
        kept = [one for one in own if one["tila"] in {"toteutunut", "vakiintunut"}]
        in_time, timed = ([one for one in kept if one["ajoissa"] in answers] for answers in ({"1"}, {"0", "1"}))
        late, silent = ([one for one in own if one[name] == "1"] for name in ("myohassa", "hiljaa"))
        expected = [len(found) for found in (kept, in_time, timed, late, silent, own)]
        assert [int(figure) for figure in figures[-6:]] == expected, (header, year)
    assert sum(int(row[-1]) for row in rows) == len(agreed)


@pytest.mark.parametrize(
    ("plan", "heading"),
    [
        ([], "Vastuutahon kanssa sovittuja keinoja ei vielä ole"),
        ([row("A", **SURE)], "1 luvattu keino: se ei ole toteutunut eikä myöhässä"),
        (
            [row("A", maaraaika="2026-05", **SURE), row("B", follow_up("2026-06-01", "toteutunut"), **SURE)],
            "2 luvattua keinoa: 1 on toteutunut ja 1 on myöhässä",
        ),
    ],
)
def test_the_first_finding_is_right_at_none_one_and_many(plan: list[dict[str, object]], heading: str) -> None:
    found = statistics(Archive([summary("2026-04-01", *plan)]), ON, "fi")
    assert "".join(part.text for part in found[0].heading) == heading


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_statistic_has_its_words_in_each_language_also_where_there_is_nothing(language: str) -> None:
    for archive in (Archive([]), ONE_GAME):
        for statistic in statistics(archive, ON, language):
            words = "".join(part.text for part in statistic.heading)
            assert words
            assert "{" not in words


@pytest.mark.parametrize(
    ("words", "fewest", "most"), [("", 20, 40), ("<p>" + "Kaupunki palkkasi väkeä. " * 40 + "</p>", 8, 20)]
)
def test_an_account_names_what_fits_its_sheet_and_counts_the_rest(words: str, fewest: int, most: int) -> None:
    agreed = [row(f"Keino {number}", maaraaika="2025-12", **SURE) for number in range(10)]
    games = [summary(f"2025-04-{day:02}", *agreed) for day in range(1, 9)]
    shown = account_view(Archive(games), ("2025", ""), ON, "fi", others=[], words=Markup(words))  # noqa: S704
    late, silent = shown["lists"]
    assert (late["heading"], silent["heading"]) == ("80 on myöhässä", "80 ilman uutta tietoa")
    assert len(late["rows"]) + late["more"] == len(silent["rows"]) + silent["more"] == 80
    assert fewest <= len(late["rows"]) + len(silent["rows"]) <= most
    assert abs(len(late["rows"]) - len(silent["rows"])) <= 1


def test_the_account_of_a_division_leads_to_its_feed(demo_site: Path) -> None:
    accounts = list((demo_site / "tilastot").glob("*/*/index.html"))
    assert accounts
    for page in accounts:
        assert f"/toimialat/{page.parent.name}/syote.atom" in page.read_text("utf-8"), page


def test_an_account_that_has_room_names_all() -> None:
    session = summary("2025-04-01", *(row(f"Keino {number}", maaraaika="2025-12", **SURE) for number in range(7)))
    shown = account_view(Archive([session]), ("2025", ""), ON, "fi", others=[], words=Markup())
    assert [(one["key"], len(one["rows"]), one["more"]) for one in shown["lists"]] == [("late", 7, 0), ("silent", 7, 0)]
    assert [(figure["key"], figure["n"]) for figure in shown["figures"]] == [
        ("games", "1"), ("promised", "7"), ("kept", "0"), ("late", "7"), ("dropped", "0"), ("silent", "7"),
    ]  # fmt: skip


def test_what_a_person_adds_to_a_year_is_no_page_and_stands_in_its_account(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "tilastot"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("# Tilastot\n", "utf-8")
    (folder / "2026.md").write_text("---\ntitle: x\n---\nKaupunki **palkkasi** koordinaattorin.\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    files = get_files(config)
    select(files, config.docs_dir)
    assert [file.src_uri for file in files.documentation_pages()] == ["tilastot/index.md"]
    assert (
        words_of("2026", config=config, language="fi") == "<p>Kaupunki <strong>palkkasi</strong> koordinaattorin.</p>"
    )
    assert words_of("2025", config=config, language="fi") == words_of("2026", config=config, language="sv") == ""
    words = words_of("2026", config=config, language="fi")
    (page,) = [one for one in own_pages(ONE_GAME, ON, "fi", lambda _: words) if one.view == ("tilastot", "2026")]
    assert page.gather()["words"] == words
    (part,) = [one for one in own_pages(ONE_GAME, ON, "fi", lambda _: words) if one.view == ("tilastot", "2026", "muu")]
    assert part.gather()["words"] == ""
