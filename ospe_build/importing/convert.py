"""A row of cells → the value of a session, by the types that the schema gives its fields."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from ospe_build.archive.deck import cards
from ospe_build.board import Node, node
from ospe_build.checking.dates import guess_date, guess_month
from ospe_build.checking.nearest import plain
from ospe_build.checking.schema_types import truth_in
from ospe_build.finding import Pointer
from ospe_build.importing.fields import field
from ospe_build.importing.mapping import Mapping

_SPLIT: Final = re.compile(r"[\n;]")
_BULLET: Final = re.compile(r"[-–•*·][ \t]+")
_WHOLE: Final = re.compile(r"([0-9]{1,9})(?:[.,]0+)?")
_TIME: Final = re.compile(r",?[ T]+(?:klo\.? +)?[0-9]{1,2}[.:][0-9]{2}(?:[.:][0-9]{2})?$")
_COMMA_APART: Final = frozenset({"alue"})
"""Lists of plain names, which a comma parts as well."""


@dataclass(frozen=True, slots=True)
class Row:
    """A session made of a row.

    Attributes:
        number: of the row in the spreadsheet.
        value: the session.
        origins: the column, from 0, that each value came from; None for what every session gets.
        empty: the columns without text, by the field that they would have filled.
    """

    number: int
    value: dict[str, Any]
    origins: dict[Pointer, int | None]
    empty: dict[Pointer, int]


@lru_cache
def _card_names() -> dict[str, str]:
    """The ids of cards by their names in all languages."""
    return {plain(name): card.id for card in cards().values() for name in (card.id, *card.names.values())}


def _choice(cell: str, choices: Node) -> str | None:
    """The allowed value that the cell names by key or by label."""
    for value, labels in choices.values.items():
        if plain(cell) in {plain(value), *map(plain, labels.values())}:
            return value
    return None


def _method(cell: str) -> Any:  # noqa: ANN401 - a text or a card
    card = _card_names().get(plain(cell))
    return {"kortti": card} if card else cell


def _day(cell: str, *, month: bool) -> str:
    bare = _TIME.sub("", cell)
    return guess_date(bare) or (guess_month(bare) if month else None) or cell


def _parts(cell: str, target: Node) -> list[str]:
    """The items of a list in one cell."""
    parts = [_BULLET.sub("", part.strip(), count=1) for part in _SPLIT.split(cell)]
    if target.values or target.shape in _COMMA_APART:
        # A label may hold a comma itself.
        parts = [
            word.strip()
            for part in parts
            for word in ([part] if _choice(part, target) is not None else part.split(","))
        ]
    return [part for part in parts if part]


def convert(cell: str, target: Node) -> Any:  # noqa: ANN401 - a value of any type
    """The cell as the field wants it; as it stands where it cannot be made out, for the checks to tell.

    Args:
        cell: its text, not empty.
        target: the field it goes to.
    """
    if target.type == "array":
        methods = target.shape == "keinot"
        return [_method(part) if methods else _choice(part, target) or part for part in _parts(cell, target)]
    if target.type == "integer":
        whole = _WHOLE.fullmatch(cell)
        return int(whole[1]) if whole else cell
    if target.type == "boolean":
        truth = truth_in(cell)
        return cell if truth is None else truth == "true"
    if target.type == "keino":
        return _method(cell)
    if target.shape in {"paiva", "paiva_tai_kuukausi"}:
        return _day(cell, month=target.shape != "paiva")
    return _choice(cell, target) or cell


def _order(pointer: Pointer) -> list[tuple[bool, str | int]]:
    """Sorts ways so that the items of a list come in their order."""
    return [(isinstance(part, str), part) for part in pointer]


def _closed_up(pointers: list[Pointer]) -> dict[Pointer, Pointer]:
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


def session_of(number: int, cells: tuple[str, ...], mapping: Mapping) -> Row:
    """Make a session of a row.

    Args:
        number: of the row in the spreadsheet.
        cells: its cells.
        mapping: what goes where.
    """
    filled: list[tuple[int | None, Pointer, Any]] = []
    for column, way in mapping.columns.items():
        content = convert(cells[column], field(way)) if cells[column] else []
        filled += [(column, way, content)] if content != [] else []
    moved = _closed_up([way for _, way, _ in filled])
    for way, constant in mapping.constants.items():
        if _stands(way, moved):
            filled.append((None, way, convert(constant, field(way))))
    contents: dict[Pointer, Any] = {}
    origins: dict[Pointer, int | None] = {}
    for source, way, content in filled:
        pointer = _moved(way, moved)
        if isinstance(content, list):
            earlier = contents.get(pointer, [])
            origins |= {(*pointer, len(earlier) + index): source for index in range(len(content))}
            contents[pointer] = [*earlier, *content]
        else:
            contents[pointer] = content
        origins.setdefault(pointer, source)
    value: dict[str, Any] = {"skeema": node("skeema").limits["const"]}
    for pointer in sorted(contents, key=_order):
        _put(value, pointer, contents[pointer])
    empty = {_moved(way, moved): column for column, way in mapping.columns.items()}
    return Row(number, value, origins, {way: column for way, column in empty.items() if way not in origins})
