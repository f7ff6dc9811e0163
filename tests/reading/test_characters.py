"""Characters that cannot be seen are known by their Unicode properties, and stay only where they are of use.

That the table has every Default_Ignorable_Code_Point is held by `tests/form/test_agreement.py`: a browser knows them.
"""

import sys
import unicodedata

import pytest

from ospe_build.reading import read
from ospe_build.reading.characters import FORBIDDEN, may_hold_forbidden

EVERY = [chr(number) for number in range(sys.maxunicode + 1) if not 0xD800 <= number < 0xE000]
SHOWN_FORMATS = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
"""Those that stand before numbers and are drawn (Prepended_Concatenation_Mark)."""


def is_refused(text: str) -> bool:
    found = {finding.code for finding in read(f"a: '{text}'\n".encode(), "a.yml").findings}
    assert found <= {"OSPE113"}
    return bool(found)


def test_format_characters_that_show_nothing_are_forbidden() -> None:
    formats = {character for character in EVERY if unicodedata.category(character) == "Cf"}
    assert {ord(each) for each in formats if not FORBIDDEN.match(each)} == SHOWN_FORMATS | {0xAD}


def test_letters_marks_of_letters_numbers_and_signs_are_not_forbidden() -> None:
    seen = {unicodedata.category(each) for each in EVERY if FORBIDDEN.match(each)}
    # To Unicode, the fillers of Hangul are letters, and variation selectors marks; some code points have no character.
    assert seen == {"Cc", "Cf", "Cn", "Lo", "Mn", "So", "Zl", "Zp"}
    assert {each for each in EVERY if FORBIDDEN.match(each) and unicodedata.category(each) == "So"} == {
        "\ufffc",
        "\ufffd",
    }


def test_every_other_character_can_be_read() -> None:
    allowed = [each for each in EVERY if not FORBIDDEN.match(each) and each not in "\t\n\r"]
    for start in range(0, len(allowed), 15_000):
        text = "".join(allowed[start : start + 15_000])
        value = text.replace("'", "''")
        assert read(f"a: 'x{value}x'\n".encode(), "a.yml").value == {"a": f"x{text}x"}


def test_the_quick_look_misses_none() -> None:
    assert all(may_hold_forbidden(f"aä–{each}") for each in EVERY if FORBIDDEN.match(each))


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\U0001f469\U0001f3fd\u200d\U0001f680",
        "\u2764\ufe0f",
        "\u2764\ufe0e",
        "\u2764\ufe0f\u200d\U0001f525",
        "\U0001f3f3\ufe0f\u200d\U0001f308",
        "\U0001f642\u200d\u2194\ufe0f",
        "1\ufe0f\u20e3",
        "#\ufe0f\u20e3",
        "©\ufe0f",
        "\u2122\ufe0f",
        "\U0001f1eb\U0001f1ee",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u0d30\u200d\u0d4d\u0d2f",
        "nuoriso\u00adtalo",
        "\u00ad x",
        "e\u0301",
    ],
)
def test_of_use(text: str) -> None:
    assert not is_refused(f"{text} ja muuta")
    assert not is_refused(f"muuta ja {text}")


@pytest.mark.parametrize(
    "text",
    [
        "x\u200d",
        "\u200dx",
        "x\u200d x",
        "x \u200c x",
        "1\u200d2",
        "x\u200d\u200dx",
        "\u200d",
        "\U0001f468\u200dx",
        "x\u200d\U0001f468",
        "x\ufe0f",
        "1\ufe0f",
        "\ufe0f",
        "\u2764\ufe0f\ufe0f",
        "\u2764\ufe01",
        "\u2764\U000e0100",
        "\u8fbb\U000e0100",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f",
        "x\U000e0041",
        "x\u034fx",
        "x\u180ex",
        "x\u2060x",
        "2\u2062x",
        "\u3164",
        "x\u115fx",
        "\uffa0",
        "x\ufff9x",
        "x\ufeffx",
        "\u17b4",
        "\U0001d173",
        "\U0001bca0",
        "\U00013430",
    ],
)
def test_of_no_use(text: str) -> None:
    assert is_refused(text)


def test_what_stands_side_by_side_is_told_of_once_and_taken_away_by_one_edit() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "piilossa")
    (finding,) = read(f"a: hyvä{hidden} x\n".encode(), "a.yml").findings
    assert (finding.position.column, finding.params) == (8, {"character": "U+E0070"})
    assert finding.fix is not None
    assert (finding.fix.column, finding.fix.end_column, finding.fix.text) == (8, 16, "")


def test_a_lost_letter_is_told_of_once_a_line() -> None:
    found = read("a: p\ufffd\ufffdt\ufffds\nb: \ufffd\n".encode(), "a.yml").findings
    assert [(one.code, one.position.line, one.position.column, one.fix) for one in found] == [
        ("OSPE119", 1, 5, None),
        ("OSPE119", 2, 4, None),
    ]


def test_a_control_that_is_half_of_a_broken_letter_is_mended_with_it() -> None:
    (finding,) = read("a: Ã\x84iti\n".encode(), "a.yml").findings
    assert (finding.code, finding.suggestion) == ("OSPE111", "a: Äiti")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"\\ud83d\\udc68"', "\U0001f468"),
        ('"\\uD83D\\uDC68\\u200d\\uD83D\\uDC69"', "\U0001f468\u200d\U0001f469"),
        ('"\\\\ud83d\\ud83d\\udc68"', "\\ud83d\U0001f468"),
        ('"x\n  \\ud83d\\udc68 y"', "x \U0001f468 y"),
        ("\\ud83d\\udc68", "\\ud83d\\udc68"),
        ("'\\ud83d\\udc68'", "\\ud83d\\udc68"),
        ("|-\n  \\ud83d\\udc68\n  x", "\\ud83d\\udc68\nx"),
        ('["\\ud83d\\udc68", \\ud83d\\udc68, "\\ud83d\\ude00"]', ["\U0001f468", "\\ud83d\\udc68", "\U0001f600"]),
        ('{"\\ud83d\\udc68": x}', {"\U0001f468": "x"}),
    ],
)
def test_escapes_in_pairs_are_one_character(written: str, value: object) -> None:
    document = read(f'a: {written}\nb: "\\ud83d\\ude00" # "\\ud83d\\udc68"\nc: 1\n'.encode(), "a.yml")
    assert document.findings == ()
    assert document.value == {"a": value, "b": "\U0001f600", "c": 1}
    assert document.position(("b",)).column == 4


def test_the_places_after_a_pair_are_those_of_the_file() -> None:
    (finding,) = read(b'a: ["\\ud83d\\udc68", @x]\n', "a.yml").findings
    assert (finding.code, finding.position.column) == ("OSPE104", 21)


def test_a_pair_may_not_write_what_is_forbidden() -> None:
    (finding,) = read(b'a: "x\\udb40\\udc41y"\n', "a.yml").findings
    assert (finding.code, finding.variant, finding.params) == ("OSPE113", "escape", {"character": "U+E0041"})
