"""Properties that hold for every input."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ospe_build.finding import Finding, Pointer, Severity
from ospe_build.messages import LANGUAGES, text
from ospe_build.reading import Document, read
from ospe_build.reading.characters import FORBIDDEN

YAML_PARTS = st.sampled_from(
    ["a", "b: ", "- ", "  ", "\n", "\r\n", "\r", "\t", ": ", "? ", "[", "]", "{", "}", ", ", "#", " #", "# ", '"', "'",
     "|", ">", "&x ", "*x", "!", "!!str ", "<<: ", "---", "...", "%", "@", "`", "\\", "\\u200b", "\\x00", "\0",
     "\u200b", "\u202e", "\ufeff", "ä", "7", "true", "null", "-1.5", "\U0001f600", "\u0085", "\u2028", "%TAG ", "|-\n",
     "  - "]
)  # fmt: skip
YAML_LIKE = st.lists(YAML_PARTS, max_size=40).map("".join)


def all_pointers(value: object, pointer: Pointer = ()) -> list[Pointer]:
    found = [pointer]
    if isinstance(value, dict):
        for key, inner in value.items():
            found += all_pointers(inner, (*pointer, key))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            found += all_pointers(inner, (*pointer, index))
    return found


def lines_of(source: str) -> list[str]:
    return source.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def check_finding(finding: Finding, document: Document) -> None:
    lines = lines_of(document.text)
    assert finding.code.startswith("OSPE1")
    assert finding.position.line >= 1
    assert finding.position.column >= 1
    if document.text:
        assert finding.position.line <= len(lines)
        assert finding.position.column <= len(lines[finding.position.line - 1]) + 1
    msgid = f"finding.{finding.code}" + (f".{finding.variant}" if finding.variant else "")
    for language in LANGUAGES:
        assert text(language, msgid, **finding.params)


def check(document: Document) -> None:
    for finding in document.findings:
        check_finding(finding, document)
    assert document.refused is any(finding.severity is Severity.ERROR for finding in document.findings)
    if document.refused:
        assert document.value is None
        return
    lines = lines_of(document.text)
    for pointer in all_pointers(document.value):
        assert document.has(pointer)
        start, key, end = document.position(pointer), document.key_position(pointer), document.end_line(pointer)
        assert (1, 1) <= (key.line, key.column) <= (start.line, start.column)
        assert start.line <= end <= len(lines)
        assert start.column <= len(lines[start.line - 1]) + 1
    for comment in document.comments:
        line = lines[comment.position.line - 1]
        assert line[comment.position.column - 1 :] == comment.text
        assert comment.text.startswith("#")


@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_document(data: bytes) -> None:
    check(read(data, "a.yml"))


@given(st.text(max_size=300))
def test_any_text_ends_in_a_document(source: str) -> None:
    check(read(source.encode("utf-8", "surrogatepass"), "a.yml"))


@given(YAML_LIKE)
@settings(max_examples=1000)
def test_anything_like_yaml_ends_in_a_document(source: str) -> None:
    check(read(source.encode(), "a.yml"))


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(lambda text: not FORBIDDEN.search(text))
# What is written as 7.0 is read as the whole number 7.
NUMBERS = st.integers(-(10**17), 10**17) | st.decimals(-1000, 1000, places=3).map(float).filter(lambda n: n % 1)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


def depth(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(depth, inner), default=0)


@given(VALUES.filter(lambda value: depth(value) <= 13), st.sampled_from([None, 1, 2]))
def test_json_reads_back_the_same(value: Any, indent: int | None) -> None:  # noqa: ANN401 - any JSON value
    source = json.dumps(value, ensure_ascii=False, indent=indent)
    document = read(source.encode(), "a.yml")
    # "Â\u00a0" is a text, too, though one that somebody's program has read wrongly.
    assert {finding.code for finding in document.findings} <= {"OSPE121"}
    assert document.value == value
    assert repr(document.value) == repr(value)
    for pointer in all_pointers(value):
        inner = value
        for part in pointer:
            inner = inner[part]
        position = document.position(pointer)
        here = "\n".join(
            [lines_of(source)[position.line - 1][position.column - 1 :], *lines_of(source)[position.line :]]
        )
        assert here.startswith(json.dumps(inner, ensure_ascii=False)[:1])
        if pointer and isinstance(pointer[-1], str):
            at = document.key_position(pointer)
            assert lines_of(source)[at.line - 1][at.column - 1 :].startswith(
                json.dumps(pointer[-1], ensure_ascii=False)
            )


@given(st.lists(st.text("ab #'\"\\:-[]{},|>\n", max_size=12), max_size=6))
def test_comments_are_what_is_left_without_them(texts: list[str]) -> None:
    lines = []
    for number, part in enumerate(texts):
        lines.append(f"k{number}: {json.dumps(part)} # c{number} 'x\" #")
        lines.append("  #d [" if number % 2 else "#")
    document = read("\n".join(["# start", *lines, "end: |", "  # no", "# yes"]).encode(), "a.yml")
    assert document.findings == ()
    expected = ["# start"]
    for number in range(len(texts)):
        expected += [f"# c{number} 'x\" #", "#d [" if number % 2 else "#"]
    assert [comment.text for comment in document.comments] == [*expected, "# yes"]
