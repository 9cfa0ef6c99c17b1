"""The static API: an index, lists, an object a file, a JSON Schema for each kind, and an OpenAPI description."""

from collections.abc import Iterator
from typing import Any

from grantsite.config import Site
from grantsite.downloads.api_shapes import CALL, MUNICIPALITY, PROJECT, SHAPES
from grantsite.downloads.openapi import INDEX_SCHEMA, openapi, shape_schema
from grantsite.downloads.row import Rows
from grantsite.downloads.shape import Index, Json, Provenance, Shape, maker
from grantsite.downloads.text_files import to_json

FOLDER = "api/v1/"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
# The folder, key and list of each kind.
_KINDS = ((PROJECT, "projects", "id"), (MUNICIPALITY, "municipalities", "code"), (CALL, "calls", "id"))
# A call has no list of its own: the index names all.
_LISTED = ("projects", "municipalities")


def api_files(rows: Rows, site: Site, provenance: Provenance) -> Iterator[tuple[str, bytes]]:
    """Every file of the API, by its path below the site's root. ``rows`` hold the paths of pages, not addresses."""
    index = Index(rows, provenance)
    for shape, folder, key in _KINDS:
        make = maker(shape.fields, index)
        lines = [to_json(make(row)) for row in rows[shape.table]]
        if folder in _LISTED:
            yield f"{FOLDER}{folder}.json", b"[\n" + b",\n".join(lines) + b"\n]\n"
        for row, line in zip(rows[shape.table], lines, strict=True):
            yield f"{FOLDER}{folder}/{row[key]}.json", line + b"\n"
    for shape in SHAPES:
        yield _schema_path(shape.name), _line(_schema_file(shape, site))
    yield _schema_path("index"), _line({"$schema": _DIALECT, "$id": _schema_url("index", site), **INDEX_SCHEMA})
    yield f"{FOLDER}openapi.json", _line(openapi(site))
    yield f"{FOLDER}index.json", _line(_index(rows, site))


def _schema_path(name: str) -> str:
    return f"{FOLDER}schema/{name}.json"


def _schema_url(name: str, site: Site) -> str:
    return site.base_url + _schema_path(name)


def _schema_file(shape: Shape, site: Site) -> Json:
    head = {"$schema": _DIALECT, "$id": _schema_url(shape.name, site), "title": shape.name}
    return {**head, **shape_schema(shape)}


def _line(value: Any) -> bytes:
    return to_json(value) + b"\n"


def _index(rows: Rows, site: Site) -> Json:
    """What there is and where; every path is relative to the site's root."""
    licence = site.content_licence
    return {
        "title": site.title,
        "base_url": site.base_url,
        "licence": {"name": licence.name, "url": licence.url},
        "openapi": f"{FOLDER}openapi.json",
        "projects": f"{FOLDER}projects.json",
        "municipalities": f"{FOLDER}municipalities.json",
        "calls": [f"{FOLDER}calls/{row['id']}.json" for row in rows["calls"]],
        "project": f"{FOLDER}projects/{{id}}.json",
        "municipality": f"{FOLDER}municipalities/{{code}}.json",
        "schemas": {name: _schema_path(name) for name in (*(s.name for s in SHAPES), "index")},
        "data_package": "data/datapackage.json",
        "checksums": "data/checksums.txt",
        "counts": {name: len(rows[name]) for name in ("projects", "municipalities", "calls")},
    }
