"""What the disk refuses ends in a message that names the file, and in no half-written one."""

import errno
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from project import EXAMPLES, Project

from ospe_build.files import write_unseen

KILOBYTE = 1024


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project.at(tmp_path / "ospe")
    project.add(EXAMPLES / "2026" / "2026-09-03-harjoituskylan-uimahallin-aamut.yml")
    return project


def run_with_files_up_to(project: Project, kilobytes: int) -> "subprocess.CompletedProcess[str]":
    limit = kilobytes * KILOBYTE
    return subprocess.run(  # noqa: S603 - our own command
        [Path(sys.executable).with_name("ospe"), "build", "--no-search"],
        cwd=project.folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )


@pytest.mark.parametrize("command", ["ospe", "mkdocs"])
def test_a_site_that_cannot_be_written(project: Project, command: str) -> None:
    (project.folder / "tukko").write_text("", "utf-8")
    done = project.run(command, "build", "--site-dir", str(project.folder / "tukko" / "site"))
    assert done.returncode == 1
    assert f"Tiedostoa {project.folder}/tukko/site/" in done.stderr
    assert (
        "ei voitu lukea tai kirjoittaa: polun osa ei ole kansio. Mikään tiedosto ei jäänyt puolikkaaksi." in done.stderr
    )
    assert "Traceback" not in done.stderr + done.stdout


def test_a_disk_that_is_full_leaves_no_half_written_file(project: Project) -> None:
    assert project.run("ospe", "demo", "lisaa", "--count", "50").returncode == 0
    project.add(*project.folder.glob("lisaa/*/*.yml"))
    project.build("--no-search")
    pages = {path: path.read_bytes() for path in project.site.rglob("*.html")}
    before = {path for path in project.site.rglob("*") if path.is_file()}
    database = project.site / "data" / "ospe.sqlite"
    largest = max(path.stat().st_size for path in before if path != database)
    assert database.stat().st_size > largest + KILOBYTE
    session = next(project.sessions.glob("*/*.yml"))
    session.write_text(session.read_text("utf-8").replace("otsikko: ", "otsikko: Uusi ", 1), "utf-8")
    done = run_with_files_up_to(project, largest // KILOBYTE + 1)
    assert done.returncode == 1
    assert "ospe.sqlite ei voitu lukea tai kirjoittaa" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert {path for path in project.site.rglob("*") if path.is_file()} == before
    shown = f"tulokset/{session.stem}/index.html"
    assert (project.site / shown).read_bytes() == pages[project.site / shown]


def test_another_command(project: Project) -> None:
    (project.folder / "tukko").write_text("", "utf-8")
    done = project.run("ospe", "demo", "tukko/demo", "--count", "1")
    assert done.returncode == 1
    assert "ei voitu lukea tai kirjoittaa: polun osa ei ole kansio." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_write_that_fails_midway_removes_what_it_wrote(tmp_path: Path) -> None:
    code = (
        "import resource, sys; from ospe_build.files import write_unseen;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10));"
        "write_unseen(sys.argv[1], b'x' * 100)"
    )
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code, tmp_path / "a"], capture_output=True, text=True, check=False
    )
    assert f"[Errno {errno.EFBIG}] File too large: '{tmp_path}/a'" in done.stderr
    assert list(tmp_path.iterdir()) == []
    write_unseen(str(tmp_path / "a"), b"x" * 100)
    assert (tmp_path / "a").stat().st_size == 100
