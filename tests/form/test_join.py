"""One archived session has one draft, and what others published meanwhile is taken in or told of."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from form_files import FIXTURES, PUBLISHED
from playwright.sync_api import Page, Route, expect
from screen import file_of, go, open_file, saved_draft
from test_drafts import drafts

from ospe_build.reading import read
from ospe_build.writing.canonical import dump

FILE = FIXTURES / "valid" / PUBLISHED[:4] / f"{PUBLISHED}.yml"
NEWS = {"paiva": "2026-10-01", "tila": "kesken", "kuvaus": "Joku muu kertoi tämän"}


def session() -> dict[str, Any]:
    return deepcopy(read(FILE.read_bytes(), FILE.name).value)


def publish(page: Page, value: dict[str, Any]) -> None:
    """From now on the site has that version."""

    def answer(route: Route) -> None:
        route.fulfill(body=dump(value).encode(), content_type="application/yaml")

    page.route(f"**/data/pelikerrat/{PUBLISHED}.yml", answer)


def follow_up(page: Page, text: str) -> None:
    entry = page.locator(".form-item--seuranta.form-item--asked")
    entry.get_by_role("radio", name="Käynnissä").check()
    entry.get_by_label("Kuvaus").fill(text)


def test_two_follow_ups_of_one_session_are_one_draft(open_form: Callable[..., Page]) -> None:
    page = open_form(f"#seuranta={PUBLISHED}")
    expect(page.locator("[data-form-status]")).to_contain_text("Kirjaat seurantaa")
    follow_up(page, "Ensimmäinen uutinen")
    go(page, "aloitus")
    page.get_by_role("button", name="Aloita uusi").click()
    page.evaluate(f"location.hash = '#seuranta={PUBLISHED}'")
    expect(page.locator("[data-form-status]")).to_contain_text("Jatkat seurantaa")
    assert "Ensimmäinen uutinen" in saved_draft(page)
    go(page, "lahetys")
    expect(page.locator("[data-ready]")).to_be_visible()
    assert [draft["rest"]["origin"]["id"] for draft in drafts(page)] == [PUBLISHED]


def test_what_was_published_meanwhile_is_taken_in(open_form: Callable[..., Page]) -> None:
    page = open_form(f"#seuranta={PUBLISHED}")
    expect(page.locator("[data-form-status]")).to_contain_text("Kirjaat seurantaa")
    follow_up(page, "Oma uutinen")
    now = session()
    now["uudet_keinot"][0].setdefault("seuranta", []).append(NEWS)
    now["pelikerta"]["otsikko"] = "Otsikko korjattiin"
    publish(page, now)
    go(page, "lahetys")
    expect(page.locator("[data-alert]")).to_contain_text("täydennetty arkistossa")
    expect(page.locator("[data-ready]")).to_be_visible()
    written = read(saved_draft(page).encode(), "x").value
    assert written["pelikerta"]["otsikko"] == "Otsikko korjattiin"
    told = [entry.get("kuvaus") for row in written["uudet_keinot"] for entry in row.get("seuranta", [])]
    assert {"Oma uutinen", "Joku muu kertoi tämän"} <= set(told)
    assert not page.locator("[data-warnings]").get_by_text("jäisi pois").count()
    go(page, "uudet_keinot")  # no row stays out of sight
    expect(page.locator(".form-item--uudet_keinot:visible")).to_have_count(len(now["uudet_keinot"]))


def test_what_would_vanish_is_shown_and_can_be_brought_back(open_form: Callable[..., Page]) -> None:
    page = open_form(f"#avaa={PUBLISHED}")
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    page.get_by_label("Otsikko").fill("Minun otsikkoni")
    now = session()
    now["pelikerta"]["otsikko"] = "Heidän otsikkonsa"
    publish(page, now)
    go(page, "lahetys")
    warning = page.locator("[data-warnings] li").filter(has_text="”Heidän otsikkonsa”")
    expect(warning).to_be_visible()
    expect(page.locator("[data-summary-fine]")).to_contain_text("Voit lähettää. Lue vielä nämä huomiot.")
    go(page, "pelikerta")
    go(page, "lahetys")
    warning.get_by_role("button", name="Palauta julkaistu").click()
    expect(warning).to_have_count(0)
    assert "otsikko: Heidän otsikkonsa" in saved_draft(page)


def test_a_published_follow_up_that_was_removed_is_told(open_form: Callable[..., Page]) -> None:
    page = open_form(f"#avaa={PUBLISHED}")
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    go(page, "uudet_keinot")
    entry = page.locator("[data-screen=uudet_keinot] .form-item--seuranta").first
    entry.locator("[data-remove]").first.click()
    go(page, "lahetys")
    lost = page.locator("[data-warnings] li").filter(has_text="Julkaistu tieto jäisi pois")
    expect(lost).to_have_count(1)
    lost.get_by_role("button", name="Palauta julkaistu").click()
    expect(lost).to_have_count(0)
    written = read(saved_draft(page).encode(), "x").value
    days = [[[one["paiva"] for one in row.get("seuranta", [])] for row in value["uudet_keinot"]]
            for value in (written, session())]  # fmt: skip
    assert days[0] == days[1]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "joined", "lost"),
    [
        ({"a": "1"}, {"a": "2"}, {"a": "1"}, {"a": "2"}, []),
        ({"a": "1"}, {"a": "1"}, {"a": "2"}, {"a": "2"}, []),
        ({"a": "1"}, {"a": "2"}, {"a": "3"}, {"a": "2"}, ["3"]),
        ({"a": "1"}, {}, {"a": "3"}, {}, ["3"]),
        ({"a": "1", "b": "1"}, {"a": "2", "b": "1"}, {"a": "1"}, {"a": "2"}, []),
        ({}, {"n": ["x"]}, {"n": ["y"]}, {"n": ["x", "y"]}, []),
        ({"n": ["x", "y"]}, {"n": ["x", "y", "z"]}, {"n": ["y"]}, {"n": ["y", "z"]}, []),
        (None, {"a": "2"}, {"a": "3"}, {"a": "2"}, []),
    ],
)
def test_three_versions_are_joined(  # noqa: PLR0913, PLR0917 - the three versions and what comes of them
    base: object, mine: object, theirs: object, joined: object, lost: list[str], modules: Page
) -> None:
    found = modules.evaluate("([base, mine, theirs]) => ospe.join(base, mine, theirs)", [base, mine, theirs])
    assert found["value"] == joined
    assert [each["was"] for each in found["lost"]] == lost


def test_rows_that_both_added_stand_one_after_another(modules: Page) -> None:
    row = {"menetelma": "a"}
    base, mine, theirs = ({"uudet_keinot": [row, *more]} for more in ([], [{"menetelma": "m"}], [{"menetelma": "t"}]))
    found = modules.evaluate("([base, mine, theirs]) => ospe.join(base, mine, theirs)", [base, mine, theirs])
    assert [each["menetelma"] for each in found["value"]["uudet_keinot"]] == ["a", "t", "m"]


def test_a_file_of_a_session_with_a_draft_makes_no_second_one(page: Page) -> None:
    open_file(page, FILE)
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    page.get_by_label("Otsikko").fill("Oma luonnos")
    open_file(page, file_of(FILE.name, dump({**session(), "palaute": {"hyodyllisyys": 1}})))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("on jo luonnos")
    dialog.get_by_role("button", name="Jatka luonnosta").click()
    expect(page.get_by_label("Otsikko")).to_have_value("Oma luonnos")
    open_file(page, file_of(FILE.name, dump({**session(), "palaute": {"hyodyllisyys": 1}})))
    dialog.get_by_role("button", name="Ota tiedosto luonnoksen tilalle").click()
    expect(page.get_by_label("Otsikko")).to_have_value(session()["pelikerta"]["otsikko"])
    (draft,) = drafts(page)
    assert (draft["rest"]["origin"]["id"], draft["value"]["palaute"]) == (PUBLISHED, {"hyodyllisyys": 1})
    page.get_by_role("button", name="Kumoa").click()
    expect(page.get_by_label("Otsikko")).to_have_value("Oma luonnos")
    assert [draft["value"]["pelikerta"]["otsikko"] for draft in drafts(page)] == ["Oma luonnos"]
