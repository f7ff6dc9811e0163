"""weekly.yml: what fails is told in an issue, once, and each job's own failure in its own."""

import pytest
from workflow_runner import REPOSITORY, Runner


def tell(runner: Runner, audit: str, future: str) -> list[str]:
    done = runner.run("weekly.yml", "Kerro epäonnistumisesta", GH_TOKEN="x", AUDIT=audit, FUTURE=future)  # noqa: S106
    assert (done.returncode, done.stderr) == (0, "")
    return [issue["title"] for issue in runner.state["issues"]]


@pytest.mark.parametrize(
    ("audit", "future", "told"),
    [("failure", "success", 1), ("success", "failure", 1), ("failure", "failure", 2), ("cancelled", "success", 0)],
)
def test_each_failure_is_one_issue_however_often_it_happens(runner: Runner, audit: str, future: str, told: int) -> None:
    assert len(tell(runner, audit, future)) == told
    assert len(tell(runner, audit, future)) == told


def test_it_leads_to_the_log_and_a_closed_one_is_told_anew(runner: Runner) -> None:
    tell(runner, "failure", "success")
    state = runner.state
    assert f"(<https://github.com/{REPOSITORY}/actions/runs/99>)" in state["issues"][0]["body"]
    state["issues"][0]["state"] = "closed"
    runner.state = state
    assert len(tell(runner, "failure", "success")) == 2
