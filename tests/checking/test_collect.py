"""Which files are found, under which root."""

import subprocess
from pathlib import Path

import pytest
from collected import CONTEXT

from ospe_build.checking import check
from ospe_build.checking.collect import collect
from ospe_build.reading import read_file


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "sessions/2026/2026-03-12-a.yml",
        "sessions/2026/2026-03-13-b.yaml",
        "sessions/2026/C.YML",
        "sessions/2026/extra/2026-03-14-d.yml",
        "sessions/2026/.hidden.yml",
        "sessions/2026/kuva.png",
        "sessions/2026/muistio.yml.txt",
        "sessions/2026/.piilo/2026-03-15-h.yml",
        "muualla/.git/2026/x.yml",
        "sessions/e.yml",
        "muualla/2025/2025-01-01-f.yml",
        "muualla/g.yml",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a: 1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_archive_gives_all_that_lies_in_it_in_order(archive: Path) -> None:
    found = collect([Path("sessions")])
    assert [one.file for one in found] == [
        "sessions/2026/.hidden.yml",
        "sessions/2026/.piilo/2026-03-15-h.yml",
        "sessions/2026/2026-03-12-a.yml",
        "sessions/2026/2026-03-13-b.yaml",
        "sessions/2026/C.YML",
        "sessions/2026/extra/2026-03-14-d.yml",
        "sessions/2026/kuva.png",
        "sessions/2026/muistio.yml.txt",
        "sessions/e.yml",
    ]
    assert {one.root for one in found} == {archive / "sessions"}
    assert all(one.path.is_absolute() for one in found)


def test_the_root_is_above_the_years_folder_else_sessions_else_what_was_given(archive: Path) -> None:
    roots = {one.file: one.root for one in collect([Path("muualla"), Path("sessions/2026/extra")])}
    assert roots == {
        "muualla/2025/2025-01-01-f.yml": archive / "muualla",
        "muualla/g.yml": archive / "muualla",
        "sessions/2026/extra/2026-03-14-d.yml": archive / "sessions",
    }


def test_a_file_in_the_working_folder_knows_its_root(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archive / "sessions" / "2026")
    (one,) = collect([Path("2026-03-12-a.yml")])
    assert (one.file, one.root) == ("2026-03-12-a.yml", archive / "sessions")
    assert collect([Path("../2026/2026-03-12-a.yml")])[0].path == one.path


def test_a_file_named_itself_is_taken_whatever_its_ending(archive: Path) -> None:
    (one,) = collect([Path("sessions/2026/muistio.yml.txt")])
    assert one.path == archive / "sessions/2026/muistio.yml.txt"


def test_each_file_comes_once(archive: Path) -> None:
    paths = [archive / "sessions", Path("sessions/2026"), Path("sessions/2026/2026-03-12-a.yml")]
    assert len(collect(paths)) == 9


def test_a_link_to_a_folder_is_not_followed(archive: Path) -> None:
    (archive / "muualla" / "2027").symlink_to(archive / "sessions")
    assert len(collect([Path("muualla")])) == 2


def test_a_linked_folder_among_the_sessions_is_a_finding_by_itself(archive: Path) -> None:
    (archive / "sessions" / "2027").symlink_to(archive / "muualla" / "2025")
    found = {one.file: one.path for one in collect([Path("sessions")])}
    assert len(found) == 10
    (finding,) = check(read_file(found["sessions/2027"], "sessions/2027"), CONTEXT)
    assert (finding.code, finding.variant) == ("OSPE115", "link")


MAY_STAY = ("sessions/README.md", "sessions/.gitkeep", "sessions/2026/.gitkeep", "sessions/.ospe-build.json")
STRAY = [
    "sessions/.DS_Store",
    "sessions/2026/2026-03-12-ilman-paatetta",
    "sessions/2026/README.md",
    "sessions/2026/muistio.YML.txt",
    "sessions/kuvat/.gitkeep",
    "sessions/kuvat/kuva.jpg",
    "sessions/muistio.docx",
]


@pytest.fixture
def among(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive in which all sorts of things lie."""
    for name in (*MAY_STAY, *STRAY, "muualla/muistio.docx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(*paths: str | Path, are_archives: bool = False) -> list[str]:
    return [one.file for one in collect([Path(path) for path in paths], are_archives=are_archives)]


def test_nothing_in_an_archive_is_passed_over_but_what_may_stay(among: Path) -> None:
    assert names("sessions") == STRAY
    assert names(".") == STRAY
    assert names("sessions/kuvat") == STRAY[4:6]
    assert names(among / "sessions" / "2026") == [f"{among}/{name}" for name in STRAY[1:4]]


def test_a_folder_that_nobody_looks_into_is_given_itself(among: Path) -> None:
    for name in ("2025", "kuvat/tyhja", "2026/2025", ".git/objects", "2026/.git/objects"):
        (among / "sessions" / name).mkdir(parents=True)
    found = set(names("sessions")) - set(STRAY)
    assert found == {f"sessions/{name}" for name in (".git", "2026/.git", "2026/2025", "kuvat/tyhja")}


@pytest.mark.usefixtures("among")
def test_what_git_ignores_may_stay() -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)  # noqa: S607 - the git of whoever tests
    Path(".gitignore").write_text("*.docx\n.DS_Store\nkuvat/\n", "utf-8")
    assert names("sessions") == STRAY[1:4]
    subprocess.run(["git", "add", "--force", "sessions/kuvat"], check=True)  # noqa: S607 - likewise
    assert names("sessions") == STRAY[1:6], "what git keeps is not ignored"


@pytest.mark.usefixtures("among")
def test_a_repository_that_ignores_the_whole_archive_hides_nothing_of_it() -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)  # noqa: S607 - the git of whoever tests
    Path(".gitignore").write_text("sessions/\n", "utf-8")
    assert names("sessions") == STRAY


def test_a_folder_of_another_name_is_an_archive_where_that_is_said(among: Path) -> None:
    (among / "sessions").rename("arkisto")
    assert names("arkisto") == []
    assert names("arkisto", are_archives=True) == [name.replace("sessions", "arkisto") for name in STRAY]


def test_the_project_may_stand_below_a_folder_named_sessions(among: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(among / "sessions" / "kuvat")
    Path("2026-03-12-peli.yml").write_text("x")
    assert names(".") == ["2026-03-12-peli.yml"]


def test_among_tests_stand_files_of_all_sorts(among: Path) -> None:
    (among / "tests").mkdir()
    (among / "sessions").rename("tests/sessions")
    assert names(".") == []
