"""What comment.yml tells of a request's sessions: their outline, what changes, and fixes to take by one click."""

import base64
import hashlib
import html
from typing import Any

import pytest
from test_comment import FILE, SESSION, artifact_zip, comments, event, put, report
from workflow_runner import REPOSITORY, Runner

from ospe_build.github.suggestions import MAX_SUGGESTIONS

PLANNED = SESSION.format(players=7).replace(
    "ei_sovittu: Halusimme ensin kuulla nuoria\n",
    """\
uudet_keinot:
  - menetelma: {kortti: asukasilta}
    tavoite: {miten_kehittaa_osallisuutta: Nuoret päättävät}
    toteutus: {kuka_vastaa: Nuorten tiimi, vastuutahon_kanssa_sovittu: true, maaraaika: 2026-12}
  - menetelma: Oma kysely
    tavoite: {miten_kehittaa_osallisuutta: Kuulemme useampia}
    toteutus: {kuka_vastaa: Mallila}
""",
)
FOLLOW_UP = "    seuranta: [{paiva: 2026-04-01, tila: kesken, kuvaus: Ensimmäinen ilta pidettiin}]\n"


def propose(runner: Runner, content: str, *, hunk: str = "@@ -0,0 +1,400 @@", name: str = FILE, **file: str) -> None:
    """A request with one session in it."""
    put(runner, artifact_zip(report()))
    state = runner.state
    data = content.encode(errors="surrogatepass")
    sha = hashlib.sha1(data).hexdigest()  # noqa: S324 - git's own
    state["blobs"][sha] = base64.b64encode(data).decode()
    state["files"]["12"] = [
        {"filename": name, "status": "added", "sha": sha, "patch": f"{hunk}\n+esimerkki: true", **file}
    ]
    runner.state = state


def publish(runner: Runner, content: str) -> None:
    (runner.folder / "sessions" / "2026").mkdir(parents=True, exist_ok=True)
    (runner.folder / FILE).write_text(content, "utf-8")


def run(runner: Runner) -> None:
    done = runner.run("comment.yml", "Kommentoi ehdotusta", event())
    assert (done.returncode, done.stderr) == (0, "")


def told(runner: Runner) -> str:
    run(runner)
    (body,) = comments(runner)
    return html.unescape(body).replace("\u200b", "")


def suggested(runner: Runner) -> list[dict[str, Any]]:
    return list(runner.state["review_comments"].get("12", []))


def test_a_new_session_is_told_in_a_few_lines(runner: Runner) -> None:
    propose(runner, PLANNED)
    body = told(runner)
    assert "**Mallilan kirjaston nuorten tilat**, Mallila, 12.3.2026" in body
    assert "2 lappua. 2 keinoa:" in body
    assert "1. Asukasilta; vastaa Nuorten tiimi; määräaika 12/2026\n" in body
    assert "2. Oma kysely; ryhmän ehdotus: Mallila\n" in body
    assert "Mikä muuttuu" not in body


def test_a_request_is_answered_in_the_language_of_its_sessions(runner: Runner) -> None:
    swedish = PLANNED.replace("  otsikko:", "  kieli: sv\n  otsikko:")
    propose(runner, swedish.replace("kortti: asukasilta", "kortti: asukasiltta"))
    body = told(runner)
    assert "Kontroll av spelomgångar" in body
    assert "Den här kommentaren uppdateras" in body
    assert "Tarkist" not in body
    assert "Metodkortet asukasiltta finns inte" in suggested(runner)[0]["body"]
    propose(runner, swedish)
    state = runner.state
    state["files"]["12"] += [{**state["files"]["12"][0], "filename": FILE.replace("mallila", "muu")}]
    runner.state = state
    assert "Kontroll av spelomgångar" in told(runner)
    publish(runner, PLANNED)
    finnish = PLANNED.encode()
    sha = hashlib.sha1(finnish).hexdigest()  # noqa: S324 - git's own
    state["blobs"][sha] = base64.b64encode(finnish).decode()
    state["files"]["12"][1]["sha"] = sha
    runner.state = state
    assert "Pelikertojen tarkistus" in told(runner)  # two languages


def test_a_follow_up_that_is_added_is_told_as_that(runner: Runner) -> None:
    publish(runner, PLANNED)
    propose(runner, PLANNED + FOLLOW_UP, status="modified")
    body = told(runner)
    assert "- Uusi seuranta keinolle 2 (2026-04-01): kesken; Ensimmäinen ilta pidettiin\n" in body
    assert "puuttuu" not in body


def test_a_row_that_is_gone_stands_out(runner: Runner) -> None:
    publish(runner, PLANNED)
    propose(runner, PLANNED[: PLANNED.index("  - menetelma: Oma")], status="modified")
    assert "- **Julkaistu keino 2 (”Oma kysely”) puuttuu." in told(runner)


def test_a_changed_text_and_another_board_are_told(runner: Runner) -> None:
    publish(runner, PLANNED)
    changed = PLANNED.replace("Kuulemme useampia", "Kuulemme kaikkia").replace("nuorten tilat]", "lasten tilat]")
    propose(runner, changed, status="modified")
    body = told(runner)
    assert "Ennen: ”Kuulemme useampia”. Nyt: ”Kuulemme kaikkia”." in body
    assert "- Muuttuu: " in body


def test_the_preview_is_linked_where_the_run_left_one(runner: Runner) -> None:
    propose(runner, PLANNED)
    assert "esikatselu" not in told(runner)
    state = runner.state
    state["artifacts"]["99"].append({"id": 77, "name": "esikatselu.html", "expired": False})
    runner.state = state
    link = f"(<https://github.com/{REPOSITORY}/actions/runs/99/artifacts/77>)"
    assert f"[Katso, miltä pelikerrat näyttäisivät]{link}" in told(runner)


def test_a_fix_is_a_suggestion_once_and_goes_when_it_is_made(runner: Runner) -> None:
    wrong = PLANNED.replace("kortti: asukasilta", "kortti: asukasiltta")
    propose(runner, wrong)
    run(runner)
    run(runner)
    (one,) = suggested(runner)
    line = 1 + wrong.splitlines().index("  - menetelma: {kortti: asukasiltta}")
    assert (one["path"], one["line"], one["side"]) == (FILE, line, "RIGHT")
    assert "```suggestion\n  - menetelma: {kortti: asukasilta}\n```" in one["body"]
    assert [path for method, path in runner.calls if "reviews" in path and method == "POST"] == ["pulls/12/reviews"]
    propose(runner, PLANNED)
    run(runner)
    assert suggested(runner) == []


def test_lines_that_the_request_does_not_show_get_none(runner: Runner) -> None:
    propose(runner, PLANNED.replace("asukasilta", "asukasiltta"), hunk="@@ -1,3 +1,3 @@")
    run(runner)
    assert suggested(runner) == []


def test_there_are_at_most_so_many(runner: Runner) -> None:
    rows = "".join(
        f"  - menetelma: {{kortti: asukasiltta}}\n    tavoite: {{miten_kehittaa_osallisuutta: T {n}}}\n"
        for n in range(10)
    )
    notes = "".join(f"    - {{kortti: asukasiltta, lisatieto: N {n}}}\n" for n in range(30))
    head = PLANNED[: PLANNED.index("uudet_keinot")]
    propose(runner, f"{head}teemat:\n  asiakaskokemus:\n    teemme_jo_hyvin:\n{notes}uudet_keinot:\n{rows}")
    run(runner)
    assert len(suggested(runner)) == MAX_SUGGESTIONS


def test_what_others_wrote_is_left_alone(runner: Runner) -> None:
    propose(runner, PLANNED)
    state = runner.state
    body = "<!-- ospe-ehdotus 0123456789abcdef -->\nminun"
    state["review_comments"]["12"] = [{"id": 5, "user": {"login": "joku", "type": "User"}, "body": body}]
    runner.state = state
    run(runner)
    assert [one["id"] for one in suggested(runner)] == [5]


HOSTILE = [
    "@kaikki #1 https://evil.example/x",
    "```\n\n<img src=x onerror=alert(1)>",
    "](http://evil.example) ![x](http://evil.example/x.png)",
    "$(touch pwned) `touch pwned` ::error::x",
    "<!-- ospe-tarkistus -->",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_texts_stay_texts(runner: Runner, hostile: str) -> None:
    quoted = '"' + hostile.replace("\n", "\\n") + '"'
    text = PLANNED.replace("Oma kysely", quoted).replace("Mallilan kirjaston nuorten tilat", "Tilat")
    propose(runner, text.replace("Tilat", '"' + hostile.replace("\n", " ") + '"').replace("asukasilta", "asukasiltta"))
    run(runner)
    assert not list(runner.folder.parent.rglob("pwned"))
    (body,) = comments(runner)
    assert body.count("<!--") == 1
    assert "<img" not in body
    assert "](http" not in body
    assert "@k" not in body
    assert all(one["body"].count("```") == 2 for one in suggested(runner))


@pytest.mark.parametrize(
    "content",
    ["", "[1, 2]", "a: &x [*x]", "uudet_keinot: 3\n", "\ud800", "pelikerta: " + "[" * 5000, "x" * 70_000],
    ids=["empty", "list", "anchor", "number", "surrogate", "deep", "large"],
)
def test_any_content_ends_in_a_comment(runner: Runner, content: str) -> None:
    publish(runner, PLANNED)
    propose(runner, content, status="modified")
    run(runner)
    assert len(comments(runner)) == 1


@pytest.mark.parametrize(
    "name", ["sessions/../x.yml", "sessions/2026/$(id).yml", "docs/2026-03-12-a.yml", "sessions/2026/a/b.yml"]
)
def test_only_sessions_in_their_place_are_fetched(runner: Runner, name: str) -> None:
    propose(runner, PLANNED, name=name)
    state = runner.state
    state["blobs"] = {}
    runner.state = state
    run(runner)


def test_a_renamed_session_is_compared_with_its_old_file(runner: Runner) -> None:
    publish(runner, PLANNED)
    name = "sessions/2026/2026-03-12-mallila-uusi.yml"
    propose(runner, PLANNED + FOLLOW_UP, name=name, status="renamed", previous_filename=FILE)
    assert "Uusi seuranta keinolle 2" in told(runner)


def test_a_diff_too_large_to_be_shown_gets_no_suggestions_but_an_outline(runner: Runner) -> None:
    propose(runner, PLANNED.replace("asukasilta", "asukasiltta"))
    state = runner.state
    del state["files"]["12"][0]["patch"]  # as GitHub does
    runner.state = state
    run(runner)
    assert suggested(runner) == []
    assert len(comments(runner)) == 1


def test_a_removed_session_is_not_fetched(runner: Runner) -> None:
    propose(runner, PLANNED, status="removed")
    state = runner.state
    state["blobs"] = {}
    runner.state = state
    run(runner)
    assert len(comments(runner)) == 1


def test_of_two_pushes_in_a_row_the_earlier_run_says_nothing(runner: Runner) -> None:
    propose(runner, PLANNED.replace("asukasilta", "asukasiltta"))
    done = runner.run("comment.yml", "Kommentoi ehdotusta", event(head_sha="b" * 40))
    assert (done.returncode, done.stderr) == (0, "")
    assert runner.calls == []
