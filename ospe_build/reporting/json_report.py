"""The report as JSON. It is pure ASCII, so that no terminal, pipe or file name can spoil it."""

import json
from dataclasses import asdict

from ospe_build.reporting.item import Item
from ospe_build.reporting.result import Result


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
            "findings": [asdict(Item.of(finding, language)) for finding in result.findings],
        }
    )
