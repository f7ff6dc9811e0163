"""The report as JSON. It is pure ASCII, so that no terminal, pipe or file name can spoil it."""

import json
from typing import Any

from ospe_build.finding import Finding, json_pointer
from ospe_build.reporting import wording
from ospe_build.reporting.result import Result


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": finding.file,
        "line": finding.position.line,
        "column": finding.position.column,
        "pointer": json_pointer(finding.pointer),
        "message": wording.message(finding, language),
        "suggestion": finding.suggestion,
    }


def report(result: Result, language: str) -> str:
    """The report as one line of JSON, in the shape that the data contract fixes.

    Raises:
        CatalogueError: the catalogue has no words for a finding.
    """
    return json.dumps(
        {
            "checked": result.checked,
            "errors": result.errors,
            "warnings": result.warnings,
            "findings": [_finding(finding, language) for finding in result.findings],
        }
    )
