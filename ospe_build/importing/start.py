"""A mapping file to start from, to be looked through by a person."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from ospe_build.board import root
from ospe_build.importing.days import Order, evidence_of
from ospe_build.importing.goals import DAY_SHAPES, goal_field, goal_fields, goal_name, parse
from ospe_build.importing.guess import guess
from ospe_build.importing.mapping import COLUMNS, CONSTANTS, ORDERS, SKIP
from ospe_build.importing.personal import is_personal
from ospe_build.importing.table import ImportedTable
from ospe_build.messages import text
from ospe_build.nodes import Node
from ospe_build.reporting.wording import wrapped

_WIDTH: Final = 100
_SAMPLE: Final = 50
"""Rows that are looked at to see what a column holds."""


def guessed(table: ImportedTable) -> dict[int, str]:
    """The names of the fields that the columns of a sheet probably belong to."""
    samples: dict[int, list[str]] = defaultdict(list)
    for cells in islice(table.rows.values(), _SAMPLE):
        for column, cell in enumerate(cells):
            if cell:
                samples[column].append(cell)
    return guess(table.headings, samples)


def personal(table: ImportedTable) -> list[int]:
    """The columns that hold personal data by their headings."""
    return [column for column, heading in enumerate(table.headings) if is_personal(heading)]


def _missing(names: Iterable[str]) -> Iterator[Node]:
    """The required fields that no column was found for."""
    found = set(names)
    for board in root().children:
        for node in board.children if board.core else ():
            if node.core and goal_name(node.pointer) not in found:
                yield node


def _unordered(table: ImportedTable, names: Mapping[int, str]) -> Iterator[str]:
    """The headings of columns of days in which it cannot be seen whether the day or the month comes first."""
    for column, name in names.items():
        pointer = parse(name)
        if pointer and goal_field(pointer).shape in DAY_SHAPES:
            cells = ((row, cells[column]) for row, cells in table.rows.items())
            if evidence_of(cells).order is None:
                yield table.headings[column]


def _quoted(heading: str) -> str:
    return json.dumps(heading, ensure_ascii=False)


def starting_point(table: ImportedTable, names: Mapping[int, str], language: str) -> str:
    """The text of a mapping file.

    Args:
        table: the sheet.
        names: of the fields that its columns probably belong to.
        language: of its comments.
    """
    not_for_us = {column: f"  # {text(language, 'import.personal')}" for column in personal(table)}
    lines = [f"# {line}" for part in text(language, "import.head").splitlines() for line in wrapped(part, _WIDTH)]
    lines += ["", f"{COLUMNS}:"]
    lines += [
        f"  {_quoted(heading)}: {names.get(column, SKIP)}{not_for_us.get(column, '')}"
        for column, heading in enumerate(table.headings)
    ]
    if unordered := [*_unordered(table, names)]:
        lines += [
            "",
            *(
                f"# {line}"
                for line in wrapped(text(language, "import.orders", day=Order.DAY, month=Order.MONTH), _WIDTH)
            ),
        ]
        lines += [f"{ORDERS}:", *(f'  {_quoted(heading)}: ""' for heading in unordered)]
    lines += ["", *(f"# {line}" for line in wrapped(text(language, "import.constants"), _WIDTH))]
    missing = [*_missing(names.values())]
    lines += [f"{CONSTANTS}:" if missing else f"# {CONSTANTS}:"]
    lines += [f'  {goal_name(node.pointer)}: ""  # {node.label(language)}' for node in missing]
    lines += ["", f"# {text(language, 'import.all_fields')}"]
    lines += [f"#   {goal_name(node.pointer)}  ({node.label(language)})" for node in goal_fields().values()]
    return "\n".join([*lines, ""])
