"""Opening files: drafts, archived sessions to correct or follow up, and files that hold what they should not."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from form_files import FIXTURES, PUBLISHED
from playwright.sync_api import Browser, Page, expect
from project import EXAMPLES
from screen import core_value, file_of, go, open_file, saved_draft, texts
from test_drafts import drafts

from ospe_build.checking.dates import guess_date, guess_month, iso_date
from ospe_build.reading import read, read_file
from ospe_build.reporting.wording import message
from ospe_build.writing.canonical import dump

VALID = sorted([*(FIXTURES / "valid").rglob("*.yml"), *EXAMPLES.rglob("*.yml")])
INVALID = sorted(path for path in (FIXTURES / "invalid").rglob("*.yml") if path.is_file())
# Whatever a file is refused for, the form does the same with it: of each case, one is enough.
INVALID = list({(path.parts[-3], read_file(path, "x").refused or path): path for path in INVALID}.values())
STATUS = "[data-form-status]"
REPAIR = "[data-repair]"


def trimmed(value: Any) -> Any:  # noqa: ANN401 - any YAML
    """The value without soft hyphens and the spaces at the ends of its texts and lines, as the form writes them."""
    if isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.replace("\t", " ").replace("\xad", "").strip().splitlines())
    if isinstance(value, list):
        return [trimmed(item) for item in value]
    if isinstance(value, dict):
        return {key: trimmed(item) for key, item in value.items()}
    return value


@pytest.fixture(scope="module")
def one_page(browser: Browser, form_url: str) -> Iterator[Page]:
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(form_url)
    yield page
    context.close()


@pytest.fixture
def shared_page(one_page: Page) -> Page:
    """One page for many files, without the drafts of the files before."""
    one_page.evaluate("localStorage.clear()")
    return one_page


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_file_comes_back_as_it_was(path: Path, shared_page: Page) -> None:
    open_file(shared_page, path)
    expect(shared_page.locator("[data-screen=pelikerta]")).to_be_visible()
    assert saved_draft(shared_page) == dump(trimmed(read_file(path, path.name).value))


@pytest.mark.parametrize("path", INVALID, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_an_invalid_file_is_mended_as_text_or_loses_nothing(path: Path, shared_page: Page) -> None:
    open_file(shared_page, path)
    shared_page.wait_for_function(
        """() => !document.querySelector("[data-repair]").hidden || location.hash !== "#aloitus"
          || document.querySelector("[data-alert]").textContent"""
    )
    document = read(path.read_bytes(), path.name)
    if shared_page.locator(REPAIR).is_visible():
        shown = shared_page.locator("[data-repair-text]").input_value()
        text = document.text or path.read_text("windows-1252")
        assert shown.splitlines() == text.splitlines()
        assert shared_page.locator("[data-repair-findings] li").count() > 0
        shared_page.get_by_role("button", name="Peruuta").click()
        return
    if document.refused:
        (finding,) = document.findings
        too_large = path.stat().st_size > 64 * 1024
        assert too_large or message(finding, "fi") in shared_page.locator("[data-alert]").inner_text()
        return
    kept = "\0".join(leaves(read(saved_draft(shared_page).encode(), "x").value))
    for text in leaves(document.value):
        forms = (
            text,
            guess_date(text),
            guess_month(text),
            " ".join(text.split()),
            next(
                (
                    part.removesuffix(".yml")
                    for part in reversed(text.replace("%2F", "/").split("/"))
                    if iso_date(part[:10])
                ),
                None,
            ),
        )
        assert any(form in kept for form in forms if form), text


def leaves(value: object) -> Iterator[str]:
    """All that is said in a value, numbers and keys that are no field's included, as text without soft hyphens."""
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from leaves(item)
    elif value is not None and (text := str(value).replace("\xad", "").strip()):
        yield text


def test_a_mended_text_goes_into_the_form(page: Page) -> None:
    wrong = dump(core_value()).replace("rajaus:", "rajuas:")
    open_file(page, file_of("oma.yml", wrong))
    expect(page.locator(REPAIR)).to_be_visible()
    page.locator("[data-repair-findings] button").first.click()
    line = page.locator("[data-repair-text]").evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert line == "rajuas:"
    page.keyboard.type("rajaus:")
    page.get_by_role("button", name="Tarkista uudelleen").click()
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    assert saved_draft(page) == dump(core_value())


def test_a_note_that_a_colon_broke_is_mended_and_told_of(page: Page) -> None:
    text = dump(core_value()).replace("- Nuorten tilat", "- Luku 3: Linna\n    - 2026")
    open_file(page, file_of("oma.yml", text))
    expect(page.locator("[data-alert]")).to_contain_text("korjasi 2 kohdan muotoa")
    go(page, "rajaus")
    assert texts(page, "rajaus", "kohde") == ["Luku 3: Linna", "2026"]


def test_a_files_own_comments_are_told_to_go(page: Page) -> None:
    open_file(page, file_of("oma.yml", dump(core_value()) + "# muistiinpano\n"))
    expect(page.locator("[data-alert]")).to_contain_text("Lomake ei säilytä niitä")
    open_file(page, file_of("oma.yml", dump(core_value())))
    expect(page.locator(STATUS)).to_contain_text("Avattiin oma.yml.")


def test_what_was_written_before_a_file_is_opened_stays_a_draft(page: Page) -> None:
    go(page, "rajaus")
    page.locator("#k-rajaus-kohde textarea").first.fill("oma teksti")
    open_file(page, file_of("toinen.yml", dump(core_value())))
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    go(page, "aloitus")
    page.get_by_role("button", name="Jatka: Nimetön luonnos").click()
    go(page, "rajaus")
    assert texts(page, "rajaus", "kohde") == ["oma teksti"]


def test_a_huge_file_is_refused_in_words(page: Page) -> None:
    open_file(page, file_of("iso.yml", "a: " + "x" * 70_000))
    expect(page.locator("[data-alert]")).to_contain_text("liian suuri: 69 kilotavua")


def test_a_follow_up_is_the_only_thing_left_to_write(open_form: Callable[..., Page]) -> None:
    page = open_form(f"#seuranta={PUBLISHED}")
    expect(page.locator("[data-screen=uudet_keinot]")).to_be_visible()
    before = read_file(FIXTURES / "valid" / PUBLISHED[:4] / f"{PUBLISHED}.yml", "x").value
    assert page.evaluate("document.activeElement.closest('[data-field]').dataset.field") == "tila"
    page.keyboard.press("ArrowDown")
    state = page.evaluate("document.activeElement.value")
    entry = page.evaluate_handle("document.activeElement.closest('[data-item]')").as_element()
    assert entry is not None
    description = entry.query_selector("[data-field=kuvaus] textarea")
    assert description is not None
    description.fill("Kalusteet on valittu.")
    after: Any = read(saved_draft(page).encode(), "x").value
    news = after["uudet_keinot"][0]["seuranta"][-1]
    assert news == {"paiva": "2026-11-24", "tila": state, "kuvaus": "Kalusteet on valittu."}
    del after["uudet_keinot"][0]["seuranta"][-1]
    if not after["uudet_keinot"][0]["seuranta"]:
        del after["uudet_keinot"][0]["seuranta"]
    assert after == trimmed(before)


def test_a_follow_up_that_was_begun_is_there_after_reload(open_form: Callable[..., Page]) -> None:
    page = open_form(f"#seuranta={PUBLISHED}")
    expect(page.locator("[data-screen=uudet_keinot]")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(400)
    draft = saved_draft(page)
    page.reload()
    expect(page.locator("[data-form-status]")).not_to_be_empty()
    assert saved_draft(page) == draft


def test_a_session_that_cannot_be_fetched_is_told_of(page: Page) -> None:
    page.evaluate("location.hash = '#seuranta=2020-01-01-ei-ole'")
    expect(page.locator("[data-alert]")).to_contain_text("ei saatu haettua")
    page.evaluate("location.hash = '#seuranta=../../paha'")
    expect(page.locator("[data-alert]")).to_contain_text("ei ole pelikerran tunnistetta")


def test_a_card_that_a_file_holds_as_text_is_named(page: Page) -> None:
    value = core_value()
    value["uudet_keinot"][0]["menetelma"] = "{kortti: pop-up}"
    open_file(page, file_of("x.yml", dump(value)))
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()  # it has been read
    go(page, "lahetys")
    expect(page.locator("[data-screen=lahetys]")).to_contain_text("Tarkoititko: Pop up -palvelu?")


def test_opening_a_file_makes_one_draft(page: Page) -> None:
    open_file(page, file_of("oma.yml", dump(core_value())))
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    assert [draft["value"] for draft in drafts(page)] == [core_value()]
