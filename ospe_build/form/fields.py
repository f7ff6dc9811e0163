"""The boards as fields of a form: which control each key gets, and what is around it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from ospe_build.formats import format_date
from ospe_build.messages import has, text
from ospe_build.nodes import Node

ONE_LINE: Final = 200
"""Texts that may be longer than this get a box of several lines."""

_DATES: Final = ("paiva", "paiva_tai_kuukausi")
_STATE: Final = "tila"
"""The key whose values are states of a means, each with an icon."""
_SCALE: Final = 10
"""A number that goes no higher is answered on a scale of buttons."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form.

    Attributes:
        key: the key in the file.
        id: where its control stands on the page; within a template it starts with `ID`.
        widget: name of the control, as the script knows it.
        shape: the schema's shared definition that the value follows, for the look of lists.
        help: what is under the label; may be empty.
        core: whether the object that holds it must have it.
        options: allowed values with their labels.
        default: what the value is where the file does not say.
        most: greatest length of a text, or of an item's text; 0 where there is none.
        refers: key of the board whose notes can be picked here.
        children: fields of a group.
    """

    key: str
    id: str
    widget: str
    shape: str
    label: str
    help: str
    core: bool
    options: tuple[tuple[str, str], ...]
    default: str
    most: int
    refers: str
    children: tuple["Field", ...]


def _list_widget(node: Node) -> str:
    if node.shape == "keinot":
        return "methods"
    if node.children:
        return "rows"
    return "choices" if node.values else "notes"


def _text_widget(node: Node) -> str:
    if node.values:
        return "state" if node.key == _STATE else "choice"
    if node.shape in _DATES:
        return "date"
    if node.shape == "tunniste":
        return "previous"
    return "text" if node.limits.get("maxLength", 0) <= ONE_LINE else "lines"


def _number_widget(node: Node) -> str:
    return "scale" if node.limits.get("maximum", _SCALE + 1) <= _SCALE else "number"


_WIDGETS: Final[dict[str, Callable[[Node], str]]] = {
    "array": _list_widget,
    "boolean": lambda _: "tick",
    "integer": _number_widget,
    "keino": lambda _: "method",
    "object": lambda _: "group",
    "string": _text_widget,
}


def _widget(node: Node) -> str:
    """The control that a key gets; the script has a class for each name."""
    fixed = "const" in node.limits or len(node.values) == 1
    return "kept" if fixed else _WIDGETS[node.type](node)


def _is_written(node: Node) -> bool:
    """Whether a person writes it: it is not picked from some values, a scale or a list of games."""
    on_scale = node.limits.get("maximum", _SCALE + 1) <= _SCALE
    return node.type in {"string", "integer"} and not (node.values or on_scale or node.shape == "tunniste")


def _example(node: Node, language: str) -> str:
    """The schema's example in the language as a person would write it; empty for what is picked and not written."""
    example = node.example(language)
    if example is None or not _is_written(node):
        return ""
    return format_date(example, language) if node.shape in _DATES else str(example)


def _help(node: Node, language: str) -> str:
    """The form's own words for a key where the catalogue has some, else those of the schema, and an example."""
    own = f"form.help.{node.key}"
    words = text(language, own) if has(own) else node.description(language)
    example = _example(node, language)
    return " ".join(part for part in (words, example and text(language, "form.example", example=example)) if part)


def _options(node: Node, widget: str, language: str) -> tuple[tuple[str, str], ...]:
    if widget == "scale":
        return tuple((str(n), str(n)) for n in range(node.limits["minimum"], node.limits["maximum"] + 1))
    return tuple((value, node.value_label(value, language)) for value in node.values)


def _default(limits: dict[str, Any]) -> str:
    return str(limits.get("const", limits.get("default", "")))


def field(node: Node, prefix: str, language: str) -> Field:
    """The field of a key.

    Args:
        node: the key, as the boards have it.
        prefix: what the ids of the controls around it start with.
        language: of the page.
    """
    widget, identity = _widget(node), f"{prefix}-{node.key}"
    return Field(
        key=node.key,
        id=identity,
        widget=widget,
        shape=node.shape,
        label=node.label(language),
        help="" if widget == "rows" else _help(node, language),
        core=node.core,
        options=_options(node, widget, language),
        default=_default(node.limits),
        most=int(node.limits.get("maxLength", 0)),
        refers=str(node.extra.get("refers", "")),
        children=tuple(field(child, identity, language) for child in node.children) if widget == "group" else (),
    )


def row(node: Node, language: str) -> tuple[Field, ...]:
    """The fields of one row of a list of objects, for a template that the script copies."""
    return tuple(field(child, "ID", language) for child in node.children)
