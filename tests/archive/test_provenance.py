"""Where a session comes from, as git tells it: days, and nobody's name."""

import subprocess
from dataclasses import asdict
from pathlib import Path

import pytest

from ospe_build.archive.provenance import Provenance, provenance


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    return tmp_path


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    subprocess.run(  # noqa: S603 - our own arguments
        ["git", "-c", "user.name=Kaisa", "-c", "user.email=kaisa@example.org", "-c", "core.quotePath=true", *arguments],  # noqa: S607
        cwd=folder,
        check=True,
        capture_output=True,
        env={
            "PATH": "/usr/bin:/bin:/usr/local/bin",
            "GIT_AUTHOR_DATE": f"{day}T12:00:00Z",
            "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
        },
    )


def write(path: Path, text: str, day: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    top = next(parent for parent in path.parents if (parent / ".git").exists())
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message", "2026-02-02", day=day)  # a message that looks like a day
    return path


def test_a_file_was_added_once_and_changed_last(repository: Path) -> None:
    first = write(repository / "sessions" / "2025" / "2025-01-01-a.yml", "a: 1", "2025-02-01")
    second = write(repository / "sessions" / "2026" / "2026-01-01-b.yml", "b: 1", "2026-02-01")
    write(first, "a: 2", "2026-03-01")
    write(repository / "README.md", "muu", "2026-04-01")
    assert provenance(repository / "sessions") == {
        first: Provenance("2025-02-01", "2026-03-01"),
        second: Provenance("2026-02-01", "2026-02-01"),
    }


def test_it_holds_days_only(repository: Path) -> None:
    path = write(repository / "sessions" / "2025" / "2025-01-01-a.yml", "a: 1", "2025-02-01")
    assert asdict(provenance(repository / "sessions")[path]) == {"added": "2025-02-01", "changed": "2025-02-01"}


def test_a_name_with_letters_and_spaces_is_found(repository: Path) -> None:
    path = write(repository / "sessions" / "2025" / "2025-01-01-äiti ja lapsi.yml", "a: 1", "2025-02-01")
    assert provenance(repository / "sessions") == {path: Provenance("2025-02-01", "2025-02-01")}


def test_files_of_one_commit_share_its_day(repository: Path) -> None:
    folder = repository / "sessions"
    (folder / "2025").mkdir(parents=True)
    (folder / "2025" / "2025-01-01-a.yml").write_text("a: 1", "utf-8")
    write(folder / "2025" / "2025-01-02-b.yml", "b: 1", "2025-02-01")
    assert {path.name: found.added for path, found in provenance(folder).items()} == {
        "2025-01-01-a.yml": "2025-02-01",
        "2025-01-02-b.yml": "2025-02-01",
    }


def test_outside_git_and_before_the_first_commit_there_is_none(tmp_path: Path, repository: Path) -> None:
    assert provenance(repository) == {}
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    assert provenance(outside) == {}
    assert provenance(outside / "missing") == {}
