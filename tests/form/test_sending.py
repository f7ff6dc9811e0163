"""The form's own *Lähetä*, where somebody runs a receiver: a receipt, or nothing lost and the other ways there."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_github import FakeGitHub
from playwright.sync_api import Page, expect
from project import Project
from receiving import REPOSITORY, Archive, Receiver, free_port, running
from screen import fill_core, go
from test_access import violations
from test_handoff import TOLD

SENDING = re.compile(r"/\?name=")
SENT = "https://github.com/esimerkki/osallisuuspeli/pull/100"


@pytest.fixture(scope="module")
def github() -> Iterator[FakeGitHub]:
    made = FakeGitHub(REPOSITORY)
    yield made
    made.close()


@pytest.fixture(scope="module")
def place(
    github: FakeGitHub, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]
) -> Iterator[tuple[str, Receiver]]:
    """A site whose form sends, and the receiver that it sends to."""
    folder, port = tmp_path_factory.mktemp("lahetys"), free_port()
    project = Project.at(folder / "ospe")
    settings = project.folder / "mkdocs.yml"
    endpoint = f"\n  submissions_endpoint: http://127.0.0.1:{port}/\n"
    settings.write_text(
        settings.read_text("utf-8").replace("\n  official: false\n", f"\n  official: false{endpoint}"), "utf-8"
    )
    project.build("--no-search")
    site = serve(project.site)
    with running(Archive(folder), github, folder / "loki.txt", site, port) as receiver:
        yield site, receiver


@pytest.fixture
def page(open_tab: Callable[..., Page], place: tuple[str, Receiver], github: FakeGitHub) -> Page:
    """The last screen of a session that is ready."""
    github.reset()
    page = open_tab(f"{place[0]}/kirjaa/")
    fill_core(page)
    go(page, "lahetys")
    expect(page.locator("[data-ready]")).to_be_visible()
    return page


def press(page: Page) -> None:
    page.get_by_role("button", name="Lähetä", exact=True).click()


def test_one_press_sends_and_the_receipt_names_the_request(page: Page, github: FakeGitHub) -> None:
    press(page)
    expect(page.locator("[data-told-error]")).to_be_visible()
    page.get_by_label(TOLD).check()
    press(page)
    expect(page.locator("[data-screen=kiitos] h2")).to_have_text("Kiitos. Tulokset ovat perillä.")
    expect(page.locator("[data-thanks-receipt]")).to_have_text("Tulokset ovat perillä ehdotuksena #100.")
    expect(page.locator("[data-thanks-name]")).to_have_text("2026-03-12-mallilan-kirjaston-nuorten-tilat.yml")
    assert page.locator("[data-thanks-open]").get_attribute("href") == SENT
    (content,) = github.state["contents"].values()
    assert "otsikko: Mallilan kirjaston nuorten tilat" in content
    page.reload()
    expect(page.locator("[data-thanks-receipt]")).to_have_text("Tulokset ovat perillä ehdotuksena #100.")
    go(page, "lahetys")
    press(page)
    expect(page.locator("[data-thanks-receipt]")).to_have_text("Tulokset ovat perillä ehdotuksena #100.")
    assert len(github.state["pulls"]) == 1


def failed(page: Page, words: str) -> None:
    """It says why, and everything else is still there."""
    expect(page.locator("[data-send-why]")).to_contain_text(words)
    expect(page.locator("[data-send-failed]")).to_contain_text("Mitään ei kadonnut")
    expect(page.get_by_role("button", name="Lataa tiedosto")).to_be_visible()
    expect(page.locator("[data-screen=lahetys]")).to_be_visible()
    assert page.evaluate("document.activeElement.hasAttribute('data-send')")


def test_github_that_is_down_loses_nothing_and_it_can_be_tried_again(page: Page, github: FakeGitHub) -> None:
    page.get_by_label(TOLD).check()
    expect(page.get_by_role("button", name="Lataa tiedosto")).to_be_hidden()
    github.refusal = (503, "down")
    press(page)
    failed(page, "Vastaanotto ei juuri nyt saa yhteyttä arkistoon")
    assert violations(page) == []
    github.refusal = None
    press(page)
    expect(page.locator("[data-screen=kiitos]")).to_be_visible()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (None, "Tarkista verkkoyhteys"),
        ("<html>", "Lähettäminen ei onnistunut."),
        ('{"request": "<img>"}', "Lähettäminen ei onnistunut."),
    ],
)
def test_a_network_that_fails_or_answers_nonsense_is_told(page: Page, body: str | None, words: str) -> None:
    page.get_by_label(TOLD).check()
    answered = {"status": 200, "body": body, "headers": {"Access-Control-Allow-Origin": "*"}}
    page.route(SENDING, lambda route: route.abort() if body is None else route.fulfill(**answered))
    press(page)
    failed(page, words)


def test_no_answer_in_time_says_that_it_may_have_arrived(page: Page) -> None:
    page.get_by_label(TOLD).check()
    page.evaluate("AbortSignal.timeout = () => AbortSignal.abort(new DOMException('', 'TimeoutError'))")
    press(page)
    failed(page, "samoista tuloksista ei tule kahta ehdotusta")


def test_what_the_receiver_finds_is_shown_at_its_field_until_the_session_changes(page: Page) -> None:
    page.get_by_label(TOLD).check()
    finding = {
        "code": "OSPE310",
        "severity": "error",
        "pointer": "/rajaus/kohde/0",
        "message": "Tämä <b>lappu</b>.",
        "suggestion": None,
    }
    page.route(
        SENDING,
        lambda route: route.fulfill(
            status=422, json={"message": "Tuloksissa on korjattavaa.", "findings": [finding]},
            headers={"Access-Control-Allow-Origin": "*"},
        ),
    )  # fmt: skip
    press(page)
    failed(page, "Tuloksissa on korjattavaa.")
    link = page.locator("[data-send-findings] a")
    expect(link).to_contain_text("Tämä <b>lappu</b>.")
    link.click()
    expect(page.locator("[data-screen=rajaus]")).to_be_visible()
    at_the_field = page.locator("[data-screen=rajaus] [data-error]:visible")
    expect(at_the_field).to_contain_text("Tämä <b>lappu</b>.")
    go(page, "lahetys")  # where the form checks everything itself, and finds nothing
    expect(page.locator("[data-summary-errors]")).to_contain_text("Tämä <b>lappu</b>.")
    go(page, "rajaus")
    page.locator("[data-screen=rajaus]").get_by_label("lappu 1").first.fill("Toinen lappu")
    expect(at_the_field).to_have_count(0)
    go(page, "lahetys")
    expect(page.locator("[data-ready]")).to_be_visible()


def test_a_second_press_sends_nothing_and_the_page_is_in_its_own_language(
    page: Page, place: tuple[str, Receiver]
) -> None:
    asked: list[str] = []
    page.goto(f"{place[0]}/sv/kirjaa/")
    go(page, "lahetys")
    page.locator("[data-told]").check()
    page.on("request", lambda request: asked.append(request.url) if "name=" in request.url else None)
    page.locator("[data-send]").dblclick()
    expect(page.locator("[data-thanks-receipt]")).to_have_text("Resultaten har kommit fram som förslag #100.")
    (url,) = asked
    assert url.endswith("lang=sv")


def test_the_form_alone_may_ask_that_host_and_no_other(page: Page, place: tuple[str, Receiver]) -> None:
    site, receiver = place
    allowed = f"connect-src 'self' http://127.0.0.1:{receiver.port};"
    for path, is_form in (
        ("kirjaa/", True),
        ("en/kirjaa/", True),
        ("", False),
        ("tulokset/", False),
        ("tietosuoja/", False),
    ):
        page.goto(f"{site}/{path}")
        policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
        assert (allowed in policy) is is_form
        assert re.search(r"connect-src 'self'[; ]", policy)
    page.goto(f"{site}/kirjaa/")
    assert page.evaluate("fetch('http://localhost:1/').then(() => 'asked', () => 'blocked')") == "blocked"


def test_without_a_receiver_there_is_no_such_way(form_url: str, open_tab: Callable[..., Page]) -> None:
    page = open_tab(form_url)
    assert page.locator("[data-send-way], [data-other-ways]").count() == 0
