"""GitHub's REST API: the only place that calls it."""

import json
import os
from collections.abc import Iterator
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from ospe_build.errors import GitHubError
from ospe_build.printable import printable

BOT: Final = "github-actions[bot]"
"""Who a workflow is at GitHub: only what this one wrote is ever changed."""

_PAGE: Final = 100
_SECONDS: Final = 20
_LARGEST: Final = 50_000_000
"""Bytes of an answer in JSON; GitHub's are far smaller."""
_SAID: Final = 500


class GitHub:
    """One repository at GitHub, as the token that the environment holds may see and change it."""

    def __init__(self, repository: str) -> None:
        """Take the repository, `owner/name`."""
        self.repository = repository

    def get(self, path: str) -> Any:  # noqa: ANN401 - JSON holds anything
        """What is at a path below the repository's.

        Raises:
            GitHubError: GitHub cannot be reached, or refuses.
        """
        return _parsed(self._call("GET", path))

    def pages(self, path: str, key: str = "") -> Iterator[dict[str, Any]]:
        """All entries of a list, page by page.

        Args:
            path: of the list, with its query if it has one.
            key: of the list in the answer, where the answer is not the list itself.

        Raises:
            GitHubError: GitHub cannot be reached, or refuses.
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
            GitHubError: GitHub cannot be reached, or refuses.
        """
        return _parsed(self._call(method, path, json.dumps(body).encode()) or b"null")

    def download(self, path: str, limit: int) -> bytes:
        """A file, read no further than one byte over the limit.

        Raises:
            GitHubError: GitHub cannot be reached, or refuses.
        """
        return self._call("GET", path, limit=limit + 1)

    def _call(self, method: str, path: str, data: bytes | None = None, limit: int = _LARGEST) -> bytes:
        server = os.environ.get("GITHUB_API_URL", "https://api.github.com").rstrip("/")
        asked = Request(  # noqa: S310 - GitHub's own address
            f"{server}/repos/{self.repository}/{path}",
            data,
            {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28", "User-Agent": "ospe"},
            method=method,
        )
        # Files are elsewhere, and whoever keeps them there does not get the token.
        asked.add_unredirected_header("Authorization", f"Bearer {os.environ.get('GH_TOKEN', '')}")
        what = f"GitHub: {method} {path.partition('?')[0]}: "
        try:
            with urlopen(asked, timeout=_SECONDS) as answered:  # noqa: S310 - likewise
                return bytes(answered.read(limit))
        except HTTPError as error:
            with error:
                said = error.read(_SAID).decode(errors="replace").strip()
            raise GitHubError(f"{what}{error.code} {printable(said)}") from error
        except (OSError, HTTPException) as error:
            raise GitHubError(f"{what}{printable(str(error))}") from error


def _parsed(answer: bytes) -> Any:  # noqa: ANN401 - JSON holds anything
    try:
        return json.loads(answer)
    except ValueError as error:
        raise GitHubError(f"GitHub: {printable(answer[:_SAID].decode(errors='replace'))}") from error


def here() -> GitHub:
    """The repository that the environment names.

    Raises:
        GitHubError: it names none.
    """
    repository = os.environ.get("GITHUB_REPOSITORY")
    if not repository:
        raise GitHubError("GITHUB_REPOSITORY?")
    return GitHub(repository)


def is_ours(entry: dict[str, Any]) -> bool:
    """Whether our own workflow wrote an issue or a comment."""
    user = entry.get("user")
    return isinstance(user, dict) and user.get("login") == BOT
