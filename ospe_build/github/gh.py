"""GitHub's REST API through the `gh` command, which every runner of GitHub has: the only place that calls it."""

import json
import os
import subprocess
from collections.abc import Iterator
from typing import Any, Final

from ospe_build.errors import GitHubError
from ospe_build.reporting.wording import printable

BOT: Final = "github-actions[bot]"
"""Who a workflow is at GitHub: only what this one wrote is ever changed."""

_PAGE: Final = 100
_VERSION: Final = "X-GitHub-Api-Version: 2022-11-28"


class GitHub:
    """One repository at GitHub, as the workflow's token may see and change it."""

    def __init__(self, repository: str) -> None:
        """Take the repository, `owner/name`."""
        self.repository = repository

    def get(self, path: str) -> Any:  # noqa: ANN401 - JSON holds anything
        """What is at a path below the repository's.

        Raises:
            GitHubError: `gh` is missing, or GitHub refuses.
        """
        return json.loads(self._call("GET", path))

    def pages(self, path: str, key: str = "") -> Iterator[dict[str, Any]]:
        """All entries of a list, page by page.

        Args:
            path: of the list, with its query if it has one.
            key: of the list in the answer, where the answer is not the list itself.

        Raises:
            GitHubError: `gh` is missing, or GitHub refuses.
        """
        number = 1
        while True:
            answer = self.get(f"{path}{'&' if '?' in path else '?'}per_page={_PAGE}&page={number}")
            page = answer[key] if key else answer
            yield from page
            if len(page) < _PAGE:
                return
            number += 1

    def send(self, method: str, path: str, body: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON holds anything
        """Make, change or take away something; the answer is what it became.

        Raises:
            GitHubError: `gh` is missing, or GitHub refuses.
        """
        return json.loads(self._call(method, path, "--input", "-", data=json.dumps(body).encode()) or b"null")

    def download(self, path: str, limit: int) -> bytes:
        """A file, read no further than one byte over the limit.

        Raises:
            GitHubError: `gh` is missing, or GitHub refuses.
        """
        command = self._command("GET", path)
        try:
            with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603 - our own arguments
                data = process.stdout.read(limit + 1) if process.stdout else b""
                process.kill() if len(data) > limit else process.wait()
        except OSError as error:
            raise GitHubError(f"gh: {error.strerror}") from error
        if len(data) <= limit and process.returncode:
            raise GitHubError(f"gh api {path}: {process.returncode}")
        return data

    def _command(self, method: str, path: str, *more: str) -> list[str]:
        return ["gh", "api", "--method", method, "--header", _VERSION, f"repos/{self.repository}/{path}", *more]

    def _call(self, method: str, path: str, *more: str, data: bytes | None = None) -> bytes:
        try:
            done = subprocess.run(  # noqa: S603 - our own arguments
                self._command(method, path, *more), input=data, capture_output=True, check=False
            )
        except OSError as error:
            raise GitHubError(f"gh: {error.strerror}") from error
        if done.returncode:
            raise GitHubError(f"gh api {method} {path}: {printable(done.stderr.decode(errors='replace').strip())}")
        return done.stdout


def here() -> GitHub:
    """The repository that the workflow runs in.

    Raises:
        GitHubError: this is no workflow.
    """
    repository = os.environ.get("GITHUB_REPOSITORY")
    if not repository:
        raise GitHubError("GITHUB_REPOSITORY?")
    return GitHub(repository)


def is_ours(entry: dict[str, Any]) -> bool:
    """Whether our own workflow wrote an issue or a comment."""
    user = entry.get("user")
    return isinstance(user, dict) and user.get("login") == BOT
