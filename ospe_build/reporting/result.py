"""What a check came to: how many files were looked at, what was found, and the lines it was found on."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from ospe_build.finding import Finding, Severity

FileLine = tuple[str, int]
"""A file and a line in it, from 1."""

_LINE_BREAK: Final = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Result:
    """What all reporters are given.

    Attributes:
        checked: number of files that were checked.
        findings: sorted by file, line and column.
        lines: text of the lines that findings stand on, for those that are known.
    """

    checked: int
    findings: tuple[Finding, ...]
    lines: Mapping[FileLine, str] = field(default_factory=dict)

    @classmethod
    def of(cls, checked: int, findings: Iterable[Finding], lines: Mapping[FileLine, str] | None = None) -> Self:
        """Put findings in their order and make a result of them."""
        return cls(checked, tuple(sorted(findings, key=lambda finding: finding.sort_key)), lines or {})

    @property
    def errors(self) -> int:
        """Number of errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """Number of warnings."""
        return len(self.findings) - self.errors


def lines_of(file: str, source: str, findings: Iterable[Finding]) -> dict[FileLine, str]:
    """The lines of one file that findings stand on: all of a source that a report needs."""
    wanted = {finding.position.line for finding in findings}
    if not wanted or not source:
        return {}
    lines = _LINE_BREAK.split(source)
    return {(file, number): lines[number - 1] for number in wanted if number <= len(lines)}
