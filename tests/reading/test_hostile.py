"""Files made to crash, hang or exhaust the reader: findings within a second, in bounded memory."""

import time
import tracemalloc

import pytest

from ospe_build.reading import MAX_BYTES, read

# The slowest takes 0.3 s of a core; what grew with the square of the size took ten times as long as this.
SECONDS = 2.0
MEMORY = 64 * 1024 * 1024


def fill(part: str, before: str = "", after: str = "") -> str:
    """The part as often as the largest file holds it."""
    room = MAX_BYTES - len(before.encode()) - len(after.encode())
    return before + part * (room // len(part.encode())) + after


HOSTILE = {
    "brackets": fill("["),
    "closed brackets": "[" * 10_000 + "]" * 10_000,
    "braces": fill("{"),
    "brackets of lines": fill("[\n"),
    "nested mappings in braces": fill("{a: "),
    "dashes": fill("- "),
    "question marks": fill("? "),
    "questions": fill("? a\n"),
    "question keys": "".join(f"? k{number}\n" for number in range(7000)),
    "stairs": "".join(" " * depth + "a:\n" for depth in range(350)),
    "unclosed list": fill("a,", "["),
    "same key": fill("a:\n"),
    "same key, quoted": fill('"\\x61": 1\n'),
    "aliases": fill("b: *x\n", "a: &x 1\n"),
    "alias bomb": "".join(
        f"a{level}: &a{level} [{','.join([f'*a{level - 1}'] * 9 if level else ['x'])}]\n" for level in range(200)
    ),
    "anchors": fill("- &a b\n"),
    "own anchors": "".join(f"- &a{number} b\n" for number in range(4500)),
    "anchors of one value": fill("&a ", "- "),
    "tags": fill("- !!str b\n"),
    "tags of one value": fill("!a ", "- "),
    "long tag": fill("a", "- !"),
    "directives": fill("%A b\n"),
    "documents": fill("---\n"),
    "ends of documents": fill("...\n"),
    "unclosed quote": fill("a", '"'),
    "quotes": fill('"a" '),
    "single quotes": fill("'"),
    "hashes": fill("#"),
    "comments": fill("#\n"),
    "lost texts": fill("- a #b\n"),
    "comments in a block": fill("  x #y\n", "a: |\n"),
    "many blocks": fill("- |\n  #x\n"),
    "quoted texts with comments": fill('- "a" #b\n'),
    "escapes": fill("\\0", 'a: "', '"'),
    "NUL": fill("\0"),
    "byte order marks": fill("\ufeff"),
    "invisible": fill("\u200b"),
    "bidirectional": fill("- \u202e\n"),
    "whole number": fill("9", "a: "),
    "negative number": fill("9", "a: -"),
    "decimal number": fill("9", "a: 0."),
    "one line": fill("x", "a: "),
    "long key": fill("a", "", ": 1"),
    "line breaks": fill("\n"),
    "carriage returns": fill("\r"),
    "spaces": fill(" "),
    "tabs": fill("\t"),
    "colons": fill("a: "),
    "commas": fill(","),
    "closing brackets": fill("]"),
    "items in brackets": fill("b, ", "a: [", "]"),
    "pairs in brackets": fill("a: b, ", "[", "c]"),
    "empty lines in a block": fill("  x\n\n", "a: >\n"),
    "text of many lines": fill("  y\n", "a: x\n"),
    "lines without a colon": fill("b\n", "a: 1\n"),
    "spaces before a question": fill(" ", "?", "a"),
    "times before the first row": "[" + "1:11" * 15_900 + " skeema: 1",
}
VALID = {
    "lost texts", "comments in a block", "many blocks", "quoted texts with comments", "whole number", "negative number",
    "decimal number", "one line", "items in brackets", "pairs in brackets", "empty lines in a block",
    "text of many lines", "single quotes",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str) -> None:
    data = HOSTILE[name].encode()
    assert len(data) <= MAX_BYTES
    started = time.process_time()
    document = read(data, "a.yml")
    document.end_line(())
    assert len(document.comments) <= MAX_BYTES
    assert time.process_time() - started < SECONDS
    assert document.refused is (name not in VALID)
    assert document.refused is (document.value is None)
    assert len(document.findings) <= 60
    for finding in document.findings:
        assert all(len(str(value)) <= 60 for value in finding.params.values())
        assert len(finding.suggestion or "") <= 500


@pytest.mark.parametrize(
    "name", ["brackets", "same key", "alias bomb", "unclosed list", "pairs in brackets", "NUL", "lost texts"]
)
def test_memory_is_bounded(name: str) -> None:
    data = HOSTILE[name].encode()
    tracemalloc.start()
    try:
        read(data, "a.yml")
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()
