"""ci.yml and action.yml: who sends a session meets no code tests, and others check sessions as a step of theirs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from test_comment import SESSION
from workflow_runner import ROOT

BIN = Path(sys.executable).parent


def script(file: str, name: str) -> str:
    whole = yaml.safe_load((ROOT / file).read_text("utf-8"))
    steps = [step for job in whole.get("jobs", {"": whole.get("runs")}).values() for step in job["steps"]]
    (found,) = [step["run"] for step in steps if step["name"] == name]
    return str(found)


def bash(code: str, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 - our own scripts
        ["bash", "-e", "-c", code],  # noqa: S607 - the bash of whoever tests
        cwd=cwd, env=os.environ | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def looked(folder: Path, event: str, *changed: str) -> str:
    """What the first job finds of a request that changes some files."""
    git = "git -c user.name=t -c user.email=t@example.org -c commit.gpgsign=false"
    assert bash(f"git init -q -b main; {git} commit -q --allow-empty -m alku", folder).returncode == 0
    for name in changed:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
    assert bash(f"git add -A; {git} commit -q --allow-empty -m muutos", folder).returncode == 0
    output = folder.parent / "output"
    done = bash(
        script(".github/workflows/ci.yml", "Katso, muuttuuko muu kuin pelikerrat"), folder,
        GITHUB_EVENT_NAME=event, GITHUB_OUTPUT=str(output),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return output.read_text("utf-8")


@pytest.mark.parametrize(
    ("event", "changed", "tested"),
    [
        ("pull_request", ["sessions/2026/2026-03-12-mallila.yml"], False),
        ("pull_request", ["sessions/2026/$(touch pwned).yml"], False),
        ("pull_request", ["sessions/2026/a.yml", "docs/index.md"], True),
        ("pull_request", ["sessions.py"], True),
        ("push", ["sessions/2026/a.yml"], True),
    ],
)
def test_code_is_tested_where_something_else_than_sessions_changes(
    tmp_path: Path, event: str, changed: list[str], *, tested: bool
) -> None:
    folder = tmp_path / "repo"
    folder.mkdir()
    assert looked(folder, event, *changed) == f"code={str(tested).lower()}\n"
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.parametrize(
    ("looked_", "tested", "passes"),
    [
        ("success", "success", True), ("success", "skipped", True), ("success", "failure", False),
        ("failure", "skipped", False), ("success", "cancelled", False),
    ],
)  # fmt: skip
def test_the_verdict_passes_where_tests_passed_or_were_not_needed(
    tmp_path: Path, looked_: str, tested: str, *, passes: bool
) -> None:
    done = bash(script(".github/workflows/ci.yml", "Kerro tulos"), tmp_path, LOOKED=looked_, TESTED=tested)
    assert (done.returncode == 0) is passes


@pytest.mark.parametrize(
    ("players", "paths", "status"),
    [
        ("7", "sessions\n", 0),
        ("x", "sessions\n", 1),
        ("7", "\nsessions/2026\n\n", 0),
        ("7", "--lang=sv\n", 2),
        ("7", "$(touch pwned)", 2),
    ],
)
def test_the_action_checks_what_it_is_given_and_nothing_of_it_is_run(
    tmp_path: Path, players: str, paths: str, status: int
) -> None:
    (tmp_path / "ospe").mkdir()
    (tmp_path / "ospe" / "bin").symlink_to(BIN)
    folder = tmp_path / "repo" / "sessions" / "2026"
    folder.mkdir(parents=True)
    (folder / "2026-03-12-mallila.yml").write_text(SESSION.format(players=players), "utf-8")
    done = bash(
        script("action.yml", "Check the sessions"), tmp_path / "repo",
        PATHS=paths, LANGUAGE_OF_MESSAGES="en", RUNNER_TEMP=str(tmp_path),
    )  # fmt: skip
    assert done.returncode == status, done.stdout + done.stderr
    assert not list(tmp_path.rglob("pwned"))
    assert ("::error file=sessions/2026/2026-03-12-mallila.yml,line=9" in done.stdout) == (status == 1)
