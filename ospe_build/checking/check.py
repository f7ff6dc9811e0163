"""All checks of one file, in one place."""

from typing import Final

from ospe_build.checking.context import Context
from ospe_build.checking.privacy import check_privacy
from ospe_build.checking.rules import PLACE_RULES, VALUE_RULES
from ospe_build.checking.schema_findings import check_schema
from ospe_build.finding import Finding
from ospe_build.reading import Document

LEFTOVERS: Final = frozenset({"OSPE501", "OSPE502"})
MISSING: Final = "OSPE201"


def check(document: Document, context: Context) -> list[Finding]:
    """Everything that is wrong with one file, in the order of reports.

    Args:
        document: the file as it was read; one that is refused is only judged by its place. Its `file` tells where it
            stands or will stand, relative to the working directory or absolute.
        context: the day it is, and the deck.
    """
    findings = [*document.findings]
    rules = PLACE_RULES if document.refused else (*PLACE_RULES, *VALUE_RULES)
    for rule in rules:
        findings += rule.findings(document, context)
    if not document.refused:
        left = {finding.pointer for finding in findings if finding.code in LEFTOVERS}
        # What nobody filled in yet is not also of the wrong form.
        findings += [
            finding
            for finding in check_schema(document, context)
            if finding.pointer not in left or finding.code == MISSING
        ]
        findings += check_privacy(document)
    return sorted(findings, key=lambda finding: finding.sort_key)
