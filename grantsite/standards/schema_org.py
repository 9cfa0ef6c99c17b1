"""The whole graph of each project and municipality in schema.org's words: ``data.jsonld`` beside its page.

Names are given in every language that has them. A municipality is an area and an authority at once, so it is both an
``AdministrativeArea`` and a ``GovernmentOrganization``. Shares of a grant are not published: the grant is the
project's, and its members have no amounts.
"""

from collections.abc import Iterator
from typing import Any

from grantsite.files import File
from grantsite.projects import Body, Place, Project
from grantsite.standards.context import ORIGIN, Context, euros, json_file
from grantsite.urls import short
from grantsite.vocabulary import PAGE, place_of, uri

NAME = "data.jsonld"
# The terms without the remote context, so that a file can be read by itself.
_CONTEXT = {"@vocab": "https://schema.org/"}


def graph_files(context: Context) -> Iterator[File]:
    """A file in the folder of each project's and municipality's page, in the site's first language; and at each address
    that the page had."""
    for project in context.catalog.projects.values():
        data = json_file(_project(context, project))
        application = project.application
        ever = context.addresses.ever_of_project(project.call.id, project.entry.slug, application.aliases)
        for folder in ever[context.first.code]:
            yield File(folder + NAME, data, ORIGIN)
    for place in context.catalog.places.values():
        data = json_file({"@context": _CONTEXT, **_place(context, place), **_position(context, place)})
        for folder in context.addresses.ever_of_municipality(place.record)[context.first.code]:
            yield File(folder + NAME, data, ORIGIN)


def _project(context: Context, project: Project) -> dict[str, Any]:
    """The project with its members, and the grant it was given or applied for."""
    application, call = project.application, project.call
    me = context.url(short("project", project.id))
    name = {"@language": application.language, "@value": application.name}
    status = place_of("status", project.status)
    grant: dict[str, Any] = {
        "@id": me,
        "@type": "MonetaryGrant",
        "identifier": application.id,
        "name": name,
        "additionalType": {"@id": uri(context.site.base_url, context.addresses.page(PAGE), status)},
        "url": [{"@id": context.url(a)} for a in context.addresses.project(call.id, project.entry.slug).values()],
    }
    members = [*project.leads, *project.partners]
    joint = {
        "@id": f"{me}#project",
        "@type": "Project",
        "name": name,
        "member": [
            {"@type": "Role", "roleName": party.role, "member": _body(context, party.body)} for party in members
        ],
    }
    if project.award:
        grant |= {
            "amount": {"@type": "MonetaryAmount", "currency": call.currency, "value": euros(project.award.amount)},
            "funder": {"@type": "GovernmentOrganization", "name": context.tagged(call.authority)},
            "fundedItem": {"@id": f"{me}#project"},
        }
    return {"@context": _CONTEXT, "@graph": [grant, joint]}


def _body(context: Context, body: Body) -> dict[str, Any]:
    if body.is_municipality:
        return _place(context, context.catalog.places[body.key])
    page = context.page(context.addresses.page("municipalities"))
    found: dict[str, Any] = {
        "@id": f"{page}#organisation-{body.key}",
        "@type": "Organization",
        "name": context.tagged(body.name),
    }
    if body.municipality:
        found["parentOrganization"] = {"@id": context.url(short("municipality", body.municipality))}
    return found


def _place(context: Context, place: Place) -> dict[str, Any]:
    return {
        "@id": context.url(short("municipality", place.record.code)),
        "@type": ["AdministrativeArea", "GovernmentOrganization"],
        "identifier": place.record.code,
        "name": context.tagged(place.record.name),
    }


def _position(context: Context, place: Place) -> dict[str, Any]:
    """What only the municipality's own file says: its pages, region, main locality, and what became of it."""
    record = place.record
    region = context.catalog.region_on(record)
    found: dict[str, Any] = {
        "url": [{"@id": context.url(a)} for a in context.addresses.municipality(record).values()],
        "geo": {"@type": "GeoCoordinates", "latitude": record.point.lat, "longitude": record.point.lon},
    }
    if region:
        found["containedInPlace"] = {
            "@type": "AdministrativeArea",
            "identifier": region.code,
            "name": context.tagged(region.name),
        }
    if record.successor:
        found["dissolutionDate"] = record.successor.starts.isoformat()
        found["containedInPlace"] = [
            *([found["containedInPlace"]] if region else []),
            {"@id": context.url(short("municipality", record.successor.municipality))},
        ]
    return found
