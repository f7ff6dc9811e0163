"""Every code of reading has its words, and what they show as wrong and right is so."""

import re
from pathlib import Path

import pytest

from ospe_build.messages import LANGUAGES, catalogue, has, text
from ospe_build.reading import read

CODES = [f"OSPE{number}" for number in range(101, 122)]
NOT_TEXT = {"OSPE101", "OSPE102", "OSPE115"}
"""Codes about what no text can show: bytes, size, and what is no file."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str, language: str) -> None:
    for part in ("title", "why", "how"):
        message = catalogue(language).get(f"explain.{code}.{part}")
        assert message is not None
        assert message.string
    assert has(f"explain.{code}.bad") is (code not in NOT_TEXT)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(set(CODES) - NOT_TEXT))
def test_examples_are_what_they_say(code: str, language: str) -> None:
    bad = read(text(language, f"explain.{code}.bad").encode(), "a.yml")
    good = read(text(language, f"explain.{code}.good").encode(), "a.yml")
    assert [finding.code for finding in bad.findings] == [code]
    assert good.findings == ()


def test_all_languages_have_the_same_messages_with_the_same_gaps() -> None:
    gaps: dict[str, set[tuple[str, ...]]] = {}
    for language in LANGUAGES:
        for message in catalogue(language):
            if isinstance(message.id, str) and re.match(r"finding\.OSPE1", message.id):
                gaps.setdefault(message.id, set()).add(tuple(sorted(re.findall(r"\{(\w+)\}", str(message.string)))))
    assert len(gaps) > len(CODES)
    assert all(len(found) == 1 for found in gaps.values())
    for language in LANGUAGES:
        assert all(catalogue(language).get(msgid) is not None for msgid in gaps)


def test_no_words_are_left_over() -> None:
    room = Path(__file__).parents[2] / "ospe_build" / "reading"
    source = "".join(path.read_text("utf-8") for path in room.glob("*.py"))
    for message in catalogue("fi"):
        match = re.match(r"finding\.(OSPE1\d\d)(?:\.(\w+))?$", str(message.id))
        if match:
            assert f'"{match[1]}"' in source
            assert match[2] is None or f'"{match[2]}"' in source
