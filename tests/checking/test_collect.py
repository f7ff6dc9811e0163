"""Which files are found, under which root."""

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


def test_a_folder_gives_its_session_files_in_order(archive: Path) -> None:
    found = collect([Path("sessions")])
    assert [one.file for one in found] == [
        "sessions/2026/.hidden.yml",
        "sessions/2026/.piilo/2026-03-15-h.yml",
        "sessions/2026/2026-03-12-a.yml",
        "sessions/2026/2026-03-13-b.yaml",
        "sessions/2026/C.YML",
        "sessions/2026/extra/2026-03-14-d.yml",
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
    assert len(collect(paths)) == 7


def test_a_link_to_a_folder_is_not_followed(archive: Path) -> None:
    (archive / "muualla" / "2027").symlink_to(archive / "sessions")
    assert len(collect([Path("muualla")])) == 2


def test_a_linked_folder_among_the_sessions_is_a_finding_by_itself(archive: Path) -> None:
    (archive / "sessions" / "2027").symlink_to(archive / "muualla" / "2025")
    found = {one.file: one.path for one in collect([Path("sessions")])}
    assert len(found) == 8
    (finding,) = check(read_file(found["sessions/2027"], "sessions/2027"), CONTEXT)
    assert (finding.code, finding.variant) == ("OSPE115", "link")
