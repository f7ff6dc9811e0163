"""A finding: one thing in one place that a writer should mend. A leaf that every room may import."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

LONGEST_SUGGESTION: Final = 500
"""A longer suggestion is left out: nobody would read it."""

Pointer = tuple[str | int, ...]
"""The way from the root of a document to a value: keys of mappings and indexes of lists, from 0."""


class Severity(StrEnum):
    """How bad a finding is: an error stops the build, a warning asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file; line and column count from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fix:
    r"""An edit that, made exactly so, removes the finding and makes no other.

    Attributes:
        line: of the first character that goes, from 1; a place where only text is added spans nothing.
        column: of that character, from 1, in characters.
        end_line: of the first character that stays.
        end_column: of that character.
        text: what is there instead; its line breaks are `\n`.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str

    @property
    def meant(self) -> str | None:
        """Its text as a suggestion; None where there is none, or more than a line."""
        return None if "\n" in self.text else self.text.strip() or None


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. Its words are made when it is reported, in the reader's language.

    Attributes:
        code: stable code, `OSPE101` to `OSPE599`; its meaning never changes.
        severity: error or warning.
        file: path as the user gave it, with `/` between the parts.
        position: where it is, from 1.
        pointer: which value it is about; empty for the whole file.
        params: what the message of the catalogue is filled with.
        variant: picks `finding.<code>.<variant>` in place of `finding.<code>`, for a cause that deserves its own words.
        suggestion: the key, card or value that was probably meant, where that can be known.
        fix: the edit that mends it, where that can be known.
        others: edits to try where that one does not mend.
    """

    code: str
    severity: Severity
    file: str
    position: Position
    pointer: Pointer = ()
    params: dict[str, str | int] = field(default_factory=dict)
    variant: str = ""
    suggestion: str | None = None
    fix: Fix | None = None
    others: tuple[Fix, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Order of reports: by file, line, column, then code."""
        return (self.file, self.position.line, self.position.column, self.code)


def json_pointer(pointer: Pointer) -> str:
    """Write a pointer as a JSON Pointer (RFC 6901); the root is the empty string."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in pointer)
