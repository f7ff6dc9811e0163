"""What the form does for privacy: roles of few players are not asked, and a name in any text warns."""

import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from form_files import FIXTURES
from playwright.sync_api import Page, expect
from screen import core_value, fill_core, go, notes, open_file, write_notes

from ospe_build.board import node
from ospe_build.form.data import names
from ospe_build.messages import text
from ospe_build.reading import read

MOST_KB = 25
ROLES = "#k-pelikerta-pelaajien_roolit"
PLAYERS = node("pelikerta", "pelaajia").label()
NOT_ASKED, LEFT_OUT = text("fi", "form.roles.not_asked"), text("fi", "form.roles.left_out")
NAME = text("fi", "form.finding.OSPE413")


def unfold(page: Page) -> None:
    """Go to the game's own board and show what is not required there."""
    go(page, "pelikerta")
    page.locator("[data-screen=pelikerta] [data-more] > summary").click()


def handed_over(page: Page) -> Any:  # noqa: ANN401 - a session's value
    """What the file of the last screen holds."""
    go(page, "lahetys")
    expect(page.locator("[data-ready]")).to_be_visible()
    page.locator("[data-told]").check()
    with page.expect_download() as download:
        page.locator("[data-download]").click()
    return read(Path(download.value.path()).read_bytes(), "x").value


def test_the_lists_of_names_are_small() -> None:
    sent = json.dumps(names(), ensure_ascii=False, separators=(",", ":")).encode()
    assert len(zlib.compress(sent, 9)) < MOST_KB * 1024


def test_roles_are_asked_of_five_players_and_not_of_four(page: Page) -> None:
    unfold(page)
    expect(page.locator(ROLES).get_by_text("Asukkaat")).to_be_visible()
    page.get_by_label(PLAYERS).fill("4")
    expect(page.locator(ROLES)).to_contain_text(NOT_ASKED)
    expect(page.locator(ROLES).get_by_text("Asukkaat")).to_be_hidden()
    page.get_by_label(PLAYERS).fill("5")
    expect(page.locator(ROLES).get_by_text("Asukkaat")).to_be_visible()
    expect(page.locator(ROLES)).not_to_contain_text(NOT_ASKED)


def test_roles_that_were_chosen_are_left_out_aloud_and_come_back(page: Page) -> None:
    fill_core(page)
    unfold(page)
    page.locator(ROLES).get_by_text("Asukkaat").click()
    page.get_by_label(PLAYERS).fill("3")
    expect(page.locator(ROLES)).to_contain_text(LEFT_OUT)
    value = core_value()
    value["pelikerta"]["pelaajia"] = 3
    assert handed_over(page) == value
    page.reload()
    go(page, "pelikerta")
    expect(page.locator(ROLES)).to_contain_text(LEFT_OUT)
    page.get_by_label(PLAYERS).fill("7")
    value["pelikerta"] |= {"pelaajia": 7, "pelaajien_roolit": ["asukkaat"]}
    assert handed_over(page) == value


def test_roles_of_a_file_of_few_are_told_to_be_left_out(page: Page) -> None:
    open_file(page, next((FIXTURES / "invalid" / "412-roles-of-few").rglob("*.yml")))
    go(page, "pelikerta")
    expect(page.locator(ROLES)).to_contain_text(LEFT_OUT)
    assert "pelaajien_roolit" not in handed_over(page)["pelikerta"]


def test_a_name_in_a_note_warns_while_one_writes_and_at_the_end(page: Page) -> None:
    fill_core(page)
    go(page, "rajaus")
    write_notes(page, ("rajaus", "kohde"), ["Matti Meikäläinen lupasi soittaa"])
    board = page.locator("[data-screen=rajaus]")
    expect(board.get_by_text(NAME)).to_be_visible()
    expect(board.locator("[data-error]:visible")).to_have_class("form-error form-error--warning")
    go(page, "lahetys")
    expect(page.locator("[data-warnings]")).to_contain_text(NAME)
    expect(page.locator("[data-ready]")).to_be_visible()


def test_a_name_that_is_the_only_word_warns_at_the_end(page: Page) -> None:
    go(page, "rajaus")
    write_notes(page, ("rajaus", "kohde"), ["Matti"])
    go(page, "lahetys")
    expect(page.locator("[data-warnings]")).to_contain_text(NAME)


def test_the_lists_of_names_are_fetched_once_there_is_a_text(open_form: Callable[..., Page]) -> None:
    fetched: list[str] = []
    page = open_form()
    page.on("request", lambda request: "/names." in request.url and fetched.append(request.url))
    go(page, "rajaus")
    notes(page, "rajaus", "kohde").last.click()
    page.wait_for_timeout(600)
    assert fetched == []
    with page.expect_response("**/names.*.json"):
        page.keyboard.type("Nuorten tilat")
    page.keyboard.type(" ja pihat")
    page.wait_for_timeout(600)
    assert len(fetched) == 1


def test_without_a_network_all_else_is_checked(page: Page) -> None:
    page.context.route("**/names.*.json", lambda route: route.abort())
    fill_core(page)
    go(page, "rajaus")
    write_notes(page, ("rajaus", "kohde"), ["Matti Meikäläinen, nimi (at) example.org"])
    go(page, "lahetys")
    expect(page.locator("[data-errors]")).to_contain_text("sähköpostiosoite")
