"""What a build writes, and above all what it leaves alone."""

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from built import read_page
from playwright.sync_api import Browser
from project import EXAMPLES, ROOT, Project
from visits import Visit, watch

PAIR = ("2025-02-06-mallilan-kirjaston-nuorten-illat", "2026-04-14-mallilan-kirjaston-nuorten-illat-toinen-kierros")
OTHER = "2026-09-03-harjoituskylan-uimahallin-aamut"

State = dict[str, tuple[str, int]]


def source(id_: str) -> Path:
    return EXAMPLES / id_[:4] / f"{id_}.yml"


def state(site: Path) -> State:
    """Every file of a site, its content and when it was written."""
    return {
        path.relative_to(site).as_posix(): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in site.rglob("*")
        if path.is_file()
    }


def changed(before: State, after: State) -> set[str]:
    """The files that are new or were written anew, the same bytes or not."""
    return {name for name in after if before.get(name) != after[name]}


def content(site: Path) -> dict[str, str]:
    """Every file of a site with its content."""
    return {name: content for name, (content, _) in state(site).items()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of three sessions, built without search."""
    project = Project.at(tmp_path_factory.mktemp("rakennus") / "ospe")
    project.add(*(source(id_) for id_ in (*PAIR, OTHER)))
    return project.build("--no-search")


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """A copy of it, so that each test may change it; files keep their times."""
    shutil.copytree(built.folder, tmp_path / "ospe", symlinks=True)
    return Project(tmp_path / "ospe")


def edit(project: Project, id_: str, old: str, new: str) -> None:
    path = project.sessions / id_[:4] / f"{id_}.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def break_a_guide(project: Project) -> None:
    """Give MkDocs a page to warn of, when all of our own pages are already being written."""
    (project.folder / "docs").unlink()
    shutil.copytree(ROOT / "docs", project.folder / "docs")
    guide = project.folder / "docs" / "ohjeet" / "pelaajalle.md"
    guide.write_text(guide.read_text("utf-8") + "\n[rikki](ei-ole.md)\n", "utf-8")


def test_an_error_in_one_session_leaves_the_old_site_as_it_was(project: Project) -> None:
    before = state(project.site)
    edit(project, OTHER, "pelaajia: ", "pelaajia: -")
    edit(project, PAIR[0], "otsikko: ", "otsikko: Toinen ")
    done = project.run("ospe", "build", "--no-search")
    assert done.returncode == 1
    assert f"{OTHER}.yml" in done.stderr
    assert "OSPE207" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert state(project.site) == before


def test_an_error_across_sessions_stops_the_build_too(project: Project) -> None:
    before = state(project.site)
    (project.sessions / "2025" / f"{PAIR[0]}.yml").unlink()
    done = project.run("mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert "OSPE314" in done.stderr
    assert state(project.site) == before


def test_a_file_that_is_no_session_stops_the_build_wherever_the_archive_is(project: Project) -> None:
    before = state(project.site)
    (project.sessions / "README.md").write_text("Arkisto\n", "utf-8")
    (project.sessions / "2025" / "muistio.txt").write_text("Muistiinpanoja\n", "utf-8")
    done = project.run("ospe", "build", "--no-search")
    assert (done.returncode, "muistio.txt:1:1: virhe OSPE319" in done.stderr) == (1, True)
    project.sessions.rename(project.folder / "arkisto")
    done = project.run("ospe", "build", "--no-search", "--sessions", "arkisto")
    assert (done.returncode, "muistio.txt:1:1: virhe" in done.stderr) == (1, True)
    assert state(project.site) == before


def test_a_broken_page_of_instructions_leaves_the_old_site_as_it_was(project: Project) -> None:
    before = state(project.site)
    edit(project, OTHER, "otsikko: ", "otsikko: Toinen ")
    break_a_guide(project)
    done = project.run("ospe", "build", "--no-search")
    assert done.returncode == 1
    assert "ei-ole.md" in done.stdout + done.stderr
    assert state(project.site) == before


RENAMED = """
import logging, sys
real = logging.getLogger
def renamed(name=None):
    theirs = name and sys._getframe(1).f_globals["__name__"].startswith("mkdocs")
    return real(name.replace("mkdocs", "toinen", 1) if theirs else name)
logging.getLogger = renamed
from mkdocs.__main__ import cli
cli()
"""


def test_whatever_takes_mkdocs_place_a_strict_build_that_fails_publishes_nothing(project: Project) -> None:
    """ProperDocs is MkDocs but for its name, which is also that of the logger where warnings are counted."""
    before = state(project.site)
    edit(project, OTHER, "otsikko: ", "otsikko: Toinen ")
    break_a_guide(project)
    done = project.run("python", "-P", "-c", RENAMED, "build", "--strict")
    assert done.returncode == 1, done.stderr
    assert "strict mode" in done.stdout + done.stderr
    assert state(project.site) == before


def test_a_new_site_that_fails_leaves_nothing(project: Project) -> None:
    shutil.rmtree(project.site)
    before = set(project.folder.iterdir())
    break_a_guide(project)
    assert project.run("ospe", "build", "--no-search").returncode == 1
    assert set(project.folder.iterdir()) == before


def test_a_second_build_writes_nothing(project: Project) -> None:
    before = state(project.site)
    assert len(before) > 100
    project.build("--no-search")
    assert state(project.site) == before


def test_a_changed_session_rewrites_its_page_and_those_that_show_it(project: Project) -> None:
    before = state(project.site)
    edit(project, OTHER, "otsikko: ", "otsikko: Uudet ")
    project.build("--no-search")
    after = state(project.site)
    written = changed(before, after)
    assert before.keys() == after.keys()
    assert {f"tulokset/{OTHER}/index.html", "tulokset/index.html", "tulokset/hakemisto.json", "index.html"} <= written
    assert {f"data/pelikerrat/{OTHER}.json", "data/pelikerrat.csv", "syote.atom"} <= written
    assert read_page(project.site / "tulokset" / OTHER / "index.html").title.startswith("Uudet Harjoituskylän")
    # Nothing of what tells of other sessions, or of none.
    assert not written & {f"tulokset/{id_}/index.html" for id_ in PAIR}
    untold = ("ohjeet/", "virheet/", "assets/", "laudat/", "kirjaa/index.html", "kirjaa/pohja.yml")
    assert not [name for name in written if name.startswith(untold)]


def test_a_page_that_names_a_changed_session_is_written_anew(project: Project) -> None:
    before = state(project.site)
    edit(project, PAIR[0], "otsikko: ", "otsikko: Entiset ")
    project.build("--no-search")
    assert f"tulokset/{PAIR[1]}/index.html" in changed(before, state(project.site))
    assert "Entiset Mallilan" in read_page(project.site / "tulokset" / PAIR[1] / "index.html").text


def test_a_day_that_passes_a_deadline_rewrites_the_page(project: Project) -> None:
    page = project.site / "tulokset" / PAIR[1] / "index.html"
    assert "Myöhässä 1 pv" not in read_page(page).text
    project.build("--no-search", "--on", "2026-12-13")
    assert "Myöhässä 1 pv" in read_page(page).text


def test_what_no_longer_belongs_to_the_site_is_removed(project: Project) -> None:
    (project.sessions / "2026" / f"{OTHER}.yml").unlink()
    project.build("--no-search")
    assert not (project.site / "tulokset" / OTHER).exists()
    assert not (project.site / "data" / "pelikerrat" / f"{OTHER}.json").exists()
    assert OTHER not in (project.site / "tulokset" / "index.html").read_text("utf-8")
    assert (project.site / "tulokset" / PAIR[0] / "index.html").exists()


def test_the_index_of_an_archive_that_shrinks_is_that_of_a_first_build(project: Project, tmp_path: Path) -> None:
    project.build()
    (project.sessions / "2026" / f"{OTHER}.yml").unlink()
    fresh = Project.at(tmp_path / "uusi")
    fresh.add(*map(source, PAIR))
    assert content(project.build().site / "haku") == content(fresh.build().site / "haku")


def test_a_page_that_somebody_touched_is_put_right(project: Project) -> None:
    page = project.site / "tulokset" / OTHER / "index.html"
    whole = page.read_bytes()
    page.write_bytes(whole.replace(b"uimahallin", b"kaupungin"))
    project.build("--no-search")
    assert page.read_bytes() == whole


@pytest.mark.parametrize("garbage", [b"", b"roskaa\n", b"\xff\x00", b"{}", b"[]", b"SQLite format 3\0"])
def test_a_damaged_cache_is_no_cache(project: Project, garbage: bytes) -> None:
    whole = content(project.site)
    (kept,) = (path for path in (project.folder / ".cache" / "ospe").iterdir() if path.is_file())
    kept.write_bytes(garbage)
    project.build("--no-search")
    assert content(project.site) == whole


@pytest.mark.parametrize("garbage", [b"", b"roskaa\n", b"\xff\x00", b"{}", b"[]"])
def test_a_damaged_value_of_the_cache_is_none(project: Project, garbage: bytes) -> None:
    whole = content(project.site)
    (kept,) = (path for path in (project.folder / ".cache" / "ospe").iterdir() if path.is_file())
    with closing(sqlite3.connect(kept)) as cache, cache:
        assert cache.execute("UPDATE entries SET value = ?", (garbage,)).rowcount > 3
    edit(project, OTHER, "otsikko: ", "otsikko: Uudet ")
    project.build("--no-search")
    edit(project, OTHER, "otsikko: Uudet ", "otsikko: ")
    project.build("--no-search")
    assert content(project.site) == whole


def test_mkdocs_builds_the_same_site(project: Project) -> None:
    done = project.run("mkdocs", "build", "--strict", "--site-dir", "heidan")
    assert done.returncode == 0, done.stderr
    theirs = content(project.folder / "heidan")
    assert "haku/osat.json" in theirs
    assert content(project.build().site) == theirs


def test_a_kept_cache_gives_the_same_bytes_as_a_clean_build(built: Project, tmp_path: Path) -> None:
    project = Project.at(tmp_path / "ospe")
    project.add(source(PAIR[0]), *sorted(EXAMPLES.glob("*/*.yml"))[5:])
    edit(project, PAIR[0], "otsikko: ", "otsikko: Ennen ")
    project.build("--no-search")
    # Some leave, some come, one is changed back.
    for path in project.sessions.glob("*/*.yml"):
        path.unlink()
    project.add(*(source(id_) for id_ in (*PAIR, OTHER)))
    assert content(project.build("--no-search").site) == content(built.site)


def test_the_order_of_names_in_memory_decides_nothing(built: Project, project: Project) -> None:
    shutil.rmtree(project.site)
    shutil.rmtree(project.folder / ".cache")
    done = project.run("ospe", "build", "--no-search", PYTHONHASHSEED="77")
    assert done.returncode == 0
    assert content(project.site) == content(built.site)


def test_the_site_works_below_any_address(
    site: Path, tmp_path: Path, serve: Callable[[Path], str], browser: Browser
) -> None:
    (tmp_path / "oma").symlink_to(site)
    page = browser.new_page(base_url=f"{serve(tmp_path)}/oma/")
    visit = Visit()
    watch(page, visit)
    for path in ("", "tulokset/", f"tulokset/{OTHER}/", "keinot/asukasilta/"):
        page.goto(path, wait_until="networkidle")
    page.get_by_role("searchbox", name="Hae sivustolta").fill("uimahallissa")
    page.get_by_role("list", name="Osumat").get_by_role("link").first.click()
    page.wait_for_url(f"**/oma/tulokset/{OTHER}/**")
    page.close()
    assert visit.problems == []
    assert all("/oma/" in request for request in visit.requests)
