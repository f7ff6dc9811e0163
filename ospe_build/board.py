"""The boards as the schema gives them: phases, questions, columns and labels by language.

This module alone knows how `schema/session.schema.json` is laid out; all faces (form, page, template, table, help)
follow what it returns, so a question is added in the schema and nowhere else.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from ospe_build.errors import SchemaError
from ospe_build.finding import Pointer
from ospe_build.messages import DEFAULT_LANGUAGE, pick

SCHEMA_DIR: Final = Path(__file__).parent.parent / "schema"
SCHEMA_PATH: Final = SCHEMA_DIR / "session.schema.json"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """A key of a session: a board, a question, a column or a plain field.

    Attributes:
        key: the key in the file.
        pointer: where it stands from the root; items of lists are `"*"`.
        labels: its heading or printed question by language.
        descriptions: what is printed under the heading, or our help; by language, may be empty.
        type: JSON type: string, integer, boolean, array, object; or `keino` for a placed method (text or card).
        kind: what a board is (`laput`, `kortit`, `teema`, `suunnitelma`, `tiedot`, `palaute`), else empty.
        shape: name of the shared definition that the value follows (`laput`, `keinot`, `paiva`, …), else empty.
        ours: True where the text is this project's own and not printed on a board.
        core: True where the key is required in the object that holds it.
        order: place among its siblings.
        phase: place of a board in the game, from 1; 0 where it is none.
        values: allowed values and their labels by language, in order; empty where any value will do.
        examples: values that show a writer what is meant.
        limits: the JSON Schema keywords that bound it (minLength, maxItems, …).
        extra: the rest of `x-ospe` (`refers`, `replaces`, `printed_rows`, `first_year`).
        children: keys of an object, or of the objects in a list, by order.
    """

    key: str
    pointer: Pointer
    labels: dict[str, str]
    descriptions: dict[str, str]
    type: str
    kind: str
    shape: str
    ours: bool
    core: bool
    order: int
    phase: int
    values: dict[str, dict[str, str]]
    examples: tuple[Any, ...]
    limits: Json
    extra: Json
    children: tuple["Node", ...]

    def label(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Its heading or question in that language."""
        return pick(self.labels, language)

    def description(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What stands under the heading in that language, or an empty text."""
        return pick(self.descriptions, language) if self.descriptions else ""

    def value_label(self, value: str, language: str = DEFAULT_LANGUAGE) -> str:
        """The label of an allowed value; the value itself where it has none."""
        return pick(self.values[value], language) if value in self.values else value

    def child(self, key: str) -> "Node":
        """The child with that key.

        Raises:
            SchemaError: there is none.
        """
        for node in self.children:
            if node.key == key:
                return node
        raise SchemaError(f"{SCHEMA_PATH}: {'/'.join(map(str, self.pointer))} has no key {key!r}")

    def walk(self) -> Iterator["Node"]:
        """The node and all below it, in order."""
        yield self
        for node in self.children:
            yield from node.walk()


LIMITS: Final = (
    "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "pattern", "format",
    "default", "const",
)  # fmt: skip
EXTRAS: Final = ("refers", "replaces", "printed_rows", "printed", "edition", "first_year")


@lru_cache
def schema() -> Json:
    """The session schema, as JSON.

    Raises:
        SchemaError: it cannot be read.
    """
    try:
        return dict(json.loads(SCHEMA_PATH.read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise SchemaError(f"{SCHEMA_PATH}: {error}") from error


def _resolve(part: Json) -> tuple[Json, str]:
    """The part with its `$ref` followed, its own keywords first, and the name of the definition."""
    name = ""
    while "$ref" in part:
        name = name or part["$ref"].rpartition("/")[2]
        target = schema()["$defs"][part["$ref"].rpartition("/")[2]]
        part = {**target, **{key: value for key, value in part.items() if key != "$ref"}}
    return part, name


def _by_language(finnish: str | None, others: dict[str, str] | None) -> dict[str, str]:
    return {DEFAULT_LANGUAGE: finnish, **(others or {})} if finnish else {}


def _node(key: str, part: Json, pointer: Pointer, *, core: bool) -> Node:
    part, shape = _resolve(part)
    note = part.get("x-ospe", {})
    items, item_shape = _resolve(part["items"]) if "items" in part else ({}, "")
    inner = items if items.get("type") == "object" else part
    inner_pointer = (*pointer, "*") if inner is items else pointer
    required = inner.get("required", ())
    children = [
        _node(name, child, (*inner_pointer, name), core=name in required)
        for name, child in inner.get("properties", {}).items()
    ]
    choices = note.get("values", {})
    if item_shape == "teema":
        themes = schema()["properties"]["teemat"]["properties"]
        choices = {name: _by_language(theme["title"], theme["x-ospe"]["labels"]) for name, theme in themes.items()}
    return Node(
        key=key,
        pointer=pointer,
        labels=_by_language(part.get("title"), note.get("labels")),
        descriptions=_by_language(part.get("description"), note.get("descriptions")),
        type="keino" if shape == "keino" else part.get("type", "string"),
        kind=note.get("kind", ""),
        shape=shape or item_shape,
        ours=note.get("ours", False),
        core=core,
        order=note.get("order", 0),
        phase=note.get("phase", 0),
        values=choices,
        examples=tuple(part.get("examples", ())),
        limits={name: part[name] for name in LIMITS if name in part},
        extra={name: note[name] for name in EXTRAS if name in note},
        children=tuple(sorted(children, key=lambda node: node.order)),
    )


@lru_cache
def root() -> Node:
    """The whole session, as a tree in the order of the game.

    Raises:
        SchemaError: the schema does not have the shape that is described here.
    """
    try:
        return _node("", schema(), (), core=True)
    except (KeyError, TypeError, AttributeError) as error:
        raise SchemaError(f"{SCHEMA_PATH}: {error!r}") from error


@lru_cache
def node(*keys: str) -> Node:
    """The node at that way of keys, such as `node("pelikerta", "otsikko")`."""
    found = root()
    for key in keys:
        found = found.child(key)
    return found


@lru_cache
def phases() -> tuple[Node, ...]:
    """The boards that are played, in the game's order."""
    return tuple(sorted((board for board in root().children if board.phase), key=lambda board: board.phase))


@lru_cache
def themes() -> tuple[Node, ...]:
    """The five theme boards, in order; their children are the columns where cards are placed."""
    return node("teemat").children


@lru_cache
def card_fields() -> tuple[Node, ...]:
    """The keys of a placed method card, in order; their pointers start at the method itself."""
    card = next(part for part in schema()["$defs"]["keino"]["oneOf"] if part["type"] == "object")
    return _node("", card, (), core=True).children
