"""The SARIF report against the standard: its objects, required properties and types, as we use them.

The schema here is ours, written from the text of SARIF 2.1.0 (the section is named beside each object); it is
stricter than the official one, since it knows only the properties that our report writes.
"""

import json
from collections.abc import Callable
from typing import Any

import jsonschema

from ospe_build.finding import Finding, Fix
from ospe_build.reporting import Result
from ospe_build.reporting.sarif import report
from ospe_build.settings import repo_url, site_url

Make = Callable[..., Finding]


MESSAGE = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"minLength": 1}},
}
URI = {"type": "string", "format": "uri-reference", "pattern": "^[\\x21-\\x7e]+$"}


def exactly(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with these properties, the first of them required, and no others."""
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


REGION = exactly(
    {"startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1}}
)  # 3.30
LOCATION = exactly(  # 3.28
    {"physicalLocation": exactly({"artifactLocation": exactly({"uri": URI}), "region": REGION})},  # 3.29, 3.4
    {"logicalLocations": {"type": "array", "items": exactly({"fullyQualifiedName": {"type": "string"}})}},  # 3.33
)
DELETED = {name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endLine", "endColumn")}
REPLACEMENT = exactly({"deletedRegion": exactly(DELETED), "insertedContent": exactly({"text": {"type": "string"}})})
CHANGE = exactly(  # 3.56, 3.57
    {
        "artifactLocation": exactly({"uri": URI}),
        "replacements": {"type": "array", "minItems": 1, "items": REPLACEMENT},
    }
)
FIX = exactly({"artifactChanges": {"type": "array", "minItems": 1, "items": CHANGE}})  # 3.55
RULE = exactly(  # 3.49
    {"id": {"type": "string"}, "helpUri": {"type": "string", "format": "uri", "pattern": "^https://"}},
    {"shortDescription": MESSAGE, "fullDescription": MESSAGE, "help": MESSAGE},
)
RESULT = exactly(  # 3.27
    {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
    },
    {"fixes": {"type": "array", "items": FIX}},
)
DRIVER = exactly(  # 3.19
    {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "informationUri": {"type": "string", "format": "uri"},
        "rules": {"type": "array", "uniqueItems": True, "items": RULE},
    }
)
RUN = exactly(  # 3.14
    {
        "tool": exactly({"driver": DRIVER}),  # 3.18
        "language": {"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": RESULT},
    }
)
LOG = exactly(
    {"$schema": {"type": "string"}, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": RUN}}
)  # 3.13


def log(result: Result, language: str = "fi") -> dict[str, Any]:
    written = report(result, language)
    assert written.isascii()
    document = json.loads(written)
    jsonschema.validate(document, LOG)
    return document["runs"][0]


def test_exact_content(finding: Make, warning: Make) -> None:
    run = log(Result.of(2, [warning(), finding(suggestion="7", fix=Fix(7, 13, 7, 22, "7"))]))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["informationUri"]) == ("ospe", repo_url())
    assert driver["rules"] == [
        {
            "id": "OSPE901",
            "helpUri": f"{site_url()}virheet/OSPE901/",
            "shortDescription": {"text": "Väärä arvo"},
            "fullDescription": {"text": "Ohjelma laskee pelaajat yhteen."},
            "help": {"text": "Kirjoita luku\nnumeroin."},
        },
        {"id": "OSPE902", "helpUri": f"{site_url()}virheet/OSPE902/"},
    ]
    assert run["columnKind"] == "unicodeCodePoints"
    first, second = run["results"]
    assert first.pop("partialFingerprints").keys() == {"ospeFinding/v1"}
    assert first == {
        "ruleId": "OSPE901",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "Tähän tarvitaan luku, ei tekstiä seitsemän. Tarkoititko: 7?"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "sessions/2026/2026-03-12-mallilan-kirjasto.yml"},
                    "region": {"startLine": 7, "startColumn": 13},
                },
                "logicalLocations": [{"fullyQualifiedName": "/pelikerta/pelaajia"}],
            }
        ],
        "fixes": [
            {
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": "sessions/2026/2026-03-12-mallilan-kirjasto.yml"},
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 7, "startColumn": 13, "endLine": 7, "endColumn": 22},
                                "insertedContent": {"text": "7"},
                            }
                        ],
                    }
                ]
            }
        ],
    }
    assert (second["ruleIndex"], second["level"]) == (1, "warning")


def test_without_findings_there_are_no_rules_and_no_results() -> None:
    run = log(Result.of(1, []), "sv")
    assert (run["results"], run["tool"]["driver"]["rules"], run["language"]) == ([], [], "sv")


def test_a_finding_about_a_whole_file_names_no_place_in_it(finding: Make) -> None:
    (found,) = log(Result.of(1, [finding(pointer=(), line=1, column=1)]))["results"]
    assert found["locations"][0].keys() == {"physicalLocation"}


def fingerprints(*findings: Finding) -> list[str]:
    results = log(Result.of(1, findings))["results"]
    return [found["partialFingerprints"]["ospeFinding/v1"] for found in results]


def test_a_finding_that_moves_keeps_its_fingerprint(finding: Make) -> None:
    assert fingerprints(finding(line=7)) == fingerprints(finding(line=70, column=3))


def test_findings_that_differ_in_code_file_place_or_number_have_their_own_fingerprints(finding: Make) -> None:
    twins = [finding(line=1), finding(line=2)]
    others = [finding(line=3, pointer=()), finding(line=4, file="x.yml"), finding("OSPE902", line=5)]
    assert len(set(fingerprints(*twins, *others))) == 5


def test_hostile_file_names_become_sound_uris(finding: Make) -> None:
    names = ["a b%c#d?e.yml", "http://x/y.yml", "\udcff\n\x1b.yml", "ä/漢.yml"]
    results = log(Result.of(4, [finding(file=name) for name in names]))["results"]
    uris = {found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for found in results}
    assert uris == {"a%20b%25c%23d%3Fe.yml", "http%3A//x/y.yml", "%FF%0A%1B.yml", "%C3%A4/%E6%BC%A2.yml"}
