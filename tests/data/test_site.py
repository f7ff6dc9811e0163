"""The data of a whole site, as `ospe build` publishes it."""

import csv
import json
import re
import sqlite3
from pathlib import Path

import pytest
from project import EXAMPLES, ROOT, Project

from ospe_build.data.tables import tables
from ospe_build.reading import read_file

SESSION = "2026-03-12-oikea"


def counts(site: Path) -> dict[str, int]:
    """How many rows each table has, which CSV and SQLite must agree on."""
    connection = sqlite3.connect(site / "data" / "ospe.sqlite")
    found = {}
    for table in tables():
        with (site / "data" / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            found[table.name] = sum(1 for _ in csv.DictReader(file, strict=True))
        stored = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()  # noqa: S608 - our own names
        assert stored == (found[table.name],)
    connection.close()
    return found


def test_all_formats_hold_the_archive(site: Path) -> None:
    values = [read_file(path, path.name).value for path in EXAMPLES.rglob("*.yml")]
    found = counts(site)
    assert found["pelikerrat"] == len(values)
    assert found["uudet_keinot"] == sum(len(value.get("uudet_keinot", ())) for value in values)
    objects = json.loads((site / "data" / "pelikerrat.json").read_text("utf-8"))["pelikerrat"]
    assert len(objects) == len(values)
    for ending in ("json", "yml"):
        assert len(list((site / "data" / "pelikerrat").glob(f"*.{ending}"))) == len(values)


def test_all_formats_hold_the_made_up_archive(demo_site: Path) -> None:
    found = counts(demo_site)
    assert found["pelikerrat"] == 60
    assert min(found.values()) >= 60


def test_all_that_the_settings_say_of_the_publisher_is_published(site: Path) -> None:
    catalogue = (site / "data" / "dcat.jsonld").read_text("utf-8")
    assert "http://purl.org/adms/publishertype/NonProfitOrganisation" in catalogue
    assert "tulokset@osallisuuspeli.example" in (site / "kirjaa" / "index.html").read_text("utf-8")


def test_pages_lead_to_the_data(site: Path) -> None:
    page = next(site.glob("tulokset/2*/index.html"))
    html = page.read_text("utf-8")
    assert f'href="../../data/pelikerrat/{page.parent.name}.json"' in html
    assert f'href="../../data/pelikerrat/{page.parent.name}.yml"' in html
    for one in (site / "index.html", page):
        text = one.read_text("utf-8")
        assert len(re.findall('<link rel="?alternate"? type="application/atom[+]xml"', text)) == 1


def test_the_code_book_names_every_column(site: Path) -> None:
    html = (site / "data" / "index.html").read_text("utf-8")
    for table in tables():
        for column in table.columns:
            assert f'id="{table.name}.{column.name}"' in html
    assert "Mitä organisaation osaa, hanketta tai palvelua tarkastelemme?" in html


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site of the archive's examples and one real session."""
    project = Project.at(tmp_path_factory.mktemp("oikea") / "ospe")
    examples = sorted(EXAMPLES.rglob("*.yml"))
    project.add(*examples)
    text = (ROOT / "tests/sessions/valid/2026/2026-01-10-pienin-mahdollinen.yml").read_text("utf-8")
    day = next(line for line in text.splitlines() if "pelattu" in line)
    (project.sessions / "2026" / f"{SESSION}.yml").write_text(text.replace(day, "  pelattu: 2026-03-12"), "utf-8")
    return project.build("--no-search")


def test_one_real_session_takes_the_examples_place(mixed: Project) -> None:
    assert counts(mixed.site)["pelikerrat"] == 1
    own = {path.name for path in (mixed.site / "data" / "pelikerrat").iterdir()}
    assert own == {f"{SESSION}.json", f"{SESSION}.yml"}


def test_an_example_outside_the_data_offers_no_download(mixed: Project) -> None:
    pages = [page for page in mixed.site.glob("tulokset/2*/index.html") if page.parent.name != SESSION]
    assert pages
    assert all("data/pelikerrat/" not in page.read_text("utf-8") for page in pages)
    assert f"data/pelikerrat/{SESSION}.json" in (mixed.site / "tulokset" / SESSION / "index.html").read_text("utf-8")


def test_only_a_real_session_tells_search_engines_and_previews_of_links_of_itself(mixed: Project) -> None:
    for file in mixed.site.glob("tulokset/2*/index.html"):
        html = file.read_text("utf-8")
        told = [mark in html for mark in ('"@type":"Report"', 'property="og:url"', 'property="og:title"')]
        assert told == [file.parent.name == SESSION] * 3, file
        assert (file.parent.name != SESSION) == ('<meta name="robots" content="noindex">' in html), file


def test_a_second_build_keeps_what_is_unchanged(mixed: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in (mixed.site / "data").rglob("*") if path.is_file()}
    mixed.build("--no-search")
    assert {path: path.stat().st_mtime_ns for path in before} == before
