"""The text of a file, and the line and column of each place in it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from ospe_build.finding import Fix, Position

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")


class Source:
    """A text whose places are found by index.

    Lines end where YAML 1.2 ends them (section 5.4): at CR LF, LF or CR, and nowhere else.
    """

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        """Take a text without a byte order mark."""
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Index of the first character of each line; found when first asked for."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]
        return self._starts

    def position(self, index: int) -> Position:
        """The line and column of a character."""
        line = bisect_right(self.starts, index)
        return Position(line, index - self.starts[line - 1] + 1)

    @property
    def rows(self) -> list[str]:
        """All lines, without their breaks."""
        return [self.line(number) for number in range(1, len(self.starts) + 1)]

    def line(self, number: int) -> str:
        """The line of that number, from 1, without its break; empty where there is none."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def line_start(self, index: int) -> int:
        """Index of the first character of the line of a character."""
        return self.starts[bisect_right(self.starts, index) - 1]

    def line_end(self, index: int) -> int:
        """Index of the break that ends the line of a character, or of the end of the text."""
        match = _LINE_BREAK.search(self.text, index)
        return match.start() if match else len(self.text)

    def replacing(self, start: int, end: int, text: str) -> Fix:
        """The edit that puts a text in the place of what is between two indexes."""
        first, last = self.position(start), self.position(end)
        return Fix(first.line, first.column, last.line, last.column, text)

    def edited(self, fix: Fix) -> str:
        """The text with an edit made."""
        start, end = self._span(fix)
        return self.text[:start] + fix.text + self.text[end:]

    def at_once(self, fixes: Sequence[Fix]) -> Fix:
        """The edit that makes several, given in the order of the text; what is between them stays."""
        first = cursor = self._span(fixes[0])[0]
        pieces = []
        for fix in fixes:
            start, end = self._span(fix)
            pieces += [self.text[cursor:start], fix.text]
            cursor = end
        return self.replacing(first, cursor, "".join(pieces))

    def _span(self, fix: Fix) -> tuple[int, int]:
        """First index and end of what goes with an edit."""
        return self.starts[fix.line - 1] + fix.column - 1, self.starts[fix.end_line - 1] + fix.end_column - 1
