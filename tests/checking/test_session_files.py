"""Every file of `tests/sessions/`: valid ones without a finding, invalid ones with exactly what is expected of them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from collected import CASES, SESSIONS, VALID, as_expected, expectation, files, find

from ospe_build.board import FIRST, schema_paths
from ospe_build.checking import engines
from ospe_build.reading import read_file

INVALID_FILES = [(case, path) for case in CASES for path in find(case)]

ODD_TEXTS = "2026-06-02-oudot-tekstit.yml"
"""It holds plain scalars that only our reader keeps as texts."""


@pytest.mark.parametrize("path", list(find(VALID)), ids=lambda path: path.name)
def test_a_valid_file_has_no_finding(path: Path) -> None:
    assert find(VALID)[path] == []


@pytest.mark.parametrize(("case", "path"), INVALID_FILES, ids=lambda part: part.name)
def test_an_invalid_file_has_exactly_its_findings(case: Path, path: Path) -> None:
    assert [as_expected(finding) for finding in find(case)[path]] == expectation(path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_shows_its_code(case: Path) -> None:
    codes = {finding.code for findings in find(case).values() for finding in findings}
    number = case.name.partition("-")[0]
    assert codes
    assert not number.isdigit() or f"OSPE{number}" in codes


def test_every_expectation_has_its_file() -> None:
    expected = {path.name.removesuffix(".expected.json") for path in SESSIONS.rglob("*.expected.json")}
    assert expected == {path.stem for _, path in INVALID_FILES}


def readable() -> list[tuple[Path, Any]]:
    documents = ((path, read_file(path, path.name)) for path in files())
    return [(path, document.value) for path, document in documents if not document.refused]


def test_the_two_engines_agree() -> None:
    verdicts = {path: (engines.is_valid(value), not engines.errors(value)) for path, value in readable()}
    assert {path.name: pair for path, pair in verdicts.items() if pair[0] != pair[1]} == {}
    assert {fast for fast, _ in verdicts.values()} == {True, False}


def test_the_schema_alone_comes_to_the_same_verdict() -> None:
    """`check-jsonschema` finds errors where we find OSPE2xx, or OSPE5xx in place of it, and nowhere else."""
    paths = [path for path, _ in readable() if path.name != ODD_TEXTS]
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--schemafile",
        schema_paths()[FIRST],
        "--output-format",
        "json",
    ]
    done = subprocess.run(  # noqa: S603 - our own tool on our own files
        [*command, "--default-filetype", "yaml", *paths], capture_output=True, text=True, check=False
    )
    report = json.loads(done.stdout)
    assert report["parse_errors"] == []
    refused = {Path(error["filename"]) for error in report["errors"]}
    findings = find(VALID).copy()
    for case in CASES:
        findings |= find(case)
    ours = {path for path in paths if any(finding.code[:5] in {"OSPE2", "OSPE5"} for finding in findings[path])}
    unfilled_texts = {path for path in ours - refused if all(one.code[:5] == "OSPE5" for one in findings[path])}
    assert refused == ours - unfilled_texts
