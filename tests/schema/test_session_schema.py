"""The session schema in the hands of others: its own metaschema, ajv in strict mode, check-jsonschema, editors."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from project import EXAMPLES

from ospe_build import board
from ospe_build.packages import run_node

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "schema" / "session.schema.json"
SESSIONS = sorted(EXAMPLES.rglob("*.yml"))
AJV = """
import fs from "node:fs";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
const [schema, values] = process.argv.slice(1).map((path) => JSON.parse(fs.readFileSync(path)));
const ajv = new Ajv({ strict: true, allErrors: true });
formats(ajv);
ajv.addKeyword("x-ospe");
const validate = ajv.compile(schema);
console.log(JSON.stringify(values.map((value) => validate(value))));
"""


def ajv(values: list[Any], folder: Path) -> list[bool]:
    """The verdict of ajv, which in strict mode refuses a schema with keywords or types that it is not told of."""
    file = folder / "values.json"
    file.write_text(json.dumps(values), "utf-8")
    verdicts: list[bool] = json.loads(run_node("--input-type=module", "--eval", AJV, str(SCHEMA), str(file)))
    return verdicts


def shortest() -> dict[str, Any]:
    return {
        "skeema": 1,
        "pelikerta": {
            "otsikko": "Mallilan tilat",
            "pelattu": "2026-03-12",
            "organisaatio": "Esimerkkilän kaupunki",
            "toimiala": "muu",
            "yksikko": "Mallilan kirjasto",
            "pelaajia": 7,
        },
        "rajaus": {"kohde": ["Lukusali"], "osallistettavat": ["Kävijät"]},
        "ei_sovittu": "Aika loppui kesken.",
    }


def changed(*keys: str, to: object) -> dict[str, Any]:
    """The shortest session with one value changed; with none where it is None."""
    whole = shortest()
    inside: Any = whole
    for key in keys[:-1]:
        inside = inside[key]
    if to is None:
        del inside[keys[-1]]
    else:
        inside[keys[-1]] = to
    return whole


WRONG = {
    "unknown key": changed("muu", to=1),
    "no plan and no reason": changed("ei_sovittu", to=None),
    "plan and reason": changed(
        "uudet_keinot", to=[{"menetelma": "A", "tavoite": {"miten_kehittaa_osallisuutta": "B"}}]
    ),
    "blank note": changed("rajaus", "kohde", to=["  "]),
    "no date": changed("pelikerta", "pelattu", to="12.3.2026"),
    "a day that is none": changed("pelikerta", "pelattu", to="2026-02-30"),
    "a number as text": changed("pelikerta", "pelaajia", to="7"),
    "one player": changed("pelikerta", "pelaajia", to=1),
    "another division": changed("pelikerta", "toimiala", to="tekniikka"),
    "two lines": changed("pelikerta", "otsikko", to="Mallilan\ntilat"),
    "empty list": changed("rajaus", "kohde", to=[]),
    "long note": changed("rajaus", "kohde", to=["a" * 501]),
}


def test_it_meets_its_metaschema() -> None:
    Draft202012Validator.check_schema(board.schema(board.FIRST))


def test_ajv_compiles_it_in_strict_mode_and_judges_alike(tmp_path: Path) -> None:
    assert ajv([shortest(), *WRONG.values()], tmp_path) == [True] + [False] * len(WRONG)
    validator = Draft202012Validator(board.schema(board.FIRST), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [name for name, value in WRONG.items() if validator.is_valid(value)] == []


def test_check_jsonschema_accepts_every_session() -> None:
    done = subprocess.run(  # noqa: S603 - our own command
        [Path(sys.executable).with_name("check-jsonschema"), "--schemafile", SCHEMA, *SESSIONS],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SESSIONS, ids=lambda path: path.stem)
def test_a_session_tells_editors_where_the_schema_is(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    mark = "# yaml-language-server: $schema="
    assert first.startswith(mark)
    place = ROOT / path.relative_to(EXAMPLES.parent)  # where a session of its name stands in the archive
    assert (place.parent / first.removeprefix(mark)).resolve() == SCHEMA


def test_every_example_is_a_value_that_the_schema_allows() -> None:
    defined = board.schema(board.FIRST)
    checked = 0

    def look(part: Any) -> None:  # noqa: ANN401 - any JSON
        nonlocal checked
        if isinstance(part, list):
            for inside in part:
                look(inside)
        elif isinstance(part, dict):
            examples = part.get("examples", [])
            for example in examples if isinstance(examples, list) else []:
                rule = {**part, "$schema": defined["$schema"], "$defs": defined["$defs"]}
                checker = Draft202012Validator.FORMAT_CHECKER
                assert Draft202012Validator(rule, format_checker=checker).is_valid(example), example
                checked += 1
            for inside in part.values():
                look(inside)

    look(defined)
    assert checked > 40
