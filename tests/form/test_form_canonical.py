"""What the form writes is exactly what `ospe` would write."""

from datetime import date
from typing import Any

from form_files import FIXTURES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from project import EXAMPLES

from ospe_build.reading import read_file
from ospe_build.scalar import scalar
from ospe_build.slugs import session_id
from ospe_build.writing.canonical import dump

FILES = sorted([*(FIXTURES / "valid").rglob("*.yml"), *EXAMPLES.rglob("*.yml")])
AWKWARD = (
    """
on|No|~|007|1_000|12:30|2026-03-12|-0x1F|.inf|.\u0131nf|ye\u017f|a: b|a:|a #b|- x|? x|{x}|'x'|"x"|ää|=|<<|%x|@x|`x
1e3|0o7|+1|..5|5.|1-2|>|!x|&x|*x|#x
""".strip()
    .replace("\n", "|")
    .split("|")
)
AWKWARD += [
    "|",
    "",
    " ",
    "x\ny",
    "x\n\ny",
    " x\ny",
    "x \ny",
    "x\ny\n",
    "\nx",
    "x\t",
    "x\u2028y",
    "\x85",
    "\ufeffx",
    "\U0001f600",
    "x\\n",
]


def session_with(notes: list[str]) -> dict[str, Any]:
    return {"skeema": 1, "rajaus": {"kohde": notes, "osallistettavat": ["x"]}, "palaute": {"hyodyllisyys": 4}}


def test_every_valid_file_is_written_alike(modules: Page, data: dict[str, Any]) -> None:
    values = [read_file(path, str(path)).value for path in FILES]
    assert len(values) > 10
    written = modules.evaluate("([values, data]) => ospe.dumpAll(values, data)", [values, data])
    assert written == [dump(value) for value in values]


def test_awkward_texts_are_quoted_alike(modules: Page, data: dict[str, Any]) -> None:
    value = session_with(AWKWARD)
    assert modules.evaluate("([value, data]) => ospe.dumpAll([value], data)[0]", [value, data]) == dump(value)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=30, max_size=60))
def test_any_text_is_quoted_alike(modules: Page, data: dict[str, Any], notes: list[str]) -> None:
    value = session_with(notes)
    assert modules.evaluate("([value, data]) => ospe.dumpAll([value], data)[0]", [value, data]) == dump(value)
    assert scalar(notes[0]) in dump(value) or "\n" in notes[0]


def test_files_are_named_alike(modules: Page) -> None:
    titles = [
        "Mallilan kirjasto",
        "Åäö ÅÄÖ",
        "!!!",
        "日本",
        "x" * 80,
        "yksi " * 30,
        "Éire ﬁ ½",
        "K\u030aasi",
        "a--b",
        "İstanbul ẞ",
    ]
    found = modules.evaluate("titles => ospe.sessionIds(titles)", titles)
    assert found == [session_id(date(2026, 3, 12), title) for title in titles]
