"""What our subset of YAML leaves out: each with its code, its place and its pointer."""

import json

import pytest

from ospe_build.finding import Finding, Severity
from ospe_build.reading import MAX_BYTES, read

Row = tuple[str, str, int, int, tuple[str | int, ...], str | None]


def row(finding: Finding) -> Row:
    position = finding.position
    return (finding.code, finding.variant, position.line, position.column, finding.pointer, finding.suggestion)


def rows(text: str | bytes) -> list[Row]:
    document = read(text if isinstance(text, bytes) else text.encode(), "a.yml")
    assert document.refused
    assert document.value is None
    assert document.comments == ()
    assert {finding.file for finding in document.findings} == {"a.yml"}
    assert {finding.severity for finding in document.findings} == {Severity.ERROR}
    return [row(finding) for finding in document.findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # not UTF-8
        (b"a: 1\nb: \xe4iti\n", [("OSPE101", "", 2, 4, (), None)]),
        (b"\xef\xbb\xbfa: \xe4", [("OSPE101", "", 1, 4, (), None)]),
        ("skeema: 1\n".encode("utf-16"), [("OSPE101", "", 1, 1, (), None)]),
        (b"a: \xed\xa0\x80", [("OSPE101", "", 1, 4, (), None)]),
        (b"a: \xc0\x80", [("OSPE101", "", 1, 4, (), None)]),
        ("ä: 1\r\nö: ".encode() + b"\xff", [("OSPE101", "", 2, 4, (), None)]),
        # size
        (b"#" * (MAX_BYTES + 1), [("OSPE102", "", 1, 1, (), None)]),
        # not one document
        ("", [("OSPE103", "empty", 1, 1, (), None)]),
        ("\n \n", [("OSPE103", "empty", 1, 1, (), None)]),
        ("# vain huomautus\n", [("OSPE103", "empty", 1, 1, (), None)]),
        ("---\n", [("OSPE103", "empty", 1, 1, (), None)]),
        ("a: 1\n---\nb: 2\n---\nc: 3\n", [("OSPE103", "several", 2, 1, (), None)]),
        ("a: 1\n...\n---\nb: 2\n", [("OSPE103", "several", 3, 1, (), None)]),
        ("a: 1\n---\n", [("OSPE103", "several", 2, 1, (), None)]),
        ("skeema: 1\npelikerta: 1\nskeema: 1\npelikerta: 2\nrajaus: 1\n", [("OSPE103", "again", 3, 1, (), None)]),
        # bold, as in Markdown
        ("- **Aula** ja piha\n", [("OSPE107", "text", 1, 3, (), '"**Aula** ja piha"')]),
        ("- **Aula ja piha**\n", [("OSPE107", "text", 1, 3, (), '"Aula ja piha"')]),
        # what mail or a page wrote for quotation marks
        ("- &quot;Iltap&auml;iv&auml;&quot;\n", [("OSPE106", "text", 1, 3, (), '"Iltapäivä"')]),
        # duplicate keys
        ("skeema: 1\npelikerta: 1\nskeema: 2\n", [("OSPE105", "", 3, 1, ("skeema",), None)]),
        ("a: 1\nb: 2\na: 3\n", [("OSPE105", "", 3, 1, ("a",), None)]),
        ("- x: 1\n  x: 2\n", [("OSPE105", "", 2, 3, (0, "x"), None)]),
        ("x: {a: 1, b: 2, a: 3}", [("OSPE105", "", 1, 17, ("x", "a"), None)]),
        ('abc: 1\n"a\\x62c": 2\n', [("OSPE105", "", 2, 1, ("abc",), None)]),
        ("1: a\n'1': b\n", [("OSPE105", "", 2, 1, ("1",), None)]),
        ("a: 1\na: 2\na: 3\n", [("OSPE105", "", 2, 1, ("a",), None), ("OSPE105", "", 3, 1, ("a",), None)]),
        # anchors
        ("a: &x 1\n", [("OSPE106", "", 1, 4, ("a",), '"&x 1"')]),
        ("a: &x\n  b: 1\n", [("OSPE106", "", 1, 4, ("a",), None)]),
        ("&k a: 1\n", [("OSPE106", "", 1, 1, ("a",), '"&k a: 1"')]),
        ("- [b, &y c]\n", [("OSPE106", "", 1, 7, (0, 1), None)]),
        ("- & ja muut\n", [("OSPE106", "text", 1, 3, (), '"& ja muut"')]),
        # aliases
        ("a: &x 1\nb: *x\n", [("OSPE106", "", 1, 4, ("a",), None), ("OSPE107", "", 2, 4, ("b",), None)]),
        ("a: *tuntematon\n", [("OSPE107", "", 1, 4, ("a",), '"*tuntematon"')]),
        ("- *tila on tärkein\n", [("OSPE107", "", 1, 3, (0,), '"*tila on tärkein"')]),
        ("- *tärkein\n", [("OSPE107", "text", 1, 3, (), '"*tärkein"')]),
        ("- **lihava** teksti # huom\n", [("OSPE107", "text", 1, 3, (), '"**lihava** teksti"')]),
        ("*x : 1\n", [("OSPE107", "", 1, 1, (), '"*x : 1"')]),
        # merge keys
        ("a:\n  <<: {b: 1}\n", [("OSPE108", "", 2, 3, ("a", "<<"), None)]),
        # tags
        ("a: !!str 2026\n", [("OSPE109", "", 1, 4, ("a",), '"2026"')]),
        ("a: ! teksti\n", [("OSPE109", "", 1, 4, ("a",), '"! teksti"')]),
        ("a: !!python/object:os.system {}\n", [("OSPE109", "", 1, 4, ("a",), None)]),
        ("a: !<tag:example.org,2026:x> b\n", [("OSPE109", "", 1, 4, ("a",), '"b"')]),
        ("!!map\na: 1\n", [("OSPE109", "", 1, 1, (), None)]),
        ("!k a: 1\n", [("OSPE109", "", 1, 1, ("a",), '"!k a: 1"')]),
        ("a: !x!y b\n", [("OSPE109", "text", 1, 4, (), '"!x!y b"')]),
        ("- !Hyvää työtä\n", [("OSPE109", "text", 1, 3, (), '"!Hyvää työtä"')]),
        ("%TAG ! tag:example.org,2026:\n---\na: 1\n", [("OSPE109", "", 1, 1, (), None)]),
        (
            "a: !!str &x 'y'\n",
            [("OSPE109", "", 1, 4, ("a",), None), ("OSPE106", "", 1, 10, ("a",), None)],
        ),
        (
            "a: &x !!str 'y'\n",
            [("OSPE106", "", 1, 4, ("a",), None), ("OSPE109", "", 1, 7, ("a",), None)],
        ),
        # keys that are no text
        ("{[a]: b}", [("OSPE114", "", 1, 2, (), '"{[a]: b}"')]),
        ("a:\n  ? {b: c}\n  : d\n", [("OSPE114", "", 2, 5, ("a",), '"? {b: c}"')]),
        ("- ? Miten näin\n", [("OSPE114", "question", 1, 3, (0, "Miten näin"), '"? Miten näin"')]),
        ("? a\n: b\n", [("OSPE114", "question", 1, 1, ("a",), '"? a"')]),
        ("a: ? b\n", [("OSPE114", "question", 1, 4, (), '"? b"')]),
        ("a:\n  - ?\n", [("OSPE114", "question", 2, 5, ("a", 0, ""), '"?"')]),
        (": b\n", [("OSPE114", "empty", 1, 1, (), '": b"')]),
        ("a: {: b}\n", [("OSPE114", "empty", 1, 5, (), '"{: b}"')]),
    ],
)
def test_refused(text: str | bytes, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("text", ["'<<': 1", '"&x": "*x"', "a: x & y * z ! w", "a: Mitä?\nb: Miksi? Siksi\n", "'': 1"])
def test_what_looks_alike_is_let_through(text: str) -> None:
    assert read(text.encode(), "a.yml").findings == ()


def test_twelve_levels_and_no_more() -> None:
    assert read(b"[" * 12 + b"]" * 12, "a.yml").findings == ()
    brackets = "[" * 13 + "]" * 13
    assert rows(brackets) == [("OSPE110", "", 1, 13, (0,) * 11 + (0,), f'"{brackets}"')]
    nested = "".join("  " * depth + "a:\n" for depth in range(13))
    assert rows(nested)[0][:4] == ("OSPE110", "", 13, 25)
    assert rows("- " * 13 + "a")[0][:4] == ("OSPE110", "", 1, 25)
    assert rows("[" * 10_000)[0][:4] == ("OSPE110", "", 1, 1)
    assert rows("a:\n  b:  " + "{" * 10_000)[0][:4] == ("OSPE110", "", 2, 7)


CONTROLS = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE, 0xFFFF]
BIDIRECTIONAL = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
INVISIBLE = [
    0x034F, 0x115F, 0x1160, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0x2064, 0x206A, 0x3164, 0xFE00, 0xFE0F, 0xFEFF,
    0xFFA0, 0xFFF9, 0x1D173, 0xE0001, 0xE0041, 0xE01EF,
]  # fmt: skip
FORBIDDEN = [
    *(("OSPE111", number) for number in CONTROLS),
    *(("OSPE112", number) for number in BIDIRECTIONAL),
    *(("OSPE113", number) for number in INVISIBLE),
    ("OSPE119", 0xFFFD),
]


@pytest.mark.parametrize(("code", "number"), FORBIDDEN)
def test_forbidden_character_as_itself(code: str, number: int) -> None:
    character = chr(number)
    for text, line, column in [
        (f"a: x\nb: y{character}9\n", 2, 5),
        (f"a: x\nb{character}: y\n", 2, 2),
        (f"a: x # {character}\n", 1, 8),
        (f'a: "x{character}"\n', 1, 6),
        (f"a: |\r\n  x\r\n  y{character}\r\n", 3, 4),
    ]:
        found = read(text.encode(), "a.yml").findings
        assert [(finding.code, finding.position.line, finding.position.column) for finding in found] == [
            (code, line, column)
        ]
        assert found[0].params == {"character": f"U+{number:04X}"}


@pytest.mark.parametrize(("code", "number"), FORBIDDEN)
def test_forbidden_character_as_an_escape(code: str, number: int) -> None:
    escapes = [f"\\U{number:08X}", json.dumps(chr(number))[1:-1]] + ([f"\\x{number:02x}"] if number <= 0xFF else [])
    for escape in (escape for escape in escapes if escape.startswith("\\")):
        assert rows(f'a: [x, "\\\\u200b y{escape}9"]\n') == [(code, "escape", 1, 18, ("a", 1), None)]
        assert rows(f'a:\n  "k\n  {escape}": 1\n'.replace("\n  " + escape, " " + escape))[0][:4] == (
            code,
            "escape",
            2,
            6,
        )


@pytest.mark.parametrize(("escape", "code"), [(letter, "OSPE111") for letter in "0abvfeNLP"])
def test_forbidden_character_as_a_named_escape(escape: str, code: str) -> None:
    assert rows(f'a: "x\n  \\{escape}"\n') == [(code, "escape", 2, 3, ("a",), None)]


@pytest.mark.parametrize(
    "escape", ['\\"', "\\\\", "\\/", "\\t", "\\n", "\\r", "\\_", "\\xe4", "\\xad", "\\u200d", "\\U0001F600", "\\ "]
)
def test_other_escapes_are_let_through(escape: str) -> None:
    assert read(f'a: "x{escape}y"\n'.encode(), "a.yml").findings == ()


def test_a_backslash_is_text_outside_double_quotes() -> None:
    assert read(b"a: \\u200b\nb: '\\0'\n", "a.yml").value == {"a": "\\u200b", "b": "\\0"}


@pytest.mark.parametrize("escape", ["\\uD800", "\\udfff", "\\ude00\\ud83d", "\\U00110000"])
def test_an_escape_that_is_no_character(escape: str) -> None:
    assert rows(f'a: "x{escape}"\n')[0][:4] == ("OSPE104", "escape", 1, 6)


def test_only_the_first_byte_order_mark_is_let_through() -> None:
    assert rows("\ufeff\ufeffa: 1\n") == [("OSPE113", "", 1, 1, (), None)]


def test_all_are_told_of_but_no_more_than_twenty_of_a_code() -> None:
    found = rows("- \u200bx\n" * 5 + "- &a b\n" * 30 + "- !x y\n" * 3)
    assert [code for code, *_ in found].count("OSPE113") == 5
    assert [code for code, *_ in found].count("OSPE106") == 20
    assert [code for code, *_ in found].count("OSPE109") == 3
    assert [(line, column) for _, _, line, column, _, _ in found] == sorted(
        (line, column) for _, _, line, column, _, _ in found
    )


def test_what_is_told_repeats_no_more_than_a_bit_of_the_file() -> None:
    key = "k" * 1000
    (finding,) = read(f"{key}: 1\n{key}: 2\n".encode(), "a.yml").findings
    assert finding.params == {"key": "k" * 59 + "…", "line": 1}
    (finding,) = read(f"a: *{key}\n".encode(), "a.yml").findings
    assert finding.suggestion is None


def test_each_repetition_of_a_key_is_told_where_the_first_one_stands() -> None:
    found = read(b"a: 1\nb: 2\na: 3\na: 4\n", "x").findings
    assert [(finding.position.line, finding.params["line"]) for finding in found] == [(3, 1), (4, 1)]
