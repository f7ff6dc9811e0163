"""The made-up sessions that tests share: without findings, in canonical form, and showing all there is to show."""

from pathlib import Path
from typing import Any

import pytest
from project import EXAMPLES

from ospe_build.archive.session import Session
from ospe_build.board import node
from ospe_build.reading import read_file
from ospe_build.validate import validate_paths
from ospe_build.writing.canonical import dump


@pytest.fixture(scope="module")
def examples() -> dict[Path, dict[str, Any]]:
    return {path: read_file(path, path.name).value for path in sorted(EXAMPLES.rglob("*.yml"))}


def test_they_are_made_up(examples: dict[Path, dict[str, Any]]) -> None:
    assert all(value["esimerkki"] is True for value in examples.values())


def test_they_have_no_findings(examples: dict[Path, dict[str, Any]]) -> None:
    result = validate_paths(list(examples), "fi")
    assert not result.findings


def test_they_are_written_as_ospe_writes(examples: dict[Path, dict[str, Any]]) -> None:
    for path, value in examples.items():
        assert path.read_text("utf-8") == dump(value), path.name


def test_they_come_from_every_division_in_every_language(examples: dict[Path, dict[str, Any]]) -> None:
    details = [value["pelikerta"] for value in examples.values()]
    assert {detail["toimiala"] for detail in details} == set(node("pelikerta", "toimiala").values)
    assert {detail.get("kieli", "fi") for detail in details} == set(node("pelikerta", "kieli").values)


def test_they_show_every_state_overdue_means_and_a_game_that_agreed_on_nothing(
    examples: dict[Path, dict[str, Any]],
) -> None:
    sessions = {path.stem: Session(path.stem, value) for path, value in examples.items()}
    states = {entry.state for session in sessions.values() for means in session.plan for entry in means.follow_ups}
    assert states == set(node("uudet_keinot", "seuranta", "tila").values)
    assert any("ei_sovittu" in session.value for session in sessions.values())
    later = [session for session in sessions.values() if session.previous_id]
    assert later
    for session in later:
        earlier = sessions[session.previous_id]
        before = {method: column for _, column, method in earlier.placements()}
        moved = [method for _, column, method in session.placements() if before.get(method, column) != column]
        assert len(moved) > 3
        assert any(entry.day >= session.details["pelattu"] for means in earlier.plan for entry in means.follow_ups)
