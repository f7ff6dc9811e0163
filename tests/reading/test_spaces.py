"""Odd spaces in the structure: each row is told of at the very column, with the row mended; within texts they stay."""

import sys
import unicodedata

import pytest
from elsewhere import FILE, changed, put_in

from ospe_build.finding import Finding
from ospe_build.reading import read
from ospe_build.reading.spaces import ODD

SPACES = [each for each in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(each) == "Zs" and each != " "]
VALUE = read(FILE.encode(), "a.yml").value


def rows(text: str) -> list[Finding]:
    document = read(text.encode(), "a.yml")
    assert document.refused
    assert {finding.code for finding in document.findings} == {"OSPE118"}
    return list(document.findings)


def test_they_are_all_separators_of_unicode_but_the_plain_space() -> None:
    assert len(SPACES) == 16
    assert "".join(SPACES) == ODD.replace("\u2000-\u200a", "".join(map(chr, range(0x2000, 0x200B))))


PLACES = {
    "indentation": ("  pelaajia: 7", "__pelaajia: 7", 4, 1),
    "indentation in part": ("    - Kirj", "  _ - Kirj", 7, 3),
    "a colon": ("pelaajia: 7", "pelaajia:_7", 4, 12),
    "a colon and a space": ("pelaajia: 7", "pelaajia: _7", 4, 13),
    "a colon before a text": ("otsikko: K", "otsikko:_K", 3, 11),
    "before a colon": ("pelaajia: 7", "pelaajia_: 7", 4, 11),
    "a dash": ("- Kirjaston", "-_Kirjaston", 7, 6),
    "a dash and spaces": ("- Kirjaston", "-  _ Kirjaston", 7, 8),
    "a dash before quotation marks": ('- "Illat"', '-_"Illat"', 8, 6),
    "the end of a key's row": ("rajaus:", "rajaus:_", 5, 8),
    "the end of a row": ("pelaajia: 7", "pelaajia: 7_", 4, 14),
    "the end after quotation marks": ('"Illat"', '"Illat"_', 8, 14),
    "the end of a text": ("Kirjaston illat", "Kirjaston illat _", 3, 28),
    "a row of nothing else": ("rajaus:", "_\nrajaus:", 5, 1),
    "the head of a block": ("kuvaus: |", "kuvaus:_|", 9, 10),
    "the indentation of a block": ("    Rivi", "____Rivi", 10, 1),
}


@pytest.mark.parametrize("space", SPACES, ids=ascii)
@pytest.mark.parametrize("name", PLACES)
def test_in_the_structure(name: str, space: str) -> None:
    old, new, line, column = PLACES[name]
    text = changed(old, new.replace("_", space))
    (finding,) = rows(text)
    assert (finding.position.line, finding.position.column) == (line, column)
    assert finding.params == {"character": f"U+{ord(space):04X}"}
    assert (finding.variant == "no_break") is (space == "\xa0")
    mended = put_in(text, finding.fix)
    assert read(mended.encode(), "a.yml").value == VALUE
    assert (finding.suggestion or "") == mended.split("\n")[line - 1]


def test_every_row_is_told_of() -> None:
    found = rows(FILE.replace("  ", "\xa0\xa0"))
    assert [finding.position.line for finding in found] == [3, 4, 6, 7, 8, 9, 10, 11]


def test_of_many_rows_the_first_are_told_of() -> None:
    text = "rajaus:\n" + "\xa0\xa0a\xa0\n" * 30
    found = rows(text)
    assert [finding.position.line for finding in found] == [*range(2, 22)]
    assert put_in(text, found[0].fix) == "rajaus:\n" + "  a\n" * 30


def test_rows_end_in_any_way() -> None:
    (finding,) = rows(changed("pelaajia: 7", "pelaajia:\xa07").replace("\n", "\r\n"))
    assert (finding.position.line, finding.position.column, finding.suggestion) == (4, 12, "  pelaajia: 7")


def test_another_error_is_told_beside() -> None:
    text = changed("pelaajia: 7", "pelaajia:\xa07").replace("- Kirjaston", "- @Kirjaston")
    found = read(text.encode(), "a.yml").findings
    assert [(one.code, one.position.line) for one in found] == [("OSPE118", 4), ("OSPE104", 7)]


@pytest.mark.parametrize(
    "text",
    [
        "a: x\xa0y",
        "- 10\xa0000 euroa\u202f–\u2009ja",
        'a: "\xa0x\xa0"',
        "a: '\xa0x\n  \xa0y\xa0\n  z'",
        "a: |\n  \xa0x\xa0\n  y",
        "a: >\n  x\n  \xa0y",
        "- Huomio:\xa0illat",
        "kuvaus: palaute:\xa0lomake",
        "a: 1 # x\xa0",
        "# x\xa0\na: 1\n#\xa0y",
        "a: [x\xa0y, z]",
        "a:\tx",
        '{"a":"\u3000"}',
    ],
)
def test_within_texts_and_comments_they_stay(text: str) -> None:
    assert read(f"{text}\n".encode(), "a.yml").findings == ()


@pytest.mark.parametrize(
    "text", ["a: [x,\xa0y]", "a: [\xa0x]", "a: [x\xa0, y]", "a: {pelaajia:\xa07}", "{a: \xa0x}", "- \xa0x", "- - \xa0x"]
)
def test_between_brackets_and_dashes(text: str) -> None:
    (finding,) = rows(f"{text}\n")
    assert finding.position.column == text.index("\xa0") + 1
    assert finding.suggestion == text.replace("\xa0", " ")
