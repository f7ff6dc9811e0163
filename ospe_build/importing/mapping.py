"""The mapping file: which column goes to which field, and what is the same in all sessions."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ospe_build.checking.nearest import nearest
from ospe_build.errors import MisuseError
from ospe_build.finding import Pointer, Position
from ospe_build.importing.fields import field, fields, name_of, parse
from ospe_build.importing.table import Table, letters
from ospe_build.messages import text
from ospe_build.reading import Document, read_file
from ospe_build.reporting.wording import message, printable

COLUMNS: Final = "sarakkeet"
CONSTANTS: Final = "vakiot"
SKIP: Final = "ohita"
"""What stands in a field's place for a column that is left out."""

Problem = tuple[Position, str]


@dataclass(frozen=True, slots=True)
class Mapping:
    """What goes where.

    Attributes:
        columns: the field of each column, by column from 0; those that are left out are not in it.
        constants: what every session gets, by field.
    """

    columns: dict[int, Pointer]
    constants: dict[Pointer, str]


class _Reader:
    """Reads a mapping file and gathers what is wrong with it."""

    def __init__(self, document: Document, table: Table, language: str) -> None:
        self.document = document
        self.table = table
        self.language = language
        self.problems: list[Problem] = [
            (finding.position, message(finding, language)) for finding in document.findings if document.refused
        ]

    def trouble(self, where: Pointer, said: str) -> None:
        """One problem, at the key of a value."""
        self.problems.append((self.document.key_position(where), said))

    def part(self, key: str) -> Iterator[tuple[str, Any]]:
        """What stands under one of the two keys."""
        value = self.document.value.get(key)
        if isinstance(value, dict):
            yield from value.items()
        elif value is not None or key == COLUMNS:
            self.trouble((key,), text(self.language, "import.mapping_shape"))

    def field(self, where: Pointer, name: object) -> Pointer | None:
        """The field of that name."""
        pointer = parse(name) if isinstance(name, str) else None
        if pointer is None:
            meant = nearest(str(name), map(name_of, fields()))
            said = text(self.language, "import.no_field", field=printable(str(name)))
            self.trouble(
                where, f"{said} {text(self.language, 'report.suggestion', suggestion=meant)}" if meant else said
            )
        return pointer

    def columns(self) -> dict[int, Pointer]:
        """The field of each column."""
        found: dict[int, Pointer] = {}
        numbers = {heading: column for column, heading in enumerate(self.table.headings)}
        named = dict(self.part(COLUMNS))
        for heading, name in named.items():
            where = (COLUMNS, heading)
            if heading not in numbers:
                self.trouble(where, text(self.language, "import.no_column", heading=printable(heading)))
            elif name != SKIP and (pointer := self.field(where, name)) is not None:
                if pointer in found.values() and field(pointer).type != "array":
                    self.trouble(where, text(self.language, "import.twice", field=name))
                found[numbers[heading]] = pointer
        for heading, column in numbers.items():
            if named and heading not in named:
                words = {"heading": printable(heading), "column": letters(column), "skip": SKIP}
                self.trouble((COLUMNS,), text(self.language, "import.column_missing", **words))
        return dict(sorted(found.items()))

    def constants(self, taken: dict[int, Pointer]) -> dict[Pointer, str]:
        """What every session gets."""
        found: dict[Pointer, str] = {}
        for name, value in self.part(CONSTANTS):
            where = (CONSTANTS, name)
            pointer = self.field(where, name)
            if pointer is None or value is None or value == "":
                continue
            if pointer in taken.values():
                self.trouble(where, text(self.language, "import.twice", field=name))
            elif isinstance(value, dict | list):
                self.trouble(where, text(self.language, "import.constant_shape", field=name))
            else:
                found[pointer] = str(value).lower() if isinstance(value, bool) else str(value)
        return found

    def read(self) -> Mapping:
        """The mapping; half of it where there are problems."""
        if self.document.refused:
            return Mapping({}, {})
        value = self.document.value
        if not isinstance(value, dict) or not value.keys() <= {COLUMNS, CONSTANTS}:
            self.trouble((), text(self.language, "import.mapping_shape"))
            return Mapping({}, {})
        columns = self.columns()
        return Mapping(columns, self.constants(columns))


def read_mapping(path: Path, table: Table, language: str) -> Mapping:
    """Read a mapping file for a sheet.

    Args:
        path: the file.
        table: the sheet whose columns it maps; it must name them all.
        language: of the errors' messages.

    Raises:
        MisuseError: it cannot be used; the message tells all that is wrong with it, by line.
    """
    name = path.as_posix()
    reader = _Reader(read_file(path, name), table, language)
    mapping = reader.read()
    if reader.problems:
        lines = [
            f"{printable(name)}:{place.line}:{place.column}: {said}"
            for place, said in sorted(reader.problems, key=lambda problem: (problem[0].line, problem[0].column))
        ]
        raise MisuseError("\n".join([*lines, text(language, "import.bad_mapping")]))
    return mapping
