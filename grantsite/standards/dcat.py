"""The data set described in DCAT-AP 3, as JSON-LD: what portals such as avoindata.fi and data.europa.eu harvest.

What a property points at outside this site (a theme, a language, a media type) is described by its class and name in
the file itself, so that the file can be checked without fetching anything.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from grantsite.i18n import Language
from grantsite.records import Text
from grantsite.standards.context import Context
from grantsite.urls import Repository

PATH = "data/catalog.jsonld"

_CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# Lists of the Publications Office of the European Union, which DCAT-AP requires.
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
_LANGUAGES = {"fi": "FIN", "sv": "SWE", "en": "ENG"}
_FILE_TYPES = {
    "application/json": "JSON",
    "application/ld+json": "JSON_LD",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "text/csv": "CSV",
}
_KEYWORDS = {
    "fi": ("valtionavustukset", "avustuspäätökset", "kunnat"),
    "sv": ("statsunderstöd", "understödsbeslut", "kommuner"),
    "en": ("government grants", "grant decisions", "municipalities"),
}


class Distribution(NamedTuple):
    """A file of the data set: its path below the site's root, IANA media type, title, size in bytes and SHA-256 (hex).

    ``standard`` is the address of a standard that the file follows, where it follows one.
    """

    path: str
    media_type: str
    title: Text
    size: int
    sha256: str
    standard: str | None = None


def catalogue(context: Context, distributions: Sequence[Distribution]) -> dict[str, Any]:
    """The catalogue with its one data set and the files that it consists of."""
    site = context.site
    file = context.url(PATH)
    languages = [_authority("language", _LANGUAGES[code], "dct:LinguisticSystem") for code in site.languages]
    publisher = {
        "@id": f"{file}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": site.title,
        "foaf:homepage": {"@id": site.base_url, "@type": "foaf:Document"},
    }
    licence = {"@id": site.content_licence.url, "@type": "dct:LicenseDocument", "dct:title": site.content_licence.name}
    spatial = _authority("country", "FIN", "dct:Location")
    modified = (
        {"dct:modified": {"@type": "xsd:date", "@value": context.version.date.isoformat()}} if context.version else {}
    )
    dataset: dict[str, Any] = {
        "@id": f"{file}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{file}#dataset",
        "dct:title": context.in_each_language({lang: _title(context, lang) for lang in site.languages}),
        "dct:description": context.in_each_language({lang.code: _about(lang) for lang in context.languages}),
        "dcat:keyword": [{"@language": code, "@value": word} for code in site.languages for word in _KEYWORDS[code]],
        "dcat:theme": _concept("data-theme", "GOVE", "Government and public sector"),
        "dct:publisher": {"@id": f"{file}#publisher"},
        "dct:creator": {"@id": f"{file}#publisher"},
        "dcat:contactPoint": {
            "@type": "vcard:Kind",
            "vcard:fn": site.title,
            "vcard:hasURL": {"@id": Repository(site.repository_url).issues},
        },
        "dct:language": languages,
        "dct:spatial": spatial,
        "dct:temporal": _period(context),
        "dct:accessRights": _authority("access-right", "PUBLIC", "dct:RightsStatement"),
        "dct:accrualPeriodicity": _authority("frequency", "IRREG", "dct:Frequency"),
        "dcat:landingPage": [
            {"@id": context.url(address), "@type": "foaf:Document"}
            for address in context.addresses.page("data").values()
        ],
        **modified,
        **({"dcat:version": context.version.commit} if context.version else {}),
        "dcat:distribution": [_distribution(context, licence, d) for d in distributions],
    }
    return {
        "@context": _CONTEXT,
        "@id": f"{file}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": context.in_each_language({lang: _title(context, lang) for lang in site.languages}),
        "dct:description": context.tagged(site.tagline),
        "dct:publisher": publisher,
        "dct:license": licence,
        "dct:language": languages,
        "dct:spatial": spatial,
        "foaf:homepage": {"@id": site.base_url, "@type": "foaf:Document"},
        "dcat:themeTaxonomy": {
            "@id": f"{_AUTHORITY}/data-theme",
            "@type": "skos:ConceptScheme",
            "dct:title": {"@language": "en", "@value": "Data theme"},
        },
        **modified,
        "dcat:dataset": dataset,
    }


def _about(language: Language) -> str:
    return language.gettext(
        "Applications for grants and the decisions on them: who applied for what, how much was requested and awarded, "
        "which municipalities take part, and what has followed. Every fact names the document that it comes from."
    )


def _title(context: Context, language: str) -> str:
    tagline = getattr(context.site.tagline, language) or context.plain(context.site.tagline)
    return f"{context.site.title}: {tagline}"


def _authority(name: str, value: str, kind: str) -> dict[str, Any]:
    """A concept of a list of the Publications Office; ``kind`` is the class that DCAT-AP wants."""
    return {
        "@id": f"{_AUTHORITY}/{name}/{value}",
        "@type": kind,
        "skos:inScheme": {"@id": f"{_AUTHORITY}/{name}"},
    }


def _concept(name: str, value: str, label: str) -> dict[str, Any]:
    """A concept of such a list with the name that it has there."""
    return {
        **_authority(name, value, "skos:Concept"),
        "skos:prefLabel": {"@language": "en", "@value": label},
    }


def _period(context: Context) -> dict[str, Any]:
    """From the first call's deadline to the end of the last one's projects."""
    calls = [entry.record for entry in context.catalog.calls.values()]
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@type": "xsd:date", "@value": min(c.deadline for c in calls).isoformat()},
        "dcat:endDate": {"@type": "xsd:date", "@value": max(c.project_end for c in calls).isoformat()},
    }


def _distribution(context: Context, licence: dict[str, Any], of: Distribution) -> dict[str, Any]:
    address = context.url(of.path)
    file_type = _FILE_TYPES.get(of.media_type)
    return {
        "@id": f"{context.url(PATH)}#{of.path.removeprefix('data/')}",
        "@type": "dcat:Distribution",
        "dct:title": context.tagged(of.title),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"{_MEDIA_TYPES}/{of.media_type}", "@type": "dct:MediaType"},
        **({"dct:format": _authority("file-type", file_type, "dct:MediaTypeOrExtent")} if file_type else {}),
        "dcatap:availability": _concept("planned-availability", "STABLE", "stable"),
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(of.size)},
        "dct:license": licence,
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256", "@type": "spdx:ChecksumAlgorithm"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": of.sha256},
        },
        **({"dct:conformsTo": {"@id": of.standard, "@type": "dct:Standard"}} if of.standard else {}),
    }
