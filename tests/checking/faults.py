"""Valid sessions with one fault each, as people make them: for hypothesis."""

import re
from collections.abc import Callable
from typing import Final

from collected import BASE, FILE, VALID
from hypothesis import strategies as st
from valid_sessions import sessions

from ospe_build.writing.canonical import dump

_FILES: Final = sorted((VALID / "2026").glob("*.yml"))
_VALUE: Final = re.compile(r"( *(?:- )?(?:\w+: )?)(\S.*)")
_KEY: Final = re.compile(r"( *(?:- )?)(\w+)(:.*)")

Fault = Callable[[str, int], str]
"""Spoils a row; the number picks one of several places or characters."""


def _in_key(spoil: Callable[[str, int], str]) -> Fault:
    return lambda row, n: _KEY.sub(lambda found: found[1] + spoil(found[2], n) + found[3], row, count=1)


def _in_value(spoil: Callable[[str, int], str]) -> Fault:
    return lambda row, n: _VALUE.sub(lambda found: found[1] + spoil(found[2], n), row, count=1)


def _at(text: str, n: int, part: str, *, instead: int = 0) -> str:
    place = n % (len(text) + 1)
    return text[:place] + part + text[place + instead :]


def _one_of(*values: str) -> Callable[[str, int], str]:
    return lambda _text, n: values[n % len(values)]


FAULTS: Final[dict[str, Fault]] = {
    "a letter of a key too few": _in_key(lambda key, n: _at(key, n, "", instead=1)),
    "a letter of a key too many": _in_key(lambda key, n: _at(key, n, "e")),
    "a key with a capital letter": _in_key(lambda key, _: key.capitalize()),
    "a key with spaces": _in_key(lambda key, _: key.replace("_", " ")),
    "no space after the colon": lambda row, _: row.replace(": ", ":", 1),
    "no colon": lambda row, _: row.replace(":", "", 1),
    "no dash": lambda row, _: row.replace("- ", "", 1),
    "no dash, but its space": lambda row, _: row.replace("- ", "  ", 1),
    "no space after the dash": lambda row, _: row.replace("- ", "-", 1),
    "a tab at the start": lambda row, _: "\t" + row.lstrip(),
    "a tab after the spaces": lambda row, _: re.sub(r"^( *)", "\\1\t", row),
    "a tab after the dash": lambda row, _: row.replace("- ", "-\t", 1),
    "a space too many": lambda row, n: " " * (n % 4 + 1) + row,
    "a space too few": lambda row, n: re.sub(rf"^ {{1,{n % 4 + 1}}}", "", row),
    "a list on its key's row": lambda row, _: re.sub(r"^( *\w+: )(\w)", r"\1- \2", row),
    "a colon in the value": _in_value(lambda value, n: _one_of("Huom: ", "Luku 3: ", "a: b: ")(value, n) + value),
    "a colon at the end": _in_value(lambda value, _: f"{value}:"),
    "something before the value": _in_value(
        lambda value, n: _one_of(*"@`%|>!&*?-[{}]\"'#,:", "? ", "> ", "- ", "! ", "& ", "!!str ")(value, n) + value
    ),
    "something after the value": _in_value(
        lambda value, n: value + _one_of(" #1", " # huom", " #", '"', "'", "]", "}", ",", " :", ": x", "\\")(value, n)
    ),
    "a character that does not show": _in_value(
        lambda value, n: _at(value, n // 5, "\u200b\u202e\x07\u2028\x85"[n % 5])
    ),
    "another mark of the same kind within quotes": _in_value(lambda value, n: '"' + _at(value, n, '"') + '"'),
    "a backslash within quotes": _in_value(lambda value, n: '"' + _at(value, n, "\\p") + '"'),
    "typographic quotes": _in_value(lambda value, n: f"”{_one_of('', 'Huom: ')(value, n)}{value}”"),
    "another value": _in_value(
        _one_of("7", "1.50", "true", "", "[]", "{}", '""', "null", "12.3.2026", "kyllä", "7 henkeä", '"7"', "2026-3-1",
                "[a, b]", "{a: b}", "Nuoret", "Kulttuuri", "asukasillta", "TÄYTÄ: Luku 3", "|-", "  - a", "x" * 600,
                "muu ", '" muu"', "lasna # x", "- a: b", "lapset, nuoret")
    ),
    "nothing": lambda _row, _n: "",
    "the row twice": lambda row, _: f"{row}\n{row}",
}  # fmt: skip


def with_a_fault(text: str, number: int, name: str, n: int) -> str:
    """A text with one of its rows at fault."""
    rows = text.split("\n")
    place = number % len(rows)
    rows[place] = FAULTS[name](rows[place], n)
    return "\n".join(rows)


def faulty() -> st.SearchStrategy[tuple[str, str, str]]:
    """A session's file, its text, and the text with one fault."""
    files = [(FILE, BASE), *((f"sessions/2026/{path.name}", path.read_text("utf-8-sig")) for path in _FILES)]
    written = st.sampled_from(files) | sessions().map(lambda session: (FILE, dump(session)))
    places, faults = st.integers(0, 999), st.sampled_from(sorted(FAULTS))
    return st.tuples(written, places, faults, places).map(
        lambda drawn: (*drawn[0], with_a_fault(drawn[0][1], *drawn[1:]))
    )
