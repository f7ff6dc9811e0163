"""The form in Swedish and English: its examples, its days, its times, and the page that it previews."""

from collections.abc import Callable, Iterator

import pytest
from form_files import FIXTURES, PUBLISHED
from playwright.sync_api import Page, expect
from screen import file_of, go, open_file

from ospe_build.board import node, root
from ospe_build.form.fields import Field
from ospe_build.form.view import gather
from ospe_build.formats import format_date

OTHERS = ["sv", "en"]
DAYS = ["2026-03-12", "2026-12", "2026-12-31", "klo 12", "2026-13", ""]


def fields_below(fields: tuple[Field, ...]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from fields_below(field.children)


@pytest.mark.parametrize("language", OTHERS)
def test_examples_are_in_the_language_of_the_form(language: str) -> None:
    shown = gather(language)
    everything = [*(step.fields + step.instead for step in shown["steps"]), *shown["row_templates"].values()]
    helps = [field.help for fields in everything for field in fields_below(fields)]
    translated = [each for each in root().walk() if each.translated_examples and isinstance(each.example(), str)]
    assert len(translated) > 10
    for each in translated:
        assert not any(each.example() in words for words in helps), each.key
        assert any(each.example(language) in words for words in helps), each.key


@pytest.mark.parametrize("language", ["fi", *OTHERS])
def test_days_are_written_as_the_pages_write_them(language: str, modules: Page) -> None:
    found = modules.evaluate("([days, language]) => days.map((day) => ospe.shownDate(day, language))", [DAYS, language])
    assert found == [*(format_date(day, language) for day in DAYS[:3]), *DAYS[3:]]


def test_an_english_form_speaks_english_and_previews_what_the_page_says(
    open_form: Callable[..., Page], form_url: str
) -> None:
    page = open_form()
    page.goto(form_url.replace("/kirjaa/", "/en/kirjaa/"))
    text = (FIXTURES / "valid" / PUBLISHED[:4] / f"{PUBLISHED}.yml").read_text("utf-8")
    english = text.replace("kieli: sv", "kieli: en").replace("kieli: fi", "kieli: en")
    assert "kieli: en" in english
    open_file(page, file_of("own.yml", english))
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    expect(page.locator("[data-draft-state]")).to_contain_text("12:00")
    go(page, "lahetys")
    preview = page.locator("[data-preview]")
    expect(preview.locator(".session-head__meta")).to_contain_text("17 February 2026")
    go(page, "pelikerta")
    page.get_by_label(node("pelikerta", "pelattu").label("en")).fill("12 March 2027")
    page.keyboard.press("Tab")
    go(page, "lahetys")
    expect(page.locator("[data-errors]")).to_contain_text("24 November 2026")


@pytest.mark.parametrize(("folder", "language"), [("", "fi"), ("sv/", "sv"), ("en/", "en")])
def test_a_session_begun_on_a_page_is_in_the_pages_language(
    open_tab: Callable[..., Page], form_url: str, folder: str, language: str
) -> None:
    root = form_url.removesuffix("kirjaa/")
    page = open_tab(root)
    shown = {"kirjaa/#pelikerta": "select#k-pelikerta-kieli-input", "pelaa/": "select:has(option[value=sv])"}
    for view, label in shown.items():
        page.goto(f"{root}{folder}{view}")
        expect(page.locator(label).first).to_have_value(language)
    # What was begun in one language stays in it, whatever language it is gone on with in.
    page.goto(f"{root}{folder}kirjaa/#pelikerta")
    page.locator("#k-pelikerta-otsikko-input").fill("Mallilan kirjaston illat")
    page.locator("#k-pelikerta-otsikko-input").blur()
    expect(page.locator("[data-draft-bar]")).to_be_visible()
    page.goto(f"{root}{'' if folder else 'sv/'}kirjaa/#pelikerta")
    expect(page.locator("#k-pelikerta-otsikko-input")).to_have_value("Mallilan kirjaston illat")
    expect(page.locator("select#k-pelikerta-kieli-input")).to_have_value(language)
