"""The form of an archive with a second edition of the boards: what is written now names it, what is published stays."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from form_files import BEFORE_IT, FIXTURES, PUBLISHED, TODAY
from playwright.sync_api import Page, expect
from project import Project
from screen import file_of, fill_core, go, open_file, write_notes
from second_edition import EDITION, second_edition
from test_handoff import TOLD


@pytest.fixture(scope="module")
def project(once: Callable[[str, Callable[[Path], object]], Path]) -> Project:
    def fill(folder: Path) -> None:
        made = Project.at(folder / "ospe")
        made.add(*(FIXTURES / "valid" / one[:4] / f"{one}.yml" for one in (PUBLISHED, BEFORE_IT)))
        (made.folder / "schema").mkdir()
        (made.folder / "schema" / f"session-{EDITION}.schema.json").write_text(second_edition(), "utf-8")
        made.build("--no-search")

    return Project(once("form-two-editions", fill) / "ospe")


@pytest.fixture
def page(open_tab: Callable[..., Page], project: Project, serve: Callable[[Path], str]) -> Page:
    return open_tab(f"{serve(project.site)}/kirjaa/")


def spaceless(value: object) -> str:
    """The form puts spaces in order, as ever."""
    return re.sub(r"\s|\\n|\u00a0", "", json.dumps(value, sort_keys=True, ensure_ascii=False, default=str))


def downloaded(page: Page) -> str:
    go(page, "lahetys")
    expect(page.locator("[data-ready]")).to_be_visible()
    if page.get_by_label(TOLD).is_visible():
        page.get_by_label(TOLD).check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Lataa tiedosto").click()
    return Path(download.value.path()).read_text("utf-8")


def checked(project: Project, name: str, text: str) -> str:
    path = project.sessions / name[:4] / f"{name}.yml"
    path.parent.mkdir(exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else None
    path.write_text(text, "utf-8")
    try:
        return project.run("ospe", "validate", str(path.relative_to(project.folder))).stdout
    finally:
        path.unlink() if before is None else path.write_text(before, "utf-8")


def test_a_new_session_names_the_edition_whose_questions_it_answers(page: Page, project: Project) -> None:
    fill_core(page)
    go(page, "rajaus")
    write_notes(page, ("rajaus", "milloin"), ["Iltaisin"])
    page.reload()
    text = downloaded(page)
    value = yaml.safe_load(text)
    assert (value["pelikerta"]["lauta"], value["rajaus"]["milloin"]) == (EDITION, ["Iltaisin"])
    assert text.splitlines()[0].endswith(f"/session-{EDITION}.schema.json")
    assert "Kaikki on kunnossa" in checked(project, "2026-03-12-mallilan-kirjaston-nuorten-tilat", text)


def test_news_of_a_published_session_of_the_first_edition_are_told_and_its_answers_stay(
    page: Page, project: Project
) -> None:
    page.goto(f"{page.url.partition('#')[0]}#seuranta={PUBLISHED}&keino=1")
    expect(page.locator("[data-form-status]")).to_contain_text("Kirjaat seurantaa")
    entry = (
        page.locator("[data-screen=uudet_keinot] .form-item--uudet_keinot").first.locator(".form-item--seuranta").last
    )
    entry.get_by_label("Käynnissä").check()
    entry.get_by_label("Kuvaus").fill("Ensimmäinen ilta pidettiin")
    page.reload()  # the draft holds it too
    text = downloaded(page)
    before = yaml.safe_load((FIXTURES / "valid" / PUBLISHED[:4] / f"{PUBLISHED}.yml").read_text("utf-8"))
    value = yaml.safe_load(text)
    assert before["palaute"]["parannettavaa"], "a question that the second edition has dropped"
    assert value["uudet_keinot"][0]["seuranta"].pop()["kuvaus"] == "Ensimmäinen ilta pidettiin"
    for one in (value, before):
        del one["uudet_keinot"][0]["seuranta"]
    assert spaceless(value) == spaceless(before)
    assert "0 virhettä" in checked(project, PUBLISHED, text) or "kunnossa" in checked(project, PUBLISHED, text)


def test_the_first_line_of_a_file_of_the_newest_edition_is_no_comment_of_somebodys(page: Page) -> None:
    fill_core(page)
    _, _, below = downloaded(page).partition("\n")
    text = f"# yaml-language-server: $schema=../../schema/session-{EDITION}.schema.json\n{below}"
    page.goto(page.url.partition("#")[0])
    open_file(page, file_of("oma.yml", text))
    expect(page.locator("[data-form-status]")).to_contain_text("oma.yml")
    expect(page.get_by_text("omia kommentteja")).to_be_hidden()


def test_a_published_session_that_names_no_edition_opens_too(page: Page) -> None:
    """It is of the first one."""
    page.goto(f"{page.url.partition('#')[0]}#avaa={BEFORE_IT}")
    expect(page.locator("[data-form-status]")).to_contain_text("Korjaat pelikertaa")
    text = downloaded(page)
    assert "lauta" not in yaml.safe_load(text)["pelikerta"]
    assert text.splitlines()[0].endswith("/session.schema.json")


def test_a_file_of_the_first_edition_that_this_form_cannot_hold_is_told_of_and_left_as_it_is(page: Page) -> None:
    published = (FIXTURES / "valid" / PUBLISHED[:4] / f"{PUBLISHED}.yml").read_text("utf-8")
    open_file(page, file_of("vanha.yml", published))
    told = page.locator("[data-alert]")
    expect(told).to_contain_text("Tiedosto vanha.yml on tehty pelilaudan painokselle 2017")
    expect(told).to_contain_text(f"painos {EDITION}")
    expect(page.locator("[data-repair]")).to_be_hidden()
    open_file(page, file_of("tuntematon.yml", published.replace("pelikerta:\n", "pelikerta:\n  lauta: '1999'\n", 1)))
    expect(page.locator("[data-repair]")).to_be_visible()


def test_a_file_to_fill_by_hand_names_it_too(project: Project) -> None:
    title = ["--title", "Käsin kirjoitettu", "--date", date.fromisoformat(TODAY).isoformat(), "--unit", "Kivimäki"]
    assert project.run("ospe", "new", *title).returncode == 0
    (written,) = project.sessions.rglob("*kasin-kirjoitettu.yml")
    text = written.read_text("utf-8")
    written.unlink()
    assert f"\n  lauta: {EDITION}\n" in text
    assert "##   2017" not in text
