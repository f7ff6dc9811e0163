"""An archive that holds no session yet, without even the folder, which git keeps only with files in it."""

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from commands import ospe
from project import EXAMPLES, Project

from ospe_build.data.tables import tables

LISTS = [
    "", "tulokset/", "tilastot/", "teemat/", "teemat/alueyhteistyo/", "keinot/", "keinot/asukasilta/", "data/",
]  # fmt: skip
NOBODY = ("-c", "user.name=Testi", "-c", "user.email=testi@example.org", "-c", "commit.gpgsign=false")
CSV = 'Otsikko;Pelattu\n"Mallilan kirjaston tilat";12.3.2026\n'


def empty(folder: Path) -> Project:
    project = Project.at(folder / "ospe")
    project.sessions.rmdir()
    return project


@pytest.fixture
def archive(tmp_path: Path) -> Project:
    """A repository with settings and texts, and nothing else."""
    project = empty(tmp_path)
    (project.folder / ".gitignore").write_text("/docs\n/ospe_build\n/.cache/\n/site/\n")
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "Alku"]):
        subprocess.run(["git", *NOBODY, *command], cwd=project.folder, check=True)  # noqa: S603, S607 - fixed commands
    return project


@pytest.fixture(scope="module")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty(tmp_path_factory.mktemp("tyhja")).build().site


@pytest.mark.parametrize("page", LISTS)
def test_a_page_that_lists_says_that_there_is_none_yet_and_what_to_do(empty_site: Path, page: str) -> None:
    text = (empty_site / page / "index.html").read_text("utf-8")
    assert text.count("Arkistossa ei ole vielä yhtään pelikertaa.") == 1
    assert text.count("Kirjaa pelin tulokset</a>") == 1
    assert "vasta keksittyjä esimerkkejä" not in text
    assert "0 pelikertaa" not in text


def test_its_data_and_its_feed_are_whole_and_hold_nothing(empty_site: Path) -> None:
    data = empty_site / "data"
    assert json.loads((data / "pelikerrat.json").read_text("utf-8")) == {"skeema": 1, "pelikerrat": []}
    database = sqlite3.connect(data / "ospe.sqlite")
    for table in tables():
        assert len((data / f"{table.name}.csv").read_text("utf-8").splitlines()) == 1
        assert database.execute(f"SELECT count(*) FROM {table.name}").fetchone() == (0,)  # noqa: S608 - our own names
    database.close()
    described = (data / "datapackage.json").read_text("utf-8") + (data / "dcat.jsonld").read_text("utf-8")
    assert "keksittyjä esimerkkejä" not in described
    feed = ET.parse(empty_site / "syote.atom").getroot()  # noqa: S314 - our own feed
    assert feed.findall("{*}entry") == []
    assert feed.findtext("{*}updated")


def test_its_search_knows_the_guides(empty_site: Path) -> None:
    told = json.loads((empty_site / "haku" / "osat.json").read_text("utf-8"))
    assert told["sivuja"] == told["pelikerrat"] == len(list((empty_site / "haku" / "sivut").glob("[0-9]*.json"))) > 100


def test_checking_it_passes(archive: Project) -> None:
    done = ospe(archive.folder, "validate")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Tarkistettiin 0 tiedostoa. Täällä ei ole pelikertoja.\n"
    assert json.loads(ospe(archive.folder, "validate", "--format", "json").stdout)["checked"] == 0


def test_nothing_waits_for_news(archive: Project) -> None:
    done = ospe(archive.folder, "due")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Mikään keino ei odota uutta tietoa.\n", "")


def test_the_first_session_finds_its_place(archive: Project) -> None:
    done = ospe(archive.folder, "new", "--title", "Mallilan tilat", "--date", "2026-03-12", "--unit", "Mallila")
    assert done.returncode == 0, done.stderr
    assert (archive.sessions / "2026" / "2026-03-12-mallilan-tilat.yml").is_file()


def test_the_first_session_may_come_by_mail(archive: Project, tmp_path: Path) -> None:
    (first, *_) = sorted(EXAMPLES.glob("2024/*.yml"))
    arrived = shutil.copy(first, tmp_path / "liite.yml")
    for key, value in (("user.name", "Testi"), ("user.email", "testi@example.org"), ("commit.gpgsign", "false")):
        subprocess.run(["git", "config", key, value], cwd=archive.folder, check=True)  # noqa: S603, S607 - fixed commands
    done = ospe(archive.folder, "receive", str(arrived))
    assert done.returncode == 0, done.stdout + done.stderr
    assert (archive.sessions / "2024" / first.name).is_file()


def test_a_table_may_be_looked_through(archive: Project) -> None:
    (archive.folder / "v.csv").write_text(CSV, "utf-8")
    assert ospe(archive.folder, "import", "v.csv").returncode == 0
    done = ospe(archive.folder, "import", "v.csv", "--mapping", "v.csv.mapping.yml", "--dry-run")
    assert done.returncode == 1  # the row lacks most of what a session needs, and that is told
    assert "Mallilan kirjaston tilat" in done.stdout
    assert "Täällä ei ole kansiota" not in done.stderr


@pytest.mark.parametrize("command", [["validate"], ["due"], ["import", "v.csv", "--mapping", "v.yml"]])
@pytest.mark.parametrize(
    "settings", [None, "site_name: Muu\n", "plugins: [search]\n", "plugins:\n  - ospeja\n", "plugins: 1\n", "- ["]
)
def test_a_folder_of_something_else_is_no_archive(tmp_path: Path, command: list[str], settings: str | None) -> None:
    if settings is not None:
        (tmp_path / "mkdocs.yml").write_text(settings)
    done = ospe(tmp_path, *command)
    assert done.returncode == 2
    assert "Täällä ei ole kansiota sessions." in done.stderr


@pytest.mark.parametrize("plugins", ["[ospe]", "[search, {ospe: {search: false}}]", "{search: {}, ospe: {}}"])
def test_an_archive_is_known_by_its_settings(tmp_path: Path, plugins: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: !ENV [X]\nplugins: {plugins}\n")
    assert ospe(tmp_path, "due").returncode == 0


def test_a_folder_that_was_named_must_be_there(archive: Project) -> None:
    done = archive.run("ospe", "build", "--no-search", "--sessions", "seassions")
    assert (done.returncode, "seassions" in done.stderr) == (2, True)
    assert not archive.site.exists()
