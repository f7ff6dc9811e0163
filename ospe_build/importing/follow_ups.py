"""Rows of the sheet of open promises → follow-ups in the files of their sessions, checked as if they stood there."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

from ospe_build import candidate
from ospe_build.archive.deck import card_names
from ospe_build.board import edition_of, node
from ospe_build.checking import Context, today
from ospe_build.checking.across import facts
from ospe_build.checking.check import findings_of
from ospe_build.errors import MisuseError
from ospe_build.finding import Finding, Pointer, Severity
from ospe_build.follow_up_columns import FOLLOW_UP_COLUMNS, PROMISE_COLUMN
from ospe_build.importing.convert import CellProblem, ConvertedRow, content
from ospe_build.importing.days import Order, evidence_of
from ospe_build.importing.goals import DAY_SHAPES
from ospe_build.importing.outcome import Clash, Outcome, unreadable
from ospe_build.importing.table import ImportedTable
from ospe_build.messages import text
from ospe_build.nodes import Node
from ospe_build.reading import Document, read, read_file
from ospe_build.slugs import ID
from ospe_build.writing.canonical import dump, modeline

_PLAN: Final = "uudet_keinot"
_FOLLOW_UPS: Final = "seuranta"
_DAY: Final = "paiva"
_PROMISE: Final = re.compile(rf"(?:.*/)?(?P<session>{ID.pattern})/?#keino-(?P<number>[1-9][0-9]?)")
"""A means by its name, or by the address of its page, which the sheet has too."""


@dataclass
class _Column:
    """A column of follow-ups: its place in the sheet, the field that it fills, and what comes first in its days."""

    place: int
    target: Node
    order: Order


@dataclass
class _Wanted:
    """A follow-up that a row of the sheet gives to a means, which `place` counts from 0."""

    number: int
    place: int
    entry: dict[str, Any]
    columns: dict[str, int]
    problems: dict[int, str]
    there: bool = False


@dataclass
class Change:
    """A session's file and what a sheet adds to it.

    Attributes:
        path: the file, seen from the working directory.
        before: what it holds now.
        value: the session with the new follow-ups.
        wanted: what each row of the sheet gives it.
    """

    path: Path
    before: Document
    value: dict[str, Any]
    wanted: list[_Wanted] = field(default_factory=list)

    @property
    def added(self) -> int:
        """How many follow-ups are new."""
        return sum(not wanted.there for wanted in self.wanted)

    @property
    def comments(self) -> int:
        """How many comments the canonical form does not keep."""
        first_line = modeline(edition_of(self.before.value))
        return sum(comment.text.strip() != first_line for comment in self.before.comments)

    def has(self, place: int) -> bool:
        """Whether there is a means at that place of the plan."""
        plan = self.value.get(_PLAN)
        return isinstance(plan, list) and place < len(plan) and isinstance(plan[place], dict)

    def follow_ups(self, place: int) -> list[Any]:
        """Those of a means; the list that is written."""
        found: list[Any] = self.value[_PLAN][place].setdefault(_FOLLOW_UPS, [])
        return found

    def put(self, wanted: _Wanted) -> None:
        """Put a follow-up among the others by its day, unless it is there already."""
        self.wanted.append(wanted)
        follow_ups = self.follow_ups(wanted.place)
        same = next((one for one in follow_ups if isinstance(one, dict) and wanted.entry.items() <= one.items()), None)
        if same is not None:
            wanted.entry, wanted.there = same, True
            return
        days = [str(one.get(_DAY, "")) if isinstance(one, dict) else "" for one in follow_ups]
        follow_ups.insert(bisect_right(days, str(wanted.entry.get(_DAY, ""))), wanted.entry)

    def way(self, wanted: _Wanted) -> Pointer:
        """Where a follow-up stands in the session."""
        places = enumerate(self.follow_ups(wanted.place))
        at = next(place for place, entry in places if entry is wanted.entry)
        return (_PLAN, wanted.place, _FOLLOW_UPS, at)


def _columns(table: ImportedTable, path: Path, language: str) -> tuple[int, list[_Column]]:
    """The column of promises, and those of follow-ups.

    Raises:
        MisuseError: one is missing, or nobody can know which of day and month comes first in one.
    """
    missing = [name for name in (PROMISE_COLUMN, *FOLLOW_UP_COLUMNS) if name not in table.headings]
    if missing:
        named = {"path": path.as_posix(), "columns": ", ".join(missing)}
        raise MisuseError(text(language, "import.follow_ups.columns", n=len(missing), **named))
    columns = []
    for name, key in FOLLOW_UP_COLUMNS.items():
        column = _Column(table.headings.index(name), node(_PLAN, _FOLLOW_UPS, key), Order.DAY)
        if column.target.shape in DAY_SHAPES:
            order = evidence_of((row, cells[column.place]) for row, cells in table.rows.items()).order
            if order is None:
                raise MisuseError(text(language, "import.follow_ups.order", path=path.as_posix(), column=name))
            column.order = order
        columns.append(column)
    return table.headings.index(PROMISE_COLUMN), columns


def _wanted(number: int, cells: tuple[str, ...], columns: list[_Column]) -> _Wanted | None:
    """What a row gives; None where it gives nothing."""
    wanted = _Wanted(number, 0, {}, {column.target.key: column.place for column in columns}, {})
    for column in columns:
        found = content(cells[column.place], column.target.pointer, "", column.order)
        if isinstance(found, CellProblem):
            wanted.problems[column.place] = found.msgid
        elif found is not None:
            wanted.entry[column.target.key] = found
    return wanted if wanted.entry or wanted.problems else None


def _change(identity: str) -> Change | None:
    """The session of that id as it stands in the archive; None where it cannot be read."""
    path = candidate.path_of(identity)
    document = read_file(path, path.as_posix()) if path.is_file() else None
    if document is None or document.refused or not isinstance(document.value, dict):
        return None
    return Change(path, document, deepcopy(document.value))


def _shared(one: Pointer, other: Pointer) -> int:
    """How many parts two ways have in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _findings(change: Change) -> Iterator[tuple[_Wanted, Finding]]:
    """What is wrong with the session, each with the row that it is nearest to; a warning only of what is new."""
    document = read(dump(change.value).encode(), change.path.as_posix())
    found = (
        unreadable(change.value, document)
        if document.refused
        else findings_of(document, Context(today(), card_names()))
    )
    ways = [(change.way(wanted), wanted) for wanted in change.wanted]
    for finding in found:
        way, wanted = max(ways, key=lambda pair: _shared(pair[0], finding.pointer))
        if finding.severity is Severity.ERROR or finding.pointer[: len(way)] == way:
            yield wanted, finding


def _outcomes(change: Change) -> Iterator[Outcome]:
    """What becomes of each row that is about a session."""
    findings = list(_findings(change)) if change.added else []
    for wanted in change.wanted:
        ways = {(*change.way(wanted), key): column for key, column in wanted.columns.items()}
        filled = {way: column for way, column in ways.items() if way[-1] in wanted.entry}
        empty = {way: column for way, column in ways.items() if way not in filled}
        yield Outcome(
            row=ConvertedRow(wanted.number, change.value, dict(filled), empty, wanted.problems),
            text="",
            target=change.path,
            facts=facts(change.before),
            findings=[finding for one, finding in findings if one is wanted],
            there=wanted.there,
        )


def follow_ups_of(table: ImportedTable, path: Path, language: str) -> tuple[list[Outcome], list[Change]]:
    """What becomes of each row that gives a follow-up, and what of each session.

    Args:
        table: the sheet; rows whose columns of follow-ups are empty are passed over.
        path: its file, for errors.
        language: of the errors' messages.

    Raises:
        MisuseError: it lacks a column, or its days can be read in two ways.
    """
    promise, columns = _columns(table, path, language)
    changes: dict[str, Change | None] = {}
    outcomes: list[Outcome] = []
    for number, cells in table.rows.items():
        wanted = _wanted(number, cells, columns)
        if wanted is None:
            continue
        named = _PROMISE.fullmatch(cells[promise])
        identity = named["session"] if named else ""
        change = changes.setdefault(identity, _change(identity) if identity else None)
        wanted.place = int(named["number"]) - 1 if named else 0
        if change is None or not change.has(wanted.place):
            row = ConvertedRow(number, {}, {}, {}, {**wanted.problems, promise: "import.follow_ups.no_promise"})
            outcomes.append(Outcome(row, "", None, facts(read(b"", "")), clash=Clash.UNKNOWN))
        else:
            change.put(wanted)
    touched = [change for change in changes.values() if change and change.wanted]
    outcomes += [outcome for change in touched for outcome in _outcomes(change)]
    return sorted(outcomes, key=lambda outcome: outcome.row.number), touched
