"""The report as SARIF 2.1.0, the OASIS standard for results of static analysis, in ASCII."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, Final
from urllib.parse import quote

from ospe_build.finding import Finding, Fix, json_pointer
from ospe_build.messages import has, text
from ospe_build.reporting import wording
from ospe_build.reporting.result import Result
from ospe_build.settings import repo_url

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT: Final = "ospeFinding/v1"


def _rule(code: str, language: str) -> dict[str, Any]:
    """What a code means, in the catalogue's words."""
    rule: dict[str, Any] = {"id": code, "helpUri": wording.page_url(code)}
    for name, part in (("shortDescription", "title"), ("fullDescription", "why"), ("help", "how")):
        if has(f"explain.{code}.{part}"):
            rule[name] = {"text": text(language, f"explain.{code}.{part}")}
    return rule


def _uri(finding: Finding) -> str:
    return quote(os.fsencode(finding.file.replace(os.sep, "/")))


def _location(finding: Finding) -> dict[str, Any]:
    region = {"startLine": finding.position.line, "startColumn": finding.position.column}
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(finding)}, "region": region}}
    if finding.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": json_pointer(finding.pointer)}]
    return location


def _fix(finding: Finding, fix: Fix) -> dict[str, Any]:
    """The edit as SARIF has it (3.55)."""
    region = {
        "startLine": fix.line,
        "startColumn": fix.column,
        "endLine": fix.end_line,
        "endColumn": fix.end_column,
    }
    replacement = {"deletedRegion": region, "insertedContent": {"text": fix.text}}
    return {"artifactChanges": [{"artifactLocation": {"uri": _uri(finding)}, "replacements": [replacement]}]}


def _results(result: Result, codes: list[str], language: str) -> Iterator[dict[str, Any]]:
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in result.findings:
        # The line is left out on purpose: a finding that only moves is the same finding.
        key = (finding.code, finding.file, json_pointer(finding.pointer))
        digest = hashlib.sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "surrogatepass"))
        seen[key] += 1
        words = (wording.message(finding, language), wording.suggestion(finding, language))
        found = {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": finding.severity.value,
            "message": {"text": " ".join(filter(None, words))},
            "locations": [_location(finding)],
            "partialFingerprints": {FINGERPRINT: digest.hexdigest()},
        }
        yield found if finding.fix is None else {**found, "fixes": [_fix(finding, finding.fix)]}


def report(result: Result, language: str) -> str:
    """The report as one SARIF log with one run; its rules are the codes that were found.

    Raises:
        CatalogueError: the catalogue has no words for a finding.
        SettingsError: `mkdocs.yml` does not name the site or the repository.
    """
    codes = sorted({finding.code for finding in result.findings})
    driver = {
        "name": "ospe",
        "version": version("ospe-build"),
        "informationUri": repo_url(),
        "rules": [_rule(code, language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": list(_results(result, codes, language)),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})
