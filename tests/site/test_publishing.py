"""A build and the folder of the site: what it refuses, what a failure or a kill leaves, who waits for whom."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from project import EXAMPLES, ROOT, Project

from ospe_build.files import folder_beside
from ospe_build.manifest import MANIFEST

SESSION = "2026-09-03-harjoituskylan-uimahallin-aamut"
OTHERS = {".git": "gitdir: /muualla\n", "CNAME": "pelit.example\n", "kuvat/oma.png": "oma"}


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the links to the repository."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for name in folder.iterdir()
        if not name.is_symlink()
        for path in (name, *name.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of one session, built without search."""
    project = Project.at(tmp_path_factory.mktemp("julkaisu") / "ospe")
    project.add(EXAMPLES / "2026" / f"{SESSION}.yml")
    return project.build("--no-search")


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """A copy of it; files keep their times."""
    shutil.copytree(built.folder, tmp_path / "ospe", symlinks=True)
    return Project(tmp_path / "ospe")


def retitle(project: Project, title: str) -> None:
    path = project.sessions / "2026" / f"{SESSION}.yml"
    path.write_text(path.read_text("utf-8").replace("otsikko: ", f"otsikko: {title} ", 1), "utf-8")


@pytest.mark.parametrize(
    "folder", ["sessions", "docs/uusi", ".", ".git", "oma", str(ROOT / "schema" / "uusi"), "muut/site"]
)
def test_a_folder_that_is_no_site_is_refused_before_anything_is_written(project: Project, folder: str) -> None:
    for name in (".git", "oma", "muut"):
        (project.folder / name).mkdir()
    (project.folder / "oma" / "tärkeä.txt").write_text("oma", "utf-8")
    (project.folder / "muut" / "2026").mkdir()
    retitle(project, "Uusi")
    before = content(project.folder)
    options = ("--sessions", "muut") if folder.startswith("muut") else ()
    done = project.run("ospe", "build", "--no-search", "--site-dir", folder, *options)
    assert done.returncode == 2, done.stderr
    assert "Valitse t" in done.stderr
    assert "Traceback" not in done.stderr
    assert content(project.folder) == before


@pytest.mark.parametrize("folder", ["sessions", "oma"])
def test_mkdocs_refuses_it_too(project: Project, folder: str) -> None:
    (project.folder / "oma").mkdir()
    (project.folder / "oma" / "tärkeä.txt").write_text("oma", "utf-8")
    before = content(project.folder)
    done = project.run("mkdocs", "build", "--site-dir", folder)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert content(project.folder) == before


def test_a_site_of_the_first_round_is_told_how_it_is_removed(project: Project) -> None:
    (project.site / MANIFEST).unlink()
    before = content(project.folder)
    done = project.run("ospe", "build", "--no-search")
    assert done.returncode == 2
    assert f"rm -r {project.site}" in done.stderr
    assert content(project.folder) == before


def test_a_cleared_cache_does_not_make_a_site_a_stranger(project: Project) -> None:
    before = content(project.site)
    times = {path: path.stat().st_mtime_ns for path in project.site.rglob("*.html")}
    shutil.rmtree(project.folder / ".cache")
    project.build("--no-search")
    assert content(project.site) == before
    assert {path: path.stat().st_mtime_ns for path in project.site.rglob("*.html")} == times


def test_what_others_added_to_a_site_stays(project: Project) -> None:
    for name, text in OTHERS.items():
        (project.site / name).parent.mkdir(exist_ok=True)
        (project.site / name).write_text(text, "utf-8")
    (project.sessions / "2026" / f"{SESSION}.yml").unlink()
    project.build("--no-search")
    assert not (project.site / "tulokset" / SESSION).exists()
    assert {name: (project.site / name).read_text("utf-8") for name in OTHERS} == OTHERS


def test_an_index_that_cannot_be_made_leaves_old_pages_and_old_index(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site.parent, tmp_path / "ospe", symlinks=True)
    project = Project(tmp_path / "ospe")
    project.add(EXAMPLES / "2026" / f"{SESSION}.yml")
    before = content(project.site)
    assert "haku/osat.json" in before
    retitle(project, "Uusi")
    code = (
        "from ospe_build.errors import SearchError; from ospe_build.site.search import build\n"
        "def fail(*_): raise SearchError('ei onnistu')\n"
        "build.build = fail\n"
        "from ospe_build.cli import main; main(['build'], prog_name='ospe')"
    )
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-I", "-c", code], cwd=project.folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "ei onnistu" in done.stderr
    assert content(project.site) == before
    assert not folder_beside(project.site).exists()


def wait_for_the_last_step(site: Path) -> None:
    """A last step that has begun is completed by a process of its own, which holds the folder of waiting files."""
    with suppress(FileNotFoundError):
        held = os.open(folder_beside(site), os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_EX)
        os.close(held)


def test_a_build_that_is_killed_leaves_one_whole_site_and_the_next_recovers(built: Project, project: Project) -> None:
    old = content(project.site)
    retitle(project, "Uusi")
    project.build("--no-search", "--site-dir", "uusi")
    new = content(project.folder / "uusi")
    begin = time.monotonic()
    project.build("--no-search", "--site-dir", "toinen")
    whole = time.monotonic() - begin
    for share in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95):
        shutil.rmtree(project.site)
        shutil.copytree(built.site, project.site)
        with project.start("ospe", "build", "--no-search") as process:
            time.sleep(whole * share)
            os.killpg(process.pid, signal.SIGKILL)
        wait_for_the_last_step(project.site)
        assert content(project.site) in (old, new)
    project.build("--no-search")
    assert content(project.site) == new
    assert not folder_beside(project.site).exists()


def test_of_two_builds_into_one_folder_the_second_waits(project: Project) -> None:
    retitle(project, "Uusi")
    both = [project.start("ospe", "build", "--no-search") for _ in range(2)]
    said = [process.communicate()[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sum("Odotetaan, että se tulee valmiiksi" in one for one in said) == 1
    site = content(project.site)
    shutil.rmtree(project.site)
    project.build("--no-search")
    assert content(project.site) == site


def test_of_the_documents_only_text_and_images_are_published(project: Project) -> None:
    docs = project.folder / "docs"
    docs.unlink()
    shutil.copytree(ROOT / "docs", docs)
    left_out = {
        "2026-03-12-oodi.yml",
        "ohjeet/x.pdf",
        "x.html",
        "x.svg",
        "CNAME",
        "assets/images/x.csv",
        "x.md.txt",
    }
    links = {"linkki.png": "/etc/hostname", "linkki.md": "../mkdocs.yml", "kansio": "../muualla"}
    taken = {"kuva.png", "ohjeet/KUVA.JPG", "assets/images/kuva.webp"}
    for name in left_out | taken:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text("040 123 4567", "utf-8")
    (project.folder / "muualla").mkdir()
    (project.folder / "muualla" / "kuva.png").write_text("040 123 4567", "utf-8")
    for name, target in links.items():
        (docs / name).symlink_to(target)
    left_out |= {"linkki.png", "linkki.md", "kansio/kuva.png"}
    settings = project.folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("  /assets/\n", "").replace("/assets/", "/x/"), "utf-8")
    done = project.run("ospe", "build", "--no-search")
    assert done.returncode == 0, done.stderr
    written = content(project.site)
    assert taken <= written.keys()
    assert not left_out & written.keys()
    assert not (project.site / "linkki").exists()
    assert [name for name in left_out if f"docs/{name} ei julkaistu" not in done.stderr] == []
    assert done.stderr.count("ei julkaistu") == len(left_out)
