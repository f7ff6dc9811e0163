"""What becomes of each row: where its session belongs, and what is wrong with it, by the cell."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import Final

from msgspec import structs

from ospe_build import candidate
from ospe_build.archive.deck import card_names
from ospe_build.checking import Context, today
from ospe_build.checking.across import Facts, check_across, facts
from ospe_build.checking.check import findings_of
from ospe_build.checking.rules import FILE_RULES
from ospe_build.finding import Finding, Pointer, Severity
from ospe_build.importing.convert import TOTAL, ConvertedRow, session_of
from ospe_build.importing.mapping import Mapping
from ospe_build.reading import Document, read
from ospe_build.work.pool import Pool
from ospe_build.writing.canonical import dump

_PLACE_CODES: Final = frozenset(rule.code for rule in FILE_RULES)
_NOWHERE: Final = "rivi"
_ROW_MS: Final = 0.4


class Clash(Enum):
    """Why a session cannot have its place."""

    TAKEN = auto()
    """There is another file."""

    TWICE = auto()
    """An earlier row has the same place."""

    UNKNOWN = auto()
    """There is no such means to tell news of."""


@dataclass
class Outcome:
    """What becomes of a row.

    Attributes:
        row: the session.
        text: its file.
        target: where that belongs; None where the day or the title is not known.
        facts: what the rules across files look at; the row in place of the file's name.
        findings: what is wrong with it.
        clash: why it cannot have its place, if it cannot.
        twin: the number of the earlier row with the same place.
        there: whether the very same file is there already.
    """

    row: ConvertedRow
    text: str
    target: Path | None
    facts: Facts
    findings: list[Finding] = field(default_factory=list)
    clash: Clash | None = None
    twin: int = 0
    there: bool = False

    @property
    def sound(self) -> bool:
        """Whether the session can be written, or is there already."""
        return (
            self.clash is None
            and not self.row.problems
            and not any(finding.severity is Severity.ERROR for finding in self.findings)
        )


def column_of(row: ConvertedRow, finding: Finding) -> int | None:
    """The column, from 0, of the cell that a finding is about; None where there is none."""
    pointer = finding.pointer
    named = finding.params.get("field")
    if named is not None and named not in pointer:
        # What is missing would have come from a cell without text, if there is a column for it at all.
        ways = (way for way in row.empty if _holds(pointer, way) and named in way[len(pointer) :])
        return next((row.empty[way] for way in ways), None)
    for end in range(len(pointer), 0, -1):
        if pointer[:end] in row.origins:
            return row.origins[pointer[:end]]
    below = (column for way, column in row.origins.items() if pointer and _holds(pointer, way))
    return min((column for column in below if column is not None), default=None)


def _holds(pointer: Pointer, way: Pointer) -> bool:
    return way[: len(pointer)] == pointer


def unreadable(value: object, document: Document) -> Iterator[Finding]:
    """What reading refuses of a session, at the values which it refuses: each is read by itself."""
    found = False
    for pointer, content in _leaves(value, ()):
        for finding in read(dump({"teksti": content}).encode(), document.file).findings:
            found = True
            yield replace(finding, pointer=pointer)
    if not found:
        yield from document.findings


def _leaves(value: object, pointer: Pointer) -> Iterator[tuple[Pointer, object]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(inner, (*pointer, key))
    else:
        yield pointer, value


def _checked(row: ConvertedRow, context: Context) -> Outcome:
    identity = candidate.natural_id(row.value)
    target = candidate.path_of(identity) if identity else None
    written = dump(row.value)
    document = read(written.encode(), target.as_posix() if target else _NOWHERE)
    # Nobody sees this file, so its lines need not be counted: what is found is led back to the cells.
    document = replace(document, look=lambda: ({}, ()))
    found = unreadable(row.value, document) if document.refused else findings_of(document, context)
    is_total = TOTAL in row.problems.values()
    # What is missing because of an error in its cell is told once, as that error.
    placed = [(column_of(row, one), one) for one in found if target is not None or one.code not in _PLACE_CODES]
    placed = [(column, one) for column, one in placed if column not in row.problems and not is_total]
    placed.sort(key=lambda pair: (pair[0] is None, pair[0] or 0))
    known = structs.replace(facts(document), file=f"{_NOWHERE} {row.number}")
    return Outcome(row, written, target, known, [one for _, one in placed])


def _place(outcomes: Iterable[Outcome]) -> None:
    """Note which sessions cannot have their place."""
    first: dict[Path, int] = {}
    for outcome in outcomes:
        target = outcome.target
        if target is None:
            continue
        if target in first:
            outcome.clash, outcome.twin = Clash.TWICE, first[target]
        first.setdefault(target, outcome.row.number)
        if outcome.clash is None and (target.exists() or target.is_symlink()):
            outcome.there = target.is_file() and target.read_bytes() == outcome.text.encode()
            outcome.clash = None if outcome.there else Clash.TAKEN


def _across(outcomes: Sequence[Outcome]) -> None:
    """Add what is wrong between sessions, until those left are right without the others."""
    own = {Path.cwd() / outcome.target for outcome in outcomes if outcome.there and outcome.target}
    archive = candidate.neighbours(own)
    left = list(outcomes)
    while left:
        by_file = {outcome.facts.file: outcome for outcome in left}
        for finding in check_across([*archive, *(outcome.facts for outcome in left)]):
            outcome = by_file.get(finding.file)
            if outcome and all((finding.code, finding.pointer) != (one.code, one.pointer) for one in outcome.findings):
                outcome.findings.append(finding)
        sound = [outcome for outcome in left if outcome.sound]
        if len(sound) == len(left):
            return
        left = sound


def _check_row(mapping: Mapping, context: Context, row: tuple[int, tuple[str, ...]]) -> Outcome:
    """What becomes of a row by itself, given its number and its cells."""
    return _checked(session_of(*row, mapping), context)


def outcomes_of(rows: dict[int, tuple[str, ...]], mapping: Mapping) -> list[Outcome]:
    """Check the sessions of all rows, each by itself, against the archive and against each other.

    Args:
        rows: of the sheet, by number.
        mapping: what goes where.
    """
    work = partial(_check_row, mapping, Context(today(), card_names()))
    with closing(Pool(__name__)) as pool:
        outcomes = list(pool.map(work, list(rows.items()), ms=_ROW_MS))
    _place(outcomes)
    _across(outcomes)
    return outcomes
