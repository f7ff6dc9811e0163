"""The Data Package: every CSV file with its dialect, its columns and how the tables hang together (version 2 of 2024).

Source: https://datapackage.org/standard/data-package/
"""

from collections.abc import Callable
from typing import Any, Final

from ospe_build import addresses
from ospe_build.data import promises
from ospe_build.data.edition import LICENCE_NAME, LICENCE_URL, Edition
from ospe_build.data.names import FOLDER
from ospe_build.data.tables import LIST_SEPARATOR, Column, Kind, Reference, Table, tables

_TYPES: Final[dict[Kind, dict[str, Any]]] = {
    Kind.TEXT: {"type": "string"},
    Kind.KEY: {"type": "string"},
    Kind.INTEGER: {"type": "integer"},
    Kind.BOOLEAN: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    Kind.FLAG: {"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]},
    Kind.DAY: {"type": "date"},
    Kind.DAY_OR_MONTH: {"type": "string"},
    Kind.LIST: {"type": "list", "delimiter": LIST_SEPARATOR, "itemType": "string"},
}
_DAY_OR_MONTH: Final = r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?"
_DIALECT: Final = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
    "header": True,
}


def _constraints(column: Column) -> dict[str, Any]:
    """What frictionless can check; not the length of texts, which the mark before a formula changes."""
    found: dict[str, Any] = {"required": True} if column.required else {}
    if column.values and column.kind is Kind.KEY:
        found["enum"] = list(column.values)
    if column.kind is Kind.DAY_OR_MONTH:
        found["pattern"] = _DAY_OR_MONTH
    return found | {name: column.limits[name] for name in ("minimum", "maximum") if name in column.limits}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "title": column.label, **_TYPES[column.kind]}
    if column.description:
        field["description"] = column.description
    if column.values and column.kind is Kind.KEY:
        field["categories"] = [{"value": value, "label": label} for value, label in column.values.items()]
    if constraints := _constraints(column):
        field["constraints"] = constraints
    return field


def _reference(reference: Reference) -> dict[str, Any]:
    return {
        "fields": list(reference.columns),
        "reference": {"resource": reference.table, "fields": list(reference.key)},
    }


def _resource(table: Table, size_of: Callable[[str], int]) -> dict[str, Any]:
    path = f"{table.name}.csv"
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.references:
        schema["foreignKeys"] = [_reference(reference) for reference in table.references]
    return {
        "name": table.name,
        "type": "table",
        "title": table.title(),
        "description": table.description(),
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size_of(f"{FOLDER}/{path}"),
        "dialect": _DIALECT,
        "schema": schema,
    }


def document(edition: Edition, size_of: Callable[[str], int]) -> dict[str, Any]:
    """The descriptor.

    Args:
        edition: what is described.
        size_of: gives the size of a file of the site.

    Raises:
        OSError: one of them is not there.
    """
    origin = edition.origin
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "osallisuuspelin-tulokset",
        "title": edition.title(),
        "description": edition.description(),
        "homepage": origin.url(addresses.page(FOLDER)),
        "version": edition.modified,
        "keywords": edition.keywords(),
        "licenses": [{"name": LICENCE_NAME, "title": "Creative Commons Attribution 4.0", "path": LICENCE_URL}],
        "contributors": [{"title": origin.publisher, "path": origin.site_url, "roles": ["publisher"]}],
        "sources": [{"title": origin.publisher, "path": origin.repo_url}],
        "resources": [_resource(table, size_of) for table in (*tables(), promises.table())],
    }
