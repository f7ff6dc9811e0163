"""An .xlsx workbook, as Forms and Webropol give it: read as people see it, and never trusted."""

import io
import struct
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from import_sheets import rows_of, workbook

from ospe_build.errors import MisuseError
from ospe_build.importing.start import starting_point
from ospe_build.importing.table import ImportedTable, read_table

FORMS = [
    "Tunnus", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi", "Pelin otsikko", "Pelipäivä", "Pelaajien määrä",
    "Kohde", "Määräaika", "Onko vastuutahon kanssa sovittu?",
]  # fmt: skip
SHEET = "xl/worksheets/sheet1.xml"
DAY = datetime(2026, 3, 12)  # noqa: DTZ001 - a spreadsheet knows no time zones


def forms(sheet: Any, *, above: int = 0) -> None:  # noqa: ANN401 - the library has no types
    """Two answers, below some empty rows."""
    rows = [
        FORMS,
        [1, DAY, DAY, "a", "b", "Tuulipellon illat", DAY, 7, "Aukiolo; ovet\nIllat", DAY, True],
        [2, None, None, "a", "b", "Tuulipellon aamut", DAY + timedelta(days=1, hours=9), 8.0, "Aamut", None, False],
    ]
    for number, row in enumerate(rows, above + 1):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)


def table_of(folder: Path, data: bytes) -> ImportedTable:
    path = folder / "vastaukset.xlsx"
    path.write_bytes(data)
    return read_table(path, "fi")


def patched(data: bytes, body: str, head: str = "", tail: str = "") -> bytes:
    """A workbook with other rows in its sheet, written as they stand."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    xml = f'{head}<worksheet xmlns="{namespace}"><sheetData>{body}</sheetData>{tail}</worksheet>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == SHEET else old.read(name))
    return out.getvalue()


def test_an_export_of_forms_becomes_sessions(tmp_path: Path) -> None:
    first, second = (row.value for row in rows_of(tmp_path, workbook(forms)))
    assert first["pelikerta"] == {"otsikko": "Tuulipellon illat", "pelattu": "2026-03-12", "pelaajia": 7}
    assert first["rajaus"] == {"kohde": ["Aukiolo; ovet", "Illat"]}
    assert first["uudet_keinot"][0]["toteutus"] == {"maaraaika": "2026-03-12", "vastuutahon_kanssa_sovittu": True}
    assert second["pelikerta"] == {"otsikko": "Tuulipellon aamut", "pelattu": "2026-03-13", "pelaajia": 8}


def test_personal_columns_are_left_out_and_named(tmp_path: Path) -> None:
    text = starting_point(table_of(tmp_path, workbook(forms)), {}, "fi")
    assert '  "Sähköposti": ohita  # henkilötietoja\n  "Nimi": ohita  # henkilötietoja\n' in text
    assert '  "Tunnus": ohita\n  "Aloitusaika": ohita\n  "Valmistumisaika": ohita\n' in text


@pytest.mark.parametrize(
    ("value", "number_format", "written"),
    [
        (DAY, "d.m.yyyy", "12.3.2026"),
        (DAY, "mm-dd-yy", "12.3.2026"),
        (DAY, "mmm.yy", "3/2026"),
        (DAY, '[$-40B]mmmm" vuonna "yyyy', "3/2026"),
        (DAY + timedelta(hours=13, minutes=5), "d.m.yyyy hh:mm", "12.3.2026 13.05"),
        (date(2026, 3, 12), "yyyy-mm-dd", "12.3.2026"),
        (time(13, 5), "hh:mm", "13:05:00"),
        (7.0, "0", "7"),
        (7.5, "0.0", "7.5"),
        (2026, "General", "2026"),
        (True, "General", "true"),
        ("007", "@", "007"),
        ("a_x000D_\nb &quot;c&quot;", "@", 'a\nb "c"'),
        ("#JAKO/0!", "General", "#JAKO/0!"),
        ("#N/A", "General", "#N/A"),
    ],
)
def test_a_cell_says_what_people_see(tmp_path: Path, value: object, number_format: str, written: str) -> None:
    def fill(sheet: Any) -> None:  # noqa: ANN401 - the library has no types
        sheet.append(["Otsikko", "Arvo"])
        sheet.append(["Peli", value])
        sheet["B2"].number_format = number_format

    assert table_of(tmp_path, workbook(fill)).rows == {2: ("Peli", written)}


def test_an_error_of_a_formula_is_told_at_its_cell(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:  # noqa: ANN401 - the library has no types
        sheet.append(["Pelin otsikko", "Kohde"])
        sheet.append(["#NAME?", "Aukiolo"])
        sheet["A2"].data_type = "e"

    (row,) = rows_of(tmp_path, workbook(fill))
    assert row.problems == {0: "import.cell_error"}


def test_titles_and_empty_rows_above_the_headings_are_passed_over(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:  # noqa: ANN401 - the library has no types
        forms(sheet, above=5)
        sheet["A1"] = "Osallisuuspelin tulokset"
        sheet.merge_cells("A1:K1")
        sheet["A2"], sheet["B2"] = "Luotu", DAY

    table = table_of(tmp_path, workbook(fill))
    assert (table.heading_row, table.skipped, [*table.rows]) == (6, True, [7, 8])
    assert table.headings == tuple(FORMS)


def test_a_cell_merged_downwards_counts_for_each_of_its_rows(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:  # noqa: ANN401 - the library has no types
        forms(sheet)
        sheet.merge_cells("I2:I3")

    assert [cells[8] for cells in table_of(tmp_path, workbook(fill)).rows.values()] == ["Aukiolo; ovet\nIllat"] * 2


def test_the_first_sheet_with_answers_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:  # noqa: ANN401 - the library has no types
        sheet.title = "Ohje"
        for line in ("Täytä näin:", "rivi kerrallaan", "ja tallenna"):
            sheet.append([line])
        hidden, answers, further = (sheet.parent.create_sheet(name) for name in ("Listat", "Vastaukset", "Muuta"))
        hidden.sheet_state = "hidden"
        forms(hidden)
        forms(answers)
        forms(further)

    table = table_of(tmp_path, workbook(fill))
    assert (table.sheet, table.other_sheets) == ("Vastaukset", ("Ohje", "Muuta"))


def test_a_formula_without_a_result_is_refused_with_its_cell(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:  # noqa: ANN401 - the library has no types
        forms(sheet)
        sheet["F3"] = "=A1&B1"

    with pytest.raises(MisuseError, match="välilehdellä Sheet solussa F3 on kaava"):
        table_of(tmp_path, workbook(fill))


def test_the_result_of_a_formula_is_read(tmp_path: Path) -> None:
    cells = (
        '<c r="A{0}" t="str"><f>1</f><v>Peli</v></c><c r="B{0}"><f>1+1</f><v>2</v></c>'
        '<c r="C{0}" t="str"><f>""</f><v></v></c>'
    )
    body = "".join(f'<row r="{row}">{cells.format(row)}</row>' for row in (1, 2))
    assert table_of(tmp_path, patched(workbook(forms), body)).rows == {2: ("Peli", "2")}


@pytest.mark.parametrize("claimed", ["A1", "A1:XFD1048576"])
def test_what_a_sheet_claims_of_its_size_is_not_believed(tmp_path: Path, claimed: str) -> None:
    body = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="B{0}"><v>2</v></c></row>'
    data = patched(workbook(forms), body.format(1) + body.format(2))
    source = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(source, "w") as new:
        for name in old.namelist():
            size = f'<dimension ref="{claimed}"/><sheetData>'.encode()
            new.writestr(name, old.read(name).replace(b"<sheetData>", size))
    assert table_of(tmp_path, source.getvalue()).rows == {2: ("1", "2")}


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_document() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (workbook(forms)[:2000], "ei ehjä|eikä ehjä"),
        (b"PK\x03\x04" + b"x" * 100, "eikä ehjä"),
        (OLD + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "suojattu salasanalla"),
        (OLD + b"\0" * 600, r"vanhassa Excelin muodossa \(\.xls\)"),
        (open_document(), r"OpenDocument-muodossa \(\.ods\)"),
        (workbook(lambda _: None), "ei ole vastauksia"),
        (workbook(lambda sheet: sheet.append(FORMS)), "ei ole vastauksia"),
    ],
)
def test_what_is_no_workbook_with_answers_is_refused_in_words(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(MisuseError, match=said):
        table_of(tmp_path, data)


def telling(size: int, data: bytes) -> bytes:
    """A workbook that says of each of its parts that it unpacks to that many bytes."""
    found, written = 0, bytearray(data)
    while (found := written.find(b"PK\x01\x02", found)) >= 0:
        written[found + 24 : found + 28] = struct.pack("<I", size)
        found += 4
    return bytes(written)


ENTITIES = '<!DOCTYPE a [<!ENTITY a "' + "lol" * 100 + '">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 100}">' for n in range(8)
) + "]>"  # fmt: skip
FILE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
TEXT = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>&{1};</t></is></c></row>'
CELL = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
MERGED = "<mergeCells>" + '<mergeCell ref="A1:A1048576"/>' * 99 + "</mergeCells>"
HOSTILE = {
    "unpacks to more than it may": (telling(2**28, workbook(forms)), "liian suuri"),
    "says that it is short": (telling(100, patched(workbook(forms), " " * 10_000_000)), "eikä ehjä"),
    "a row far away": (patched(workbook(forms), CELL.format(1, "A") + CELL.format(10**11, "A")), "liian suuri"),
    "many wide rows": (patched(workbook(forms), "".join(CELL.format(n, "XFD") for n in range(1, 999))), "liian suuri"),
    "a column that is none": (patched(workbook(forms), CELL.format(1, "ZZZZZ")), "eikä ehjä"),
    "many merged cells": (
        patched(workbook(forms), CELL.format(1, "A"), tail=MERGED),
        "liian suuri",
    ),
    "entities of entities": (patched(workbook(forms), TEXT.format(1, "i"), ENTITIES), "eikä ehjä"),
    "a file of this machine": (patched(workbook(forms), TEXT.format(1, "a") + TEXT.format(2, "a"), FILE), "eikä ehjä"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_ends_in_words(tmp_path: Path, name: str) -> None:
    data, said = HOSTILE[name]
    with pytest.raises(MisuseError, match=said):
        table_of(tmp_path, data)
