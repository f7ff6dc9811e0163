"""`python -m ospe_build.github.comment`: the script of comment.yml. It keeps one comment on a request up to date."""

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import click

from ospe_build.errors import GitHubError
from ospe_build.github.api import GitHub, here, is_ours
from ospe_build.github.artifact import MOST_BYTES, NAME, Check, read
from ospe_build.github.language import language_of_sessions
from ospe_build.github.outline import outline
from ospe_build.github.proposals import proposals
from ospe_build.github.suggestions import keep_up_to_date, suggestions
from ospe_build.locations import SESSIONS
from ospe_build.messages import DEFAULT_LANGUAGE, speak, spoken, text
from ospe_build.ready.left import MADE_UP_LINE, readiness
from ospe_build.ready.show import markdown as to_fill
from ospe_build.reporting.summary import markdown

MARKER: Final = "<!-- ospe-tarkistus -->"
LIMIT: Final = 55_000
"""Bytes of the report in a comment; GitHub takes 65,536 characters in all."""

PREVIEW: Final = "esikatselu.html"
"""The artifact of validate.yml with the sessions drawn; it is only linked to."""

_OUTLINE: Final = 12_000
_MADE_UP: Final = re.compile(rf"^\+{MADE_UP_LINE}", re.MULTILINE)


def _event() -> dict[str, Any]:
    """The run that ended, as GitHub tells of it.

    Raises:
        GitHubError: this is no workflow.
    """
    try:
        return dict(json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))["workflow_run"])
    except (KeyError, OSError, ValueError, TypeError) as error:
        raise GitHubError(f"GITHUB_EVENT_PATH: {error!r}") from error


def _newest(artifacts: Iterable[dict[str, Any]], name: str) -> int | None:
    """The id of the newest attempt's artifact of a name; None where the run left none."""
    return max((int(one["id"]) for one in artifacts if one["name"] == name and not one["expired"]), default=None)


def _is_of(request: dict[str, Any], run: dict[str, Any], repository: str) -> bool:
    """Whether the run checked that request, as it stands now: the same repositories, and its last commit."""
    head = (request["head"]["sha"], (request["head"]["repo"] or {}).get("full_name"))
    return bool(
        request["state"] == "open"
        and request["base"]["repo"]["full_name"] == repository
        and head == (run["head_sha"], (run["head_repository"] or {}).get("full_name"))
    )


def _adds_real(file: dict[str, Any]) -> bool:
    """Whether a file of a request, as GitHub tells of it, is a new session that is not made up."""
    added = file.get("status") == "added" and file["filename"].startswith(f"{SESSIONS}/") and file.get("patch")
    return bool(added) and not _MADE_UP.search(file["patch"])


def _before_publishing(files: Iterable[dict[str, Any]]) -> str:
    """What is to be filled in on `main` once a request is merged that brings the first real session."""
    if not any(map(_adds_real, files)):
        return ""
    found = readiness(spoken())
    return "" if found.is_real else to_fill(found, spoken())


def _link_to_preview(log: str, preview: int | None) -> str:
    if preview is None:
        return ""
    return f"**[{text(spoken(), 'comment.preview')}](<{log}/artifacts/{preview}>)**\n\n"


def body(check: Check, changed: set[str], log: str, before: str = "", after: str = "") -> str:
    """The comment, as Markdown.

    Args:
        check: what was found.
        changed: files that the request changes.
        log: address of the run.
        before: sections of our own that stand before the foot.
        after: further ones.

    Raises:
        SettingsError: `mkdocs.yml` does not name the site.
    """
    limit = LIMIT - len((before + after).encode())
    report = markdown(check.checked, check.items, spoken(), changed, limit)
    foot = text(spoken(), "comment.foot", log=f"[{text(spoken(), 'comment.log')}](<{log}>)")
    return f"{MARKER}\n{report}\n{before}{after}{foot}\n"


def comment(github: GitHub, run: dict[str, Any]) -> str:
    """Write the comment of a run's request, or bring it up to date; what was done, as the msgid's last part.

    Raises:
        GitHubError: GitHub cannot be reached, or refuses.
        HostileError: the run left something behind that is not of the right shape.
        SettingsError: `mkdocs.yml` cannot be read.
    """
    if run["event"] != "pull_request":
        return "no_request"
    artifacts = list(github.pages(f"actions/runs/{int(run['id'])}/artifacts", "artifacts"))
    left = _newest(artifacts, NAME)
    if left is None:
        return "no_report"
    check = read(github.download(f"actions/artifacts/{left}/zip", MOST_BYTES))
    if not _is_of(github.get(f"pulls/{check.number}"), run, github.repository):
        return "other_commit"
    files = list(github.pages(f"pulls/{check.number}/files"))
    changed = {one["filename"] for one in files}
    mine = [one for one in github.pages(f"issues/{check.number}/comments") if _is_mine(one)]
    if not mine and not check.items and not any(name.startswith(f"{SESSIONS}/") for name in changed):
        return "no_sessions"
    found = list(proposals(github, files))
    speak(language_of_sessions(one.document.value for one in found))  # to whoever sent them; maintainers read the log
    told = outline(found, _OUTLINE) + _link_to_preview(run["html_url"], _newest(artifacts, PREVIEW))
    fields = {"body": body(check, changed, run["html_url"], told, _before_publishing(files))}
    keep_up_to_date(github, check.number, run["head_sha"], list(suggestions(found)))
    if mine:
        github.send("PATCH", f"issues/comments/{int(mine[0]['id'])}", fields)
        return "updated"
    github.send("POST", f"issues/{check.number}/comments", fields)
    return "made"


def _is_mine(entry: dict[str, Any]) -> bool:
    return is_ours(entry) and str(entry["body"]).startswith(MARKER)


@click.command()
def main() -> None:
    """Comment on a request."""
    click.echo(text(DEFAULT_LANGUAGE, f"comment.log.{comment(here(), _event())}"))


if __name__ == "__main__":
    main()
