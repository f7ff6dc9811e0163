"""CSV: read by the library's own reader, and safe in a spreadsheet."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publishing import Publication

from ospe_build.data.csv_files import FORMULA_STARTS, header, lines
from ospe_build.data.tables import tables

NOTES = next(table for table in tables() if table.name == "laput")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\r\n\t"), min_size=1)


def written(*texts: str) -> list[list[str]]:
    """Notes written and read again, all cells of each row."""
    data = lines(NOTES, [("2026-01-01-a", "rajaus", "kohde", order, text, True) for order, text in enumerate(texts, 1)])
    return list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("https://www.example.org";"a")', '\'=HYPERLINK("https://www.example.org";"a")'),
        ("+358", "'+358"),
        ("-2 astetta", "'-2 astetta"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1+1", "'＝1+1"),  # noqa: RUF001 - a full-width sign
        ("1+1=2", "1+1=2"),
        ("'=1+1", "'=1+1"),
        ("– ajatusviiva", "– ajatusviiva"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_gets_a_mark(text: str, cell: str) -> None:
    assert written(text) == [["2026-01-01-a", "rajaus", "kohde", "1", cell, "true"]]


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_any_text_comes_back_but_for_the_mark(texts: list[str]) -> None:
    expected = [f"'{text}" if text[0] in FORMULA_STARTS else text for text in texts]
    assert [row[4] for row in written(*texts)] == expected


@pytest.mark.parametrize("name", [table.name for table in tables()])
def test_files_are_utf_8_with_crlf_and_a_header(name: str, published: Publication) -> None:
    data = published.text(f"{name}.csv")
    table = next(table for table in tables() if table.name == name)
    assert data.startswith(header(table))
    assert header(table) == (",".join(column.name for column in table.columns) + "\r\n").encode()
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
            assert [cell for cell in found.values() if cell[:1] in FORMULA_STARTS] == []
    assert publication.objects()[0]["pelikerta"]["otsikko"].startswith("=Kaikki")  # type: ignore[index] - an object
