"""The edits that mend findings, each given only where it was seen to mend.

A rule may give an edit, else `edits` makes it. Whether it mends is tried: the file is read and checked again with it.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf
from typing import Final

from ospe_build.checking.edits import offer
from ospe_build.finding import Finding, Fix, Position, Severity
from ospe_build.reading import Document, read

MAX_EDITS: Final = 20
"""Edits of one file that are tried: nobody makes more at once."""

_CHARACTERS: Final = 80_000
"""Characters that are read again for one file, whatever it holds."""

_FROM_ABOVE: Final = frozenset({"OSPE103", "OSPE104", "OSPE105", "OSPE110", "OSPE307", "OSPE308", "OSPE310", "OSPE312"})
"""Codes of what an edit further up can bring about: by the structure, by a day, by a text that is repeated."""

_OF_ONE_ROW: Final = frozenset({"colon", "colon_space", "comma", "escape", "start", "tab"})
"""Variants of them that it cannot."""

Find = Callable[[Document], list[Finding]]


def with_fixes(document: Document, findings: Sequence[Finding], find: Find) -> list[Finding]:
    """The findings, each with its fix where that is known and mends.

    Args:
        document: the file as it was read.
        findings: all of them; those that have a fix keep it only if it mends.
        find: finds what is wrong with a file, without any fix.
    """
    left = max(1, min(MAX_EDITS, _CHARACTERS // (len(document.text) + 1)))
    result = []
    for number, finding in enumerate(findings):
        fix = (finding.fix or offer(finding, document)) if left else None
        fixes = (fix, *finding.others)[:left] if fix else ()
        others = [*findings[:number], *findings[number + 1 :]] if fixes else []
        trials = []
        for fix in fixes:
            trials.append(_Trial(fix, others, document, find))
            if trials[-1].mends:
                break
        left -= len(trials)
        result.append(_with_fix(finding, trials) if trials or finding.fix else finding)
    return result


def _with_fix(finding: Finding, trials: Sequence["_Trial"]) -> Finding:
    """The finding with the edit that was tried last, if it mends; without a suggestion that leads to the next error."""
    suggestion, fix = finding.suggestion, trials[-1].fix if trials and trials[-1].mends else None
    if fix and finding.fix and suggestion == finding.fix.meant:
        suggestion = fix.meant
    elif not fix and trials and trials[0].misleads:
        suggestion = None
    return replace(finding, suggestion=suggestion, fix=fix, others=())


class _Trial:
    """What comes of an edit.

    Attributes:
        fix: the edit.
        mends: whether the finding is gone, and no other has come.
        misleads: whether the place cannot be read even then, or is refused for another reason.
    """

    def __init__(self, fix: Fix, others: Sequence[Finding], document: Document, find: Find) -> None:
        """Make the edit; `others` are the findings that it leaves."""
        edited = read(document.source.edited(fix).encode("utf-8", "surrogatepass"), document.file)
        place = _Places(fix)
        left = Counter((one.code, place.before(one.position)) for one in others)
        new = []
        for one in find(edited):
            known = (one.code, place.after(one.position))
            left[known] -= 1
            if left[known] < 0:
                new.append((one, known[1]))
        self.fix = fix
        self.misleads = document.refused and any(at is None and one.severity is Severity.ERROR for one, at in new)
        in_row = document.refused and fix.column > 1  # else it moves rows, and all may follow from that
        self.mends = not new or (in_row and all(_was_hidden(one, place, edited) for one, _ in new))


def _was_hidden(finding: Finding, place: "_Places", edited: Document) -> bool:
    """Whether an edit of an unreadable file only brought it to light: it stands further down, and by itself."""
    last = place.end.line
    indent = _indent(edited, last)
    while last < len(edited.source.starts) and _indent(edited, last + 1) > indent:
        last += 1
    by_itself = finding.code not in _FROM_ABOVE or finding.variant in _OF_ONE_ROW
    return by_itself and finding.position.line > last


def _indent(document: Document, number: int) -> float:
    """How far in a row begins; an empty one farther than any."""
    row = document.source.line(number)
    return len(row) - len(row.lstrip()) if row.strip() else inf


class _Places:
    """Which place of a file is which after an edit; what is within the edit has none."""

    def __init__(self, fix: Fix) -> None:
        rows = fix.text.split("\n")
        self._start, self._old_end = Position(fix.line, fix.column), Position(fix.end_line, fix.end_column)
        self.end = Position(fix.line + len(rows) - 1, len(rows[-1]) + (fix.column if len(rows) == 1 else 1))

    def before(self, position: Position) -> Position | None:
        """The place, in the edited file, of what stood there."""
        if _key(position) <= _key(self._old_end):
            return position if _key(position) < _key(self._start) else None
        aside = self.end.column - self._old_end.column if position.line == self._old_end.line else 0
        return Position(position.line + self.end.line - self._old_end.line, position.column + aside)

    def after(self, position: Position) -> Position | None:
        """The place of what is there in the edited file."""
        return None if _key(self._start) <= _key(position) <= _key(self.end) else position


def _key(position: Position) -> tuple[int, int]:
    return position.line, position.column
