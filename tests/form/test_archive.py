"""What the form knows of the archive: earlier games to pick from, and what CI would say of a session beside them."""

import json
from base64 import b64encode
from collections.abc import Callable
from typing import Any

from form_files import BEFORE_IT, FIXTURES, PUBLISHED
from playwright.sync_api import Page, expect
from screen import core_value, file_of, fill_core, go, open_file, saved_draft

from ospe_build.archive.archive import Archive
from ospe_build.archive.session import Session
from ospe_build.archive.summary import summarise
from ospe_build.board import node
from ospe_build.checking.across import ACROSS_RULES, check_across, facts
from ospe_build.form.archive_list import archive_list, sketches
from ospe_build.reading import read
from ospe_build.writing.canonical import dump

ACROSS = {code for code, *_ in ACROSS_RULES}

OF_NAMES = {"OSPE322", "OSPE327"}
"""CI tells of the younger one of two names; the form of the one that is being written."""


def said(changed: int, who: str) -> list[str]:
    """What was said at a table; the first notes differ from what the same people said before."""
    return [f"asia{n}/{who} {'ei ' * (n < changed)}on tärkeä{n}/{who}" for n in range(1, 25)]


def of_archive() -> dict[str, dict[str, Any]]:
    """Some sessions by id: two units, one of them with two games, one at a second table."""
    found = {}
    for id_, unit, table in (
        ("2025-02-01-mallilan-kirjasto", "Mallilan kirjasto", None),
        ("2026-03-12-nuorten-tilat", "Mallilan kirjasto", 2),
        ("2026-05-05-talo", "Esimerkkilän nuorisotalo; Päiväkoti 1", None),
    ):
        value = core_value()
        value["pelikerta"] |= {"pelattu": id_[:10], "yksikko": unit} | ({"poyta": table} if table else {})
        value["miksi_osallistamme"] = {"hyodyt_meille": said(0, id_)}
        found[id_] = value
    found["2026-05-05-talo"]["pelikerta"]["edellinen_pelikerta"] = "2025-02-01-mallilan-kirjasto"
    return found


def with_details(**details: object) -> dict[str, Any]:
    value = core_value()
    value["pelikerta"] |= {"pelattu": "2026-11-23", **details}
    return value


NEW_ONES = [
    with_details(edellinen_pelikerta=previous, yksikko=unit, pelattu=day, **table)
    for previous in ("2025-02-01-mallilan-kirjasto", "2025-02-01-malilan-kirjasto", "2026-05-05-talo", "2026-01-01-x")
    for unit in ("Mallilan kirjasto", "mallilan  Kirjasto", "Malliilan kirjasto", "Päiväkoti 2", "Päivakoti 1", "Möly")
    for day in ("2026-11-23", "2026-03-12", "2025-02-01")
    for table in ({}, {"poyta": 1}, {"poyta": 2})
]  # fmt: skip
REPEATING = [
    {**with_details(yksikko=unit, pelattu=day, **previous), "miksi_osallistamme": {"hyodyt_meille": said(changed, who)}}
    for who in ("2026-05-05-talo", "2025-02-01-mallilan-kirjasto")
    for unit, day in (("Muu yksikkö", "2026-11-23"), ("Päiväkoti 1", "2026-05-05"))
    for previous in ({}, {"edellinen_pelikerta": "2026-05-05-talo"})
    for changed in range(12)
]
"""What repeats a session of the archive more or less: another one's, this one's past, the same game."""


def test_both_say_the_same_of_a_session_beside_the_archive(modules: Page, data: dict[str, Any]) -> None:
    documents = {
        id_: read(dump(value).encode(), f"sessions/{id_[:4]}/{id_}.yml") for id_, value in of_archive().items()
    }
    known = [facts(document) for document in documents.values()]
    archive = Archive(summarise(Session(id_, document.value)) for id_, document in documents.items())
    listed, texts = json.loads(archive_list(archive, known)), b64encode(sketches(archive, known)).decode()
    new_ones = [*NEW_ONES, *REPEATING]
    results = modules.evaluate("(given) => ospe.across(...given)", [new_ones, listed, texts, data])
    codes = set()
    for value, found in zip(new_ones, results, strict=True):
        day = value["pelikerta"]["pelattu"]
        file = f"sessions/{day[:4]}/{day}-uusi.yml"
        mine = facts(read(dump(value).encode(), file))
        findings = check_across([*known, mine])
        expected = {
            (f.code, f.severity.value, f.pointer, f.variant, f.suggestion)
            for f in findings
            if f.file == file and f.code in ACROSS - OF_NAMES
        }
        told = {(f["code"], f["severity"], tuple(f["pointer"]), f["variant"], f["suggestion"]) for f in found}
        assert {one for one in told if one[0] not in OF_NAMES} == expected, value["pelikerta"]
        doubted = {f.code for f in findings} & OF_NAMES
        assert {code for code, *_ in told} & OF_NAMES == doubted, value["pelikerta"]
        codes |= {code for code, *_ in told}
    assert codes == ACROSS
    repeats = [any(f["code"] == "OSPE318" for f in found) for found in results[len(NEW_ONES) :]]
    assert 10 < sum(repeats) < len(repeats) - 10


def test_the_earlier_game_is_picked_from_a_list(page: Page) -> None:
    go(page, "pelikerta")
    page.get_by_label(node("pelikerta", "pelattu").label()).fill("1.6.2026")
    page.locator("#k-pelikerta-yksikko-input").fill("Mallilan terveysasema")
    games = page.get_by_role("group", name="Onko yksikkö pelannut ennen?")
    expect(games.get_by_role("radio")).to_have_count(3)
    expect(games.get_by_role("radio").first).to_be_checked()
    game = games.locator("label").filter(has_text="18.2.2025")
    expect(game).to_contain_text("Mallilan terveysasema", ignore_case=True)
    game.click()
    assert f"edellinen_pelikerta: {BEFORE_IT}" in saved_draft(page)
    games.get_by_role("radio").first.check()
    assert "edellinen_pelikerta" not in saved_draft(page)


def test_the_earlier_game_is_found_by_another_name_or_by_its_address(page: Page) -> None:
    go(page, "pelikerta")
    page.locator("#k-pelikerta-yksikko-input").fill("Uuden niminen yksikkö")
    page.get_by_text("Etsi muulla nimellä tai liitä sivun osoite").click()
    search = page.get_by_label("Nimi tai sivun osoite")
    search.fill("terveysas")
    page.locator(".form-games label").filter(has_text="18.2.2025").click()
    assert f"edellinen_pelikerta: {BEFORE_IT}" in saved_draft(page)
    search.fill(f"https://esimerkki.example/tulokset/{PUBLISHED}/#keino-2")
    assert f"edellinen_pelikerta: {PUBLISHED}" in saved_draft(page)


def test_an_earlier_game_that_is_none_is_not_called_fine(page: Page) -> None:
    fill_core(page)
    go(page, "pelikerta")
    page.get_by_text("Etsi muulla nimellä tai liitä sivun osoite").click()
    page.get_by_label("Nimi tai sivun osoite").fill("2020-01-01-ei-ole")
    go(page, "lahetys")
    expect(page.locator("[data-errors]")).to_contain_text("Pelikertaa 2020-01-01-ei-ole ei ole arkistossa")
    expect(page.locator("[data-ready]")).to_be_hidden()


def test_a_nearly_named_unit_is_told(page: Page) -> None:
    fill_core(page)
    go(page, "pelikerta")
    page.locator("#k-pelikerta-yksikko-input").fill("Malilan terveysasema")
    go(page, "lahetys")
    expect(page.locator("[data-warnings]")).to_contain_text(
        "melkein samanniminen yksikkö ”Mallilan terveysasema”", ignore_case=True
    )
    expect(page.locator("[data-summary-fine]")).to_have_text("Voit lähettää. Lue vielä nämä huomiot.")


def test_a_game_that_was_sent_in_before_is_told(page: Page) -> None:
    """Under another title and day, by somebody else: only its texts tell."""
    published = (FIXTURES / "valid" / PUBLISHED[:4] / f"{PUBLISHED}.yml").read_text("utf-8")
    again = published.replace(f"pelattu: {PUBLISHED[:10]}", "pelattu: 2026-02-16").replace(
        "yksikko: ", "yksikko: Toinen "
    )
    open_file(page, file_of("oma.yml", again))
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    go(page, "lahetys")
    expect(page.locator("[data-warnings]")).to_contain_text(f"lähes samat kuin pelikerrassa {PUBLISHED}")


def test_a_correction_is_not_held_against_itself(open_form: Callable[..., Page]) -> None:
    page = open_form(f"#avaa={PUBLISHED}")
    expect(page.locator("[data-screen=pelikerta]")).to_be_visible()
    go(page, "lahetys")
    expect(page.locator("[data-ready]")).to_be_visible()
    assert "samalta päivältä" not in page.locator("[data-warnings]").inner_text()
