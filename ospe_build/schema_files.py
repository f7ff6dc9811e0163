"""The files that people keep in `schema/`: held against what they follow, and told by the line where they do not."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ospe_build.errors import SchemaError
from ospe_build.finding import Position
from ospe_build.locations import ARCHIVE, OWN_SCHEMA_DIR, SHARED, schema_file
from ospe_build.messages import spoken, text
from ospe_build.nodes import Json
from ospe_build.reading import Document, read_file

if TYPE_CHECKING:
    from jsonschema import ValidationError

MAX_BYTES: Final = 1024 * 1024
"""Largest size of such a file: the cards of some hundred methods, the units of the largest city."""
_BOARDS: Final = "boards.schema.json"
_FIRST_YEAR: Final = ("properties", "pelikerta", "properties", "lauta", "x-ospe", "first_year")
"""Where boards tell since when there are boards of their edition."""


class Fault(NamedTuple):
    """What is wrong at a place of a file, in words."""

    position: Position
    words: str


def read_list(path: Path, beside: Mapping[str, Json] | None = None) -> Document:
    """A list that follows its schema: `keinokortit.yml` that of `keinokortit.schema.json`.

    Args:
        path: where it is.
        beside: the schemas to which its own refers, by their names.

    Raises:
        SchemaError: it cannot be read, or does not follow its schema.
    """
    name = f"{path.stem}.schema.json"
    document = read_file(path, _shown(path), MAX_BYTES)
    if document.refused:
        refuse(document.file, _unread(document), name)
    elif not _is_given(path) and not _is_valid(document.value, _shape(name), beside or {}):
        refuse(document.file, _misshapen(document, _shape(name), beside or {}), name)
    return document


@lru_cache
def read_boards(path: Path) -> Json:
    """The schema of an edition of the boards, as `boards.schema.json` wants it.

    Raises:
        SchemaError: it cannot be read, or is none.
    """
    try:
        value: Json = json.loads(path.read_text("utf-8"))
    except json.JSONDecodeError as error:
        refuse(_shown(path), [fault(Position(error.lineno, error.colno), "schema_file.json")], _BOARDS)
    except UnicodeDecodeError:
        refuse(_shown(path), [Fault(Position(1, 1), f"{text(spoken(), 'explain.OSPE101.title')}.")], _BOARDS)
    if not _is_given(path) and not _is_valid(value, _shape(_BOARDS), {}):
        document = read_file(path, _shown(path), MAX_BYTES)  # JSON is YAML, and here every value has its place
        refuse(document.file, _misshapen(document, _shape(_BOARDS), {}), _BOARDS)
    edition = value["properties"]["pelikerta"]["properties"]["lauta"]
    if unknown := [name for name in edition["enum"] if name not in edition["x-ospe"]["first_year"]]:
        document = read_file(path, _shown(path), MAX_BYTES)
        position = document.position(_FIRST_YEAR)
        refuse(document.file, [fault(position, "schema_file.required", keys=_quoted(unknown))], _BOARDS)
    return value


def refuse(file: str, faults: Iterable[Fault], follows: str) -> None:
    """End the program where a file has faults; say also where its right form is described.

    Args:
        file: how the file is shown.
        faults: what is wrong.
        follows: name of the schema that it follows.

    Raises:
        SchemaError: there are faults.
    """
    told = [
        f"{file}:{line}:{column}: {words}"
        for line, column, words in sorted({(one.position.line, one.position.column, one.words) for one in faults})
    ]
    if told:
        raise SchemaError("\n".join([*told, text(spoken(), "schema_file.mend", schema=_shown(schema_file(follows)))]))


def fault(position: Position, msgid: str, **params: object) -> Fault:
    """A fault in the program's language."""
    return Fault(position, text(spoken(), msgid, **params))


def _shown(path: Path) -> str:
    """A path as people look for it: from the archive's folder where it is there."""
    root = ARCHIVE or SHARED
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _is_given(path: Path) -> bool:
    """Whether a file goes with the program, whose tests hold it against its schema: the engines are slow to import."""
    return path.parent == SHARED / "schema" != OWN_SCHEMA_DIR


@lru_cache
def _shape(name: str) -> Json:
    return dict(json.loads(schema_file(name).read_text("utf-8")))


def _unread(document: Document) -> Iterator[Fault]:
    for finding in document.findings:
        # The words for a file that holds none, or several, are about sessions.
        title = f"explain.{finding.code}.title" if finding.code != "OSPE103" else "schema_file.one"
        yield Fault(finding.position, f"{text(spoken(), title)}.")


def _is_valid(value: object, shape: Json, beside: Mapping[str, Json]) -> bool:
    """The fast engine's verdict: it clears what the other one, which has words for what is wrong, takes long for."""
    import jsonschema_rs  # noqa: PLC0415

    return jsonschema_rs.Draft202012Validator(shape, retriever=lambda uri: _named(uri, beside)).is_valid(value)


def _named(uri: str, beside: Mapping[str, Json]) -> Json:
    return beside[uri.rpartition("/")[2]]


def _misshapen(document: Document, shape: Json, beside: Mapping[str, Json]) -> Iterator[Fault]:
    from jsonschema import Draft202012Validator  # noqa: PLC0415
    from referencing import Registry, Resource  # noqa: PLC0415

    others = [(name, Resource.from_contents(other)) for name, other in beside.items()]
    registry = Registry[Any]().with_resources(others)
    for error in Draft202012Validator(shape, registry=registry).iter_errors(document.value):
        yield from _told(document, error)


def _told(document: Document, error: "ValidationError") -> Iterator[Fault]:
    wanted: Any = error.validator_value
    held: Any = error.instance
    shape: Any = error.schema
    pointer = tuple(error.absolute_path)
    position = document.position(pointer)
    match error.validator:
        case "required":
            yield fault(position, "schema_file.required", keys=_quoted(key for key in wanted if key not in held))
        case "additionalProperties":
            known = shape["properties"]
            for key in held.keys() - known.keys():
                yield fault(document.key_position((*pointer, key)), "schema_file.unknown", keys=_quoted(known))
        case "enum":
            yield fault(position, "schema_file.enum", keys=_quoted(wanted))
        case _:
            yield fault(position, "schema_file.value")


def _quoted(keys: Iterable[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
