"""All checks of one file, in one place."""

from collections.abc import Iterator
from typing import Final

from ospe_build.checking.context import Context
from ospe_build.checking.fixes import with_fixes
from ospe_build.checking.privacy import check_privacy
from ospe_build.checking.rules import FILE_RULES, VALUE_RULES
from ospe_build.checking.schema_findings import check_schema
from ospe_build.checking.stray import STRAY, stray
from ospe_build.finding import Finding, Severity
from ospe_build.reading import Document

_LEFTOVERS: Final = frozenset({"OSPE501", "OSPE502"})
_NO_FILE: Final = "OSPE115"
_SCHEMA: Final = "OSPE2"
_MISSING: Final = "OSPE201"
_UNKNOWN: Final = "OSPE202"
_NOBODY: Final = "OSPE313"
_EMPTY: Final = "OSPE325"


def check(document: Document, context: Context) -> list[Finding]:
    """Everything that is wrong with one file, in the order of reports.

    Args:
        document: the file as it was read; one that is refused is judged by its place and searched for personal data.
            Its `file` tells where it stands or will stand, relative to the working directory or absolute.
        context: the day it is, and the deck.
    """
    return with_fixes(document, findings_of(document, context), lambda edited: findings_of(edited, context))


def findings_of(document: Document, context: Context) -> list[Finding]:
    """What `check` finds, without having tried any fix."""
    if spot := stray(document):
        return [spot.finding(STRAY, Severity.ERROR, document)]
    if any(finding.code == _NO_FILE for finding in document.findings):
        return [*document.findings]
    rules = FILE_RULES if document.refused else (*FILE_RULES, *VALUE_RULES)
    findings = [finding for rule in rules for finding in rule.findings(document, context)]
    if not document.refused:
        findings += check_schema(document, context)
        findings = [*_causes(findings)]
    findings += check_privacy(document)
    return sorted([*document.findings, *findings], key=lambda finding: finding.sort_key)


def _causes(findings: list[Finding]) -> Iterator[Finding]:
    """The findings without those that another one has already said: one cause is one finding."""
    left = {finding.pointer for finding in findings if finding.code in _LEFTOVERS}
    rows = {finding.pointer[:2] for finding in findings if finding.code == _UNKNOWN}
    refused = {finding.pointer for finding in findings if finding.code.startswith(_SCHEMA)}
    for finding in findings:
        # What nobody filled in yet is not also of the wrong form.
        unfilled = finding.pointer in left and finding.code.startswith(_SCHEMA) and finding.code != _MISSING
        # Under an unknown key of a row may stand who is responsible.
        misnamed = finding.code == _NOBODY and finding.pointer[:2] in rows
        # What the schema refuses has to be written anew anyway.
        rewritten = finding.code == _EMPTY and finding.pointer in refused
        if not unfilled and not misnamed and not rewritten:
            yield finding
