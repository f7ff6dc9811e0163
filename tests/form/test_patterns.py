"""Patterns of Python as JavaScript has them: both find the same in the same texts."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from ospe_build.form.bundle import HERE
from ospe_build.form.patterns import javascript
from ospe_build.form.shared import _IMPORT, shared

PATTERNS = [
    re.compile(r"(?P<sana>[^\W\d_]+)-x?"),
    re.compile(r"\bkesä\b|\w+ö\b", re.IGNORECASE),
    re.compile(r"\A[\w.-]{1,5}\Z"),
    re.compile(r"[^\s\w]+"),
    re.compile(r"[(\[]a[)\]]|\#\ \-\'"),
    re.compile(
        r"""
        \d+ \ ? kpl   # a count, [not this]
        | [ #]x
        """,
        re.VERBOSE,
    ),
    re.compile(r"^- .*$", re.MULTILINE),
    re.compile(r"a.b", re.DOTALL),
    re.compile(r"\w+", re.ASCII),
    re.compile(r"[^\W_]{2}"),
]
TEXTS = ["kesä-kesä Kesä kesäyö", "ab.c-", "!?#, 12 kpl #x x", "(a) [a] # -'", "- a\n- b\nc", "a\nb", "äö_1 Ŝa", "٣ x²"]
FIND = """([{source, flags}, texts]) => texts.map((text) =>
  [...text.matchAll(new RegExp(source, flags + "g"))].map((found) => found[0]))"""


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: ascii(pattern.pattern))
def test_both_find_the_same(pattern: re.Pattern[str], modules: Page) -> None:
    found = modules.evaluate(FIND, [javascript(pattern), TEXTS])
    assert found == [[match[0] for match in pattern.finditer(text)] for text in TEXTS]


def test_a_name_that_python_lacks_stops_the_build(tmp_path: Path) -> None:
    script = tmp_path / "x.js"
    script.write_text('import { NO_SUCH } from "ospe_build/checking/dates";\n', "utf-8")
    with pytest.raises(KeyError, match="NO_SUCH"):
        shared([script])


def test_what_scripts_import_can_be_written_as_data() -> None:
    scripts = sorted((HERE / "js").rglob("*.js"))
    found = shared(scripts)
    assert json.loads(json.dumps(found)) == found
    lines = [line for path in scripts for line in path.read_text("utf-8").splitlines() if 'from "ospe_build/' in line]
    assert len(lines) == sum(len(_IMPORT.findall(path.read_text("utf-8"))) for path in scripts)
