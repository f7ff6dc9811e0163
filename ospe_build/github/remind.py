"""`python -m ospe_build.github.remind`: the script of remind.yml. It makes the issues as the archive wants them."""

from typing import Final
from urllib.parse import quote

import click

from ospe_build.due import unread, waits
from ospe_build.github.api import BOT, GitHub, here
from ospe_build.github.reminders import Action, actions_for, reminders
from ospe_build.messages import DEFAULT_LANGUAGE, text

MAX_CHANGES: Final = 50
"""Changes in one run: GitHub takes about 80 a minute from one token. The rest follows in the next run."""


def _act(github: GitHub, action: Action) -> int:
    """Do it; the number of the issue."""
    if action.number is None:
        return int(github.send("POST", "issues", action.fields)["number"])
    return int(github.send("PATCH", f"issues/{action.number}", action.fields)["number"])


def remind(github: GitHub) -> None:
    """Open, update and close the reminders of the archive in the working directory.

    Raises:
        GitHubError: GitHub cannot be reached, or refuses.
        MisuseError: there is no archive here.
    """
    found = waits(None)
    if found.unread:
        click.echo(unread(found))
    known = reminders(github.pages(f"issues?state=all&creator={quote(BOT)}"))
    actions = actions_for(found, known)
    for action in actions[:MAX_CHANGES]:
        number = _act(github, action)
        click.echo(text(DEFAULT_LANGUAGE, f"remind.log.{action.kind}", id=action.session, number=number))
    left = max(0, len(actions) - MAX_CHANGES)
    if left:
        click.echo(text(DEFAULT_LANGUAGE, "remind.log.left", n=left))
    if not actions:
        click.echo(text(DEFAULT_LANGUAGE, "remind.log.nothing"))


@click.command()
def main() -> None:
    """Remind of follow-ups."""
    remind(here())


if __name__ == "__main__":
    main()
