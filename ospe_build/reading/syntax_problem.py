"""An error of libyaml with the text around it, and what a writer did to cause it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from yaml.events import ScalarEvent

from ospe_build.finding import Fix
from ospe_build.reading.source import Source


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """An error of libyaml, with the text around it.

    Attributes:
        source: the whole text.
        about: what libyaml was doing and what it missed, in its words.
        begin: index where it began what it was doing; the same as `index` where it does not say.
        index: index where it stopped.
        last: the last scalar that it read.
    """

    source: Source
    about: str
    begin: int
    index: int
    last: ScalarEvent | None

    @property
    def line_number(self) -> int:
        """The line where it stopped, from 1."""
        return self.source.position(self.index).line

    @property
    def line(self) -> str:
        """The text of that line."""
        return self.source.line(self.line_number)

    @property
    def before(self) -> str:
        """What is on the line before the place where libyaml stopped."""
        return self.line[: self.source.position(self.index).column - 1]

    @property
    def character(self) -> str:
        """The character where it stopped; empty at the end of the text."""
        return self.source.text[self.index : self.index + 1]

    @property
    def text_start(self) -> int:
        """Index of the first text on the line where it stopped."""
        return self.source.starts[self.line_number - 1] + len(self.line) - len(self.line.lstrip(" "))


@dataclass(frozen=True, slots=True)
class SyntaxCause:
    """What a writer did, as a finding tells it.

    Attributes:
        index: where to show it.
        variant: the variant of the finding's words.
        code: the finding's code.
        fix: the edit that puts there what was probably meant.
        others: edits for what else may have been meant.
        suggestion: what was probably meant, where the fix alone does not say it.
        character: the character that the words name.
    """

    index: int
    variant: str = ""
    code: str = "OSPE104"
    fix: Fix | None = None
    others: tuple[Fix, ...] = ()
    suggestion: str | None = None
    character: str = ""

    @classmethod
    def of(cls, index: int, variant: str, fixes: Sequence[Fix]) -> Self:
        """A cause with the edits that may mend it, the likeliest first."""
        return cls(index, variant, fix=next(iter(fixes), None), others=tuple(fixes[1:]))
