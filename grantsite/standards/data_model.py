"""The data model as linked data: every table and column of the downloads, made from their one declaration.

A table is a class, a column a property of it; each is described in the file that its identifier leads to.
"""

from typing import Any

from grantsite.downloads.column import Column, Table
from grantsite.downloads.columns import TABLES
from grantsite.standards.context import Context
from grantsite.vocabulary import MODEL_PATH, PAGE, code_lists, uri

_CONTEXT = {
    "dct": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_RANGES = {
    "boolean": "xsd:boolean",
    "date": "xsd:date",
    "decimal": "xsd:decimal",
    "integer": "xsd:integer",
    "link": "xsd:anyURI",
    "money": "xsd:decimal",
    "url": "xsd:anyURI",
}


def model(context: Context) -> dict[str, Any]:
    """Every table and column."""
    file = context.url(MODEL_PATH)
    lists = {of.id for of in code_lists(context.catalog)}
    graph: list[dict[str, Any]] = [
        {
            "@id": file,
            "@type": "owl:Ontology",
            "dct:title": context.site.title,
            "dct:license": {"@id": context.site.content_licence.url},
        }
    ]
    for table in TABLES:
        graph.append(
            {
                "@id": f"{file}#{table.name}",
                "@type": "owl:Class",
                "rdfs:label": context.tagged(table.title),
                "rdfs:comment": context.tagged(table.about),
            }
        )
        graph += [_column(context, file, table, column, lists) for column in table.columns]
    return {"@context": _CONTEXT, "@graph": graph}


def _column(context: Context, file: str, table: Table, column: Column, lists: set[str]) -> dict[str, Any]:
    return {
        "@id": f"{file}#{table.name}.{column.name}",
        "@type": "owl:DatatypeProperty",
        "skos:notation": column.name,
        "rdfs:comment": context.tagged(column.about),
        "rdfs:domain": {"@id": f"{file}#{table.name}"},
        "rdfs:range": {"@id": _RANGES.get(column.type, "xsd:string")},
        **({"qb:codeList": {"@id": _list(context, column.choices)}} if column.choices in lists else {}),
        **({"rdfs:seeAlso": {"@id": f"{file}#{column.refers}"}} if column.refers else {}),
    }


def _list(context: Context, name: str | None) -> str:
    return uri(context.site.base_url, context.addresses.page(PAGE), name or "")
