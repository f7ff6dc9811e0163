"""The file of `ospe new`: the core as keys to fill, all else as comments, whole lines; made from the schema.

A line that begins with `# ` is an optional one: without these two characters it stands in valid shape. Help begins
with `## `, so that it stays a comment when the optional lines around it are taken into use.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ospe_build.archive.deck import cards
from ospe_build.board import card_fields, newest, root
from ospe_build.finding import Pointer
from ospe_build.messages import text
from ospe_build.nodes import Node
from ospe_build.scalar import scalar
from ospe_build.writing.canonical import modeline

_STEP: Final = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: how far in, what it says, whether it is a key or a value, and whether it is used or a comment."""

    indent: int
    words: str
    used: bool
    is_help: bool = False

    def __str__(self) -> str:
        mark = "" if self.used else "# "
        return f"{mark}{' ' * self.indent}{'## ' if self.is_help else ''}{self.words}"


def template(known: Mapping[Pointer, str], language: str) -> str:
    """Write the file to fill.

    Args:
        known: values that stand as they are, by their place; every other text is an example behind `new.marker`.
        language: of the help: fi, sv or en.
    """
    return _Template(known, language).write()


class _Template:
    def __init__(self, known: Mapping[Pointer, str], language: str) -> None:
        self._known = known
        self._language = language
        self._marker = text(language, "new.marker")
        self._boards = root(newest()).children
        self._instead = {node.extra["replaces"]: node for node in self._boards if "replaces" in node.extra}

    def write(self) -> str:
        parts = [modeline(newest()), *(f"## {line}" for line in text(self._language, "new.head").split("\n"))]
        for node in self._boards:
            if other := self._instead.get(node.key):
                parts += ["", *map(str, self._lines(other, 0, used=False, around=True))]
            if node not in self._instead.values():
                used = node.core or node.key in self._instead
                parts += ["", *map(str, self._lines(node, 0, used=used, around=True))]
        return "\n".join([*parts, ""])

    def _lines(self, node: Node, indent: int, *, used: bool, around: bool) -> Iterator[_Line]:
        """The lines of one key; `around` says whether the mapping that holds it is used."""
        for words in self._help(node):
            yield _Line(indent, words, around, is_help=True)
        if node.core and not used:
            yield _Line(indent, text(self._language, "new.needed"), around, is_help=True)
        if node.type == "array" and node.children:
            yield _Line(indent, f"{node.key}:", used)
            yield from self._item(node, indent + _STEP, used=used)
        elif node.type == "array":
            yield _Line(indent, f"{node.key}:", used)
            for value in node.example(self._language) or [node.label(self._language)]:
                yield _Line(indent + _STEP, f"- {self._marked(value)}", used)
        elif node.children:
            yield _Line(indent, f"{node.key}:", used)
            yield from self._children(node, indent + _STEP, used=used)
        else:
            yield _Line(indent, f"{node.key}: {self._value(node)}", used)

    def _children(self, node: Node, indent: int, *, used: bool) -> Iterator[_Line]:
        """The lines of an object; where no key of it is required, the first is used, as it may not be empty."""
        needed = [child for child in node.children if child.core or child.pointer in self._known] or node.children[:1]
        for child in node.children:
            yield from self._lines(child, indent, used=used and child in needed, around=used)

    def _item(self, node: Node, indent: int, *, used: bool) -> Iterator[_Line]:
        """The lines of one object in a list; its first key carries the dash."""
        dashed = False
        for line in self._children(node, indent + _STEP, used=used):
            if dashed or line.is_help:
                yield line
            else:
                dashed = True
                yield replace(line, indent=indent, words=f"- {line.words}")

    def _help(self, node: Node) -> Iterator[str]:
        yield self._title(node)
        if node.type == "integer" and "minimum" in node.limits:
            low, high = node.limits["minimum"], node.limits["maximum"]
            yield text(self._language, "new.number", low=low, high=high)
        if node.type == "boolean":
            yield text(self._language, "new.boolean")
        if node.type == "keino" or node.kind == "kortit":
            fields = ", ".join(
                f"{field.key}: {json.dumps(field.example(self._language), ensure_ascii=False)}"
                for field in card_fields()
            )
            yield text(self._language, "new.method", example=f"{{{fields}}}")
        if node.kind == "kortit":
            yield from self._choices({card.id: card.name(self._language) for card in cards().values()})
        if node.values:
            yield from self._choices({value: node.value_label(value, self._language) for value in node.values})
        if "replaces" in node.extra:
            yield text(self._language, "new.instead", key=node.extra["replaces"])

    def _title(self, node: Node) -> str:
        label, description = node.label(self._language), node.description(self._language)
        return f"{label}{'' if label.endswith('?') else '.'} {description}".rstrip()

    def _choices(self, labels: Mapping[str, str]) -> Iterator[str]:
        yield text(self._language, "new.choices")
        for value, label in labels.items():
            yield f"  {value}" if value == label else f"  {value} = {label}"

    def _value(self, node: Node) -> str:
        """The value as it is written: known, fixed or the default; else an example behind the marker."""
        for value in (self._known.get(node.pointer), node.limits.get("const"), node.limits.get("default")):
            if value is not None:
                return scalar(value)
        return self._marked(self._example(node))

    def _example(self, node: Node) -> object:
        """What the schema shows as an example, else the heading."""
        return node.example(self._language) if node.examples else node.label(self._language)

    def _marked(self, example: object) -> str:
        """An example behind the marker, as it is written; of a card, each value behind its own.

        A card in quotation marks would invite to write one so, and that is a text and no card.
        """
        if isinstance(example, dict):
            return "{" + ", ".join(f"{key}: {self._marked(value)}" for key, value in example.items()) + "}"
        return scalar(self._marker + (example if isinstance(example, str) else json.dumps(example)))
