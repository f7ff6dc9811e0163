"""remind.yml: one issue a session, opened when news is due, updated, and closed when the follow-up lands."""

import html
import subprocess
from typing import Any

import pytest
from small_sessions import PLANNED as ID
from small_sessions import write_planned
from workflow_runner import Runner

from ospe_build.github.remind import MAX_CHANGES
from ospe_build.settings import site_url

BOT = {"login": "github-actions[bot]", "type": "Bot"}
ROW = """\
  - menetelma: {method}
    tavoite: {{miten_kehittaa_osallisuutta: Nuoret päättävät}}
    toteutus: {{kuka_vastaa: {owner}}}
"""
TOLD = "    seuranta: [{paiva: 2026-04-01, tila: toteutunut}]\n"


def write(runner: Runner, *rows: str, name: str = ID, title: str = "Mallilan tilat", **more: str) -> None:
    details = f"  kieli: {more.get('language', 'fi')}\n"
    write_planned(runner.folder, *rows, title=title, name=name, before=more.get("example", ""), details=details)


def row(method: str = "{kortti: asukasilta}", owner: str = "Nuorten tiimi") -> str:
    return ROW.format(method=method, owner=owner)


def remind(runner: Runner) -> subprocess.CompletedProcess[str]:
    done = runner.run("remind.yml", "Muistuta seurannasta")
    assert (done.returncode, done.stderr) == (0, "")
    return done


def issues(runner: Runner) -> list[dict[str, Any]]:
    return list(runner.state["issues"])


def test_an_issue_asks_for_news_and_links_to_the_form_at_each_means(runner: Runner) -> None:
    write(runner, row(), row("Oma kysely"))
    done = remind(runner)
    assert done.stdout == f"Avattiin muistutus 1: {ID}\n"
    (issue,) = issues(runner)
    assert issue["title"] == "Mitä keinoille tapahtui? Mallilan tilat"
    assert issue["body"].startswith(f"<!-- ospe-seuranta {ID} 1:2025-03-31,2:2025-03-31 -->\n")
    for link in (f"#seuranta={ID}", f"#seuranta={ID}&keino=1", f"#seuranta={ID}&keino=2"):
        assert f"](<{site_url()}kirjaa/{link}>)" in issue["body"]
    read = html.unescape(issue["body"])
    assert "**Keino 1: Asukasilta**" in read
    assert "**Keino 2: Oma kysely**" in read
    assert "Pelin jälkeen (31.3.2025) ei ole kerrottu mitään." in read
    assert f"[Mallilan tilat](<{site_url()}tulokset/{ID}/>)" in read


def test_the_words_are_in_the_sessions_language(runner: Runner) -> None:
    write(runner, row(), language="sv")
    remind(runner)
    assert issues(runner)[0]["title"] == "Vad hände med metoderna? Mallilan tilat"
    assert "Lägg till uppföljning" in issues(runner)[0]["body"]


def test_it_is_never_opened_twice(runner: Runner) -> None:
    write(runner, row())
    remind(runner)
    assert remind(runner).stdout == "Muistutuksiin ei tarvittu muutoksia.\n"
    assert runner.calls == [("POST", "issues")]


def test_it_is_found_among_many_issues_and_requests(runner: Runner) -> None:
    write(runner, row())
    remind(runner)
    state = runner.state
    user = {"login": "joku", "type": "User"}
    state["issues"] += [{"number": n, "state": "open", "user": BOT, "title": "x", "body": None} for n in range(2, 250)]
    state["issues"].append({"number": 250, "state": "open", "user": user, "title": "x", "body": "x"})
    runner.state = state
    remind(runner)
    assert runner.calls == [("POST", "issues")]


def test_it_is_updated_when_another_means_is_due(runner: Runner) -> None:
    write(runner, row(), row("Oma kysely") + TOLD)
    remind(runner)
    write(runner, row(), row("Oma kysely"))
    assert remind(runner).stdout == f"Päivitettiin muistutus 1: {ID}\n"
    (issue,) = issues(runner)
    assert "Oma kysely" in issue["body"]


def test_it_is_closed_when_the_follow_up_lands(runner: Runner) -> None:
    write(runner, row())
    remind(runner)
    write(runner, row() + TOLD)
    assert remind(runner).stdout == f"Suljettiin muistutus 1, koska seuranta on lisätty: {ID}\n"
    (issue,) = issues(runner)
    assert (issue["state"], issue["state_reason"]) == ("closed", "completed")
    assert remind(runner).stdout == "Muistutuksiin ei tarvittu muutoksia.\n"


def test_the_same_issue_is_opened_again_when_news_is_due_again(runner: Runner) -> None:
    for follow_up in ("", TOLD, "    seuranta: [{paiva: 2025-05-01, tila: kesken}]\n"):
        write(runner, row() + follow_up)
        remind(runner)
    (issue,) = issues(runner)
    assert issue["state"] == "open"
    assert runner.calls == [("POST", "issues"), ("PATCH", "issues/1"), ("PATCH", "issues/1")]


def test_what_a_person_closed_stays_closed_until_there_is_something_new(runner: Runner) -> None:
    write(runner, row(), row("Oma kysely") + TOLD)
    remind(runner)
    state = runner.state
    state["issues"][0]["state"] = "closed"
    runner.state = state
    assert remind(runner).stdout == "Muistutuksiin ei tarvittu muutoksia.\n"
    write(runner, row(), row("Oma kysely"))
    assert remind(runner).stdout == f"Avattiin uudestaan muistutus 1: {ID}\n"
    assert issues(runner)[0]["state"] == "open"


def test_the_issue_of_a_session_that_was_removed_is_closed_and_names_nothing_of_it(runner: Runner) -> None:
    write(runner, row("Salainen keino"))
    remind(runner)
    (runner.folder / "sessions/2025" / f"{ID}.yml").unlink()
    assert remind(runner).stdout == f"Suljettiin muistutus 1, koska pelikerta on poistettu: {ID}\n"
    (issue,) = issues(runner)
    assert (issue["state"], issue["state_reason"], issue["title"]) == ("closed", "not_planned", "Poistettu pelikerta")
    assert "Salainen" not in issue["body"]


def test_the_issue_of_a_session_that_cannot_be_read_is_left_as_it_is(runner: Runner) -> None:
    write(runner, row())
    remind(runner)
    write(runner, row() + "    tuntematon: 1\n")
    done = remind(runner)
    assert f"sessions/2025/{ID}.yml" in done.stdout
    assert issues(runner)[0]["state"] == "open"
    assert len(runner.calls) == 1


def test_nobody_is_asked_about_made_up_sessions(runner: Runner) -> None:
    write(runner, row(), example="esimerkki: true\n")
    assert remind(runner).stdout == "Muistutuksiin ei tarvittu muutoksia.\n"
    assert issues(runner) == []


@pytest.mark.parametrize(
    ("user", "body"),
    [
        ({"login": "joku", "type": "User"}, f"<!-- ospe-seuranta {ID} 1:2025-03-31 -->\n"),
        (BOT, f"Lainaus:\n<!-- ospe-seuranta {ID} 1:2025-03-31 -->\n"),
        (BOT, f"<!-- ospe-seuranta {ID} 1:2025-03-31; rm -rf -->\n"),
    ],
    ids=["another's issue", "not the first line", "another form"],
)
def test_only_our_own_markers_count(runner: Runner, user: dict[str, str], body: str) -> None:
    write(runner, row())
    state = runner.state
    state["issues"] = [{"number": 7, "state": "open", "user": user, "title": "Minun", "body": body}]
    runner.state = state
    remind(runner)
    mine, ours = issues(runner)
    assert (mine["title"], mine["body"]) == ("Minun", body)
    assert ours["title"].startswith("Mitä keinoille tapahtui?")


HOSTILE = [
    "@kaikki #1 GH-1 https://evil.example/x",
    "<!-- ospe-seuranta 2020-01-01-x - -->",
    "<img src=x onerror=alert(1)>",
    "](http://evil.example) ![x](http://evil.example/x.png)",
    "`koodi` **lihava** <details>",
    "$(touch pwned) `touch pwned`",
    "::set-output name=x::y",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_titles_and_methods_are_only_text(runner: Runner, hostile: str) -> None:
    write(runner, row("Mallila", "Mallila"), title="Mallila")
    remind(runner)
    (innocent,) = issues(runner)
    write(runner, row(f'"{hostile}"', f'"{hostile}"'), title=hostile)
    remind(runner)
    (issue,) = issues(runner)
    assert not list(runner.folder.parent.rglob("pwned"))
    assert issue["body"].count("<") == innocent["body"].count("<")
    assert issue["body"].count("](") == innocent["body"].count("](")
    assert issue["body"].count("`") == 0
    assert len(issue["body"].splitlines()) == len(innocent["body"].splitlines())
    for text in (issue["title"], html.unescape(issue["body"])):
        assert "@k" not in text
        assert "#1" not in text
        assert "GH-1" not in text
        assert "https://evil" not in text
    assert html.unescape(issue["body"]).replace("\u200b", "").count(hostile) == 3


def test_one_run_changes_only_so_much_and_the_next_does_the_rest(runner: Runner) -> None:
    for number in range(MAX_CHANGES + 1):
        write(runner, row(), name=f"2025-03-31-mallila-{number}", title=f"Mallila {number}")
    assert remind(runner).stdout.endswith("Yksi muutos jäi seuraavaan kertaan.\n")
    assert len(runner.calls) == MAX_CHANGES
    remind(runner)
    assert len(issues(runner)) == MAX_CHANGES + 1


def test_a_refusal_of_github_fails_the_run_and_says_why(runner: Runner) -> None:
    write(runner, row())
    runner.state = {**runner.state, "repository": "another/one"}
    done = runner.run("remind.yml", "Muistuta seurannasta")
    assert done.returncode == 1
    assert "issues: 404" in done.stderr
    assert "Traceback" not in done.stderr
