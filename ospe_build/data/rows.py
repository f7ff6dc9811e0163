"""The rows that one session gives to the tables, in the order of their columns."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

import msgspec

from ospe_build.archive.deck import cards
from ospe_build.archive.session import Session
from ospe_build.data import table_fields
from ospe_build.data.tables import LIST_SEPARATOR

Value = str | int | bool | None
Row = tuple[Value, ...]

_EMPTY: Final[dict[str, Any]] = {}

_Group = tuple[tuple[str, ...], tuple[tuple[str, Any], ...]]
"""The way to a mapping, and the keys that are taken from it, each with the value that stands for a missing one."""


def _grouped(cells: tuple[table_fields.Cell, ...], depth: int) -> tuple[_Group, ...]:
    """Cells by the mapping that holds them, `depth` keys below the start of their ways."""
    found = []
    for way, group in groupby(cells, key=lambda cell: cell.node.pointer[depth:-1]):
        keys = tuple((cell.node.key, cell.node.limits.get("default")) for cell in group)
        found.append((tuple(str(part) for part in way), keys))
    return tuple(found)


@lru_cache
def _details() -> tuple[_Group, ...]:
    return _grouped(table_fields.details(), 0)


@lru_cache
def _plan_answers() -> tuple[_Group, ...]:
    return _grouped(table_fields.plan_answers(), len(table_fields.planned_method().pointer) - 1)


@lru_cache
def _follow_up_answers() -> tuple[_Group, ...]:
    return _grouped(table_fields.follow_up_answers(), len(table_fields.follow_ups().pointer) + 1)


@lru_cache
def _lists(kind: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The ways to the mappings that hold lists of notes or of methods, and the keys of those lists."""
    nodes = table_fields.note_fields() if kind == "notes" else table_fields.method_fields()
    return tuple(
        (tuple(str(part) for part in way), tuple(node.key for node in group))
        for way, group in groupby(nodes, key=lambda node: node.pointer[:-1])
    )


@lru_cache
def _names() -> dict[str, str]:
    return {card.id: card.name() for card in cards().values()}


def _cells(value: dict[str, Any], groups: tuple[_Group, ...]) -> list[Value]:
    """The cells that a mapping and the mappings in it give; a list becomes one text."""
    found: list[Value] = []
    for way, keys in groups:
        part = value
        for key in way:
            part = part.get(key, _EMPTY)
        for key, default in keys:
            cell = part.get(key, default)
            found.append(LIST_SEPARATOR.join(cell) if cell.__class__ is list else cell)
    return found


def _filled(value: dict[str, Any], kind: str) -> Iterator[tuple[str, str, list[Any]]]:
    """Every list of that kind that holds something: board, field, items."""
    for way, keys in _lists(kind):
        part = value
        for key in way:
            part = part.get(key, _EMPTY)
        if part:
            for key in keys:
                if key in part:
                    yield way[-1], key, part[key]


def _method(value: str | dict[str, str]) -> Row:
    """A method's cells: its name, the card, what was added."""
    if isinstance(value, str):
        return value, None, None
    return _names()[value["kortti"]], value["kortti"], value.get("lisatieto")


def rows(session: Session) -> dict[str, list[Row]]:
    """The rows of a session by table; made of what may be published."""
    value, mine, example = session.value, session.id, session.example
    plan, answers, news = table_fields.plan().key, _plan_answers(), _follow_up_answers()
    method_key, follow_ups_key = table_fields.planned_method().key, table_fields.follow_ups().key
    planned: list[Row] = []
    followed: list[Row] = []
    for number, row in enumerate(value.get(plan, ()), 1):
        entries = row.get(follow_ups_key, ())
        newest = (entries[-1]["tila"], entries[-1]["paiva"]) if entries else (None, None)
        planned.append(
            (mine, plan, method_key, number, *_method(row[method_key]), *_cells(row, answers), *newest, example)
        )
        followed.extend(
            (mine, plan, follow_ups_key, order, number, *_cells(entry, news), example)
            for order, entry in enumerate(entries, 1)
        )
    return {
        "pelikerrat": [(mine, *_cells(value, _details()), example)],
        "laput": [
            (mine, board, key, order, note, example)
            for board, key, notes in _filled(value, "notes")
            for order, note in enumerate(notes, 1)
        ],
        "keinot": [
            (mine, board, key, order, *_method(method), example)
            for board, key, methods in _filled(value, "methods")
            for order, method in enumerate(methods, 1)
        ],
        "uudet_keinot": planned,
        "seuranta": followed,
    }


def encoded(session: Session) -> bytes:
    """The same as JSON, in the order of the tables."""
    return msgspec.json.encode(list(rows(session).values()))
