"""What catalogues and newcomers read at the repository's root holds together."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from project import ROOT

from ospe_build.ready.left import ROOT_TEXTS

PUBLICCODE = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SETTINGS = (ROOT / "mkdocs.yml").read_text("utf-8")


def test_the_version_is_the_same_everywhere() -> None:
    assert PUBLICCODE["softwareVersion"] == CITATION["version"] == PROJECT["version"]


def test_addresses_are_those_of_the_settings() -> None:
    for address in (PUBLICCODE["url"], PUBLICCODE["landingURL"], CITATION["repository-code"], CITATION["url"]):
        assert f": {address}\n" in SETTINGS


@pytest.mark.parametrize("language", PUBLICCODE["description"])
def test_a_description_has_the_lengths_that_the_standard_asks_for(language: str) -> None:
    told: dict[str, Any] = PUBLICCODE["description"][language]
    assert len(told["shortDescription"]) <= 150
    assert 150 <= len(told["longDescription"]) <= 10_000
    assert told["features"]


def test_a_community_has_a_contact_and_languages_are_named() -> None:
    assert PUBLICCODE["maintenance"]["type"] == "community"
    assert all(contact["name"] for contact in PUBLICCODE["maintenance"]["contacts"])
    assert PUBLICCODE["localisation"] == {"localisationReady": True, "availableLanguages": ["fi", "sv", "en"]}


@pytest.mark.parametrize("path", ROOT_TEXTS, ids=str)
def test_what_only_an_operator_knows_is_marked(path: Path) -> None:
    assert "[TÄYTÄ: " in (ROOT / path).read_text("utf-8")


def test_the_standard_for_public_code_is_answered_criterion_by_criterion() -> None:
    page = (ROOT / "docs/dev/standard-for-public-code.md").read_text("utf-8")
    rows = [line.split("|")[1:4] for line in page.splitlines() if line.startswith("| ")][2:]
    assert len(rows) == 16
    assert {met.strip() for _, met, _ in rows} <= {"yes", "partly", "no"}
    assert all(len(how.strip()) > 30 for _, _, how in rows)
