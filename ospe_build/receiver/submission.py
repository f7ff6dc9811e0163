"""`python -m ospe_build.receiver.submission LANGUAGE NAME`: one session, from standard input to a request at GitHub.

Each has a process of its own, so that a session cannot disturb the server, and is judged by the archive as it is now.
What it came to is one line of JSON: `status` and `body` of the answer, and `log` for the operator, without anything of
the session but its number.
"""

import json
import sys
import traceback
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from ospe_build import git
from ospe_build.errors import GitError, GitHubError
from ospe_build.github.api import here
from ospe_build.github.pull_request import open_request, propose
from ospe_build.intake import LARGEST, Refused, Taken, examine
from ospe_build.messages import DEFAULT_LANGUAGE, speak, spoken, text
from ospe_build.reporting.item import Item
from ospe_build.settings import repo_url


def _refused(found: Refused) -> dict[str, Any]:
    wrong = found.result is not None and found.result.errors > 0
    items = [] if found.result is None else [asdict(Item.of(one, spoken())) for one in found.result.findings]
    return {"status": 422 if wrong else 409, "body": {"message": found.words, "findings": items}, "log": "refused"}


def _proposed(taken: Taken) -> dict[str, Any]:
    """Propose a session; the same one again is the request that is open already."""
    github = here()
    digest = sha256(taken.content.encode()).hexdigest()[:12]
    branch = f"lomake-{taken.target.stem}-{digest}"
    known = open_request(github, branch)
    number = known or propose(github, taken, branch, f"{text(DEFAULT_LANGUAGE, 'receiver.body')}\n")
    body = {"request": number, "url": f"{repo_url()}/pull/{number}", "file": taken.target.name}
    return {"status": 200 if known else 201, "body": body, "log": f"#{number}"}


def submit(data: bytes, name: str) -> dict[str, Any]:
    """Take a session in, or say why not.

    Args:
        data: what was sent.
        name: of its file.
    """
    try:
        git.catch_up()
        found = examine(data, name)
        return _refused(found) if isinstance(found, Refused) else _proposed(found)
    except (GitError, GitHubError) as error:
        body = {"message": text(spoken(), "receiver.unreachable")}
        return {"status": 502, "body": body, "log": error.format_message()}
    except Exception as error:  # noqa: BLE001 - whatever it is, the sender gets an answer and the operator its place
        place = traceback.extract_tb(error.__traceback__)[-1]
        body = {"message": text(spoken(), "receiver.failed")}
        return {"status": 500, "body": body, "log": f"{type(error).__name__} {place.filename}:{place.lineno}"}


if __name__ == "__main__":
    speak(sys.argv[1])
    sys.stdout.write(json.dumps(submit(sys.stdin.buffer.read(LARGEST + 1), sys.argv[2])))
