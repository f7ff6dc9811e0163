"""The tables of the open data: their columns, with name, type and what they hold, made from the schema's own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from ospe_build.board import card_fields, root
from ospe_build.data import table_fields
from ospe_build.messages import DEFAULT_LANGUAGE, has, text
from ospe_build.nodes import Node

LIST_SEPARATOR: Final = "; "
"""What parts the items of a list in one cell; the file format itself parts units so."""


class Kind(StrEnum):
    """What a cell holds: free text, a key or an id, or a value of another type."""

    TEXT = "text"
    KEY = "key"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    FLAG = "flag"
    DAY = "day"
    DAY_OR_MONTH = "day_or_month"
    LIST = "list"


_KINDS: Final = {"integer": Kind.INTEGER, "boolean": Kind.BOOLEAN, "array": Kind.LIST}
_SHAPES: Final = {
    "paiva": Kind.DAY,
    "paiva_tai_kuukausi": Kind.DAY_OR_MONTH,
    "tunniste": Kind.KEY,
    "kortti": Kind.KEY,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        label: its heading for people, or the question that it answers.
        description: what else there is to know, may be empty.
        required: whether no cell is ever empty.
        values: allowed values and their labels; empty where any value will do.
        limits: JSON Schema keywords that bound a number.
    """

    name: str
    kind: Kind
    label: str
    description: str = ""
    required: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, node: Node, language: str, *, required: bool) -> "Column":
        """The column that holds a key of the session's file; where the key has a default, the default fills it."""
        kind = Kind.KEY if node.values else Kind.TEXT
        return cls(
            name=node.key,
            kind=_KINDS.get(node.type) or _SHAPES.get(node.shape) or kind,
            label=node.label(language),
            description=node.description(language),
            required=required or "default" in node.limits,
            values={value: node.value_label(value, language) for value in node.values},
            limits=node.limits if node.type == "integer" else {},
        )

    @classmethod
    def own(  # noqa: PLR0913 - a column as the catalogue has it
        cls,
        name: str,
        kind: Kind,
        language: str,
        *,
        required: bool = True,
        values: Mapping[str, str] | None = None,
        minimum: int = 1,
    ) -> "Column":
        """A column that no key of the file gives: a place, or what is computed; its words are in the catalogue."""
        msgid = f"data.column.{name}"
        return cls(
            name=name,
            kind=kind,
            label=text(language, msgid),
            description=text(language, f"{msgid}.help") if has(f"{msgid}.help") else "",
            required=required,
            values=values or {},
            limits={"minimum": minimum} if kind is Kind.INTEGER else {},
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that name a row of another table by its key."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table: a CSV file, and a table of the same name and columns in SQLite.

    Attributes:
        key: the columns that tell its rows apart.
        references: to the tables that it depends on.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    def title(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What it is called."""
        return text(language, f"data.table.{self.name}")

    def description(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What its rows are."""
        return text(language, f"data.table.{self.name}.help")


_TO_SESSION: Final = Reference(("pelikerta_id",), "pelikerrat", ("id",))
_TO_MEANS: Final = Reference(("pelikerta_id", "uusi_keino"), "uudet_keinot", ("pelikerta_id", "jarjestys"))
_PLACE: Final = ("pelikerta_id", "pelilauta", "kentta", "jarjestys")


def _place(fields: Iterable[Node], language: str) -> tuple[Column, ...]:
    """The columns that say where a row stands: session, board, field, order."""
    boards, keys = {}, {}
    for node in fields:
        way = [part for part in node.pointer if part != "*"]
        board = root()
        for part in way[:-1]:
            board = board.child(str(part))
        boards[board.key] = board.label(language)
        keys[node.key] = node.label(language)
    return (
        Column.own("pelikerta_id", Kind.KEY, language),
        Column.own("pelilauta", Kind.KEY, language, values=boards),
        Column.own("kentta", Kind.KEY, language, values=keys),
        Column.own("jarjestys", Kind.INTEGER, language),
    )


def _method(language: str) -> tuple[Column, ...]:
    """The columns of a method: its name, then what the file says of the card."""
    return (
        Column.own("keino", Kind.TEXT, language),
        *(Column.of(node, language, required=False) for node in card_fields()),
    )


def _columns(cells: Iterable[table_fields.Cell], language: str) -> tuple[Column, ...]:
    return tuple(Column.of(cell.node, language, required=cell.required) for cell in cells)


@lru_cache
def tables(language: str = DEFAULT_LANGUAGE) -> tuple[Table, ...]:
    """All tables, those first that others refer to; what they hold, told in that language."""
    example = Column.of(table_fields.example_mark(), language, required=True)
    states = {node.key: node for node in table_fields.follow_ups().children}["tila"]
    newest = (
        Column.own(
            "viimeisin_tila",
            Kind.KEY,
            language,
            required=False,
            values={value: states.value_label(value, language) for value in states.values},
        ),
        Column.own("viimeisin_paiva", Kind.DAY, language, required=False),
    )
    return (
        Table(
            "pelikerrat",
            (Column.own("id", Kind.KEY, language), *_columns(table_fields.details(), language), example),
            ("id",),
        ),
        Table(
            "laput",
            (*_place(table_fields.note_fields(), language), Column.own("teksti", Kind.TEXT, language), example),
            _PLACE,
            (_TO_SESSION,),
        ),
        Table(
            "keinot",
            (*_place(table_fields.method_fields(), language), *_method(language), example),
            _PLACE,
            (_TO_SESSION,),
        ),
        Table(
            "uudet_keinot",
            (
                *_place([table_fields.planned_method()], language),
                *_method(language),
                *_columns(table_fields.plan_answers(), language),
                *newest,
                example,
            ),
            ("pelikerta_id", "jarjestys"),
            (_TO_SESSION,),
        ),
        Table(
            "seuranta",
            (
                *_place([table_fields.follow_ups()], language),
                Column.own("uusi_keino", Kind.INTEGER, language),
                *_columns(table_fields.follow_up_answers(), language),
                example,
            ),
            ("pelikerta_id", "uusi_keino", "jarjestys"),
            (_TO_SESSION, _TO_MEANS),
        ),
    )
