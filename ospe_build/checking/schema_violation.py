"""An error of the schema engine and what is needed to put it into words."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from ospe_build.board import edition_of, schema_paths
from ospe_build.checking.context import Context
from ospe_build.checking.lookup import field_name, node_at
from ospe_build.checking.spot import Spot
from ospe_build.checking.written import written
from ospe_build.nodes import Node
from ospe_build.reading import Document

if TYPE_CHECKING:
    from jsonschema import ValidationError

MAX_REPEATED: Final = 60
"""Characters of a written value that a message repeats."""
_EDITION: Final = ("pelikerta", "lauta")


@dataclass(frozen=True, slots=True)
class Cause:
    """What is wrong, with its code.

    Attributes:
        code: of the finding.
        spot: where, and in which words.
        stands_for: the keys any of which would have mended it, for a key that is missing.
    """

    code: str
    spot: Spot
    stands_for: tuple[str, ...] = ()


class SchemaViolation:
    """One error of the engine, in its file."""

    def __init__(self, error: "ValidationError", document: Document, context: Context) -> None:
        """Take an error of `jsonschema`."""
        self.document = document
        self.context = context
        self.keyword = str(error.validator)
        self.expected: Any = error.validator_value
        self.value: Any = error.instance
        self.schema: dict[str, Any] = dict(error.schema) if isinstance(error.schema, dict) else {}
        self.pointer = tuple(error.absolute_path)
        if self.keyword == "enum" and self.pointer == _EDITION:
            self.expected = [*schema_paths()]  # each schema allows but its own
        self.conditional = "then" in error.absolute_schema_path

    @property
    def edition(self) -> str:
        """The edition of the boards by which the file is checked."""
        return edition_of(self.document.value)

    @cached_property
    def node(self) -> Node | None:
        """The board's field that the error is about."""
        return node_at(self.pointer, self.edition)

    @property
    def shortened(self) -> str:
        """The value as a message repeats it: a text by its beginning, a number or a truth as the file writes it."""
        return shortened(self.value if isinstance(self.value, str) else written(self.document, self.pointer))

    @property
    def field(self) -> str:
        """The key that the message names."""
        return field_name(self.pointer)[:MAX_REPEATED]

    def cause(self, code: str, variant: str = "", suggestion: str | None = None, **params: str | int) -> Cause:
        """A cause at the value."""
        return Cause(code, Spot(self.pointer, {"field": self.field, **params}, variant, suggestion))


def shortened(value: object) -> str:
    """A value as a message repeats it: on one line, and not more than its beginning."""
    text = " ".join(str(value).split())
    return text if len(text) <= MAX_REPEATED else text[: MAX_REPEATED - 1] + "…"
