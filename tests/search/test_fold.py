"""Texts become words the same way when the site is built and when it is searched: one table for both."""

import json
from pathlib import Path

import pytest

from ospe_build.packages import run_node
from ospe_build.site.search.fold import LONGEST, bare, words
from ospe_build.site.static import SCRIPTS

TABLE = json.loads((Path(__file__).parent / "taitto.json").read_text("utf-8"))
FOLD = SCRIPTS["search.js"].with_name("fold.js")


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_text_gives_its_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_the_browser_makes_the_same_words() -> None:
    script = f"""import {{words}} from {json.dumps(FOLD.as_uri())};
    console.log(JSON.stringify({json.dumps([text for text, _ in TABLE])}.map(words)));"""
    assert json.loads(run_node("--input-type=module", "-e", script)) == [expected for _, expected in TABLE]


def test_marks_can_be_left_out() -> None:
    assert bare("päiväkoti") == "paivakoti"


def test_what_is_no_word_by_its_length_is_left_out() -> None:
    assert words("a" * (LONGEST + 1) + " b") == ["b"]
