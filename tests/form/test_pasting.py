"""What people paste: lists of word processors, cells of spreadsheets, lines parted by odd signs."""

import pytest
from playwright.sync_api import Page, expect
from screen import go, notes, texts, write_notes

from ospe_build.board import node

KOHDE = ("rajaus", "kohde")

PASTED = [
    ("eka\u000btoka", ["eka", "toka"]),
    ("eka\u2028toka\u2029kolmas\u0085neljäs", ["eka", "toka", "kolmas", "neljäs"]),
    ("eka\r\ntoka\rkolmas", ["eka", "toka", "kolmas"]),
    ("1.\tAula\n2.\tPiha", ["Aula", "Piha"]),
    ("a)\tAula\nb)\tPiha", ["Aula", "Piha"]),
    ("o\tAula\n§\tPiha\n•\tKatu", ["Aula", "Piha", "Katu"]),
    ("☐ Aula\n☐Piha\n[x] Katu\n[ ] Tori", ["Aula", "Piha", "Katu", "Tori"]),
    ("- Aula\n– Piha\n* Katu\n▪ Tori", ["Aula", "Piha", "Katu", "Tori"]),
    ("10. kerros\n2. kerros on tyhjä", ["10. kerros", "2. kerros on tyhjä"]),
    ("o kirjain", ["o kirjain"]),
    ("-5 astetta", ["-5 astetta"]),
    ("Aula\tPiha\tKatu", ["Aula", "Piha", "Katu"]),
    ('"Aula\non hämärä"\tPiha', ["Aula\non hämärä", "Piha"]),
    ('"Aula on ""meidän"""\n', ['Aula on "meidän"']),
    ('"Aula"\n"Piha"', ['"Aula"', '"Piha"']),
    ('Sanoi "hei" ja lähti\ttoinen', ['Sanoi "hei" ja lähti', "toinen"]),
    ("\n\n \t \n", []),
    ("\u00a0\u00a0• Aula", ["Aula"]),
    ("\uf0b7\tAula\n\uf0a7 Piha\n➢ Katu", ["Aula", "Piha", "Katu"]),  # Word's own signs
    ("i.\tAula\nii.\tPiha\nvii.\tKatu", ["Aula", "Piha", "Katu"]),
    ("Aula\u0000Piha", ["AulaPiha"]),
]


@pytest.mark.parametrize(("pasted", "kept"), PASTED, ids=lambda value: ascii(value)[:40])
def test_each_piece_is_a_note_without_its_mark(pasted: str, kept: list[str], modules: Page) -> None:
    assert modules.evaluate("text => ospe.pieces([text])[0]", pasted) == kept


def paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


def test_one_undo_takes_a_whole_paste_back(page: Page) -> None:
    go(page, "rajaus")
    notes(page, *KOHDE).first.click()
    page.keyboard.type("Oma lappu")
    page.keyboard.press("Enter")
    paste(page, "eka\ntoka\nkolmas")
    assert texts(page, *KOHDE) == ["Oma lappu", "eka", "toka", "kolmas"]
    page.get_by_role("button", name="Kumoa").click()
    assert texts(page, *KOHDE) == ["Oma lappu"]
    expect(page.locator("[data-form-status]")).to_contain_text("Liitetyt poistettiin")


def test_a_cell_in_quotes_is_one_note(page: Page) -> None:
    go(page, "rajaus")
    notes(page, *KOHDE).first.click()
    paste(page, '"Aula\non hämärä"\r\n')
    assert texts(page, *KOHDE) == ["Aula\non hämärä"]


def test_what_nobody_sees_does_not_come_with_a_paste(page: Page) -> None:
    go(page, "rajaus")
    notes(page, *KOHDE).first.click()
    paste(page, "Au\u202ela\u200b")
    assert texts(page, *KOHDE) == ["Aula"]


def test_lines_pasted_into_a_column_are_methods(page: Page) -> None:
    go(page, "teemat")
    column = page.locator("#k-teemat-asiakaskokemus-teemme_jo_hyvin")
    column.get_by_role("combobox").click()
    paste(page, "• Asukasilta\n• Oma keino pihalla\n• kysely")
    expect(column.locator("[data-item]")).to_have_count(3)
    assert [text for text in column.locator("[data-card-name]").all_inner_texts() if text] == ["Asukasilta", "Kysely"]
    expect(column.locator("[data-text]:visible")).to_have_value("Oma keino pihalla")
    page.get_by_role("button", name="Kumoa").click()
    expect(column.locator("[data-item]")).to_have_count(0)


def test_undo_of_a_paste_keeps_what_was_written_since(page: Page) -> None:
    go(page, "rajaus")
    notes(page, *KOHDE).first.click()
    page.keyboard.type("Alkuloppu")
    for _ in "loppu":
        page.keyboard.press("ArrowLeft")
    paste(page, "eka\ntoka\nkolmas")
    assert texts(page, *KOHDE) == ["Alku", "eka", "toka", "kolmas", "loppu"]
    notes(page, *KOHDE).nth(2).fill("toka, tarkennettuna")
    write_notes(page, KOHDE, ["Uusi"])
    page.get_by_role("button", name="Kumoa").click()
    assert texts(page, *KOHDE) == ["Alkuloppu", "toka, tarkennettuna", "Uusi"]
    go(page, "teemat")
    column = page.locator("#k-teemat-asiakaskokemus-teemme_jo_hyvin")
    column.get_by_role("combobox").click()
    paste(page, "Asukasilta\nTalokahvit")
    column.locator("[data-items] [data-text]:visible").fill("Talokahvit pihalla")
    page.get_by_role("button", name="Kumoa").click()
    expect(column.locator("[data-items] > li")).to_have_count(1)
    expect(column.locator("[data-items] [data-text]:visible")).to_have_value("Talokahvit pihalla")


@pytest.mark.parametrize("field", ["kohde", "goal", "owner"])
def test_one_piece_comes_without_its_marks_and_the_browser_takes_it_back(field: str, page: Page) -> None:
    go(page, "rajaus" if field == "kohde" else "uudet_keinot")
    box = {
        "kohde": notes(page, *KOHDE).first,
        "goal": page.get_by_label(node("uudet_keinot", "tavoite", "miten_kehittaa_osallisuutta").label()),
        "owner": page.get_by_label(node("uudet_keinot", "toteutus", "kuka_vastaa").label()),
    }[field]
    box.click()
    paste(page, '"Aula on\n""meidän"""\r\n')
    expect(box).to_have_value('Aula on "meidän"' if field == "owner" else 'Aula on\n"meidän"')
    page.keyboard.press("Control+Z")
    expect(box).to_have_value("")
