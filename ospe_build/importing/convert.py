"""A row of cells → the value of a session, by the types that the schema gives its fields."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

from ospe_build.board import node
from ospe_build.checking.empty_answers import is_empty_answer
from ospe_build.checking.schema_lists import COMMA_APART
from ospe_build.checking.schema_types import truth_in
from ospe_build.finding import Pointer
from ospe_build.importing.days import Order, iso_day
from ospe_build.importing.goals import DAY_SHAPES, Goal, card, choice, goal_field
from ospe_build.importing.mapping import Mapping
from ospe_build.importing.ticks import ticked
from ospe_build.nodes import Node

TOTAL: Final = "import.total"
"""The problem of a cell whose row is no answer at all."""

_SIGNS: Final = re.compile(r"[,;]")
_BULLET: Final = re.compile(r"\A[-–—•*·][ \t]+")
_WHOLE: Final = re.compile(r"([0-9]{1,9})(?:[.,]0+)?")
_SPREADSHEET_ERROR: Final = re.compile(
    r"(?:\A|[\n;])\s*(?:#[A-ZÅÄÖÆØÜ_]+(?:/0)?[!?]|#[A-Z]{1,2}/[A-Z]{1,2}!?|#(?:GETTING_DATA|HAETAAN_TIETOJA|SPILL|VALUE|NAME|REF|NUM|NULL|CALC|FIELD|ERROR)|##+|(?:Err|Virhe|Fel):[0-9]{3})"
    r"\s*(?:\Z|[\n;])"
)
"""What a spreadsheet shows where a formula has no result, in any language: `#NIMI?`, `#DIV/0!`, `#N/A`, `#####`."""

_TOTAL: Final = re.compile(
    r"(?:yhteensä|yht|summa|keskiarvo|totalt|total|sum|medelvärde|genomsnitt|average)\W*", re.IGNORECASE
)
"""What stands in a row that sums up the others."""


@dataclass(frozen=True, slots=True)
class ConvertedRow:
    """A session made of a row.

    Attributes:
        number: of the row in the spreadsheet.
        value: the session.
        origins: the column, from 0, that each value came from; None for what every session gets.
        empty: the columns without text, by the field that they would have filled.
        problems: why a cell gives nothing, as a message of the catalogue, by column.
    """

    number: int
    value: dict[str, Any]
    origins: dict[Pointer, int | None]
    empty: dict[Pointer, int]
    problems: dict[int, str] = field(default_factory=dict)


class CellProblem(NamedTuple):
    """A cell that gives nothing: the message of the catalogue that says why."""

    msgid: str


def _method(cell: str) -> Any:  # noqa: ANN401 - a text or a card
    named = card(cell)
    return {"kortti": named} if named else cell


def _item(cell: str, target: Node) -> Any:  # noqa: ANN401 - a text or a card
    """What is in a list, or in a field of one choice."""
    return _method(cell) if target.shape == "keinot" else choice(cell, target) or cell


def _parts(cell: str, target: Node) -> list[str]:
    """The items of a list in one cell: its rows, or what semicolons part in a cell of one row."""
    parts = [_BULLET.sub("", part.strip(), count=1) for part in cell.split("\n" if "\n" in cell else ";")]
    if target.values or target.shape in COMMA_APART:
        # A label may hold a comma itself.
        parts = [
            word.strip()
            for part in parts
            for word in ([part] if choice(part, target) is not None else _SIGNS.split(part))
        ]
    return [part for part in parts if part and not is_empty_answer(part)]


def convert(cell: str, target: Node, order: Order = Order.DAY) -> Any:  # noqa: ANN401 - a value of any type
    """The cell as the field wants it; as it stands where it cannot be made out, for the checks to tell.

    Args:
        cell: its text, not empty.
        target: the field it goes to.
        order: what comes first in a day that may be read in two ways.
    """
    if target.type == "array":
        return [_item(part, target) for part in _parts(cell, target)]
    if target.type == "integer":
        whole = _WHOLE.fullmatch(cell)
        return int(whole[1]) if whole else cell
    if target.type == "boolean":
        truth = truth_in(cell)
        return cell if truth is None else truth == "true"
    if target.type == "keino":
        return _method(cell)
    if target.shape in DAY_SHAPES:
        return iso_day(cell, order, month=target.shape == "paiva_tai_kuukausi")
    return _item(cell, target)


@lru_cache(maxsize=1 << 14)
def content(cell: str, way: Pointer, option: str, order: Order) -> Any:  # noqa: ANN401 - a value of any type
    """What a cell gives a field: a value, None for nothing, or the problem with it."""
    if not cell:
        return None
    if _SPREADSHEET_ERROR.search(cell):
        return CellProblem("import.cell_error")
    if way[0] == "pelikerta" and _TOTAL.fullmatch(cell):
        return CellProblem(TOTAL)
    target = goal_field(way)
    if option:
        tick = ticked(cell, Goal(way, option))
        if tick is None:
            return CellProblem("import.no_tick")
        item = _item(option, target)
        return ([item] if target.type == "array" else item) if tick else None
    value = convert(cell, target, order)
    nothing = value == [] or (isinstance(value, str) and is_empty_answer(value))
    return None if nothing else value


def _order(pointer: Pointer) -> list[tuple[bool, str | int]]:
    """Sorts ways so that the items of a list come in their order."""
    return [(isinstance(part, str), part) for part in pointer]


@lru_cache(maxsize=1024)
def _closed_up(pointers: tuple[Pointer, ...]) -> dict[Pointer, Pointer]:
    """New ways for ways whose items have gaps, also for all parts of them: items count on from 0."""
    moved: dict[Pointer, Pointer] = {(): ()}
    taken: dict[Pointer, int] = {}
    for pointer in sorted(pointers, key=_order):
        for end in range(1, len(pointer) + 1):
            way, above, last = pointer[:end], pointer[: end - 1], pointer[end - 1]
            if way not in moved:
                if isinstance(last, int):
                    last = taken.get(above, 0)
                    taken[above] = last + 1
                moved[way] = (*moved[above], last)
    return moved


def _moved(pointer: Pointer, moved: dict[Pointer, Pointer]) -> Pointer:
    """The new way of one that may not be among those that were moved."""
    if pointer in moved:
        return moved[pointer]
    known = next(end for end in range(len(pointer), -1, -1) if pointer[:end] in moved)
    return (*moved[pointer[:known]], *pointer[known:])


def _stands(pointer: Pointer, moved: dict[Pointer, Pointer]) -> bool:
    """Whether a constant has its place: what all share makes no row of the plan by itself."""
    items = [index for index, part in enumerate(pointer) if isinstance(part, int)]
    return not items or pointer[: items[-1] + 1] in moved


def _put(value: Any, pointer: Pointer, content: Any) -> None:  # noqa: ANN401 - a session in the making
    for part, following in pairwise(pointer):
        fresh: Any = [] if isinstance(following, int) else {}
        if isinstance(part, str):
            value = value.setdefault(part, fresh)
        else:
            if part == len(value):
                value.append(fresh)
            value = value[part]
    value[pointer[-1]] = content


def session_of(number: int, cells: tuple[str, ...], mapping: Mapping) -> ConvertedRow:
    """Make a session of a row.

    Args:
        number: of the row in the spreadsheet.
        cells: its cells.
        mapping: what goes where.
    """
    filled: list[tuple[int | None, Pointer, Any]] = []
    problems: dict[int, str] = {}
    ways: set[Pointer] = set()
    for column, way in mapping.columns.items():
        found = content(cells[column], way, mapping.options.get(column, ""), mapping.orders.get(column, Order.DAY))
        if isinstance(found, CellProblem):
            problems[column] = found.msgid
        elif found is not None and not isinstance(found, list) and way in ways:
            problems[column] = "import.two_ticks"
        elif found is not None:
            ways.add(way)
            filled.append((column, way, found))
    moved = _closed_up(tuple(way for _, way, _ in filled))
    for way, constant in mapping.constants.items():
        if _stands(way, moved):
            filled.append((None, way, convert(constant, goal_field(way))))
    contents: dict[Pointer, Any] = {}
    origins: dict[Pointer, int | None] = {}
    for source, way, found in filled:
        pointer = _moved(way, moved)
        if isinstance(found, list):
            earlier = contents.get(pointer, [])
            origins |= {(*pointer, len(earlier) + index): source for index in range(len(found))}
            contents[pointer] = [*earlier, *found]
        else:
            contents[pointer] = found
        origins.setdefault(pointer, source)
    value: dict[str, Any] = {"skeema": node("skeema").limits["const"]}
    for pointer in sorted(contents, key=_order):
        _put(value, pointer, contents[pointer])
    empty = {_moved(way, moved): column for column, way in mapping.columns.items()}
    without_text = {way: column for way, column in empty.items() if way not in origins}
    return ConvertedRow(number, value, origins, without_text, problems)
