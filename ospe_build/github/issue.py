"""`python -m ospe_build.github.issue`: the script of intake.yml. It makes a request of an accepted issue.

The issue is hostile text: it is read as the answers of a form, its session as a file that came by mail. Whatever is
wrong with one issue is told in its own comment, and blocks no other.
"""

import json
import os
import re
from pathlib import Path
from typing import Any, Final
from urllib.error import URLError
from urllib.request import urlopen

import click

from ospe_build import candidate
from ospe_build.checking.dates import guess_date, guess_month
from ospe_build.errors import GitHubError
from ospe_build.github.api import GitHub, here, is_ours
from ospe_build.github.issue_forms import ACCEPTED, answers, follow_up_fields, language_of
from ospe_build.github.pull_request import propose
from ospe_build.intake import LARGEST, Refused, Taken, examine, refused
from ospe_build.messages import DEFAULT_LANGUAGE, speak, spoken, text
from ospe_build.reading import read_file
from ospe_build.reporting import summary
from ospe_build.reporting.markdown import prose
from ospe_build.reporting.wording import message
from ospe_build.slugs import ID
from ospe_build.writing.canonical import dump

MARKER: Final = "<!-- ospe-vastaanotto -->"
_LIMIT: Final = 55_000
_ATTACHED: Final = re.compile(r"\]\((https?://[^\s()]+/user-attachments/files/[0-9]+/([\w.-]{1,120}))\)")
_MEANS: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9-]{1,60})/?#keino-([0-9]{1,2})")
_SECONDS: Final = 20
_DAYS: Final = frozenset({"paiva", "paiva_tai_kuukausi"})
"""The shapes of days, which people write in many ways."""


def _issue() -> tuple[dict[str, Any], str]:
    """The issue, and the label that it has just got.

    Raises:
        GitHubError: this is no workflow.
    """
    try:
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
        return dict(event["issue"]), str(event["label"]["name"])
    except (KeyError, OSError, ValueError, TypeError) as error:
        raise GitHubError(f"GITHUB_EVENT_PATH: {error!r}") from error


def _attachment(answer: str) -> tuple[bytes, str] | None:
    """The file that was dragged into a field, with its name; None where it is not GitHub's or cannot be fetched."""
    found = _ATTACHED.search(answer)
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com").rstrip("/")
    if found is None or not found[1].startswith(f"{server}/user-attachments/"):
        return None
    try:
        with urlopen(found[1], timeout=_SECONDS) as answered:  # noqa: S310 - GitHub's own address
            return answered.read(LARGEST + 1), found[2]
    except (URLError, OSError, ValueError):
        return None


def _session(body: str) -> Taken | Refused:
    given = answers("session", body)
    if "teksti" in given:
        return examine(given["teksti"].encode(errors="replace"))
    if "tiedosto" not in given:
        return refused("no_file")
    attached = _attachment(given["tiedosto"])
    return refused("no_download") if attached is None else examine(*attached)


def _follow_up(body: str) -> Taken | Refused:
    given = answers("follow_up", body)
    found = _MEANS.search(given.get("keino", "").strip())
    path = candidate.path_of(found[1]) if found and ID.fullmatch(found[1]) else None
    if found is None or path is None or not path.is_file():
        return refused("no_means")
    value, number = read_file(path, path.as_posix()).value, int(found[2])
    rows = value.get("uudet_keinot", ()) if isinstance(value, dict) else ()
    if not 1 <= number <= len(rows):
        return refused("no_means")
    entry = {}
    for node in follow_up_fields():
        answer = given.get(node.key, "").strip()
        if answer:
            labels = {node.value_label(one, spoken()): one for one in node.values}
            day = guess_date(answer) or guess_month(answer) if node.shape in _DAYS else None
            entry[node.key] = day or labels.get(answer, answer)
    rows[number - 1].setdefault("seuranta", []).append(entry)
    return examine(dump(value).encode(errors="replace"), path.name)


def _why(found: Refused) -> str:
    """Why it was not taken in, as Markdown in which nothing of it is more than text."""
    if found.result is not None and found.result.errors:
        return summary.report(found.result, spoken())
    findings = found.result.findings if found.result else ()
    lines = "".join(f"- {prose(message(one, spoken()))}\n" for one in findings)
    return f"{prose(found.words)}\n\n{lines}"


def _tell(github: GitHub, number: int, words: str) -> None:
    """Keep one comment on the issue up to date."""
    body = f"{MARKER}\n## {text(spoken(), 'intake.heading')}\n\n{words}"
    if len(body) > _LIMIT:
        body = body[:_LIMIT].rpartition("\n")[0] + "\n…\n"
    for one in github.pages(f"issues/{number}/comments"):
        if is_ours(one) and str(one["body"]).startswith(MARKER):
            github.send("PATCH", f"issues/comments/{int(one['id'])}", {"body": body})
            return
    github.send("POST", f"issues/{number}/comments", {"body": body})


def take(github: GitHub, issue: dict[str, Any]) -> str:
    """Make a request of an issue, or tell in a comment what is to be mended; what the log says.

    Raises:
        GitHubError: GitHub cannot be reached, or refuses.
    """
    number, text_of = int(issue["number"]), str(issue.get("body") or "")
    speak(language_of(text_of))  # to whoever filled in the form; maintainers read the request and the log
    # By the questions, not by the label: GitHub leaves out labels that a repository does not have.
    found = (_follow_up if "keino" in answers("follow_up", text_of) else _session)(text_of)
    if isinstance(found, Refused):
        _tell(github, number, f"{text(spoken(), 'intake.refused')}\n\n{_why(found)}")
        return text(DEFAULT_LANGUAGE, "intake.log.refused")
    body = f"{text(DEFAULT_LANGUAGE, 'intake.body', issue=f'#{number}')}\n\nCloses #{number}\n"
    request = f"#{propose(github, found, f'ilmoitus-{number}', body)}"
    _tell(github, number, f"{text(spoken(), 'intake.made', request=request)}\n")
    return text(DEFAULT_LANGUAGE, "intake.log.made", request=request)


@click.command()
def main() -> None:
    """Take in the issue of the event."""
    issue, label = _issue()
    if label == ACCEPTED:
        click.echo(take(here(), issue))


if __name__ == "__main__":
    main()
