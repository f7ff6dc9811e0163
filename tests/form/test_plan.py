"""The plan: one row open at a time, the others in a line each, and what the boards wished for is a row by one click."""

from collections.abc import Callable

from form_files import PUBLISHED
from playwright.sync_api import Page, expect
from screen import core_value, file_of, go, open_file, saved_draft

from ospe_build.writing.canonical import dump

ROWS = "#k-uudet_keinot > ol > li"


def with_three_means() -> dict[str, object]:
    value = core_value()
    row = value["uudet_keinot"][0]
    doing = {
        "kuka_vastaa": "Mallilan kirjaston asiakaspalvelu", "vastuutahon_kanssa_sovittu": True, "maaraaika": "2027-06",
        "miten_resursoidaan": "Nykyinen väki", "aikataulu": "Maaliskuusta toukokuuhun", "miten_mitataan": "Kysely",
    }  # fmt: skip
    goal = {"miten_kehittaa_osallisuutta": "Nuoret sopivat säännöt yhdessä", "miten_vastaa_tarpeisiin": "Jotta pysyvät"}
    value["uudet_keinot"] = [{**row, "tavoite": goal, "toteutus": doing} for _ in range(3)]
    return value


def height_of_plan(page: Page) -> float:
    open_file(page, file_of("oma.yml", dump(with_three_means())))
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    go(page, "uudet_keinot")
    return float(page.locator("[data-screen=uudet_keinot]").evaluate("screen => screen.getBoundingClientRect().height"))


def test_three_means_take_little_room(open_form: Callable[..., Page]) -> None:
    assert height_of_plan(open_form(viewport={"width": 1280, "height": 900})) < 1400
    assert height_of_plan(open_form(viewport={"width": 390, "height": 844})) < 2300


def test_one_row_is_open_and_the_others_say_the_main_things(page: Page) -> None:
    height_of_plan(page)
    rows = page.locator(ROWS)
    expect(rows.locator("[data-fold][open][name]")).to_have_count(1)
    expect(rows.nth(1).locator("[data-brief]")).to_have_text(
        "Mallilan kirjaston asiakaspalvelu · 6/2027 mennessä · Sovittu"
    )
    rows.nth(1).locator("summary").first.click()
    expect(rows.locator("[data-fold][open][name]")).to_have_count(1)
    expect(rows.nth(0).locator("[data-brief]")).to_be_visible()
    page.get_by_role("button", name="Lisää keino").click()
    expect(rows).to_have_count(4)
    expect(rows.nth(3).locator("textarea").first).to_be_focused()


def test_a_new_game_has_one_row_and_no_follow_up(page: Page, open_form: Callable[..., Page]) -> None:
    go(page, "uudet_keinot")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.get_by_role("button", name="Lisää seuranta")).to_have_count(0)
    old = open_form(f"#avaa={PUBLISHED}")
    expect(old.locator("[data-screen=pelikerta]")).to_be_visible()
    go(old, "uudet_keinot")
    expect(old.get_by_role("button", name="Lisää seuranta").first).to_be_visible()


def test_what_is_worth_trying_becomes_a_row(page: Page) -> None:
    go(page, "teemat")
    finder = page.locator("#k-teemat-asiakaskokemus-kannattaa_kokeilla").get_by_role("combobox")
    for name in ("Asukasilta", "Oma kokeilu"):
        finder.fill(name)
        finder.press("Enter")
    go(page, "uudet_keinot")
    page.get_by_role("button", name="+ Asukasilta").click()
    page.keyboard.type("Näin siitä on hyötyä")
    page.get_by_role("button", name="+ Oma kokeilu").click()
    expect(page.locator(ROWS)).to_have_count(2)
    expect(page.locator(".form-wished")).to_be_hidden()
    draft = saved_draft(page)
    assert "menetelma: {kortti: asukasilta}" in draft
    assert "menetelma: Oma kokeilu" in draft
    assert "miten_kehittaa_osallisuutta: Näin siitä on hyötyä" in draft
