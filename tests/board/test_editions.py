"""Editions of the boards: a second one beside the first, and sessions of both, each by its own."""

import gc
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from making import session

from ospe_build import board
from ospe_build.archive.deck import card_names
from ospe_build.archive.session import Session
from ospe_build.checking import Context, check
from ospe_build.checking.schema_findings import check_schema
from ospe_build.data.rows import rows
from ospe_build.data.tables import tables
from ospe_build.reading import read
from ospe_build.site.views.boards import boards_view
from ospe_build.writing.canonical import dump

CACHED = type(board.root)
LATER = "2027"
QUESTION = "Kenen kanssa osallistumme?"


def _forget() -> None:
    for one in gc.get_objects():
        if isinstance(one, CACHED) and one.__module__.startswith("ospe_build"):
            one.cache_clear()


@pytest.fixture
def two_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A later edition: a question in other words, one more, and one less."""
    shutil.copytree(board.SCHEMA_DIR, tmp_path, dirs_exist_ok=True)
    schema: dict[str, Any] = json.loads((tmp_path / "session.schema.json").read_text("utf-8"))
    edition = schema["properties"]["pelikerta"]["properties"]["lauta"]
    del edition["default"]
    edition |= {"enum": [LATER]}
    schema["properties"]["pelikerta"]["required"].append("lauta")
    edition["x-ospe"] |= {"first_year": {LATER: 2027}}
    first = schema["properties"]["rajaus"]["properties"]
    first["osallistettavat"]["title"] = QUESTION
    first["lisatty"] = {"$ref": "#/$defs/laput", "title": "Milloin?", "x-ospe": {"order": 9, "labels": {}}}
    del schema["properties"]["palaute"]["properties"]["parannettavaa"]
    (tmp_path / f"session-{LATER}.schema.json").write_text(json.dumps(schema), "utf-8")
    monkeypatch.setattr(board, "SCHEMA_DIR", tmp_path)
    _forget()
    yield
    monkeypatch.undo()
    _forget()


def _value(edition: str) -> dict[str, Any]:
    value = session("2027-03-12").value
    if edition == LATER:
        value["pelikerta"]["lauta"] = LATER
    return value | {"palaute": {"parannettavaa": ["Aikaa"]}, "rajaus": value["rajaus"] | {"lisatty": ["Iltaisin"]}}


def _codes(value: dict[str, Any]) -> list[tuple[str, str]]:
    document = read(dump(value).encode(), "sessions/2027/2027-03-12-mallila.yml")
    context = Context(date(2027, 4, 1), card_names())
    return [(found.code, str(found.pointer[-1])) for found in check(document, context) if found.code < "OSPE3"]


@pytest.mark.usefixtures("two_editions")
def test_a_session_is_checked_by_the_edition_that_it_names() -> None:
    assert list(board.schema_paths()) == [board.FIRST, LATER]
    assert _codes(_value(board.FIRST)) == [("OSPE202", "lisatty")]
    assert _codes(_value(LATER)) == [("OSPE202", "parannettavaa")]


@pytest.mark.usefixtures("two_editions")
def test_an_edition_that_is_none_is_an_error() -> None:
    value = session("2027-03-12").value
    value["pelikerta"]["lauta"] = "2031"
    assert _codes(value) == [("OSPE204", "lauta")]
    (finding,) = check_schema(read(dump(value).encode(), "a.yml"), Context(date(2027, 4, 1), card_names()))
    assert finding.params["allowed"] == "`2017`, `2027`"


@pytest.mark.usefixtures("two_editions")
@pytest.mark.parametrize(("edition", "file"), [(board.FIRST, "session"), (LATER, "session-2027")])
def test_it_is_written_with_the_schema_of_its_edition(edition: str, file: str) -> None:
    assert dump(_value(edition)).startswith(f"# yaml-language-server: $schema=../../schema/{file}.schema.json\n")


@pytest.mark.usefixtures("two_editions")
def test_its_page_shows_the_questions_that_were_asked() -> None:
    def questions(edition: str) -> list[str]:
        boards, _ = boards_view(Session("2027-03-12-mallila", _value(edition)))
        return [field["label"] for field in boards[0]["fields"]]

    assert QUESTION not in questions(board.FIRST)
    assert questions(LATER)[1:] == [QUESTION, "Milloin?"]


@pytest.mark.usefixtures("two_editions")
def test_the_tables_hold_what_either_edition_asks() -> None:
    found = {table.name: table for table in tables()}
    keys = next(column for column in found["laput"].columns if column.name == "kentta").values
    assert {"lisatty", "parannettavaa"} <= set(keys)
    for edition in (board.FIRST, LATER):
        made = rows(Session("2027-03-12-mallila", _value(edition)))
        (games,) = made["pelikerrat"]
        named = {column.name: cell for column, cell in zip(found["pelikerrat"].columns, games, strict=True)}
        assert named["lauta"] == edition
        assert {row[2] for row in made["laput"]} >= {"lisatty", "parannettavaa"}


@pytest.mark.usefixtures("two_editions")
def test_together_a_key_is_required_where_all_editions_require_it() -> None:
    assert board.node("pelikerta", "lauta", edition=LATER).core
    assert not board.node("pelikerta", "lauta").core
    assert board.node("rajaus", "kohde").core


def test_one_edition_together_is_that_edition() -> None:
    assert board.newest() == board.FIRST
    assert board.root() == board.root(board.FIRST)
