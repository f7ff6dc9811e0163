"""The boards as the schemas give them: phases, questions, columns and labels by language.

Each edition of the printed boards has a schema of its own, `schema/session.schema.json` the first one and
`schema/session-<edition>.schema.json` a later one; an archive elsewhere may add its own. This module alone reads them,
and all faces (form, page, template, table, help) follow it: a question is added in the schema and nowhere else. What is
about one session follows the edition that it names, what is about many (lists, tables) all editions in one tree.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from pathlib import Path
from typing import Any, Final

from ospe_build.errors import SchemaError
from ospe_build.finding import Pointer
from ospe_build.locations import OWN_SCHEMA_DIR, SHARED
from ospe_build.messages import DEFAULT_LANGUAGE, pick

SCHEMA_DIR: Final = SHARED / "schema"
FIRST: Final = "2017"
"""The edition that a session follows which names none (contract.md)."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """A key of a session: a board, a question, a column or a plain field.

    Attributes:
        key, pointer: the key in the file, and where it stands from the root; items of lists are `"*"`.
        labels: its heading or printed question by language.
        descriptions: what is printed under the heading, or our help; by language, may be empty.
        type: JSON type: string, integer, boolean, array, object; or `keino` for a placed method (text or card).
        kind: what a board is (`laput`, `kortit`, `teema`, `suunnitelma`, `tiedot`, `palaute`), else empty.
        shape: name of the shared definition that the value follows (`laput`, `keinot`, `paiva`, …), else empty.
        ours: True where the text is this project's own and not printed on a board.
        core: True where the key is required in the object that holds it.
        order, phase: place among its siblings, and of a board in the game, from 1; 0 where it has none.
        values: allowed values and their labels by language, in order; empty where any value will do.
        examples: values that show a writer what is meant: the Finnish one, then those of other languages.
        translated_examples: those of other languages, by language.
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
    translated_examples: dict[str, Any]
    limits: Json
    extra: Json
    children: tuple["Node", ...]

    def label(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Its heading or question in that language."""
        return pick(self.labels, language)

    def example(self, language: str = DEFAULT_LANGUAGE) -> Any:  # noqa: ANN401 - of the field's own type
        """The example in a language, the Finnish one where that has none; None where there is no example at all."""
        return self.translated_examples.get(language, self.examples[0] if self.examples else None)

    def description(self, language: str = DEFAULT_LANGUAGE) -> str:
        """What is under the heading in that language, or an empty text."""
        return pick(self.descriptions, language) if self.descriptions else ""

    def value_label(self, value: str, language: str = DEFAULT_LANGUAGE) -> str:
        """The label of an allowed value; the value itself where it has none."""
        return pick(self.values[value], language) if value in self.values else value

    def child(self, key: str) -> "Node":
        """The child with that key; a `SchemaError` where there is none."""
        for node in self.children:
            if node.key == key:
                return node
        raise SchemaError(f"{SCHEMA_DIR}: {'/'.join(map(str, self.pointer))} has no key {key!r}")

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
def schema_paths() -> dict[str, Path]:
    """The schema's file of each edition, the first edition first; an archive's own counts before the shared one.

    Raises:
        SchemaError: one of them cannot be read, or does not name its edition.
    """
    paths: dict[str, Path] = {}
    for path in (path for folder in (SCHEMA_DIR, OWN_SCHEMA_DIR) for path in folder.glob("session*.schema.json")):
        try:
            (edition,) = json.loads(path.read_text("utf-8"))["properties"]["pelikerta"]["properties"]["lauta"]["enum"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SchemaError(f"{path}: {error!r}") from error
        paths[edition] = path
    return dict(sorted(paths.items()))


def newest() -> str:
    """The edition of the boards that are played now."""
    return list(schema_paths())[-1]


def edition_of(session: object) -> str:
    """The edition that a session's value names; the newest one where there is no such edition."""
    details = session.get("pelikerta") if isinstance(session, dict) else None
    named = details.get("lauta", FIRST) if isinstance(details, dict) else FIRST
    return named if isinstance(named, str) and named in schema_paths() else newest()


@lru_cache
def schema(edition: str) -> Json:
    """The session schema of an edition, as JSON."""
    return dict(json.loads(schema_paths()[edition].read_text("utf-8")))


def _by_language(finnish: str | None, others: dict[str, str] | None) -> dict[str, str]:
    return {DEFAULT_LANGUAGE: finnish, **(others or {})} if finnish else {}


@dataclass(frozen=True)
class _Reader:
    """Makes nodes of one schema."""

    schema: Json

    def resolve(self, part: Json) -> tuple[Json, str]:
        """The part with its `$ref` followed, its own keywords first, and the name of the definition."""
        name = ""
        while "$ref" in part:
            name = name or part["$ref"].rpartition("/")[2]
            target = self.schema["$defs"][part["$ref"].rpartition("/")[2]]
            part = {**target, **{key: value for key, value in part.items() if key != "$ref"}}
        return part, name

    def node(self, key: str, part: Json, pointer: Pointer, *, core: bool) -> Node:
        """The node of a part of the schema, with all below it."""
        part, shape = self.resolve(part)
        note = part.get("x-ospe", {})
        items, item_shape = self.resolve(part["items"]) if "items" in part else ({}, "")
        inner = items if items.get("type") == "object" else part
        inner_pointer = (*pointer, "*") if inner is items else pointer
        required = inner.get("required", ())
        children = [
            self.node(name, child, (*inner_pointer, name), core=name in required)
            for name, child in inner.get("properties", {}).items()
        ]
        choices = note.get("values", {})
        if item_shape == "teema":
            boards = self.schema["properties"]["teemat"]["properties"].items()
            choices = {theme: _by_language(board["title"], board["x-ospe"]["labels"]) for theme, board in boards}
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
            examples=(*part.get("examples", ()), *note.get("examples", {}).values()),
            translated_examples=note.get("examples", {}),
            limits={name: part[name] for name in LIMITS if name in part},
            extra={name: note[name] for name in EXTRAS if name in note},
            children=tuple(sorted(children, key=lambda node: node.order)),
        )


def _together(older: Node, newer: Node) -> Node:
    """A key of two editions: the newer one's words, and below it what either of them has."""
    before = {node.key: node for node in older.children}
    children = [_together(before.pop(node.key), node) if node.key in before else node for node in newer.children]
    return replace(
        newer,
        core=newer.core and older.core,
        values=newer.values | {value: older.values[value] for value in older.values if value not in newer.values},
        limits=older.limits | newer.limits,
        children=(*children, *(replace(node, core=False) for node in before.values())),
    )


@lru_cache
def root(edition: str = "") -> Node:
    """The whole session, as a tree in the order of the game.

    Args:
        edition: of the boards; where it is empty, all editions together, in the words of the newest that has a key.
    """
    if not edition:
        return reduce(_together, map(root, schema_paths()))
    try:
        return _Reader(schema(edition)).node("", schema(edition), (), core=True)
    except (KeyError, TypeError, AttributeError) as error:
        raise SchemaError(f"{schema_paths()[edition]}: {error!r}") from error


@lru_cache
def node(*keys: str, edition: str = "") -> Node:
    """The node at that way of keys, such as `node("pelikerta", "otsikko")`."""
    found = root(edition)
    for key in keys:
        found = found.child(key)
    return found


@lru_cache
def phases(edition: str = "") -> tuple[Node, ...]:
    """The boards that are played, in the game's order."""
    return tuple(sorted((board for board in root(edition).children if board.phase), key=lambda board: board.phase))


@lru_cache
def themes(edition: str = "") -> tuple[Node, ...]:
    """The five theme boards, in order; their children are the columns where cards are placed."""
    return node("teemat", edition=edition).children


@lru_cache
def card_fields() -> tuple[Node, ...]:
    """The keys of a placed method card, in order, the same in all editions; their pointers start at the method."""
    reader = _Reader(schema(newest()))
    card = next(part for part in reader.schema["$defs"]["keino"]["oneOf"] if part["type"] == "object")
    return reader.node("", card, (), core=True).children
