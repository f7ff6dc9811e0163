"""What lies among the sessions and is none (OSPE319), and a session that lies elsewhere (OSPE320)."""

import os
import subprocess
from pathlib import Path

import pytest
from collected import BASE, CONTEXT

from ospe_build.checking import check
from ospe_build.checking.stray import elsewhere
from ospe_build.reading import read_file

ROOT = Path(__file__).parents[2]
NAME = "2026-03-12-mallila"


@pytest.fixture(autouse=True)
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sessions" / "2026").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)


def told(name: str) -> list[tuple[str, str, str | None]]:
    """The errors of a file or folder in the archive: code, variant and suggestion."""
    path = Path("sessions", name)
    found = check(read_file(path, path.as_posix()), CONTEXT)
    return [(one.code, one.variant, one.suggestion) for one in found if one.severity == "error"]


@pytest.mark.parametrize(
    "ending", [".yml.txt", "", ".txt", ".YML", ".yaml", ".yml.yml", ".yml (1)", ".yml~", ".Yaml.TXT", ".json", ".md"]
)
def test_a_session_with_a_wrong_ending_is_told_its_name(ending: str) -> None:
    Path("sessions/2026", NAME + ending).write_text(BASE, "utf-8")
    assert told(f"2026/{NAME}{ending}") == [("OSPE304", "", f"{NAME}.yml")]


@pytest.mark.parametrize("head", ["\ufeff", "# Muistiinpanoja\n\n" * 10, "esimerkki: true\n"])
def test_a_session_is_known_by_its_first_lines(head: str) -> None:
    Path("sessions/2026", NAME).write_text(head + BASE.replace("esimerkki: true\n", ""), "utf-8")
    assert told(f"2026/{NAME}") == [("OSPE304", "", f"{NAME}.yml")]


def test_the_right_name_has_the_day_of_the_game_and_no_odd_letters() -> None:
    Path("sessions/2026/Mallilan peli.txt").write_text(BASE, "utf-8")
    assert {suggestion for _, _, suggestion in told("2026/Mallilan peli.txt")} == {"2026-03-12-mallilan-peli.yml"}


def test_a_session_in_another_format_is_known_too() -> None:
    Path("sessions/2026", f"{NAME}.json").write_text('{\n  "skeema": 1,\n  "pelikerta": 1}', "utf-8")
    assert ("OSPE304", "", f"{NAME}.yml") in told(f"2026/{NAME}.json")


def test_the_copy_of_a_session_is_not_told_to_take_its_place() -> None:
    for ending in (".yml", ".yml.bak", ".yaml", ".yml.txt"):
        Path("sessions/2026", NAME + ending).write_text(BASE, "utf-8")
    assert told(f"2026/{NAME}.yml") == []
    for ending in (".yml.bak", ".yaml", ".yml.txt"):
        assert told(f"2026/{NAME}{ending}") == [("OSPE319", "copy", None)]


@pytest.mark.parametrize(
    "content",
    [b"", b"muistio\n", b"\x89PNG\r\n\x1a\n\0\0", b"\xff" * 70_000, b"Skeemaa: ei\n", b"a: [b"],
    ids=["empty", "text", "picture", "large", "other words", "no YAML"],
)
@pytest.mark.parametrize("name", ["kuva.png", f"2026/{NAME}", "2026/.x.swp", "CNAME", "2026/kirje.docx", ".gitignore"])
def test_what_is_no_session_is_one_finding(name: str, content: bytes) -> None:
    Path("sessions", name).write_bytes(content)
    assert told(name) == [("OSPE319", "", None)]


def test_folders_and_links_that_are_no_session() -> None:
    Path("sessions/kuvat").mkdir()
    Path("sessions/linkki").symlink_to("/etc/passwd")
    Path("sessions/2027").symlink_to("/etc")
    os.mkfifo("sessions/putki")
    assert told("kuvat") == [("OSPE319", "folder", None)]
    assert told("linkki") == [("OSPE319", "link", None)]
    assert told("putki") == [("OSPE319", "", None)]
    assert told("2027") == [("OSPE115", "link", None)], "it says how the link becomes the folder of a year"


SESSION_PLACE = f"sessions/2026/{NAME}.yml"
NO_TEXT = "\0"

ELSEWHERE: list[tuple[str, str, tuple[str, str | None]]] = [
    (f"{NAME}.yml", BASE, ("", SESSION_PLACE)),
    (f"docs/{NAME}.yml.txt", BASE, ("", SESSION_PLACE)),
    (f"2026/{NAME}.yml", BASE, ("", SESSION_PLACE)),
    (f"docs/sessions/2026/{NAME}", "", ("", SESSION_PLACE)),
    (f"docs/{NAME}.yml", "rikki: [", ("", SESSION_PLACE)),
    (f"docs/{NAME}.yml", NO_TEXT, ("", SESSION_PLACE)),
    ("docs/peli.yml", BASE, ("", "sessions/2026/2026-03-12-peli.yml")),
    ("peli", BASE.replace("pelattu: 2026-03-12", "pelattu: eilen"), ("no_day", None)),
    ("docs/2026-3-12 peli.txt", "Muistiinpanoja\n", ("no_day", None)),
    (f"Sessions/2026/{NAME}.yml", BASE, ("folder", SESSION_PLACE)),
    (f"session/2026/{NAME}.yml", BASE, ("folder", SESSION_PLACE)),
    (f"sesions/2026/{NAME}.yml", BASE, ("folder", SESSION_PLACE)),
    (f"SESSIONS/{NAME}.yml", BASE, ("folder", SESSION_PLACE)),
    (f"sessions /2026/{NAME}.yml", BASE, ("folder", SESSION_PLACE)),
    (f"docs/Sessions/2026/{NAME}.yml", BASE, ("folder", SESSION_PLACE)),
    ("sessoins/kuva.png", NO_TEXT, ("folder", None)),
    ("docs/session/peli.yml", "a: 1", ("folder", None)),
]


def write(name: str, content: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(b"\x89PNG\xff\0" if content == NO_TEXT else content.encode())


@pytest.mark.parametrize(("name", "content", "expected"), ELSEWHERE, ids=[name for name, _, _ in ELSEWHERE])
def test_a_session_elsewhere_is_told_where_it_belongs(
    name: str, content: str, expected: tuple[str, str | None]
) -> None:
    write(name, content)
    (finding,) = elsewhere([name])
    assert (finding.code, finding.severity, finding.file) == ("OSPE320", "error", name)
    assert (finding.variant, finding.suggestion) == expected


def test_what_is_no_session_may_lie_anywhere() -> None:
    files = {
        SESSION_PLACE: BASE,
        f"tests/{NAME}.yml": BASE,
        f"docs/{NAME}.md": BASE,
        "docs/ohje.md": BASE,
        "docs/2026-03-12-etusivu.png": NO_TEXT,
        "versions/1.yml": "a: 1",
        "missions/1.yml": "a: 1",
        "ospe_build/archive/session.py": "skeema = 1",
        "ospe_build/session/view.py": "x",
        "schema/session.schema.json": '{"properties": {\n  "skeema": {}}}',
    }
    for name, content in files.items():
        write(name, content)
    assert list(elsewhere([*files, "sessions", "docs", "", f"gone/{NAME}.yml"])) == []


def test_no_file_of_the_project_itself_looks_like_a_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True).stdout  # noqa: S607 - our git
    assert [finding.file for finding in elsewhere(map(os.fsdecode, listed.split(b"\0")))] == []
