"""A workflow's script, run as GitHub runs it, in a repository that a fake of the API keeps."""

import copy
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from fake_github import FakeGitHub

ROOT = Path(__file__).parents[2]
REPOSITORY = "esimerkki/osallisuuspeli"


class Runner:
    """A runner of GitHub, with one repository.

    Attributes:
        folder: the checked out repository.
        temporary: the runner's folder for what is kept during a run.
        server: GitHub's address for people, where attachments are.
    """

    def __init__(self, folder: Path) -> None:
        self.server = "https://github.com"
        self.folder = folder / "repo"
        self.folder.mkdir()
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        self._event = folder / "event.json"
        self._script = folder / "script.sh"
        self.github = FakeGitHub(REPOSITORY)

    @property
    def state(self) -> dict[str, Any]:
        """A copy of what GitHub holds."""
        return copy.deepcopy(self.github.state)

    @state.setter
    def state(self, value: dict[str, Any]) -> None:
        self.github.state = value

    @property
    def calls(self) -> list[tuple[str, str]]:
        """What was made or changed: method and path below the repository."""
        return [(method, path.removeprefix(f"/repos/{REPOSITORY}/")) for method, path, _ in self.state["calls"]]

    def run(
        self, workflow: str, step: str, event: dict[str, Any] | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the script of one step; the environment is what the step itself names."""
        jobs = yaml.safe_load((ROOT / ".github/workflows" / workflow).read_text("utf-8"))["jobs"]
        (found,) = [one for job in jobs.values() for one in job["steps"] if one["name"] == step]
        environment = environment or {"GH_TOKEN": "x"}
        assert set(found.get("env", {})) == set(environment)
        self._event.write_text(json.dumps(event or {}), "utf-8")
        self._script.write_text(found["run"], "utf-8")
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        return subprocess.run(  # noqa: S603 - our own script
            ["bash", "-e", self._script],  # noqa: S607 - the bash of whoever tests
            cwd=self.folder,
            env={
                **os.environ,
                "PATH": path,
                "GITHUB_API_URL": self.github.address,
                "RUNNER_TEMP": str(self.temporary),
                "GITHUB_REPOSITORY": REPOSITORY,
                "GITHUB_SERVER_URL": self.server,
                "GITHUB_RUN_ID": "99",
                "GITHUB_EVENT_PATH": str(self._event),
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )
