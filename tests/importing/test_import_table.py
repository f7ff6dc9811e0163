"""A CSV file read as a spreadsheet shows it, whatever parts its cells and however its letters are written."""

import codecs
from pathlib import Path

import pytest

from ospe_build.errors import MisuseError
from ospe_build.importing.table import letters, read_table


def rows(folder: Path, data: bytes) -> tuple[tuple[str, ...], dict[int, tuple[str, ...]]]:
    path = folder / "x.csv"
    path.write_bytes(data)
    table = read_table(path, "fi")
    return table.headings, table.rows


SHEETS = {
    "comma": "Päivä,Lappu\r\n12.3.2026,Ääni; öljy\r\n",
    "semicolon": "Päivä;Lappu\r\n12.3.2026;Ääni; öljy\r\n".replace("Ääni; öljy", '"Ääni; öljy"'),
    "bar": "Päivä|Lappu\r\n12.3.2026|Ääni; öljy\r\n",
    "tab": "Päivä\tLappu\r\n12.3.2026\tÄäni; öljy\r\n",
    "headings with commas": '"Päivä";Lappu\n12.3.2026;"Ääni; öljy"',
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("name", SHEETS)
def test_delimiter_and_encoding_are_told_by_the_file_itself(tmp_path: Path, name: str, encoding: str) -> None:
    found = rows(tmp_path, SHEETS[name].encode(encoding))
    assert found == (("Päivä", "Lappu"), {2: ("12.3.2026", "Ääni; öljy")})


def test_commas_in_headings_do_not_outweigh_the_delimiter_of_the_rows(tmp_path: Path) -> None:
    headings, cells = rows(tmp_path, "Mitä, missä, milloin;Kuka\na;b\nc;d\n".encode())
    assert headings == ("Mitä, missä, milloin", "Kuka")
    assert cells == {2: ("a", "b"), 3: ("c", "d")}


def test_rows_are_numbered_as_in_the_spreadsheet(tmp_path: Path) -> None:
    _, cells = rows(tmp_path, b'a,b\n"x\r\ny",z\n,\n\nlast,row\n')
    assert cells == {2: ("x\ny", "z"), 5: ("last", "row")}


def test_a_row_wider_than_the_headings_loses_nothing(tmp_path: Path) -> None:
    headings, cells = rows(tmp_path, b"a,b\n1,2,3\n4\n")
    assert headings == ("a", "b", "C")
    assert cells == {2: ("1", "2", "3"), 3: ("4", "", "")}


def test_headings_are_told_apart(tmp_path: Path) -> None:
    headings, _ = rows(tmp_path, '"Kuka\nvastaa?",Kuka  vastaa?,,Kuka vastaa?\u200b\n1,2,3,4\n'.encode())
    assert headings == ("Kuka vastaa?", "Kuka vastaa? (2)", "C", "Kuka vastaa? (3)")


@pytest.mark.parametrize(
    ("source", "heading_row", "numbers"),
    [
        ("Kyselyn nimi;Tulokset\nRaportti luotu;4.11.2025\n\na;b;c;d;e\n1;2;3;4;5\n1;2;3;4;5", 4, [5, 6]),
        ("Tulokset\na;b;c;d\n1;2;3;4", 2, [3]),
        ("Tulokset;;;\n;;;\na;b;c;d\n1;2;3;4", 3, [4]),
        ("\n\na;b;c\n1;2;3", 3, [4]),
        ("T1;x\nT2;x\nT3;x\nT4;x\nT5;x\na;b;c;d;e;f;g\n1;2;;4;5;6;7", 6, [7]),
        (";;;Ryhmä 1;;;Ryhmä 2;\na;b;c;d;e;f;g;h\n1;2;3;4;5;6;7;8", 2, [3]),
        ("a;b;c;d\n1;2;;\n1;;;4\n1;2;3;4", 1, [2, 3, 4]),
        ("a;b\n1;2;3\n1;2;3", 1, [2, 3]),
        ("a;b;c;d\n1;;;", 1, [2]),
        ("a;;c;d\n1;2;3;4\n1;2;3;4", 1, [2, 3]),
    ],
)
def test_the_heading_row_is_the_first_that_most_later_rows_fill(
    tmp_path: Path, source: str, heading_row: int, numbers: list[int]
) -> None:
    path = tmp_path / "x.csv"
    path.write_text(source, "utf-8")
    table = read_table(path, "fi")
    assert (table.heading_row, [*table.rows]) == (heading_row, numbers)


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;", "\ufeffsep=;"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_line_that_tells_excel_the_delimiter_is_no_row(tmp_path: Path, first: str, encoding: str) -> None:
    found = rows(tmp_path, f"{first}\r\na, b;c\r\n1;2\r\n".removeprefix("\ufeff").encode(encoding))
    assert found == (("a, b", "c"), {2: ("1", "2")})


def test_a_delimiter_that_is_told_is_used(tmp_path: Path) -> None:
    assert rows(tmp_path, b"sep=|\na;b|c,d\n1;2|3,4\n") == (("a;b", "c,d"), {2: ("1;2", "3,4")})


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "mac_roman", "cp850"]
)
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_letters_are_read_however_they_were_written(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = delimiter.join(("Pelipäivä", "Yksikkö")) + "\r\n" + delimiter.join(("Tänään", "Sörnäinen")) + "\r\n"
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    assert rows(tmp_path, mark + text.encode(encoding)) == (("Pelipäivä", "Yksikkö"), {2: ("Tänään", "Sörnäinen")})


def test_typographic_marks_are_no_letters(tmp_path: Path) -> None:
    found = rows(tmp_path, "Title,Unit\r\nHe said “yes” … and left,Library\r\n".encode("cp1252"))
    assert found[1] == {2: ("He said “yes” … and left", "Library")}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_end_as_any_system_ends_them(tmp_path: Path, end: str) -> None:
    assert rows(tmp_path, f"a;b{end}1;2{end}3;4{end}".encode()) == (("a", "b"), {2: ("1", "2"), 3: ("3", "4")})


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Kirjasto &amp; &quot;illat&quot;", 'Kirjasto & "illat"'),
        ("P&auml;iv&auml;", "Päivä"),
        ("&#228;&#xE4;", "ää"),
        ("&amp;quot;x&amp;quot;", '"x"'),
        ("R&D; AT&T", "R&D; AT&T"),
        ("https://x.example/?a=1&copy=2", "https://x.example/?a=1&copy=2"),
        ("yksi_x000D_\nkaksi", "yksi\nkaksi"),
        ("yksi_x000d__x000A_kaksi", "yksi\nkaksi"),
        ("_x005F_x000D_", "_x000D_"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("_x00E4_", "ä"),
        ("_x12_", "_x12_"),
        ("kirjas\xadto", "kirjasto"),
        ("kirjas&shy;to", "kirjasto"),
        ("\xa0 väli ", "väli"),
    ],
)
def test_what_exports_put_in_the_place_of_characters_is_decoded(tmp_path: Path, written: str, text: str) -> None:
    quoted = '"' + written.replace('"', '""') + '"'
    assert rows(tmp_path, f"a,b\n{quoted},1\n".encode())[1] == {2: (text, "1")}


def test_quotation_marks_within_a_cell_without_quotes_stay(tmp_path: Path) -> None:
    assert rows(tmp_path, b'a;b\nHe said "hi" then;2\n')[1] == {2: ('He said "hi" then', "2")}


def test_columns_of_nothing_at_the_end_are_none(tmp_path: Path) -> None:
    assert rows(tmp_path, b"a;b;;;\n1;2;;;\n;;;;\n") == (("a", "b"), {2: ("1", "2")})


def test_a_cell_may_be_longer_than_the_library_expects(tmp_path: Path) -> None:
    assert rows(tmp_path, b"a,b\n" + b"x" * 200_000 + b",1\n")[1] == {2: ("x" * 200_000, "1")}


def test_wide_and_long_sheets_are_read_in_one_pass(tmp_path: Path) -> None:
    wide = ";".join(["Otsikko"] * 20_000)
    headings, _ = rows(tmp_path, f"{wide}\n{wide}\n".encode())
    assert headings[-1] == "Otsikko (20000)"
    _, found = rows(tmp_path, b"a;b\n" + b"1;2\n" * 200_000)
    assert len(found) == 200_000


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "ei ole vastauksia"),
        (b"a,b\n", "ei ole vastauksia"),
        ("a,b\n1,2\n".encode("utf-16-le"), "ei ole CSV"),
        ("a,b\n1,2\n".encode("utf-16") + b"\0", "ei ole CSV"),
        (b"<html><table><tr><td>a</td></tr></table></html>", "ei ole CSV"),
        (b"PK\x03\x04\x00\x00", "ei ole CSV"),
        (b'a,b\n1,"never closed\n2,3\n', "rivillä 2 lainausmerkit"),
        (b'a;b\n\n"x\ny";z\n"He said "hi" then";y\n', "rivillä 4 lainausmerkit"),
    ],
)
def test_what_is_no_sheet_of_answers_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(MisuseError, match=said):
        rows(tmp_path, data)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(MisuseError, match=r"ei\.csv"):
        read_table(tmp_path / "ei.csv", "fi")


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    assert [letters(column) for column in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
