"""CSV: read by the library's own reader, and safe in a spreadsheet."""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publishing import Publication

from ospe_build.data.csv_files import DIALECTS, EXCEL, MARK, PLAIN, Dialect, write_table
from ospe_build.data.tables import tables

NOTES = next(table for table in tables() if table.name == "laput")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\r\n\t"), min_size=1)
SIGNS = r"=+\-@＝＋－＠"  # noqa: RUF001 - full-width signs run as well
RUNS = re.compile(rf"""[\s"]*[{SIGNS}]""")


def encoded(texts: Iterable[str], dialect: Dialect) -> str:
    """Notes as they stand in a file."""
    rows = [("2026-01-01-a", "rajaus", "kohde", order, text, True) for order, text in enumerate(texts, 1)]
    file = io.StringIO(newline="")
    write_table(file, NOTES, rows, dialect)
    return file.getvalue().removeprefix(dialect.start).split("\r\n", 1)[1]


def written(*texts: str, dialect: Dialect = PLAIN) -> list[list[str]]:
    """Notes written and read again, all cells of each row."""
    source = io.StringIO(encoded(texts, dialect), newline="")
    return list(csv.reader(source, delimiter=dialect.separator, strict=True))


def undone(cell: str) -> str:
    """The text of a cell, as the data page says: without the mark at each place where there may be one."""
    inner = re.sub(rf"""(\A|[;,\t\r\n])([\s"]*)'(?=[{SIGNS}])""", r"\1\2", cell)
    return re.sub(r"\A'(?=[\t\r\n])", "", inner)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("https://www.example.org";"a")', '\'=HYPERLINK("https://www.example.org";"a")'),
        ("+358", "'+358"),
        ("-2 astetta", "'-2 astetta"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        ("\n=1", "'\n'=1"),
        ("＝1+1", "'＝1+1"),  # noqa: RUF001 - a full-width sign
        ("1+1=2", "1+1=2"),
        ("'=1+1", "'=1+1"),
        ("– ajatusviiva", "– ajatusviiva"),
        ("Hyvä;=HYPERLINK(A1)", "Hyvä;'=HYPERLINK(A1)"),
        ("Hyvä,+1", "Hyvä,'+1"),
        ("Hyvä\t@SUM(A1)", "Hyvä\t'@SUM(A1)"),
        ("Hyvä\n-1", "Hyvä\n'-1"),
        ("Hyvä;  =1;=2", "Hyvä;  '=1;'=2"),
        ('Hyvä; "=1', "Hyvä; \"'=1"),
        ("  =1", "  '=1"),
        ("Hyvä;＝1", "Hyvä;'＝1"),  # noqa: RUF001 - a full-width sign
        ("Sosiaali- ja terveystoimi; 9-16", "Sosiaali- ja terveystoimi; 9-16"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_gets_a_mark(text: str, cell: str) -> None:
    assert written(text) == [["2026-01-01-a", "rajaus", "kohde", "1", cell, "true"]]


@given(st.lists(WORDS | st.text(f'{SIGNS}";,\t\r\n 1a', min_size=1), min_size=1, max_size=5))
def test_any_text_comes_back_when_the_marks_are_taken_away(texts: list[str]) -> None:
    texts = [text.replace(MARK, "") or "1" for text in texts]  # people's own marks stay, and are taken for ours
    assert [undone(row[4]) for row in written(*texts)] == texts
    for text, row in zip(texts, written(*texts, dialect=EXCEL), strict=True):
        assert text in {undone(row[4]), undone(row[4].removeprefix(MARK))}


@given(st.lists(st.text(f"{SIGNS}'\";,\t\r\n 1a", min_size=1), min_size=1, max_size=5))
def test_nothing_runs_whatever_sign_parts_the_cells(texts: list[str]) -> None:
    for dialect in DIALECTS:
        for piece in re.split(r"[;,\t\r\n]", encoded(texts, dialect)):
            assert not RUNS.match(piece), piece


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("007", "'007"),
        ("12.3.", "'12.3."),
        ("1/2", "'1/2"),
        ("12/2026", "'12/2026"),
        ("joulukuu 2026", "'joulukuu 2026"),
        ("9-16", "'9-16"),
        ("1E5", "'1E5"),
        ("1234567890123456", "'1234567890123456"),
        ("-5", "'-5"),
        ("7", "7"),
        ("2026", "2026"),
        ("2026-03-12", "2026-03-12"),
        ("33 %", "33 %"),
        ("toukokuu", "toukokuu"),
        ("7 nuorta", "7 nuorta"),
    ],
)
def test_what_excel_would_change_is_left_alone_by_it(text: str, cell: str) -> None:
    assert written(text, dialect=EXCEL)[0][4] == cell
    assert written(text)[0][4] == (cell if text == "-5" else text)


@pytest.mark.parametrize("name", [table.name for table in tables()])
def test_excel_gets_the_same_rows(name: str, published: Publication) -> None:
    data = published.text(f"{name}-excel.csv")
    assert data.startswith(codecs.BOM_UTF8)
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    wanted = published.sheet(name)
    assert len(rows) == len(wanted) > 0
    for row, plain in zip(rows, wanted, strict=True):
        assert {key: value.removeprefix(MARK) for key, value in row.items()} == {
            key: value.removeprefix(MARK) for key, value in plain.items()
        }


@pytest.mark.parametrize("name", [table.name for table in tables()])
def test_files_are_utf_8_with_crlf_and_a_header(name: str, published: Publication) -> None:
    data = published.text(f"{name}.csv")
    table = next(table for table in tables() if table.name == name)
    assert data.startswith((",".join(column.name for column in table.columns) + "\r\n").encode())
    assert data.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    assert {len(row) for row in rows} == {len(table.columns)}
    # Line breaks within a cell stay as they were written; the rows themselves end in CRLF.
    inner = sum(cell.count("\n") for row in rows for cell in row)
    assert data.count(b"\n") == len(rows) + inner


def test_no_cell_of_a_published_file_can_run(publication: Publication, real: Callable[..., Path]) -> None:
    path = real(
        "2026-02-17-kaavat",
        ("otsikko: Kaikki", 'otsikko: "=Kaikki'),
        ("täytettyinä", 'täytettyinä"'),
        ("alueet: [Mallila,", 'alueet: ["@Mallila",'),
        ("- Aulan neuvonta ja ajanvaraus", '- "-Aulan neuvonta, ja ajanvaraus"'),
    )
    publication.publish([path])
    (row,) = publication.sheet("pelikerrat")
    assert row["otsikko"] == "'=Kaikki laudan kohdat täytettyinä"
    assert row["alueet"].startswith("'@Mallila; ")
    assert publication.sheet("laput")[0]["teksti"] == "'-Aulan neuvonta, ja ajanvaraus"
    for table in tables():
        for found in publication.sheet(table.name):
            assert [cell for cell in found.values() if RUNS.match(cell)] == []
    assert publication.objects()[0]["pelikerta"]["otsikko"].startswith("=Kaikki")  # type: ignore[index] - an object
