"""The site's code lists and the words of the field as SKOS (JSON-LD), and the lists as CSV for a national tool.

The CSV has the columns that the Reference Data Tool of the Finnish interoperability platform (koodistot.suomi.fi)
imports: ``codeschemes.csv`` for the lists and one file of codes a list. The status is DRAFT, because the tool accepts
no other for a new list; ids and addresses of its own are the tool's to give, so those columns are left out.
"""

import csv
import io
from collections.abc import Iterator
from typing import Any

from grantsite.records import Text
from grantsite.standards.context import Context
from grantsite.urls import Address
from grantsite.vocabulary import PAGE, TERMS, TERMS_TITLE, CodeList, term_place, uri

_CONTEXT = {
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_LANGUAGES = ("fi", "sv", "en")
_STATUS = "DRAFT"


def scheme(context: Context, of: CodeList) -> dict[str, Any]:
    """A code list as a concept scheme; each identifier is a place on the page of code lists."""
    page = context.addresses.page(PAGE)
    me = _uri(context, page, of.id)
    return {
        "@context": _CONTEXT,
        "@id": me,
        "@type": "skos:ConceptScheme",
        **_of_scheme(context, page, of.id, of.title),
        "skos:hasTopConcept": [
            {
                "@id": _uri(context, page, of.place(code)),
                "@type": "skos:Concept",
                "skos:notation": code.value,
                "skos:prefLabel": context.tagged(code.name),
                "skos:definition": context.tagged(code.definition),
                "skos:inScheme": {"@id": me},
                "skos:topConceptOf": {"@id": me},
            }
            for code in of.codes
        ],
    }


def terms(context: Context) -> dict[str, Any]:
    """The words of the field as the site explains them; each matches a concept of the State grant vocabulary."""
    page = context.addresses.page(PAGE)
    me = _uri(context, page, TERMS)
    return {
        "@context": _CONTEXT,
        "@id": me,
        "@type": "skos:ConceptScheme",
        **_of_scheme(context, page, TERMS, TERMS_TITLE),
        "skos:hasTopConcept": [
            {
                "@id": _uri(context, page, term_place(term.id)),
                "@type": "skos:Concept",
                "skos:prefLabel": context.tagged(term.term),
                **({"skos:definition": context.tagged(term.definition)} if term.definition else {}),
                **({"skos:exactMatch": {"@id": term.url}} if term.url else {}),
                "skos:inScheme": {"@id": me},
                "skos:topConceptOf": {"@id": me},
            }
            for term in context.catalog.terms.values()
        ],
    }


def _of_scheme(context: Context, page: Address, place: str, title: Text) -> dict[str, Any]:
    return {
        "dct:title": context.tagged(title),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": context.site.title},
        "dct:license": {"@id": context.site.content_licence.url},
        "foaf:isPrimaryTopicOf": [{"@id": f"{context.url(address)}#{place}"} for address in page.values()],
    }


def _uri(context: Context, page: Address, place: str) -> str:
    return uri(context.site.base_url, page, place)


def schemes_csv(lists: list[CodeList]) -> bytes:
    """The lists themselves, a row each."""
    header = ["CODEVALUE", "VERSION", "STATUS", "LANGUAGECODE", *_columns("PREFLABEL")]
    rows = [[of.id, "1", _STATUS, ";".join(_LANGUAGES), *_values(of.title)] for of in lists]
    return _csv([header, *rows])


def codes_csv(of: CodeList) -> bytes:
    """The codes of a list, a row each, in its order."""
    header = ["CODEVALUE", "BROADER", "STATUS", *_columns("PREFLABEL"), *_columns("DEFINITION"), "ORDER"]
    rows = [
        [code.value, "", _STATUS, *_values(code.name), *_values(code.definition), str(number)]
        for number, code in enumerate(of.codes, 1)
    ]
    return _csv([header, *rows])


def _columns(name: str) -> Iterator[str]:
    return (f"{name}_{code.upper()}" for code in _LANGUAGES)


def _values(text: Text) -> Iterator[str]:
    return (getattr(text, code) or "" for code in _LANGUAGES)


def _csv(rows: list[list[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode("utf-8")
