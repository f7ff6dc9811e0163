"""Where something is wrong, before it has a code and a line; and the way from there to a finding."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ospe_build.checking.context import Context
from ospe_build.finding import LONGEST_SUGGESTION, Finding, Fix, Pointer, Position, Severity
from ospe_build.reading import Document


@dataclass(frozen=True, slots=True)
class Spot:
    """One place where a rule is broken.

    Attributes:
        pointer: the value it is about.
        params: what the message is filled with.
        variant: picks other words for this cause.
        suggestion: what was probably meant.
        fix: the edit that mends it.
        on_key: True where the finding stands at the key and not at its value.
        position: the exact place, where it is finer than that of the value.
    """

    pointer: Pointer
    params: dict[str, str | int] = field(default_factory=dict)
    variant: str = ""
    suggestion: str | None = None
    fix: Fix | None = None
    on_key: bool = False
    position: Position | None = None

    def finding(self, code: str, severity: Severity, document: Document) -> Finding:
        """The finding of that code at this place."""
        position = self.position
        if position is None:
            position = document.key_position(self.pointer) if self.on_key else document.position(self.pointer)
        suggestion = self.suggestion if len(self.suggestion or "") <= LONGEST_SUGGESTION else None
        return Finding(
            code, severity, document.file, position, self.pointer, self.params, self.variant, suggestion, self.fix
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule within one file.

    Attributes:
        code: the code of its findings.
        severity: how bad they are.
        find: gives the places where the file breaks the rule; copes with values of any type.
    """

    code: str
    severity: Severity
    find: Callable[[Document, Context], Iterator[Spot]]

    def findings(self, document: Document, context: Context) -> Iterator[Finding]:
        """What the rule finds in a file."""
        for spot in self.find(document, context):
            yield spot.finding(self.code, self.severity, document)
