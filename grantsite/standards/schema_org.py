"""The whole graph of each project and municipality in schema.org's words: ``data.jsonld`` beside its page.

Names are given in every language that has them. A municipality is an area and an authority at once, so it is both an
``AdministrativeArea`` and a ``GovernmentOrganization``. Shares of a grant are not published: the grant is the
project's, and its members have no amounts.
"""

from typing import Any

from grantsite.pages import Lazy, Page
from grantsite.projects import Body, Place, Project
from grantsite.standards.context import ORIGIN, Context, euros, json_file
from grantsite.urls import Address, short
from grantsite.views import MadeView
from grantsite.vocabulary import PAGE, place_of, uri

NAME = "data.jsonld"
# The terms without the remote context, so that a file can be read by itself.
_CONTEXT = {"@vocab": "https://schema.org/"}


def project_graph(context: Context, project: Project) -> Page:
    """The file in the folder of a project's page, in the site's first language."""
    return _page(
        context, context.addresses.project(project.call.id, project.entry.slug), Lazy(_of_project, context, project)
    )


def municipality_graph(context: Context, place: Place) -> Page:
    """The same of a municipality."""
    return _page(context, context.addresses.municipality(place.record), Lazy(_of_municipality, context, place))


def _page(context: Context, beside: Address, view: Lazy[MadeView]) -> Page:
    code = context.first.code
    return Page({code: beside[code]}, "", view, ORIGIN, listed=False, file_name=NAME)


def _of_project(context: Context, project: Project) -> MadeView:
    return MadeView({context.first.code: json_file(_project(context, project))})


def _of_municipality(context: Context, place: Place) -> MadeView:
    graph = {"@context": _CONTEXT, **_place(context, place), **_position(context, place)}
    return MadeView({context.first.code: json_file(graph)})


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
