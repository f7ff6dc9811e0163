"""The mapping file: which column goes to which field, and what is the same in all sessions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ospe_build.checking.nearest import as_key, nearest
from ospe_build.errors import MisuseError
from ospe_build.finding import Pointer, Position
from ospe_build.importing.days import Order, evidence_of
from ospe_build.importing.goals import DAY_SHAPES, Goal, goal_field, goal_fields, goal_name, parse, parse_goal
from ospe_build.importing.table import ImportedTable, letters
from ospe_build.messages import text
from ospe_build.printable import printable
from ospe_build.reading import Document, read_file
from ospe_build.reporting.wording import message

COLUMNS: Final = "sarakkeet"
CONSTANTS: Final = "vakiot"
ORDERS: Final = "paivat"
SKIP: Final = "ohita"
"""What is in a field's place for a column that is left out."""

_MOST_BYTES: Final = 8 * 2**20
"""Of a mapping file: enough for the widest sheet."""

Problem = tuple[Position, str]


@dataclass(frozen=True, slots=True)
class Mapping:
    """What goes where.

    Attributes:
        columns: the field of each column, by column from 0; those that are left out are not in it.
        constants: what every session gets, by field.
        options: what a tick stands for, by column of ticks.
        orders: whether the day or the month comes first, by column of days.
    """

    columns: dict[int, Pointer]
    constants: dict[Pointer, str]
    options: dict[int, str] = field(default_factory=dict)
    orders: dict[int, Order] = field(default_factory=dict)


class _Reader:
    """Reads a mapping file and gathers what is wrong with it."""

    def __init__(self, document: Document, table: ImportedTable, language: str) -> None:
        self.document = document
        self.table = table
        self.language = language
        self.numbers = {heading: column for column, heading in enumerate(table.headings)}
        self.problems: list[Problem] = [
            (finding.position, message(finding, language)) for finding in document.findings if document.refused
        ]

    def problem(self, where: Pointer, msgid: str, **params: object) -> None:
        """One problem, at the key of a value."""
        self.problems.append((self.document.key_position(where), text(self.language, msgid, **params)))

    def part(self, key: str) -> Iterator[tuple[str, Any]]:
        """What is under one of the keys."""
        value = self.document.value.get(key)
        if isinstance(value, dict):
            yield from value.items()
        elif value is not None or key == COLUMNS:
            self.problem((key,), "import.mapping_shape")

    def by_column(self, key: str) -> Iterator[tuple[Pointer, int, Any]]:
        """What is under a key whose entries are named after columns: where, the column, the value."""
        for heading, value in self.part(key):
            if heading in self.numbers:
                yield (key, heading), self.numbers[heading], value
            else:
                self.problem((key, heading), "import.no_column", heading=printable(heading))

    def no_field(self, where: Pointer, name: object) -> None:
        """The problem that there is no field of that name."""
        meant = nearest(str(name), map(goal_name, goal_fields()))
        said = text(self.language, "import.no_field", field=printable(str(name)))
        further = text(self.language, "report.suggestion", suggestion=meant) if meant else ""
        self.problems.append((self.document.key_position(where), f"{said} {further}".rstrip()))

    def columns(self) -> dict[int, Goal]:
        """Where each column goes."""
        found: dict[int, Goal] = {}
        first: dict[Pointer, Goal] = {}
        named = set()
        for where, column, name in self.by_column(COLUMNS):
            named.add(column)
            if name == SKIP:
                continue
            goal = parse_goal(name) if isinstance(name, str) else None
            if goal is None:
                self.no_field(where, name)
                continue
            # Several columns may give items of a list, or tick one of several options.
            other = first.setdefault(goal.pointer, goal)
            if other is not goal and goal_field(goal.pointer).type != "array" and not (goal.option and other.option):
                self.problem(where, "import.twice", field=name)
            found[column] = goal
        for heading, column in self.numbers.items():
            if named and column not in named:
                words = {"heading": printable(heading), "column": letters(column), "skip": SKIP}
                self.problem((COLUMNS,), "import.column_missing", **words)
        return dict(sorted(found.items()))

    def constants(self, taken: set[Pointer]) -> dict[Pointer, str]:
        """What every session gets."""
        found: dict[Pointer, str] = {}
        for name, value in self.part(CONSTANTS):
            where = (CONSTANTS, name)
            pointer = parse(name)
            if pointer is None:
                self.no_field(where, name)
            elif value is None or value == "":
                continue
            elif pointer in taken:
                self.problem(where, "import.twice", field=name)
            elif isinstance(value, dict | list):
                self.problem(where, "import.constant_shape", field=name)
            else:
                found[pointer] = str(value).lower() if isinstance(value, bool) else str(value)
        return found

    def orders(self, columns: dict[int, Goal]) -> dict[int, Order]:
        """Whether the day or the month comes first, for every column of days: as it is said, else as the cells show."""
        known = {as_key(order): order for order in Order}
        found: dict[int, Order] = {}
        for where, column, value in self.by_column(ORDERS):
            if value is None or value == "":
                continue
            if as_key(str(value)) in known:
                found[column] = known[as_key(str(value))]
            else:
                self.problem(where, "import.no_order", value=printable(str(value)), day=Order.DAY, month=Order.MONTH)
        for column, goal in columns.items():
            if column not in found and goal_field(goal.pointer).shape in DAY_SHAPES:
                self._decide(column, found)
        return found

    def _decide(self, column: int, found: dict[int, Order]) -> None:
        evidence = evidence_of((row, cells[column]) for row, cells in self.table.rows.items())
        if evidence.order:
            found[column] = evidence.order
            return
        heading, name = self.table.headings[column], letters(column)
        rows = evidence.contradiction or (evidence.either or 0,)
        words: dict[str, object] = {"heading": printable(heading), "column": name, "key": ORDERS}
        words |= {"day": Order.DAY, "month": Order.MONTH}
        for number, row in enumerate(rows, 1):
            words[f"cell{number}"] = f"{name}{row}"
            words[f"day{number}"] = printable(self.table.rows[row][column])
        self.problem(
            (COLUMNS, heading), "import.two_orders" if evidence.contradiction else "import.which_order", **words
        )

    def read(self) -> Mapping:
        """The mapping; half of it where there are problems."""
        if self.document.refused:
            return Mapping({}, {})
        value = self.document.value
        if not isinstance(value, dict) or not value.keys() <= {COLUMNS, CONSTANTS, ORDERS}:
            self.problem((), "import.mapping_shape")
            return Mapping({}, {})
        columns = self.columns()
        return Mapping(
            {column: goal.pointer for column, goal in columns.items()},
            self.constants({goal.pointer for goal in columns.values()}),
            {column: goal.option for column, goal in columns.items() if goal.option},
            self.orders(columns),
        )


def read_mapping(path: Path, table: ImportedTable, language: str) -> Mapping:
    """Read a mapping file for a sheet.

    Args:
        path: the file.
        table: the sheet whose columns it maps; it must name them all.
        language: of the errors' messages.

    Raises:
        MisuseError: it cannot be used; the message tells all that is wrong with it, by line.
    """
    name = path.as_posix()
    reader = _Reader(read_file(path, name, most=_MOST_BYTES), table, language)
    mapping = reader.read()
    if reader.problems:
        lines = [
            f"{printable(name)}:{place.line}:{place.column}: {said}"
            for place, said in sorted(reader.problems, key=lambda problem: (problem[0].line, problem[0].column))
        ]
        raise MisuseError("\n".join([*lines, text(language, "import.bad_mapping")]))
    return mapping
