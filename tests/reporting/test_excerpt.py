import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ospe_build.reporting.excerpt import excerpt

ROOM = 40


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("pelaajia: kuusi", 11, "pelaajia: kuusi", "          ^"),
        ("", 1, "", "^"),
        ("abc", 4, "abc", "   ^"),  # right after the last character
        ("\tx", 2, "    x", "    ^"),
        ("ab\tx", 4, "ab  x", "    ^"),  # a tab reaches to the next stop
        ("ab\tx", 3, "ab  x", "  ^"),
        ("漢字x", 3, "漢字x", "    ^"),  # wide characters take two columns
        ("漢字x", 2, "漢字x", "  ^"),
        ("🎲x", 2, "🎲x", "  ^"),
        ("a\u0308x", 3, "a\u0308x", " ^"),  # a combining mark takes none
        ("xa\u0308x", 3, "xa\u0308x", " ^"),  # a finding on the mark points at its letter
        ("a\u200db", 3, "a\u200db", " ^"),
        ("a\x1b[31mb", 7, "a\\x1b[31mb", "         ^"),  # never acts on the terminal
        ("a\u202eb", 2, "a\\u202eb", " ^"),
        ("a\u202eb", 3, "a\\u202eb", "       ^"),
        ("a\U000e0041b", 3, "a\\U000e0041b", "           ^"),
    ],
)
def test_the_caret_stands_under_the_character(line: str, column: int, shown: str, caret: str) -> None:
    assert excerpt(line, column, ROOM) == (shown, caret)


def test_a_long_line_is_cut_around_the_column() -> None:
    line = "a" * 300 + "X" + "b" * 300
    shown, caret = excerpt(line, 301, ROOM)
    assert shown == "..." + "a" * 17 + "X" + "b" * 16 + "..."
    assert caret == " " * 20 + "^"


def test_a_long_line_is_cut_at_its_end_only_where_the_column_is_near_the_start() -> None:
    shown, caret = excerpt("Xy" + "b" * 300, 1, ROOM)
    assert shown == "Xy" + "b" * 32 + "..."
    assert caret == "^"


def test_a_long_line_is_cut_at_its_start_only_where_the_column_is_at_the_end() -> None:
    shown, caret = excerpt("a" * 300, 301, ROOM)
    assert shown == "..." + "a" * 33
    assert caret == " " * 36 + "^"


def test_a_line_that_just_fits_is_whole() -> None:
    assert excerpt("a" * ROOM, 1, ROOM) == ("a" * ROOM, "^")


def test_many_columns_of_a_huge_line_take_little_time() -> None:
    line = "ä漢\t" * 20_000
    start = time.process_time()
    for column in range(1, 60_000, 300):
        excerpt(line, column, ROOM)
    assert time.process_time() - start < 2


@given(st.text(alphabet=st.characters(exclude_characters="\r\n"), max_size=200), st.integers(1, 250))
def test_nothing_that_is_shown_acts_on_a_terminal(line: str, column: int) -> None:
    shown, caret = excerpt(line, column, ROOM)
    assert not [character for character in shown if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}]
    assert caret.strip() == "^"
    assert len(caret) <= ROOM
