"""GitHub's API on this machine: a repository, as far as our scripts go.

It keeps what it is told, and refuses whatever the real one would not know.
"""

import base64
import json
import re
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NoReturn
from urllib.parse import parse_qs, urlsplit

BOT = {"login": "github-actions[bot]", "type": "Bot"}

Json = dict[str, Any]
Query = dict[str, list[str]]


STORED = "/stored/"


class RefusalError(Exception):
    """An answer that is an error: its status and words."""


class ElsewhereError(Exception):
    """What was asked for is at another address."""


def fail(status: int, words: str) -> NoReturn:
    raise RefusalError(status, words)


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
        return dict(self.state["pulls"].get(number) or fail(404, "Not Found"))

    def files(self, query: Query, _body: Json, number: str) -> list[Json]:
        return page(self.state["files"].get(number, []), query)

    def ref(self, _query: Query, _body: Json, branch: str) -> Json:
        sha = self.state["branches"].get(branch) or fail(404, "Not Found")
        return {"ref": f"refs/heads/{branch}", "object": {"sha": sha}}

    def matching_refs(self, _query: Query, _body: Json, start: str) -> list[Json]:
        return [{"ref": f"refs/heads/{name}"} for name in self.state["branches"] if name.startswith(start)]

    def make_ref(self, _query: Query, body: Json) -> Json:
        name = body["ref"].removeprefix("refs/heads/")
        if name in self.state["branches"]:
            fail(422, "Reference already exists")
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
            fail(409, f"{path} does not match")
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
        content = self.state["blobs"][sha] if sha in self.state["blobs"] else fail(404, "Not Found")
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

    def download(self, _query: Query, _body: Json, number: str) -> NoReturn:
        raise ElsewhereError(f"{STORED}{number}")


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


class FakeGitHub:
    """The server, with one repository.

    Attributes:
        state: what it holds.
        refusal: a status and words with which it answers everything, while it is set.
        refused_paths: pattern of paths at which nothing can be made.
        delay_s: how long it thinks.
    """

    def __init__(self, repository: str) -> None:
        self._repository = repository
        self.reset()
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def reset(self) -> None:
        """Hold nothing but a branch, and answer."""
        empty: Json = {"issues": [], "comments": {}, "pulls": {}, "files": {}, "artifacts": {}, "zips": {}}
        empty |= {"blobs": {}, "review_comments": {}, "branches": {"main": "c" * 40}, "contents": {}, "known": {}}
        self.state: Json = {"repository": self._repository, "calls": [], **empty}
        self.refusal: tuple[int, str] | None = None
        self.refused_paths = ""
        self.delay_s = 0.0

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, method: str, address: str, token: str, data: bytes) -> bytes:
        if self.refusal:
            fail(*self.refusal)
        if address.startswith(STORED):
            return (
                base64.b64decode(self.state["zips"][address.removeprefix(STORED)]) if not token else fail(400, "Token")
            )
        if not token.removeprefix("Bearer ").strip():
            fail(401, "Requires authentication")
        if method != "GET" and self.refused_paths and re.search(self.refused_paths, address):
            fail(502, "Bad Gateway")
        body = json.loads(data or b"{}")
        parts = urlsplit(address)
        prefix = f"/repos/{self.state['repository']}/"
        for verb, pattern, call in ROUTES:
            found = re.fullmatch(pattern, parts.path.removeprefix(prefix))
            if verb == method and found and parts.path.startswith(prefix):
                result = call(Repository(self.state), parse_qs(parts.query), body, *found.groups())
                break
        else:
            fail(404, f"Not Found: {method} {address}")
        if method != "GET":
            self.state["calls"].append([method, address, body])
        return result if isinstance(result, bytes) else json.dumps(result).encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do(self) -> None:
                data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                time.sleep(fake.delay_s)
                headers: dict[str, str] = {}
                try:
                    with fake._lock:
                        status, sent = (
                            200,
                            fake.answer(self.command, self.path, self.headers.get("Authorization", ""), data),
                        )
                except RefusalError as error:
                    status, sent = error.args[0], json.dumps({"message": error.args[1]}).encode()
                except ElsewhereError as error:
                    status, sent = 302, b""
                    headers["Location"] = str(error)
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(sent))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(sent)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do  # noqa: N815 - the names are the library's

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
                pass

        return Handler
