"""The published files described as a static API: OpenAPI 3.1, for those who generate a client or read with a tool.

Source: https://spec.openapis.org/oas/v3.1.0
"""

from typing import Any, Final

from ospe_build import board
from ospe_build.data import promises
from ospe_build.data.edition import LICENCE_URL, DataFile, Edition, data_files
from ospe_build.data.names import CALENDAR, DECK, EACH_SESSION, EACH_UNIT, FEED, FOLDER
from ospe_build.data.tables import Column, Kind
from ospe_build.messages import text

FILE: Final = f"{FOLDER}/openapi.json"
LANGUAGE: Final = "en"
"""Those who program read it."""

_SESSION_ID: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9]+(-[a-z0-9]+)*$"
_SLUG: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_TYPES: Final[dict[Kind, dict[str, Any]]] = {
    Kind.INTEGER: {"type": "integer"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.FLAG: {"type": "integer", "enum": [0, 1]},
    Kind.DAY: {"type": "string", "format": "date"},
    Kind.LIST: {"type": "array", "items": {"type": "string"}},
}


def _schema_of(column: Column) -> dict[str, Any]:
    """A column as JSON Schema; what may be empty is null."""
    schema = dict(_TYPES.get(column.kind, {"type": "string"}))
    if column.values and column.kind is Kind.KEY:
        schema["enum"] = list(column.values)
    if not column.required and column.kind is not Kind.LIST:
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
    return schema | {"title": column.label} | ({"description": column.description} if column.description else {})


def _response(media_type: str, schema: dict[str, Any] | None, description: str) -> dict[str, Any]:
    content: dict[str, Any] = {media_type: {"schema": schema} if schema else {}}
    return {"200": {"description": description, "content": content}, "404": {"$ref": "#/components/responses/Missing"}}


def _get(name: str, summary: str, responses: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"get": {"operationId": name, "summary": summary, "responses": responses, **more}}


def _parameter(name: str, pattern: str) -> dict[str, Any]:
    told = text(LANGUAGE, f"api.parameter.{name}")
    schema = {"type": "string", "pattern": pattern}
    return {"name": name, "in": "path", "required": True, "description": told, "schema": schema}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


_SCHEMAS: Final = {f"{FOLDER}/{promises.NAME}.json": "Promises", f"{FOLDER}/{DECK}": "Deck"}
_WHOLE: Final = "pelikerrat.json"


def _file(file: DataFile) -> dict[str, Any]:
    """A file that holds data of all sessions."""
    name = file.path.removeprefix(f"{FOLDER}/")
    schema = _ref("Sessions") if name == _WHOLE else _ref(_SCHEMAS[file.path]) if file.path in _SCHEMAS else None
    operation = "get_" + "".join(letter if letter.isalnum() else "_" for letter in name)
    return _get(operation, file.title(LANGUAGE), _response(file.media_type, schema, file.description(LANGUAGE)))


def _each(name: str, parameter: dict[str, Any], media_type: str, schema: dict[str, Any] | None) -> dict[str, Any]:
    """A file of each session, unit, district, division or theme."""
    told = text(LANGUAGE, f"api.{name}")
    return _get(f"get_{name}", told, _response(media_type, schema, told), parameters=[parameter])


def _paths() -> dict[str, Any]:
    session, unit = _parameter("session", _SESSION_ID), _parameter("unit", _SLUG)
    district, division, theme = (_parameter(name, r"^[a-z0-9_-]+$") for name in ("district", "division", "theme"))
    atom, calendar = "application/atom+xml", "text/calendar"
    return {
        **{f"/{file.path}": _file(file) for file in data_files()},
        f"/{FOLDER}/{EACH_SESSION}/{{session}}.json": _each("session", session, "application/json", _ref("Session")),
        f"/{FOLDER}/{EACH_SESSION}/{{session}}.yml": _each("session_file", session, "application/yaml", None),
        f"/{FOLDER}/{EACH_UNIT}/{{unit}}.json": _each("unit", unit, "application/json", _ref("Unit")),
        f"/yksikot/{{unit}}/{FEED}": _each("unit_feed", unit, atom, None),
        f"/yksikot/{{unit}}/{CALENDAR}": _each("unit_calendar", unit, calendar, None),
        f"/alueet/{{district}}/{FEED}": _each("district_feed", district, atom, None),
        f"/alueet/{{district}}/{CALENDAR}": _each("district_calendar", district, calendar, None),
        f"/toimialat/{{division}}/{FEED}": _each("division_feed", division, atom, None),
        f"/teemat/{{theme}}/{FEED}": _each("theme_feed", theme, atom, None),
    }


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "required": list(required or properties), "properties": properties}


def _components(edition: Edition) -> dict[str, Any]:
    schema = edition.origin.url(f"{FOLDER}/{board.schema_paths()[board.newest()].name}")
    deck = edition.origin.url(f"{FOLDER}/keinokortit.schema.json")
    columns = promises.table(LANGUAGE).columns
    day, words = {"type": "string", "format": "date"}, {"type": "string"}
    means = {"type": "array", "items": _ref("Promise")}
    # A session's own schema speaks of its file; what is published of it has its id and its mark as well.
    session = {
        "allOf": [_object({"id": {"type": "string", "pattern": _SESSION_ID}, "esimerkki": {"type": "boolean"}})],
        "description": text(LANGUAGE, "api.session_schema", url=schema),
        "externalDocs": {"url": schema},
    }
    return {
        "schemas": {
            "Session": session,
            "Sessions": _object({"skeema": {"const": 1}, "pelikerrat": {"type": "array", "items": _ref("Session")}}),
            "Promise": _object({column.name: _schema_of(column) for column in columns}),
            "Promises": _object({"tilanne": day, promises.NAME: means}),
            "Unit": _object(
                {
                    "tunnus": {"type": "string", "pattern": _SLUG},
                    "nimi": words,
                    "alueet": {"type": "array", "items": words},
                    "tilanne": day,
                    "pelikerrat": {"type": "array", "items": {"type": "object"}},
                    promises.NAME: means,
                }
            ),
            "Deck": {"type": "array", "items": {"type": "object"}, "externalDocs": {"url": deck}},
        },
        "responses": {"Missing": {"description": text(LANGUAGE, "api.missing")}},
    }


def document(edition: Edition) -> dict[str, Any]:
    """The description of all files that programs read.

    Args:
        edition: the archive as it is published.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": edition.title(LANGUAGE),
            "description": f"{edition.description(LANGUAGE)}\n\n{text(LANGUAGE, 'api.how')}",
            "version": "1",
            "license": {"name": "CC BY 4.0", "url": LICENCE_URL},
            "contact": {"name": edition.origin.publisher, "url": f"{edition.origin.repo_url}/issues"},
        },
        "servers": [{"url": edition.origin.site_url.rstrip("/") or "/"}],
        "paths": _paths(),
        "components": _components(edition),
    }
