"""The OpenAPI 3.1 description of the API, from the same shapes as its objects."""

from grantsite.config import Site
from grantsite.downloads.api_shapes import CALL, MUNICIPALITY, PROJECT, SHAPES
from grantsite.downloads.columns import column_of
from grantsite.downloads.shape import Json, Shape, said, schema
from grantsite.records import Text

_PATH = {"type": "string", "description": "A path below the site's root."}
INDEX_SCHEMA: Json = {
    "title": "index",
    "type": "object",
    "description": "What the API holds and where; every path is relative to the site's root.",
    "required": ["title", "base_url", "licence", "openapi", "projects", "municipalities", "calls", "schemas", "counts"],
    "properties": {
        "title": {"type": "string"},
        "base_url": {"type": "string", "format": "uri"},
        "licence": {
            "type": "object",
            "required": ["name", "url"],
            "properties": {"name": {"type": "string"}, "url": {"type": "string", "format": "uri"}},
        },
        "openapi": _PATH,
        "projects": _PATH,
        "municipalities": _PATH,
        "calls": {"type": "array", "items": _PATH},
        "project": {"type": "string", "description": "The path of one project; put its id in the place of {id}."},
        "municipality": {"type": "string", "description": "The path of one municipality, by its code."},
        "schemas": {"type": "object", "additionalProperties": _PATH},
        "data_package": _PATH,
        "checksums": _PATH,
        "counts": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}},
    },
}
_ABOUT = Text(
    fi="Avustushakemukset ja avustukset JSON-tiedostoina. Palvelinta ei ole: jokainen vastaus on tiedosto. Versiossa 1 "
    "kenttiä voi tulla lisää, mutta ei katoa.",
    sv="Ansökningar och understöd som JSON-filer. Det finns ingen server: varje svar är en fil. I version 1 kan fält "
    "tillkomma men inte försvinna.",
    en="Grant applications and awards as JSON files. There is no server: every answer is a file. Within version 1 "
    "fields may be added, but none goes away.",
)


def shape_schema(shape: Shape) -> Json:
    """The JSON Schema of a kind of object."""
    return schema(shape.about, shape.fields)


def openapi(site: Site) -> Json:
    """The description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": site.title,
            "version": "1",
            "description": said(_ABOUT),
            "license": {"name": site.content_licence.name, "url": site.content_licence.url},
        },
        "servers": [{"url": f"{site.base_url}api/v1"}],
        "paths": {
            "/index.json": _get("index", "What there is and where", _ref("index")),
            "/projects.json": _get("projects", "All projects", _list_of(PROJECT)),
            "/projects/{id}.json": _get("project", "One project", _ref(PROJECT.name), ("id", "projects.id")),
            "/municipalities.json": _get("municipalities", "All municipalities", _list_of(MUNICIPALITY)),
            "/municipalities/{code}.json": _get(
                "municipality", "One municipality", _ref(MUNICIPALITY.name), ("code", "municipalities.code")
            ),
            "/calls/{call}.json": _get("call", "One call", _ref(CALL.name), ("call", "calls.id")),
        },
        "components": {"schemas": {"index": INDEX_SCHEMA} | {shape.name: shape_schema(shape) for shape in SHAPES}},
    }


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _list_of(shape: Shape) -> Json:
    return {"type": "array", "items": _ref(shape.name)}


def _get(operation: str, summary: str, answer: Json, key: tuple[str, str] | None = None) -> Json:
    responses: Json = {"200": {"description": summary, "content": {"application/json": {"schema": answer}}}}
    found: Json = {"operationId": operation, "summary": summary, "responses": responses}
    if key is not None:
        name, of = key
        column = column_of(of)
        found["parameters"] = [
            {
                "name": name,
                "in": "path",
                "required": True,
                "description": said(column.about),
                "schema": {"type": "string", "pattern": f"^({column.pattern})$"},
            }
        ]
        responses["404"] = {"description": "There is none of that name."}
    return {"get": found}
