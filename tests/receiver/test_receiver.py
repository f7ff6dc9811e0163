"""`ospe receiver`: what the form sends becomes one request, and whatever else comes does no harm."""

import asyncio
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fake_github import FakeGitHub
from receiving import FOLLOW_UP, ORIGIN, PLACE, PUBLISHED, REPOSITORY, TOKEN, Archive, Receiver, session

from ospe_build.receiver import app

NAME = "2026-03-12-nuorten-tilat.yml"


def requests(github: FakeGitHub) -> list[dict[str, Any]]:
    return list(github.state["pulls"].values())


def contents(github: FakeGitHub) -> dict[str, str]:
    """Files of branches, by their path."""
    return {key.partition(":")[2]: one for key, one in github.state["contents"].items()}


def test_a_session_becomes_a_request_that_the_receipt_names(receiver: Receiver, github: FakeGitHub) -> None:
    answer = receiver.send(session(), NAME)
    assert (answer.status, answer.headers["access-control-allow-origin"]) == (201, receiver.origin)
    assert answer.body == {"request": 100, "url": f"https://github.com/{REPOSITORY}/pull/100", "file": NAME}
    (request,) = requests(github)
    assert (request["title"], request["base"]) == ("Pelikerta: Nuorten tilat", "main")
    assert re.fullmatch(r"lomake-2026-03-12-nuorten-tilat-[0-9a-f]{12}", request["head"])
    assert "otsikko: Nuorten tilat" in contents(github)[f"sessions/2026/{NAME}"]


def test_the_same_session_again_is_the_same_request(receiver: Receiver, github: FakeGitHub) -> None:
    first = receiver.send(session(), NAME)
    calls = len(github.state["calls"])
    again = receiver.send(f"# kommentti\n{session()}", NAME)
    assert (first.status, again.status, again.body) == (201, 200, first.body)
    assert len(github.state["calls"]) == calls, "what a maintainer may have done with it stays"
    assert receiver.send(session(players=8), NAME).body["request"] != first.body["request"]


def test_two_at_once_are_one_request(receiver: Receiver, github: FakeGitHub) -> None:
    answers: list[int] = []
    senders = [
        threading.Thread(target=lambda: answers.append(receiver.send(session(), NAME).body["request"]))
        for _ in range(3)
    ]
    for one in senders:
        one.start()
    for one in senders:
        one.join()
    assert answers == [100, 100, 100]
    assert len(requests(github)) == 1


def test_findings_are_told_in_the_language_of_the_page(receiver: Receiver, github: FakeGitHub) -> None:
    for lang, words in (("fi", "korjattavaa"), ("sv", "rättas"), ("en", "corrected"), ("../x", "korjattavaa")):
        answer = receiver.send(session(players="monta"), NAME, lang)
        assert answer.status == 422
        assert words in answer.body["message"]
        (finding,) = answer.body["findings"]
        assert (finding["code"], finding["severity"], finding["pointer"]) == ("OSPE203", "error", "/pelikerta/pelaajia")
    assert requests(github) == []


def test_personal_data_stays_out_of_github_and_of_the_log(receiver: Receiver, github: FakeGitHub) -> None:
    answer = receiver.send(session(title="Soita 040 123 4567"), NAME)
    assert (answer.status, answer.body["findings"][0]["code"]) == (422, "OSPE403")
    assert github.state["calls"] == []
    assert "040" not in receiver.log.read_text("utf-8")


def test_a_follow_up_joins_what_was_published_meanwhile(
    receiver: Receiver, github: FakeGitHub, archive: Archive
) -> None:
    base = session("Mallilan tilat", "Mallila")
    archive.publish(PLACE, base + FOLLOW_UP.format(day="2026-05-01", words="Toisen kirjaama"))
    github.state["known"][PLACE] = archive.blob()
    answer = receiver.send(base + FOLLOW_UP.format(day="2026-06-01", words="Meidän kirjaama"), f"{PUBLISHED}.yml")
    assert (answer.status, answer.body["file"]) == (201, f"{PUBLISHED}.yml")
    written = contents(github)[PLACE]
    assert written.index("Toisen kirjaama") < written.index("Meidän kirjaama")


def test_what_would_lose_published_rows_or_take_anothers_place_is_refused(
    receiver: Receiver, github: FakeGitHub
) -> None:
    other = receiver.send(session("Toinen", "Aivan toinen yksikkö"), f"{PUBLISHED}.yml")
    assert (other.status, other.body["findings"]) == (409, [])
    assert "toinen pelikerta" in other.body["message"]
    lost = receiver.send(session("Mallilan tilat", "Mallila").replace("Nuorten ilta", "Muu"), f"{PUBLISHED}.yml")
    assert lost.status == 409
    assert [one["code"] for one in lost.body["findings"]] == ["OSPE321"]
    same = receiver.send(session("Mallilan tilat", "Mallila"), f"{PUBLISHED}.yml")
    assert (same.status, same.body["message"]) == (409, "Tämä on jo julkaistu samanlaisena.")
    assert github.state["calls"] == []


HOSTILE = [
    b"",
    b"\xff\xfe\x00s\x00k",
    b'{"skeema": 1}',
    b"[" * 60_000,
    b"a: &x [*x]",
    b"- " * 30_000,
    session().replace("Nuorten ilta", "\u202eilta").encode(),
    b"\0" * 65_536,
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_comes_ends_in_findings(receiver: Receiver, github: FakeGitHub, data: bytes) -> None:
    answer = receiver.send(data)
    assert answer.status == 422
    assert answer.body["findings"]
    assert github.state["calls"] == []


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd",
        "..%2f..%2fx.yml",
        "--lang=sv",
        "$(touch pwned).yml",
        "",
        "a\0b",
        "x" * 5_000,
        "2026-03-12-../../x",
    ],
)
def test_a_name_is_only_a_name(receiver: Receiver, github: FakeGitHub, archive: Archive, name: str) -> None:
    answer = receiver.send(session(), name)
    assert answer.status == 201
    assert re.fullmatch(r"sessions/2026/2026-03-12-[a-z0-9-]{1,60}\.yml", *contents(github))
    assert not list(archive.clone.parent.rglob("*pwned*"))


@pytest.mark.parametrize("title", ["$(touch pwned) @kaikki #1", '"<img src=x onerror=alert(1)>"', '"::error::x"'])
def test_a_title_is_only_text(receiver: Receiver, github: FakeGitHub, archive: Archive, title: str) -> None:
    assert receiver.send(session(title=title), NAME).status == 201
    (request,) = requests(github)
    assert not re.search(r"@kaikki|#1\b", request["title"])
    assert not list(archive.clone.parent.rglob("*pwned*"))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "https://tulokset.example.evil.example"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/json"}, 415),
        ({"Content_Type": ""}, 415),
    ],
)
def test_only_the_sites_form_is_answered(
    receiver: Receiver, github: FakeGitHub, headers: dict[str, str], status: int
) -> None:
    answer = receiver.send(session(), NAME, **headers)
    assert answer.status == status
    assert answer.body["message"]
    if status == 403:
        assert "access-control-allow-origin" not in answer.headers
    assert github.state["calls"] == []


def test_a_browser_may_ask_first(receiver: Receiver) -> None:
    wished = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "content-type"}
    allowed = receiver.ask("OPTIONS", "/", Origin=receiver.origin, **wished)
    assert (allowed.status, allowed.headers["access-control-allow-origin"]) == (200, receiver.origin)
    assert "access-control-allow-credentials" not in allowed.headers
    foreign = receiver.ask("OPTIONS", "/", Origin="https://evil.example", **wished)
    assert foreign.status == 400
    assert "access-control-allow-origin" not in foreign.headers


def test_other_paths_and_methods_are_not_there(receiver: Receiver) -> None:
    assert receiver.ask("GET", "/terve").body == {"ok": True}
    assert receiver.ask("GET", "/").status == 405
    assert receiver.ask("POST", "/../../etc/passwd", b"x").status == 404
    assert receiver.ask("DELETE", "/").status == 405


def head(receiver: Receiver, *more: str) -> bytes:
    lines = [
        "POST /?name=x.yml HTTP/1.1", "Host: x", f"Origin: {receiver.origin}", "Content-Type: application/yaml",
        f"X-Forwarded-For: {receiver.address}", *more, "", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()


def test_a_huge_body_is_not_read(receiver: Receiver, github: FakeGitHub) -> None:
    assert receiver.send(b"#" * 65_537).status == 413
    piece = b"1000\r\n" + b"#" * 4096 + b"\r\n"
    assert b" 413 " in receiver.raw(head(receiver, "Transfer-Encoding: chunked") + piece * 17)
    assert b" 413 " in receiver.raw(head(receiver, "Content-Length: 999999999") + b"#" * 65_537)
    assert github.state["calls"] == []


def test_a_slow_body_is_given_up(receiver: Receiver) -> None:
    assert b" 408 " in receiver.raw(head(receiver, "Content-Length: 100") + b"skeema")
    assert receiver.ask("GET", "/terve").status == 200


def test_who_goes_away_leaves_nothing(receiver: Receiver, github: FakeGitHub) -> None:
    with pytest.raises(TimeoutError):
        receiver.raw(head(receiver, "Content-Length: 100") + b"skeema", wait_s=0.2)
    assert receiver.send(session(), NAME).status == 201
    assert len(requests(github)) == 1


def test_a_flood_from_one_address_is_told_to_wait_and_others_are_not(receiver: Receiver) -> None:
    statuses = [receiver.send(b"#" * 65_537).status for _ in range(25)]
    assert statuses == [413] * 20 + [429] * 5
    answer = receiver.send(session())
    assert 0 < int(answer.headers["retry-after"]) <= 601
    receiver.new_address()
    assert receiver.send(session(), NAME).status == 201


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (403, "Resource not accessible"),
        (422, "Validation Failed"),
        (429, "rate limit"),
        (500, "x"),
        (401, "Bad credentials"),
    ],
)
def test_a_refusal_of_github_is_told_and_can_be_tried_again(
    receiver: Receiver, github: FakeGitHub, status: int, words: str
) -> None:
    github.refusal = (status, words)
    answer = receiver.send(session(), NAME)
    assert answer.status == 502
    assert answer.headers["access-control-allow-origin"] == receiver.origin
    assert words not in str(answer.body)
    assert f"{status} " in receiver.log.read_text("utf-8")
    github.refusal = None
    assert receiver.send(session(), NAME).status == 201


def test_what_broke_off_midway_is_finished_the_next_time(receiver: Receiver, github: FakeGitHub) -> None:
    github.refused_paths = r"pulls$"
    assert receiver.send(session(), NAME).status == 502
    github.refused_paths = ""
    assert receiver.send(session(), NAME).status == 201
    assert len(github.state["branches"]) == 2
    assert len(requests(github)) == 1


def test_an_archive_that_cannot_be_brought_up_to_date_takes_nothing(
    receiver: Receiver, github: FakeGitHub, archive: Archive
) -> None:
    before = archive.commit_here()
    assert receiver.send(session(), NAME).status == 502
    assert github.state["calls"] == []
    archive.go_back(before)
    assert receiver.send(session(), NAME).status == 201


def test_the_log_names_no_address_and_nobody_hears_the_token(receiver: Receiver) -> None:
    receiver.send(session(), NAME)
    log = receiver.log.read_text("utf-8")
    assert re.search(r"201 #100 \([0-9.]+ s\)$", log, re.MULTILINE)
    assert "198.51.100." not in log
    assert "127.0.0.1 " not in log.partition("\n")[2]
    assert TOKEN not in log
    assert "Traceback" not in log


def test_work_that_takes_too_long_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck, pid = tmp_path / "python", tmp_path / "pid"
    stuck.write_text(f"#!/bin/sh\nsleep 300 & echo $! > {pid}\nwait\n", "utf-8")
    stuck.chmod(0o755)
    monkeypatch.setattr(app, "WORKING_S", 1)
    monkeypatch.setattr(app.sys, "executable", str(stuck))
    client = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "client": ("192.0.2.1", 1)}
    client["headers"] = [(b"origin", ORIGIN.encode()), (b"content-type", b"application/yaml")]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"x"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def ask() -> None:
        await app.receiver(ORIGIN)(client, receive, send)  # type: ignore[arg-type]

    with ThreadPoolExecutor() as elsewhere:  # the browser of other tests has this thread's loop
        elsewhere.submit(asyncio.run, ask()).result()
    assert sent[0]["status"] == 504
    alive = Path("/proc", pid.read_text("utf-8").strip(), "cmdline")
    assert not alive.exists() or not alive.read_bytes(), "it runs on"
