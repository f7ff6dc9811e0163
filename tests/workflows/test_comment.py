"""comment.yml: one comment a request, kept up to date; what the request's run left behind is taken as hostile."""

import base64
import html
import io
import json
import subprocess
import zipfile
from typing import Any

import markdown as renderer
import pytest
import yaml
from workflow_runner import REPOSITORY, ROOT, Runner

from ospe_build.github import artifact, comment
from ospe_build.settings import site_url

FILE = "sessions/2026/2026-03-12-mallila.yml"
FORK = "lahettaja/osallisuuspeli"
SHA = "a" * 40
FINDING = {
    "code": "OSPE203",
    "severity": "error",
    "file": FILE,
    "line": 9,
    "column": 13,
    "pointer": "/pelikerta/pelaajia",
    "message": "Tähän tarvitaan luku.",
    "suggestion": "7",
    "fix": {"line": 7, "column": 13, "end_line": 7, "end_column": 22, "text": "7"},
}
SESSION = """\
skeema: 1
esimerkki: true
pelikerta:
  otsikko: Mallilan kirjaston nuorten tilat
  pelattu: 2026-03-12
  organisaatio: Esimerkkilän kaupunki
  toimiala: kulttuuri_ja_vapaa_aika
  yksikko: Mallila
  pelaajia: {players}
rajaus:
  kohde: [Kirjaston nuorten tilat]
  osallistettavat: [Lähikoulujen yläkoululaiset]
ei_sovittu: Halusimme ensin kuulla nuoria
"""


def report(*findings: dict[str, Any], **changes: object) -> dict[str, Any]:
    errors = sum(finding.get("severity") == "error" for finding in findings)
    whole = {"checked": 1, "errors": errors, "warnings": len(findings) - errors, "findings": list(findings)}
    return {**whole, **changes}


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def artifact_zip(found: object, number: bytes = b"12\n", **more: bytes) -> bytes:
    return zipped({"pyynto": number, "tarkistus.json": json.dumps(found).encode(), **more})


def put(runner: Runner, data: bytes | None, *changed: str, sha: str = SHA, **request: object) -> None:
    """What GitHub holds: a request, the files that it changes, and what its run left behind."""
    state = runner.state
    state["pulls"]["12"] = {
        "state": "open",
        "head": {"sha": sha, "repo": {"full_name": FORK}},
        "base": {"repo": {"full_name": REPOSITORY}},
        **request,
    }
    state["files"]["12"] = [{"filename": name} for name in changed or (FILE,)]
    state["artifacts"]["99"] = [] if data is None else [{"id": 5, "name": "tarkistus", "expired": False}]
    state["zips"]["5"] = base64.b64encode(data or b"").decode()
    runner.state = state


def event(**changes: object) -> dict[str, Any]:
    run = {
        "id": 99,
        "event": "pull_request",
        "head_sha": SHA,
        "head_branch": "$(touch${IFS}pwned)`id`;'&&x",
        "head_repository": {"full_name": FORK},
        "html_url": f"https://github.com/{REPOSITORY}/actions/runs/99",
        "display_title": "$(touch pwned) @kaikki <!-- ospe-tarkistus -->",
    }
    return {"workflow_run": {**run, **changes}}


def run(runner: Runner, **changes: object) -> subprocess.CompletedProcess[str]:
    return runner.run("comment.yml", "Kommentoi ehdotusta", event(**changes))


def comments(runner: Runner) -> list[str]:
    return [one["body"] for one in runner.state["comments"].get("12", [])]


def test_a_comment_holds_the_whole_report(runner: Runner) -> None:
    put(runner, artifact_zip(report(FINDING, {**FINDING, "file": "sessions/2024/muu.yml"})))
    done = run(runner)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Kommentti kirjoitettiin.\n", "")
    (body,) = comments(runner)
    assert body.startswith("<!-- ospe-tarkistus -->\n## Pelikertojen tarkistus\n")
    mine, _, others = body.partition("## Muut tiedostot")
    assert html.unescape(FILE) in html.unescape(mine)
    assert "muu" in others
    assert "Tähän tarvitaan luku" in mine
    assert f"](<{site_url()}virheet/OSPE203/>)" in mine
    assert f"(<https://github.com/{REPOSITORY}/actions/runs/99>)" in body
    assert runner.calls == [("POST", "issues/12/comments")]


def test_the_comment_is_kept_up_to_date_and_there_is_only_one(runner: Runner) -> None:
    put(runner, artifact_zip(report(FINDING)))
    run(runner)
    put(runner, artifact_zip(report()))
    done = run(runner)
    assert (done.returncode, done.stdout) == (0, "Kommentti päivitettiin.\n")
    (body,) = comments(runner)
    assert "Kaikki on kunnossa" in body
    assert "OSPE203" not in body


def test_it_is_found_among_many_comments_and_only_our_own_is_changed(runner: Runner) -> None:
    put(runner, artifact_zip(report(FINDING)))
    state = runner.state
    person = {"login": "joku", "type": "User"}
    others = [{"id": n, "user": person, "body": "<!-- ospe-tarkistus -->\nminun"} for n in range(1, 150)]
    state["comments"]["12"] = [*others]
    runner.state = state
    run(runner)
    run(runner)
    assert runner.calls == [("POST", "issues/12/comments"), ("PATCH", "issues/comments/150")]
    assert comments(runner).count("<!-- ospe-tarkistus -->\nminun") == 149


def test_a_request_that_touches_no_session_is_left_alone_while_all_is_well(runner: Runner) -> None:
    put(runner, artifact_zip(report()), "docs/index.md")
    assert run(runner).returncode == 0
    assert comments(runner) == []
    put(runner, artifact_zip(report()), "docs/index.md", FILE)
    run(runner)
    assert len(comments(runner)) == 1


def test_a_request_that_breaks_a_session_that_it_does_not_touch_is_told(runner: Runner) -> None:
    put(runner, artifact_zip(report(FINDING)), "schema/session.schema.json")
    run(runner)
    assert "## Muut tiedostot" in comments(runner)[0]


OTHERS: list[tuple[str, dict[str, Any]]] = [
    ("another commit", {"sha": "b" * 40}),
    ("closed", {"state": "closed"}),
    ("another base", {"base": {"repo": {"full_name": "muu/varasto"}}}),
    ("another fork", {"head": {"sha": SHA, "repo": {"full_name": "muu/osallisuuspeli"}}}),
    ("the fork is gone", {"head": {"sha": SHA, "repo": None}}),
]


@pytest.mark.parametrize("request_", [request for _, request in OTHERS], ids=[name for name, _ in OTHERS])
def test_the_number_must_be_of_the_request_that_the_run_checked(runner: Runner, request_: dict[str, Any]) -> None:
    put(runner, artifact_zip(report(FINDING)), **request_)
    done = run(runner)
    assert done.returncode == 0
    assert done.stdout.startswith("Tulos ei ole ehdotuksen uusimmasta versiosta.")
    assert runner.calls == []


def test_a_run_that_left_nothing_or_checked_no_request_is_passed_over(runner: Runner) -> None:
    put(runner, None)
    assert run(runner).stdout == "Ajo ei jättänyt tulosta.\n"
    put(runner, artifact_zip(report(FINDING)))
    assert run(runner, event="push").stdout == "Ajo ei tarkistanut ehdotusta.\n"
    assert runner.calls == []


def test_a_number_that_is_no_request_fails_the_run(runner: Runner) -> None:
    put(runner, artifact_zip(report(FINDING), b"13\n"))
    done = run(runner)
    assert done.returncode == 1
    assert "pulls/13: 404" in done.stderr
    assert runner.calls == []


def bomb() -> bytes:
    return zipped({"pyynto": b"12\n", "tarkistus.json": b" " * (9 * artifact.MOST_BYTES)})


def truncated() -> bytes:
    return artifact_zip(report(FINDING))[:-30]


def twice() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("pyynto", b"12\n")
        archive.writestr("tarkistus.json", b"12\n")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("pyynto", b"12\n")
    return data.getvalue()


def corrupt(compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    files = {"pyynto": b"12\n", "tarkistus.json": json.dumps(report(*[FINDING] * 50)).encode()}
    data = bytearray(zipped(files, compression))
    data[200:230] = b"\xff" * 30
    return bytes(data)


BAD_ZIPS = {
    "no zip": b"PK",
    "larger than the limit": b"x" * (artifact.MOST_BYTES + 1),
    "bomb": bomb(),
    "truncated": truncated(),
    "corrupt": corrupt(),
    "corrupt bzip2": corrupt(zipfile.ZIP_BZIP2),
    "corrupt LZMA": corrupt(zipfile.ZIP_LZMA),
    "LZMA": zipped({"pyynto": b"12\n", "tarkistus.json": json.dumps(report()).encode()}, zipfile.ZIP_LZMA),
    "one name twice": twice(),
    "one file more": artifact_zip(report(), **{"../../pwned": b"x"}),
    "a file missing": zipped({"pyynto": b"12\n"}),
    "number: text": artifact_zip(report(), b"12; touch pwned\n"),
    "number: path": artifact_zip(report(), b"12/../1\n"),
    "number: zero": artifact_zip(report(), b"0\n"),
    "number: huge": artifact_zip(report(), b"9" * 5000),
    "no JSON": zipped({"pyynto": b"12\n", "tarkistus.json": b"{"}),
    "not UTF-8": zipped({"pyynto": b"12\n", "tarkistus.json": b"\xff"}),
    "deep": zipped({"pyynto": b"12\n", "tarkistus.json": b"[" * 200_000}),
    "huge number": zipped({"pyynto": b"12\n", "tarkistus.json": b'{"checked": ' + b"9" * 5000 + b"}"}),
}

BAD_REPORTS: dict[str, object] = {
    "a list": [],
    "null": None,
    "one key more": report(extra=1),
    "one key less": {"checked": 1},
    "wrong count": report(FINDING, errors=0),
    "negative": report(checked=-1),
    "true": report(checked=True),
    "text": report(checked="1"),
    "not a list": report(findings={}),
    "too many": report(*[FINDING] * 20_001),
    "finding: text": {**report(), "warnings": 1, "findings": ["x"]},
    "finding: one key more": report({**FINDING, "html": "x"}),
    "finding: code": report({**FINDING, "code": "OSPE203/../../evil"}),
    "finding: severity": report({**FINDING, "severity": "fatal"}, errors=0, warnings=1),
    "finding: line": report({**FINDING, "line": "9"}),
    "finding: huge line": report({**FINDING, "line": 10**12}),
    "finding: long message": report({**FINDING, "message": "x" * 4001}),
    "finding: no message": report({**FINDING, "message": None}),
    "finding: suggestion": report({**FINDING, "suggestion": ["x"]}),
    "finding: fix": report({**FINDING, "fix": {**FINDING["fix"], "line": "7"}}),
    "finding: key of fix": report({**FINDING, "fix": {"line": 7}}),
}


@pytest.mark.parametrize(
    "data",
    [*BAD_ZIPS.values(), *map(artifact_zip, BAD_REPORTS.values())],
    ids=[*BAD_ZIPS, *(f"report: {name}" for name in BAD_REPORTS)],
)
def test_what_is_not_exactly_what_our_run_leaves_is_refused(data: bytes) -> None:
    with pytest.raises(artifact.HostileError):
        artifact.read(data)


def test_a_refused_artifact_fails_the_run_and_nothing_is_written(runner: Runner) -> None:
    put(runner, BAD_ZIPS["larger than the limit"])
    done = run(runner)
    assert done.returncode == 1
    assert "Tarkistuksen tulos ei ole sen muotoinen kuin pitäisi" in done.stderr
    assert "Traceback" not in done.stderr
    assert runner.calls == []


HOSTILE = [
    "@kaikki #1 GH-1 https://evil.example www.evil.example 0123456789abcdef",
    "<img src=x onerror=alert(1)><!-- ospe-tarkistus -->",
    "](http://evil.example) ![x](http://evil.example/x.png)",
    "</code>`koodi` **lihava** <details>",
    "rivi\n\n# Otsikko\n- [ ] tehtävä",
    "\x1b[2J\u202e\ud800",
    "$(touch pwned)",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_only_text(hostile: str) -> None:
    def tags(text: str) -> list[str]:
        found = [part.partition(">")[0] for part in renderer.markdown(text).split("<")[1:]]
        return [tag for tag in found if tag not in {"br", "br /", "code", "/code"}]

    def body(text: str) -> str:
        finding = {**FINDING, "file": text, "pointer": text, "message": text, "suggestion": text}
        return comment.body(artifact.read(artifact_zip(report(finding))), set(), "https://github.com/x")

    assert tags(body(hostile)) == tags(body("x"))
    assert body(hostile).encode()
    message = html.unescape(body(hostile)).partition("Tarkoititko:")[0].partition("merkki 13.")[2]
    assert not any(call in message for call in ("@kaikki", "#1", "GH-1", "https://evil", "www.evil", "0123456"))


def test_a_long_report_is_cut_to_what_a_comment_holds_and_says_so() -> None:
    findings = [{**FINDING, "message": "&" * 4000}] * 100
    body = comment.body(artifact.read(artifact_zip(report(*findings))), {FILE}, "https://github.com/x")
    assert len(body) < 65_536
    assert "huomiota ei mahtunut tähän" in body


@pytest.mark.parametrize(("players", "errors"), [("7", 0), ("monta", 1)])
def test_what_validate_leaves_behind_is_what_the_comment_takes(runner: Runner, players: str, errors: int) -> None:
    path = runner.folder / FILE
    path.parent.mkdir(parents=True)
    path.write_text(SESSION.format(players=players), "utf-8")
    (runner.folder / path.name).write_text(SESSION.format(players=7), "utf-8")
    (runner.temporary / "changed").write_bytes(f"{path.name}\0{FILE}\0".encode())
    (runner.temporary / "kieli").write_text("sv\n", "utf-8")
    published = runner.folder / "sessions/2026/2026-01-01-vanha.yml"
    published.write_text(SESSION.format(players=7), "utf-8")
    identity = ("-c", "user.name=Testi", "-c", "user.email=testi@example.org", "-c", "commit.gpgsign=false")
    for command in (
        "init -q",
        "add .",
        "commit -qm Pohja",
        f"rm -q {published.relative_to(runner.folder)}",
        "commit -qm Poisto",
    ):
        subprocess.run(["git", *identity, *command.split()], cwd=runner.folder, check=True)  # noqa: S603, S607
    done = runner.run("validate.yml", "Talleta tulos kommenttia varten", NUMBER="12")
    assert (done.returncode, done.stderr) == (0, "")
    left = {path.name: path.read_bytes() for path in (runner.temporary / "tulos").iterdir()}
    check = artifact.read(zipped(left))
    assert (check.number, check.checked, len(check.items)) == (12, 2, errors + 2)
    assert {"OSPE320", "OSPE321"} <= {item.code for item in check.items}
    (lost,) = (item.message for item in check.items if item.code == "OSPE321")
    assert "spelomgång" in lost


FIRST = "@@ -0,0 +1,2 @@\n+skeema: 1\n+pelikerta:\n"
MADE_UP = "@@ -0,0 +1,2 @@\n+skeema: 1\n+esimerkki: true\n"
FILES: list[tuple[dict[str, str], bool]] = [
    ({"filename": FILE, "status": "added", "patch": FIRST}, True),
    ({"filename": FILE, "status": "added", "patch": MADE_UP}, False),
    ({"filename": FILE, "status": "modified", "patch": FIRST}, False),
    ({"filename": "docs/x.yml", "status": "added", "patch": FIRST}, False),
    ({"filename": FILE, "status": "added"}, False),
]


@pytest.mark.parametrize(("file", "told"), FILES)
@pytest.mark.parametrize("published", [False, True])
def test_the_request_with_the_first_real_session_is_told_what_is_left(
    runner: Runner, file: dict[str, str], *, told: bool, published: bool
) -> None:
    (runner.folder / "mkdocs.yml").write_text("site_url: https://oma.example/\nrepo_url: x\n", "utf-8")
    (runner.folder / "sessions" / "2026").mkdir(parents=True)
    example = "" if published else "esimerkki: true\n"
    (runner.folder / "sessions/2026/2026-01-01-vanha.yml").write_text(
        SESSION.format(players=7).replace("esimerkki: true\n", example), "utf-8"
    )
    put(runner, artifact_zip(report()))
    state = runner.state
    state["files"]["12"] = [file]
    runner.state = state
    run(runner)
    body = "".join(html.unescape(one) for one in comments(runner))
    assert ("## Ennen julkaisua" in body and "https:\u200b//oma.example/" in body) == (told and not published)
    assert not body or body.index("Tämä kommentti päivittyy") > body.find("## Ennen julkaisua")


def test_the_newest_attempts_artifact_counts(runner: Runner) -> None:
    put(runner, artifact_zip(report(FINDING)))
    state = runner.state
    state["artifacts"]["99"] += [
        {"id": 4, "name": "tarkistus", "expired": False},
        {"id": 7, "name": "tarkistus", "expired": True},
        {"id": 8, "name": "muu", "expired": False},
    ]
    runner.state = state
    assert run(runner).returncode == 0
    assert "OSPE203" in comments(runner)[0]


def test_it_follows_the_workflow_that_checks_requests() -> None:
    workflows = ROOT / ".github/workflows"
    checks, comments_on = (
        yaml.safe_load((workflows / name).read_text("utf-8")) for name in ("validate.yml", "comment.yml")
    )
    assert comments_on[True] == {
        "workflow_run": {"workflows": [checks["name"]], "types": ["completed"]}
    }  # `on` is true
