"""A session schema as nodes: a board, a question, a column or a plain field each, with its words by language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from ospe_build.errors import SchemaError
from ospe_build.finding import Pointer
from ospe_build.messages import DEFAULT_LANGUAGE, pick

Json = dict[str, Any]
LIMITS: Final = (
    "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "pattern", "format",
    "default", "const",
)  # fmt: skip
EXTRAS: Final = ("refers", "replaces", "printed_rows", "printed", "edition", "first_year", "minutes", "whole")


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
        extra: the rest of `x-ospe` (`refers`, `replaces`, `printed_rows`, `first_year`, `minutes`, `whole`).
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
        raise SchemaError(f"{'/'.join(map(str, self.pointer))} has no key {key!r}")

    def walk(self) -> Iterator["Node"]:
        """The node and all below it, in order."""
        yield self
        for node in self.children:
            yield from node.walk()


def _by_language(finnish: str | None, others: dict[str, str] | None) -> dict[str, str]:
    return {DEFAULT_LANGUAGE: finnish, **(others or {})} if finnish else {}


@dataclass(frozen=True)
class Reader:
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
        if "enum" in part:  # what is allowed counts; its labels may have stayed those of another edition
            choices = {value: choices.get(value, {DEFAULT_LANGUAGE: value}) for value in part["enum"]}
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


def together(older: Node, newer: Node) -> Node:
    """A key of two editions: the newer one's words, and below it what either of them has."""
    before = {node.key: node for node in older.children}
    children = [together(before.pop(node.key), node) if node.key in before else node for node in newer.children]
    return replace(
        newer,
        core=newer.core and older.core,
        values=newer.values | {value: older.values[value] for value in older.values if value not in newer.values},
        limits=older.limits | newer.limits,
        children=(*children, *(replace(node, core=False) for node in before.values())),
    )
