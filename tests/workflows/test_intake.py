"""intake.yml: an issue that a maintainer accepted becomes a request, or a comment that says what to mend."""

import hashlib
import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from test_comment import FILE, SESSION
from test_proposals import PLANNED, publish
from workflow_runner import ROOT, Runner

from ospe_build import board
from ospe_build.github.issue_forms import ACCEPTED, answers, field_labels, files, form
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES, text

SOUND = SESSION.format(players=7)
BRANCH = "ilmoitus-7"
NAME = "2026-03-12-mallilan-kirjaston-nuorten-tilat.yml"
PLACE = f"sessions/2026/{NAME}"


def filled(name: str, language: str = DEFAULT_LANGUAGE, **given: str) -> str:
    """The body of an issue, as GitHub writes it of an answered form."""
    body = yaml.safe_load(form(name, language))["body"]
    parts = []
    for field in body:
        if "id" not in field:
            continue
        value = given.get(field["id"], "_No response_")
        if field["attributes"].get("render") and field["id"] in given:
            value = f"```yaml\n{value}\n```"
        parts.append(f"### {field['attributes']['label']}\n\n{value}")
    return "\r\n\r\n".join(parts)


def run(runner: Runner, body: str | None, label: str = ACCEPTED, *labels: str) -> str:
    issue = {"number": 7, "title": "$(touch pwned) @kaikki", "body": body, "labels": [{"name": one} for one in labels]}
    done = runner.run(
        "intake.yml", "Ota ilmoitus vastaan", {"action": "labeled", "label": {"name": label}, "issue": issue}
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert not list(runner.folder.parent.rglob("pwned"))
    return done.stdout


def publish_planned(runner: Runner) -> None:
    """A session with means, which GitHub knows by its hash."""
    publish(runner, PLANNED)
    state = runner.state
    data = PLANNED.encode()
    state["known"][FILE] = hashlib.sha1(b"blob %d\0%b" % (len(data), data)).hexdigest()  # noqa: S324 - git's own
    runner.state = state


def told(runner: Runner) -> str:
    (one,) = runner.state["comments"]["7"]
    return html.unescape(one["body"]).replace("\u200b", "")


def content(runner: Runner, place: str = PLACE) -> str:
    return str(runner.state["contents"][f"{BRANCH}:{place}"])


def requests(runner: Runner) -> list[dict[str, Any]]:
    return list(runner.state["pulls"].values())


def test_the_forms_in_the_repository_are_those_of_the_schema_and_the_catalogue() -> None:
    folder = ROOT / ".github" / "ISSUE_TEMPLATE"
    made = {file: form(name, language) for name, language, file in files()}
    assert {path.name: path.read_text("utf-8") for path in folder.glob("[0-9]*.yml")} == made
    states = board.node("uudet_keinot", "seuranta", "tila")
    for language in LANGUAGES:
        assert all(states.value_label(value, language) in form("follow_up", language) for value in states.values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_issue_is_read_and_answered_in_the_language_of_its_form(runner: Runner, language: str) -> None:
    run(runner, filled("session", language))
    assert text(language, "intake.no_file") in told(runner)
    assert text(language, "intake.heading") in told(runner)
    run(runner, filled("session", language, teksti=SESSION.format(players="monta")))
    assert text(language, "intake.refused") in told(runner)
    publish_planned(runner)
    state = board.node("uudet_keinot", "seuranta", "tila").value_label("kesken", language)
    link = "https://x.example/tulokset/2026-03-12-mallila/#keino-2"
    run(runner, filled("follow_up", language, keino=link, paiva="1.4.2026", tila=state))
    assert "tila: kesken" in content(runner, FILE)
    assert text(language, "intake.made", request="#100") in told(runner)


def test_a_pasted_session_becomes_a_request_in_its_place_that_closes_the_issue(runner: Runner) -> None:
    assert run(runner, filled("session", teksti=SOUND)) == "Ehdotus tehtiin: #100\n"
    assert "otsikko: Mallilan kirjaston nuorten tilat" in content(runner)
    (request,) = requests(runner)
    assert (request["head"], request["base"]) == (BRANCH, "main")
    assert request["body"].endswith("Closes #7\n")
    assert request["title"] == "Pelikerta: Mallilan kirjaston nuorten tilat"
    assert "#100" in told(runner)


def test_what_is_wrong_is_told_at_its_line_and_mended_text_takes_its_place(runner: Runner) -> None:
    run(runner, filled("session", teksti=SESSION.format(players="monta")))
    assert requests(runner) == []
    assert "OSPE203" in told(runner)
    run(runner, filled("session", teksti=SOUND))
    run(runner, filled("session", teksti=SOUND.replace("nuoria", "lapsia")))
    assert len(requests(runner)) == 1
    assert "lapsia" in content(runner)
    assert "OSPE203" not in told(runner)


def test_another_label_does_nothing(runner: Runner) -> None:
    assert run(runner, filled("session", teksti=SOUND), "pelikerta") == ""
    assert runner.calls == []


@pytest.fixture
def attached(runner: Runner, serve: Callable[[Path], str]) -> Callable[[str, bytes], str]:
    def attach(name: str, data: bytes) -> str:
        folder = runner.folder.parent / "palvelin"
        file = folder / "user-attachments" / "files" / "123" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        runner.server = serve(folder)
        return f"[{name}]({runner.server}/user-attachments/files/123/{name})"

    return attach


def test_a_file_that_was_dragged_in_is_fetched(runner: Runner, attached: Callable[[str, bytes], str]) -> None:
    run(runner, filled("session", tiedosto=attached(NAME, SOUND.encode())))
    assert "Mallilan kirjaston nuorten tilat" in content(runner)


def test_a_huge_file_is_not_read_to_its_end(runner: Runner, attached: Callable[[str, bytes], str]) -> None:
    run(runner, filled("session", tiedosto=attached(NAME, SOUND.encode() + b"#" * 5_000_000)))
    assert requests(runner) == []
    assert "OSPE102" in told(runner)


@pytest.mark.parametrize(
    "answer",
    [
        "[x.yml](https://evil.example/user-attachments/files/1/x.yml)",
        "[x.yml](file:///etc/passwd)",
        "[x.yml](http://127.0.0.1:1/user-attachments/files/1/x.yml)",
        "tässä ei ole tiedostoa",
    ],
)
def test_nothing_is_fetched_from_elsewhere(runner: Runner, answer: str) -> None:
    run(runner, filled("session", tiedosto=answer))
    assert "Liitettä ei voitu hakea" in told(runner)


def test_news_of_a_means_is_written_to_its_session(runner: Runner) -> None:
    publish_planned(runner)
    link = "https://x.example/tulokset/2026-03-12-mallila/#keino-2"
    run(
        runner,
        filled("follow_up", keino=link, paiva="1.4.2026", tila="Käynnissä", kuvaus="Ensimmäinen ilta\npidettiin"),
    )
    value = yaml.safe_load(content(runner, FILE))
    (entry,) = value["uudet_keinot"][1]["seuranta"]
    assert (str(entry["paiva"]), entry["tila"], entry["kuvaus"]) == (
        "2026-04-01",
        "kesken",
        "Ensimmäinen ilta\npidettiin",
    )
    assert "seuranta" not in value["uudet_keinot"][0]


@pytest.mark.parametrize(
    "link", ["x", "2026-03-12-mallila/#keino-3", "2026-03-12-../../etc/#keino-1", "2020-01-01-x/#keino-1"]
)
def test_a_means_that_is_not_there_is_told(runner: Runner, link: str) -> None:
    publish(runner, PLANNED)
    run(runner, filled("follow_up", keino=link, paiva="1.4.2026", tila="Käynnissä"))
    assert "ei löydy julkaistua keinoa" in told(runner)


def test_published_rows_are_not_lost(runner: Runner) -> None:
    publish(runner, PLANNED)
    run(runner, filled("session", teksti=PLANNED[: PLANNED.index("  - menetelma: Oma")].replace("tilat", "tilat", 1)))
    assert FILE not in str(runner.state["contents"])


HOSTILE = [
    None,
    "",
    "### Tiedoston teksti\n\n```yaml\n",
    filled("session", teksti="a: &x [*x]"),
    filled("session", teksti="\x1b[2J\u202e" + SOUND),
    filled("session", teksti="::error::x\n$(touch pwned)\n`touch pwned`"),
    filled("session", teksti="```\n@kaikki #1 <img src=x onerror=alert(1)> ![x](https://evil.example/x.png)"),
    filled("session", teksti=SOUND + "\n### Keinon osoite\n\n../../../etc/passwd"),
    "x" * 65_000,
]


@pytest.mark.parametrize("body", HOSTILE)
def test_any_issue_ends_in_a_comment_in_which_it_is_only_text(runner: Runner, body: str | None) -> None:
    run(runner, body)
    assert requests(runner) == []
    (one,) = runner.state["comments"]["7"]
    assert one["body"].count("<!--") == 1
    assert "<img" not in one["body"]
    assert "](https://evil" not in one["body"]
    assert not re.search(r"@k|\x1b", one["body"])


def test_answers_are_read_back_as_they_were_given() -> None:
    given = {"keino": "a", "paiva": "1.4.2026", "kuvaus": "### Otsikko\n\nrivi"}
    assert answers("follow_up", filled("follow_up", **given)) == given
    assert list(field_labels("session", DEFAULT_LANGUAGE)) == ["tiedosto", "teksti", "ehdot"]
