"""A finding in words: what the JSON report writes, and what the Markdown report is made of, here or from that JSON."""

from dataclasses import dataclass
from typing import Self

from ospe_build.finding import Finding, Fix, Severity, json_pointer
from ospe_build.reporting import wording


@dataclass(frozen=True, slots=True)
class Item:
    """A finding in one language; its fields, in order, are the keys of the JSON report."""

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    pointer: str
    message: str
    suggestion: str | None
    fix: Fix | None

    @classmethod
    def of(cls, finding: Finding, language: str) -> Self:
        """Put a finding into words.

        Raises:
            CatalogueError: the catalogue has no words for it.
        """
        return cls(
            code=finding.code,
            severity=finding.severity,
            file=finding.file,
            line=finding.position.line,
            column=finding.position.column,
            pointer=json_pointer(finding.pointer),
            message=wording.message(finding, language),
            suggestion=finding.suggestion,
            fix=finding.fix,
        )
