"""What plain and quoted texts stand for."""

import pytest

from ospe_build.reading import read


def value_of(text: str) -> object:
    document = read(f"a: {text}\n".encode(), "a.yml")
    assert document.findings == ()
    return document.value["a"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("0", 0),
        ("-0", 0),
        ("7", 7),
        ("-12", -12),
        ("999999999999999999", 999999999999999999),
        ("0.5", 0.5),
        ("-3.25", -3.25),
        ("10.0", 10),
        ("-0.00", 0),
    ],
)
def test_typed(text: str, value: object) -> None:
    read_value = value_of(text)
    assert read_value == value
    assert type(read_value) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "True", "FALSE", "Null", "~", "on", "off", "yes", "no", "y", "ei", "12:30", "2026-03-12", "2026-03", "007",
        "1_000", "+1", "1e3", "1.", ".5", "-.5", "00.5", "0x1F", "0o7", ".inf", "-.inf", ".nan", "1,5", "1 000", "٣",
        "7 kpl", "--1", "1.5.2026", "truex", "=", "nulls",
    ],
)  # fmt: skip
def test_every_other_plain_text_is_text(text: str) -> None:
    assert value_of(text) == text


@pytest.mark.parametrize("text", ["true", "null", "7", "0.5", ""])
def test_a_quoted_text_is_text(text: str) -> None:
    assert value_of(f'"{text}"') == text
    assert value_of(f"'{text}'") == text


def test_a_block_is_text() -> None:
    assert read(b"a: |-\n  7\nb: >-\n  true\n", "a.yml").value == {"a": "7", "b": "true"}


def test_keys_keep_their_text() -> None:
    assert read(b"true: 1\nnull: 2\n2017: 3\n'7': 4\n1.0: 5\n", "a.yml").value == {
        "true": 1,
        "null": 2,
        "2017": 3,
        "7": 4,
        "1.0": 5,
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9" * 19, 10**18),
        ("9" * 60_000, 10**18),
        ("-" + "9" * 60_000, -(10**18)),
        ("9" * 30_000 + ".5", 1e18),
        ("-" + "9" * 400 + ".0", -1e18),
        ("0." + "3" * 60_000, 0.3333333333333333),
    ],
)
def test_a_huge_number_is_bounded(text: str, value: float) -> None:
    assert value_of(text) == pytest.approx(value, rel=1e-15)


def test_line_breaks_of_a_block_are_kept() -> None:
    assert read(b"a: |\r\n  x\r\n\r\n  y\r\n", "a.yml").value == {"a": "x\n\ny\n"}


@pytest.mark.parametrize("text", ["null", "- a", "7", "Moi", "[]", "{}", "--- x", "%YAML 1.2\n---\na: 1\n...\n"])
def test_what_the_root_is_is_not_for_reading_to_judge(text: str) -> None:
    document = read(text.encode(), "a.yml")
    assert document.findings == ()
    assert document.has(())
