"""The CSV files as a Frictionless Data Package: what each file and column is, how they hang together, their digests."""

import hashlib
from typing import Any

from grantsite.config import Site
from grantsite.downloads.codelists import CODE_LISTS
from grantsite.downloads.column import LANGUAGES, Column, Table, Type
from grantsite.records import Text

_TYPES: dict[Type, str] = {"integer": "integer", "money": "number", "decimal": "number", "date": "date"}


def data_package(tables: tuple[Table, ...], files: dict[str, bytes], site: Site, sources: list[Text]) -> dict[str, Any]:
    """The descriptor. ``files`` are the CSV files by their tables, ``sources`` the names of the documents."""
    return {
        "profile": "tabular-data-package",
        "name": "grants",
        "id": f"{site.base_url}data/datapackage.json",
        "title": site.tagline.en or site.title,
        "titles": _said(site.tagline),
        "homepage": site.base_url,
        "licenses": [
            {
                "name": site.content_licence.name.replace(" ", "-"),
                "title": site.content_licence.name,
                "path": site.content_licence.url,
            }
        ],
        "sources": [{"title": name.en or name.every()[0], "titles": _said(name)} for name in sources],
        "resources": [_resource(table, files[table.name]) for table in tables],
    }


def _said(text: Text) -> dict[str, str]:
    return {lang: getattr(text, lang) for lang in LANGUAGES if getattr(text, lang)}


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "title": table.title.en,
        "titles": _said(table.title),
        "description": table.about.en,
        "descriptions": _said(table.about),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(table, column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [*_foreign_keys(table)],
        },
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if (column.name,) == table.key:
        constraints["unique"] = True
    if column.choices:
        constraints["enum"] = list(CODE_LISTS[column.choices])
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.type in ("integer", "money"):
        constraints["minimum"] = 0
    kind = _TYPES.get(column.type, "string")
    return {
        "name": column.name,
        "type": kind,
        **({"format": "uri"} if column.type in ("url", "link") else {}),
        "description": column.about.en,
        "descriptions": _said(column.about),
        **({"unit": column.unit} if column.unit else {}),
        "origin": column.origin,
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign_keys(table: Table) -> list[dict[str, Any]]:
    keys = []
    for column in table.columns:
        if column.refers:
            other, _, name = column.refers.partition(".")
            keys.append(_foreign_key([column.name], other, [name], table))
    keys += [_foreign_key(list(columns), other, list(names), table) for columns, other, names in table.pairs]
    return keys


def _foreign_key(columns: list[str], other: str, names: list[str], table: Table) -> dict[str, Any]:
    """An empty resource is the table itself, as the standard says."""
    resource = "" if other == table.name else other.replace("_", "-")
    return {"fields": columns, "reference": {"resource": resource, "fields": names}}
