"""An error of libyaml with the text around it, and what a writer did to cause it."""

import re
from dataclasses import dataclass
from typing import Final

from yaml.events import ScalarEvent

from ospe_build.reading.source import Source
from ospe_build.scalar import quoted

_LEAD: Final = re.compile(r"[ \t]*(?:(?:-[ \t]+)+(?:[a-z0-9_]{4,}:[ \t]+)?|\w+:[ \t]+)?")
"""What stands on a line before its value: a key; or dashes, and only after them a key as the schema writes it.

No key of the schema is shorter than four letters.
"""


@dataclass(frozen=True, slots=True)
class Trouble:
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
        """What stands on the line before the place where libyaml stopped."""
        return self.line[: self.source.position(self.index).column - 1]

    @property
    def character(self) -> str:
        """The character where it stopped; empty at the end of the text."""
        return self.source.text[self.index : self.index + 1]

    @property
    def text_start(self) -> int:
        """Index of the first text on the line where it stopped."""
        return self.source.starts[self.line_number - 1] + len(self.line) - len(self.line.lstrip(" "))

    def value_of_line(self, index: int) -> str | None:
        """The value of the line that an index is on, in quotation marks."""
        number = self.source.position(index).line
        match = _LEAD.match(self.source.line(number))
        value = self.source.line(number)[match.end() if match else 0 :].strip()
        return quoted(value) if value else None


@dataclass(frozen=True, slots=True)
class Cause:
    """What a writer did, as a finding tells it.

    Attributes:
        index: where to show it.
        variant: the variant of the finding's words.
        code: the finding's code.
        suggestion: what was probably meant.
        character: the character that the words name.
    """

    index: int
    variant: str = ""
    code: str = "OSPE104"
    suggestion: str | None = None
    character: str = ""
