"""The quick reader and the close one: wherever the quick one is sure, both say the same."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from project import EXAMPLES
from test_any_input import YAML_LIKE, all_pointers

from ospe_build.reading import Document, read
from ospe_build.reading.complaints import Complaints
from ospe_build.reading.kinds import kind_of
from ospe_build.reading.quick import quick_read
from ospe_build.reading.reader import read_closely
from ospe_build.reading.source import Source

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("tests/sessions/**/*.yml"), *EXAMPLES.glob("*/*.yml")])
FILES = [path for path in FILES if not path.is_file() or not kind_of(path.read_bytes())]


def close(text: str) -> Document:
    return read_closely(Source(text), Complaints("x.yml"))


def agree(text: str) -> bool:
    """Whether the quick reader is sure of a text; then it agrees with the close one in all."""
    quick = quick_read(text)
    if quick is None:
        return False
    document, expected = read(text.encode(), "x.yml"), close(text)
    assert expected.findings == ()
    assert repr(document.value) == repr(expected.value)
    assert document.comments == expected.comments
    for pointer in all_pointers(expected.value):
        assert document.position(pointer) == expected.position(pointer)
        assert document.key_position(pointer) == expected.key_position(pointer)
        assert document.end_line(pointer) == expected.end_line(pointer)
    return True


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_agrees_on_every_file_that_can_be_decoded(path: Path) -> None:
    agree(path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff"))


def test_is_sure_of_the_examples() -> None:
    examples = sorted(EXAMPLES.glob("*/*.yml"))
    assert len(examples) > 1
    assert all(agree(path.read_text("utf-8")) for path in examples)


@settings(max_examples=1000, deadline=None)
@given(YAML_LIKE)
def test_agrees_on_anything_like_yaml(source: str) -> None:
    agree(source)


@settings(max_examples=500, deadline=None)
@given(YAML_LIKE.map(lambda source: f"# yes\na:\n  b: {source}\n  c: [1, x]\nd:\n- {source}\n"))
def test_agrees_on_files_around_something_like_yaml(source: str) -> None:
    agree(source)


@pytest.mark.parametrize(
    "source",
    [
        "", "# only\n", "---\n", "a: &x b", "a: *x", "a: !t b", "a: 1\na: 2", "<<: a", ": a", "? a\n: b", "a: b #c",
        'a: "\\u200b"', "a: \u200b", "a: 1\n---\nb: 2", "%TAG ! x\n---\na: 1", "[a]: b", "[" * 13 + "]" * 13, "a: [",
    ],
)  # fmt: skip
def test_leaves_what_may_need_a_word(source: str) -> None:
    assert quick_read(source) is None


@pytest.mark.parametrize(
    "source", ["a", "a: b", "- 1\n- x", "{a: [1, null]}", "# one\n# two\r\na: true", "[" * 12 + "]" * 12, "'': a"]
)
def test_is_sure_of_plain_files(source: str) -> None:
    assert agree(source)
