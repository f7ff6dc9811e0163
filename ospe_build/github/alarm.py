"""`python -m ospe_build.github.alarm KEY`: the script of weekly.yml. It opens one issue for what fails, no second."""

import os
from urllib.parse import quote

import click

from ospe_build.github.api import BOT, GitHub, here, is_ours
from ospe_build.messages import DEFAULT_LANGUAGE, text


def tell(github: GitHub, key: str, log: str) -> bool:
    """Open an issue, unless one of ours is open on the same; whether it was opened.

    Args:
        github: the repository.
        key: what failed; names its words in the catalogue.
        log: address of the run.

    Raises:
        GitHubError: GitHub cannot be reached, or refuses.
    """
    marker = f"<!-- ospe-viikko {key} -->"
    for issue in github.pages(f"issues?state=open&creator={quote(BOT)}"):
        if is_ours(issue) and str(issue["body"]).startswith(marker):
            return False
    words = text(DEFAULT_LANGUAGE, f"alarm.{key}.body")
    body = f"{marker}\n{words}\n\n[{text(DEFAULT_LANGUAGE, 'alarm.log')}](<{log}>)\n"
    github.send("POST", "issues", {"title": text(DEFAULT_LANGUAGE, f"alarm.{key}.title"), "body": body})
    return True


@click.command()
@click.argument("key", type=click.Choice(["audit", "future"]))
def main(key: str) -> None:
    """Tell that something failed."""
    github = here()
    log = f"{os.environ['GITHUB_SERVER_URL']}/{github.repository}/actions/runs/{os.environ['GITHUB_RUN_ID']}"
    click.echo(text(DEFAULT_LANGUAGE, "alarm.made" if tell(github, key, log) else "alarm.known"))


if __name__ == "__main__":
    main()
