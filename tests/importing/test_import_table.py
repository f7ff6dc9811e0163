"""A CSV file read as a spreadsheet shows it, whatever parts its cells and however its letters are written."""

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
    ("data", "said"),
    [
        (b"", "ei ole vastauksia"),
        (b"a,b\n", "ei ole vastauksia"),
        ("a,b\n1,2\n".encode("utf-16"), "ei ole CSV"),
        (b"PK\x03\x04\x00\x00", "ei ole CSV"),
        (b'a,b\n1,"never closed\n2,3\n', "lainausmerkit"),
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
