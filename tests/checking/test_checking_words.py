"""The words of OSPE2xx to OSPE5xx: all findings can be told in all languages, and every code is explained truly."""

import re

import pytest
from collected import BASE, CASES, FILE, check_text, find

from ospe_build.finding import Finding
from ospe_build.messages import LANGUAGES, catalogue, text
from ospe_build.reporting.wording import message

CODES = sorted(
    {
        match[1]
        for entry in catalogue("fi")
        if isinstance(entry.id, str) and (match := re.match(r"finding\.(OSPE[2-5]\d\d)", entry.id))
    }
)
NOBODY = "OSPE313"
EXAMPLES = ("bad", "good")
"""Pieces of a file: what a language lacks of these is shown as it is in Finnish."""
ACROSS = {"OSPE314", "OSPE315", "OSPE316", "OSPE317", "OSPE318", "OSPE322", "OSPE327"}
"""What their examples show cannot be seen in one file."""
AROUND = {"OSPE319", "OSPE320", "OSPE321"}
"""They look at what is no session, or at what was published: their own tests show them."""


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    return [finding for case in CASES for group in find(case).values() for finding in group]


def own_ids(start: str) -> set[str]:
    return {str(entry.id) for entry in catalogue("fi") if re.match(rf"{start}\.OSPE[2-5]", str(entry.id or ""))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_of_the_session_files_is_told(language: str, findings: list[Finding]) -> None:
    for finding in (one for one in findings if one.code in CODES):
        words = message(finding, language)
        assert words[0].isupper() or words[0] == "`"
        assert "None" not in words
        assert not re.search(r"\{(?!kortti: asukasilta\})", words)
        assert "()" not in words


def test_every_message_is_shown_by_a_session_file(findings: list[Finding]) -> None:
    shown = {f"finding.{finding.code}.{finding.variant}".rstrip(".") for finding in findings}
    missing = own_ids("finding") - shown
    assert {msgid for msgid in missing if msgid.split(".")[1] not in AROUND} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_explained(language: str) -> None:
    assert own_ids("explain") == {
        f"explain.{code}.{part}" for code in CODES for part in ("title", "why", "how", *EXAMPLES)
    }
    for id_ in own_ids("explain") | own_ids("finding"):
        assert id_.endswith(EXAMPLES) or catalogue(language).get(id_) is not None, id_


def blocks(source: str, indent: int) -> dict[str, str]:
    """The keys at that indentation, each with its lines."""
    parts = re.split(rf"(?m)^(?= {{{indent}}}[^ #])", source)
    return {part.partition(":")[0]: part.rstrip("\n") + "\n" for part in parts if ":" in part.partition("\n")[0]}


def codes_of(example: str) -> set[str]:
    """What an example gives in a file that is otherwise right: its boards take the place of the file's.

    Of `pelikerta`, only the keys that the example names do. A path in the example is where the file stands, else the
    day of its game says that. That an example leaves out who is responsible is no part of what it shows.
    """
    path = next((line.removeprefix("# ") for line in example.splitlines() if "sessions/" in line), None)
    played = re.search(r"pelattu: (\d{4})(-\d\d-\d\d)$", example, re.MULTILINE)
    if path is None:
        path = f"sessions/{played[1]}/{played[1]}{played[2]}-mallilan-kirjasto.yml" if played else FILE
    source = blocks(BASE, 0)
    for board, part in blocks(example, 0).items():
        if board == "pelikerta":
            part = "".join((blocks(source[board], 2) | blocks(part, 2)).values())  # noqa: PLW2901
        source[board] = part
    return {finding.code for finding in check_text("".join(source.values()), path)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [code for code in CODES if code not in ACROSS | AROUND])
def test_the_wrong_example_gives_the_code_and_nothing_else_and_the_right_one_is_right(code: str, language: str) -> None:
    assert codes_of(text(language, f"explain.{code}.bad")) - ({NOBODY} - {code}) == {code}
    assert codes_of(text(language, f"explain.{code}.good")) <= {NOBODY} - {code}
