"""The static API is described whole: every file that programs read, and what the files hold."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012


@pytest.fixture(scope="module")
def api(demo_site: Path) -> dict[str, Any]:
    return dict(json.loads((demo_site / "data" / "openapi.json").read_text("utf-8")))


def files(site: Path, path: str) -> list[Path]:
    """The files of a site that a path of the description stands for."""
    return list(site.glob(re.sub(r"{\w+}", "*", path.lstrip("/"))))


def test_every_path_leads_to_files(api: dict[str, Any], demo_site: Path) -> None:
    assert {path: bool(files(demo_site, path)) for path in api["paths"]} == dict.fromkeys(api["paths"], True)


def test_every_data_file_is_described(api: dict[str, Any], demo_site: Path) -> None:
    described = {file for path in api["paths"] for file in files(demo_site, path)}
    own = {"openapi.json", "datapackage.json", "dcat.jsonld", "index.html"}
    published = {
        file
        for file in (*(demo_site / "data").rglob("*"), *demo_site.rglob("*.atom"), *demo_site.rglob("*.ics"))
        if file.is_file() and file.name not in own and not file.name.endswith(".schema.json")
    }
    assert published - described == set()


def test_parameters_are_those_of_the_path_and_fit_what_stands_there(api: dict[str, Any], demo_site: Path) -> None:
    for path, item in api["paths"].items():
        names = re.findall(r"{(\w+)}", path)
        parameters = item["get"].get("parameters", [])
        assert [one["name"] for one in parameters] == names
        for parameter in parameters:
            form = re.compile(re.escape(path.lstrip("/")).replace(re.escape(f"{{{names[0]}}}"), "([^/]+)"))
            for file in files(demo_site, path):
                found = form.fullmatch(file.relative_to(demo_site).as_posix())
                assert found
                assert re.search(parameter["schema"]["pattern"], found[1]), found[1]


def test_operations_have_names_of_their_own_and_words(api: dict[str, Any]) -> None:
    operations = [item["get"] for item in api["paths"].values()]
    assert len({one["operationId"] for one in operations}) == len(operations)
    assert all(one["summary"] and one["responses"]["200"]["description"] for one in operations)
    assert "Access-Control-Allow-Origin" in api["info"]["description"]


def test_json_files_hold_what_is_said_of_them(api: dict[str, Any], demo_site: Path) -> None:
    registry: Any = Registry().with_resource("urn:api", DRAFT202012.create_resource(api))
    checked = 0
    for path, item in api["paths"].items():
        schema = item["get"]["responses"]["200"]["content"].get("application/json", {}).get("schema")
        if schema is None:
            continue
        validator = Draft202012Validator({"$ref": f"urn:api{schema['$ref']}"}, registry=registry)
        for file in files(demo_site, path)[:20]:
            validator.validate(json.loads(file.read_text("utf-8")))
            checked += 1
    assert checked > 20
