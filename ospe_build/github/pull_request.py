"""A checked file as a branch and a request, through GitHub's API alone: no checkout is written to, no git is run."""

from base64 import b64encode
from hashlib import sha1
from pathlib import Path

from ospe_build.github.api import GitHub
from ospe_build.intake import Taken
from ospe_build.messages import DEFAULT_LANGUAGE, text
from ospe_build.reporting.markdown import without_mentions

BASE = "main"


def _blob(path: Path) -> str:
    """The name that git gives to a file's content."""
    data = path.read_bytes()
    return sha1(b"blob %d\0%b" % (len(data), data)).hexdigest()  # noqa: S324 - git's own


def _set_branch(github: GitHub, branch: str) -> None:
    """Make a branch at the newest commit, or put it back there."""
    newest = github.get(f"git/ref/heads/{BASE}")["object"]["sha"]
    there = [one["ref"] for one in github.get(f"git/matching-refs/heads/{branch}")]
    if f"refs/heads/{branch}" in there:
        github.send("PATCH", f"git/refs/heads/{branch}", {"sha": newest, "force": True})
    else:
        github.send("POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": newest})


def open_request(github: GitHub, branch: str) -> int:
    """The number of the open request of a branch of ours; 0 where there is none.

    Raises:
        GitHubError: GitHub cannot be reached, or refuses.
    """
    owner = github.repository.partition("/")[0]
    found = next(github.pages(f"pulls?state=open&base={BASE}&head={owner}:{branch}"), None)
    return int(found["number"]) if found else 0


def propose(github: GitHub, taken: Taken, branch: str, body: str) -> int:
    """Put a file on a branch of its own and open a request for it, or bring the open one up to date; its number.

    Args:
        github: the repository.
        taken: the file.
        branch: its name, made of our own words and numbers.
        body: of the request, as Markdown.

    Raises:
        GitHubError: GitHub cannot be reached, or refuses.
    """
    title = text(DEFAULT_LANGUAGE, "intake.title", title=without_mentions(taken.title))
    _set_branch(github, branch)
    file = {"message": title, "content": b64encode(taken.content.encode()).decode(), "branch": branch}
    if not taken.is_new:
        file["sha"] = _blob(taken.target)
    github.send("PUT", f"contents/{taken.target.as_posix()}", file)
    fields = {"title": title, "body": body}
    if number := open_request(github, branch):
        github.send("PATCH", f"pulls/{number}", fields)
        return number
    return int(github.send("POST", "pulls", {**fields, "head": branch, "base": BASE})["number"])
