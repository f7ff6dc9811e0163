"""A `gh` that answers from a file and keeps what it is told there: a repository at GitHub, as far as our scripts go.

Put on PATH as `gh`; the file's path is in FAKE_GITHUB. It refuses whatever the real one would not know.
"""

import base64
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import parse_qs, urlsplit

BOT = {"login": "github-actions[bot]", "type": "Bot"}

Json = dict[str, Any]
Query = dict[str, list[str]]


def fail(words: str) -> NoReturn:
    sys.exit(f"gh: {words}")


def parse(arguments: list[str]) -> tuple[str, str, Json]:
    """Method, path and body of `gh api …`."""
    if arguments[0] != "api":
        fail("unknown command")
    method, path, body = "GET", "", {}
    rest: Iterator[str] = iter(arguments[1:])
    for argument in rest:
        if argument == "--method":
            method = next(rest)
        elif argument == "--header":
            next(rest)
        elif argument == "--input":
            assert next(rest) == "-"
            body = json.load(sys.stdin)
        elif argument.startswith("-"):
            fail(f"unknown flag: {argument}")
        else:
            path = argument
    return method, path, body


def page(entries: list[Json], query: Query) -> list[Json]:
    size, number = int(query["per_page"][0]), int(query["page"][0])
    return entries[(number - 1) * size : number * size]


class Repository:
    """The paths that our scripts call; each answers with JSON, or with a file's bytes."""

    def __init__(self, state: Json) -> None:
        self.state = state

    def list_issues(self, query: Query, _body: Json) -> list[Json]:
        wanted, creator = query.get("state", ["open"])[0], query.get("creator", [""])[0]
        issues = [
            issue
            for issue in reversed(self.state["issues"])
            if wanted in {"all", issue["state"]} and creator in {"", issue["user"]["login"]}
        ]
        return page(issues, query)

    def make_issue(self, _query: Query, body: Json) -> Json:
        number = 1 + max([issue["number"] for issue in self.state["issues"]], default=0)
        issue = {"number": number, "state": "open", "user": BOT, **body}
        self.state["issues"].append(issue)
        return issue

    def change_issue(self, _query: Query, body: Json, number: str) -> Json:
        (issue,) = [issue for issue in self.state["issues"] if issue["number"] == int(number)]
        issue.update(body)
        return dict(issue)

    def list_comments(self, query: Query, _body: Json, number: str) -> list[Json]:
        return page(self.state["comments"].get(number, []), query)

    def make_comment(self, _query: Query, body: Json, number: str) -> Json:
        ids = [comment["id"] for comments in self.state["comments"].values() for comment in comments]
        comment = {"id": 1 + max(ids, default=0), "user": BOT, **body}
        self.state["comments"].setdefault(number, []).append(comment)
        return comment

    def change_comment(self, _query: Query, body: Json, number: str) -> Json:
        every = [comment for comments in self.state["comments"].values() for comment in comments]
        (comment,) = [comment for comment in every if comment["id"] == int(number)]
        comment.update(body)
        return dict(comment)

    def pull(self, _query: Query, _body: Json, number: str) -> Json:
        return dict(self.state["pulls"].get(number) or fail("Not Found (HTTP 404)"))

    def files(self, query: Query, _body: Json, number: str) -> list[Json]:
        return page(self.state["files"].get(number, []), query)

    def ref(self, _query: Query, _body: Json, branch: str) -> Json:
        sha = self.state["branches"].get(branch) or fail("Not Found (HTTP 404)")
        return {"ref": f"refs/heads/{branch}", "object": {"sha": sha}}

    def matching_refs(self, _query: Query, _body: Json, start: str) -> list[Json]:
        return [{"ref": f"refs/heads/{name}"} for name in self.state["branches"] if name.startswith(start)]

    def make_ref(self, _query: Query, body: Json) -> Json:
        name = body["ref"].removeprefix("refs/heads/")
        if name in self.state["branches"]:
            fail("Reference already exists (HTTP 422)")
        self.state["branches"][name] = body["sha"]
        return body

    def move_ref(self, _query: Query, body: Json, branch: str) -> Json:
        assert body["force"] is True
        self.state["branches"][branch] = body["sha"]
        contents = self.state["contents"].items()
        self.state["contents"] = {key: one for key, one in contents if not key.startswith(f"{branch}:")}
        return body

    def put_content(self, _query: Query, body: Json, path: str) -> Json:
        known = self.state["known"].get(path)
        if body.get("sha") != known:
            fail(f"{path} does not match (HTTP 409)")
        content = base64.b64decode(body["content"]).decode()
        self.state["contents"][f"{body['branch']}:{path}"] = content
        return {}

    def list_pulls(self, query: Query, _body: Json) -> list[Json]:
        owner, _, branch = query["head"][0].partition(":")
        assert owner == self.state["repository"].partition("/")[0]
        made = [one for one in self.state["pulls"].values() if one.get("head_name") == branch]
        return page([one for one in made if one["state"] == "open"], query)

    def make_pull(self, _query: Query, body: Json) -> Json:
        number = 100 + len(self.state["pulls"])
        made = {"number": number, "state": "open", "head_name": body["head"], **body}
        self.state["pulls"][str(number)] = made
        return made

    def change_pull(self, _query: Query, body: Json, number: str) -> Json:
        self.state["pulls"][number].update(body)
        return dict(self.state["pulls"][number])

    def blob(self, _query: Query, _body: Json, sha: str) -> Json:
        content = self.state["blobs"][sha] if sha in self.state["blobs"] else fail("Not Found (HTTP 404)")
        return {"sha": sha, "encoding": "base64", "size": len(base64.b64decode(content)), "content": content}

    def list_review_comments(self, query: Query, _body: Json, number: str) -> list[Json]:
        return page(self.state["review_comments"].get(number, []), query)

    def make_review(self, _query: Query, body: Json, number: str) -> Json:
        there = self.state["review_comments"].setdefault(number, [])
        ids = [one["id"] for comments in self.state["review_comments"].values() for one in comments]
        for place, comment in enumerate(body["comments"], 1 + max(ids, default=0)):
            there.append({"id": place, "user": BOT, **comment})
        return {"id": 1}

    def remove_review_comment(self, _query: Query, _body: Json, number: str) -> bytes:
        for comments in self.state["review_comments"].values():
            comments[:] = [one for one in comments if one["id"] != int(number)]
        return b""

    def artifacts(self, query: Query, _body: Json, run: str) -> Json:
        listed = self.state["artifacts"].get(run, [])
        return {"total_count": len(listed), "artifacts": page(listed, query)}

    def download(self, _query: Query, _body: Json, number: str) -> bytes:
        return base64.b64decode(self.state["zips"][number])


ROUTES: list[tuple[str, str, Callable[..., Any]]] = [
    ("GET", r"issues", Repository.list_issues),
    ("POST", r"issues", Repository.make_issue),
    ("PATCH", r"issues/(\d+)", Repository.change_issue),
    ("GET", r"issues/(\d+)/comments", Repository.list_comments),
    ("POST", r"issues/(\d+)/comments", Repository.make_comment),
    ("PATCH", r"issues/comments/(\d+)", Repository.change_comment),
    ("GET", r"pulls/(\d+)", Repository.pull),
    ("GET", r"pulls/(\d+)/files", Repository.files),
    ("GET", r"git/ref/heads/([\w.-]+)", Repository.ref),
    ("GET", r"git/matching-refs/heads/([\w.-]+)", Repository.matching_refs),
    ("POST", r"git/refs", Repository.make_ref),
    ("PATCH", r"git/refs/heads/([\w.-]+)", Repository.move_ref),
    ("PUT", r"contents/([\w./-]+)", Repository.put_content),
    ("GET", r"pulls", Repository.list_pulls),
    ("POST", r"pulls", Repository.make_pull),
    ("PATCH", r"pulls/(\d+)", Repository.change_pull),
    ("GET", r"git/blobs/([0-9a-f]{40})", Repository.blob),
    ("GET", r"pulls/(\d+)/comments", Repository.list_review_comments),
    ("POST", r"pulls/(\d+)/reviews", Repository.make_review),
    ("DELETE", r"pulls/comments/(\d+)", Repository.remove_review_comment),
    ("GET", r"actions/runs/(\d+)/artifacts", Repository.artifacts),
    ("GET", r"actions/artifacts/(\d+)/zip", Repository.download),
]


def main() -> None:
    if not os.environ.get("GH_TOKEN"):
        fail("To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable.")
    store = Path(os.environ["FAKE_GITHUB"])
    state = json.loads(store.read_text("utf-8"))
    method, address, body = parse(sys.argv[1:])
    parts = urlsplit(address)
    prefix = f"repos/{state['repository']}/"
    path = parts.path.removeprefix(prefix)
    for verb, pattern, call in ROUTES:
        found = re.fullmatch(pattern, path)
        if verb == method and found and parts.path.startswith(prefix):
            result = call(Repository(state), parse_qs(parts.query), body, *found.groups())
            break
    else:
        fail(f"Not Found (HTTP 404): {method} {address}")
    if method != "GET":
        state["calls"].append([method, address, body])
    store.write_text(json.dumps(state), "utf-8")
    sys.stdout.buffer.write(result if isinstance(result, bytes) else json.dumps(result).encode())


if __name__ == "__main__":
    main()
