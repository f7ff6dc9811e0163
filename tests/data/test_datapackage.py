"""The Data Package: what it says of the CSV files is so. (frictionless itself says the same; see the report.)"""

import json
import re
from datetime import date
from typing import Any

import pytest
from publishing import ORIGIN, Publication

from ospe_build.data.tables import tables


@pytest.fixture(scope="module")
def package(published: Publication) -> dict[str, Any]:
    return dict(json.loads(published.text("datapackage.json")))


def parse(field: dict[str, Any], cell: str) -> object:
    """A cell as its field says that it is to be read; it raises where it cannot be read so."""
    match field["type"]:
        case "integer":
            return int(cell)
        case "date":
            return date.fromisoformat(cell)
        case "boolean":
            return {**dict.fromkeys(field["trueValues"], True), **dict.fromkeys(field["falseValues"], False)}[cell]
        case "list":
            return cell.split(field["delimiter"])
        case "string":
            return cell
    raise AssertionError(field)


def check(field: dict[str, Any], cell: str) -> bool:
    """Whether a cell is as its field says."""
    constraints = field.get("constraints", {})
    if cell == "":
        return not constraints.get("required", False)
    value = parse(field, cell)
    return (
        ("enum" not in constraints or value in constraints["enum"])
        and ("minimum" not in constraints or value >= constraints["minimum"])
        and ("maximum" not in constraints or value <= constraints["maximum"])
        and ("pattern" not in constraints or re.fullmatch(constraints["pattern"], cell) is not None)
    )


def test_it_says_who_what_and_on_which_terms(package: dict[str, Any]) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["contributors"] == [{"title": ORIGIN.publisher, "path": ORIGIN.site_url, "roles": ["publisher"]}]
    assert "keksittyjä esimerkkejä" in package["description"]
    assert [resource["name"] for resource in package["resources"]] == [*(table.name for table in tables()), "lupaukset"]


def test_fields_are_the_columns_of_the_files(package: dict[str, Any], published: Publication) -> None:
    for resource in package["resources"]:
        sheet = published.sheet(resource["name"])
        assert list(sheet[0]) == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["title"] for field in resource["schema"]["fields"])
        assert resource["bytes"] == len(published.text(resource["path"]))
        assert (resource["encoding"], resource["dialect"]["lineTerminator"]) == ("utf-8", "\r\n")


def test_every_cell_is_as_its_field_says(package: dict[str, Any], published: Publication) -> None:
    for resource in package["resources"]:
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        wrong = [
            (row, name)
            for row in published.sheet(resource["name"])
            for name, cell in row.items()
            if not check(fields[name], cell)
        ]
        assert wrong == []


def test_keys_tell_rows_apart_and_references_lead_to_rows(package: dict[str, Any], published: Publication) -> None:
    references = 0
    for resource in package["resources"]:
        sheet = published.sheet(resource["name"])
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in sheet]
        assert len(set(keys)) == len(keys)
        for reference in resource["schema"].get("foreignKeys", ()):
            target = reference["reference"]
            known = {tuple(row[name] for name in target["fields"]) for row in published.sheet(target["resource"])}
            assert {tuple(row[name] for name in reference["fields"]) for row in sheet} <= known
            references += 1
    assert references == 7


def test_values_have_labels(package: dict[str, Any]) -> None:
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    assert {"value": "lasna", "label": "Läsnä"} in fields["pelitapa"]["categories"]
