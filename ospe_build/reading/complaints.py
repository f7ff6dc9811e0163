"""The findings of one file while it is read."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from ospe_build.finding import LONGEST_SUGGESTION, Finding, Fix, Pointer, Position, Severity

MAX_FINDINGS: Final = 20
"""Findings of one code that are kept of a file: enough to mend it by, few enough whatever the file holds."""

LONGEST_PARAM: Final = 60
"""Characters of the file that a message repeats."""


def _cut(value: str | int) -> str | int:
    if isinstance(value, str) and len(value) > LONGEST_PARAM:
        return value[: LONGEST_PARAM - 1] + "…"
    return value


class Complaints:
    """Gathers findings, at most `MAX_FINDINGS` of a code."""

    __slots__ = ("_counts", "_findings", "file")

    def __init__(self, file: str) -> None:
        """Start with none.

        Args:
            file: the path that the findings name.
        """
        self.file = file
        self._findings: list[Finding] = []
        self._counts: Counter[str] = Counter()

    def copy(self) -> "Complaints":
        """The same findings, apart from these."""
        other = Complaints(self.file)
        other._findings = [*self._findings]
        other._counts = self._counts.copy()
        return other

    def add(  # noqa: PLR0913 - these are a finding's own fields
        self,
        code: str,
        position: Position,
        pointer: Pointer = (),
        *,
        severity: Severity = Severity.ERROR,
        variant: str = "",
        suggestion: str | None = None,
        fix: Fix | None = None,
        others: tuple[Fix, ...] = (),
        params: Mapping[str, str | int] | None = None,
    ) -> None:
        """Keep a finding, unless there are enough of its code; a fix of one line is the suggestion if none is given."""
        self._counts[code] += 1
        if self._counts[code] <= MAX_FINDINGS:
            filled = {name: _cut(value) for name, value in (params or {}).items()}
            if suggestion is None and fix is not None:
                suggestion = fix.meant
            if suggestion and len(suggestion) > LONGEST_SUGGESTION:
                suggestion = None
            self._findings.append(
                Finding(code, severity, self.file, position, pointer, filled, variant, suggestion, fix, others)
            )

    def is_full(self, code: str) -> bool:
        """Whether more findings of that code would be dropped, so that no work need go into them."""
        return self._counts[code] >= MAX_FINDINGS

    def on_line(self, line: int) -> bool:
        """Whether an error stands on that line."""
        return any(finding.position.line == line for finding in self.errors())

    def errors(self) -> list[Finding]:
        """Those that refuse the file."""
        return [finding for finding in self._findings if finding.severity is Severity.ERROR]

    def sorted(self) -> tuple[Finding, ...]:
        """All of them, in the order of reports."""
        return tuple(sorted(self._findings, key=lambda finding: finding.sort_key))
