"""Fixes beside the other sessions: what an edit of one file brings about by the rules across files."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from ospe_build.checking.across import ACROSS_RULES, Facts, check_across, facts
from ospe_build.checking.check import findings_of
from ospe_build.checking.context import Context
from ospe_build.checking.fixes import with_fixes
from ospe_build.finding import Finding
from ospe_build.reading import Document

MAX_EDITS: Final = 20
"""Edits after which an archive is compared again: with ten thousand sessions, that takes a quarter of a second each."""

_CODES: Final = frozenset(code for code, *_ in ACROSS_RULES)
_COMPARED: Final = "pelikerta"
"""The board whose fields the rules across files compare; their texts may also change, but seldom by so much."""


def with_fixes_across(
    findings: Iterable[Finding], archive: Sequence[Facts], read_again: Callable[[str], Document], context: Context
) -> list[Finding]:
    """The findings of some files of an archive; each keeps or gets its fix only if that is right beside the others.

    Args:
        findings: all of those files, also those of the rules across files.
        archive: the facts of every file.
        read_again: reads a file of that name.
        context: the day it is, and the deck.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    trials = _Trials(archive, context)
    for file, mine in by_file.items():
        if any(map(_concerns_others, mine)):
            by_file[file] = trials.of(read_again(file), mine)
    return [finding for mine in by_file.values() for finding in mine]


def _concerns_others(finding: Finding) -> bool:
    if finding.code in _CODES:
        return finding.suggestion is not None
    return finding.fix is not None and finding.pointer[:1] == (_COMPARED,)


class _Trials:
    """Tries edits beside all sessions of an archive, at most `MAX_EDITS` times."""

    def __init__(self, archive: Sequence[Facts], context: Context) -> None:
        self._archive = archive
        self._context = context
        self._left = MAX_EDITS

    def of(self, document: Document, findings: list[Finding]) -> list[Finding]:
        mine = _compared(facts(document))

        def find(edited: Document) -> list[Finding]:
            new = facts(edited)
            if _compared(new) == mine:
                return [*findings_of(edited, self._context), *(one for one in findings if one.code in _CODES)]
            if not self._left:
                return findings  # as if the edit had changed nothing, so that no fix is given that was not tried
            self._left -= 1
            beside = check_across([new if one.file == new.file else one for one in self._archive])
            return [*findings_of(edited, self._context), *(one for one in beside if one.file == new.file)]

        return with_fixes(document, findings, find)


def _compared(mine: Facts) -> Facts:
    """The facts without the places at which they stand."""
    return replace(mine, unit_place=(1, 1), previous_place=(1, 1))
