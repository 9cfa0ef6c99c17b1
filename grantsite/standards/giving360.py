"""The awards in the 360Giving Data Standard, schema 1.4: https://standard.threesixtygiving.org/

Only awards go in: an application without one is not a grant. The lead is the recipient, because the grant is paid to
it; how the applicants share it is not published, so the others stand in the description and the municipalities among
them under ``beneficiaryLocation``. What the records do not know (a start, a change, money paid out) is left out.
Ids of bodies are the site's own, see docs/standards.md.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from grantsite.i18n import Language
from grantsite.projects import Body, Place, Project, last_day
from grantsite.records import Award, Call
from grantsite.standards.context import Context, euros
from grantsite.urls import short
from grantsite.vocabulary import PAGE, areas_of, place_of, uri

PATH = "data/360giving.json"
VERSION = "1.4"
STANDARD = "https://standard.threesixtygiving.org/en/latest/"
_COUNTRY = "FI"


def package(context: Context) -> dict[str, Any]:
    """The whole file: who publishes it, under what licence, and the grants in the order of their ids."""
    site = context.site
    return {
        "version": VERSION,
        "identifier": context.prefix,
        "title": site.title,
        "description": context.plain(site.tagline),
        "publisher": {"name": site.title, "website": site.base_url},
        "license": site.content_licence.url,
        "downloadURL": context.url(PATH),
        "accessURL": site.base_url,
        **({"modified": context.version.date.isoformat()} if context.version else {}),
        "grants": list(_grants(context)),
    }


def _grants(context: Context) -> Iterator[dict[str, Any]]:
    """The awards. What stands in many of them, a municipality or a call's part, is made once."""
    locations = {code: _location(context, place) for code, place in context.catalog.places.items()}
    of_calls = {key: _of_call(context, entry.record) for key, entry in context.catalog.calls.items()}
    for project in context.catalog.projects.values():
        if project.award and project.award.amount:
            yield _grant(context, project, project.award, of_calls[project.call.id], locations)


class _OfCall(NamedTuple):
    """What the awards of a call have in common; ``areas`` by their ids."""

    funding: list[dict[str, Any]]
    programme: list[dict[str, Any]]
    areas: dict[str, dict[str, Any]]


def _of_call(context: Context, call: Call) -> _OfCall:
    codes = context.addresses.page(PAGE)
    return _OfCall(
        [_authority(context, call)],
        [{"code": call.id, "title": context.plain(call.name), "url": context.page(context.addresses.call(call.id))}],
        {
            area.id: {
                "vocabulary": uri(context.site.base_url, codes, areas_of(call.id)),
                "code": area.id,
                "title": context.plain(area.short),
                "url": uri(context.site.base_url, codes, place_of(areas_of(call.id), area.id)),
            }
            for area in call.target_areas
        },
    )


def _grant(
    context: Context, project: Project, award: Award, of_call: _OfCall, locations: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """One award. Amounts are euros; the title is the project's name as the annex prints it."""
    call, application = project.call, project.application
    recipient = context.catalog.body(award.recipient)
    if recipient is None:
        raise LookupError(f"{award.recipient.as_written}: an unknown body is an error before any file is made")
    page = context.url(short("project", project.id))
    return {
        "id": f"{context.prefix}-{project.id}",
        "title": application.name,
        "description": "\n\n".join(
            [_description(language, project, recipient, award) for language in context.languages]
        ),
        "currency": call.currency,
        "amountAppliedFor": euros(application.requested),
        "amountAwarded": euros(award.amount),
        "awardDate": last_day(call).isoformat(),
        "url": page,
        "plannedDates": [{"endDate": call.project_end.isoformat()}],
        "recipientOrganization": [_organisation(context, recipient)],
        "fundingOrganization": of_call.funding,
        "beneficiaryLocation": [locations[code] for code in project.codes],
        "grantProgramme": of_call.programme,
        "fromOpenCall": "Yes",
        "classifications": [of_call.areas[area.id] for area in context.catalog.target_areas(project)],
        "dataSource": page,
    }


def _description(language: Language, project: Project, recipient: Body, award: Award) -> str:
    """The facts in plain words: what for, who, how much of how much, and when it was decided."""
    others = [
        body
        for body in (p.body for p in (*project.leads, *project.partners))
        if (body.kind, body.key) != (recipient.kind, recipient.key)
    ]
    words = {
        "name": project.application.name,
        "lead": language.text(recipient.name)[0],
        "awarded": language.money(award.amount),
        "requested": language.money(project.application.requested),
        "date": language.date(last_day(project.call)),
        "authority": language.text(project.call.authority)[0],
    }
    said = language.gettext(
        "Grant from the call “%(call)s” for the project “%(name)s”. The decision of %(date)s (%(authority)s) awards at "
        "most %(awarded)s of the %(requested)s requested."
    ) % (words | {"call": language.text(project.call.name)[0]})
    if not others:
        alone = language.gettext("Recipient: %(lead)s.") % words
        return f"{said} {alone}"
    also = language.gettext(
        "Recipient, on behalf of all applicants: %(lead)s. The application also names: %(names)s. How the grant is "
        "shared is not published."
    ) % (words | {"names": language.list(language.text(b.name)[0] for b in others)})
    return f"{said} {also}"


def _organisation(context: Context, body: Body) -> dict[str, Any]:
    """A municipality or another body, with the site's own id for it."""
    found: dict[str, Any] = {"id": organisation_id(context, body), "name": context.plain(body.name)}
    if body.is_municipality:
        found["url"] = context.url(short("municipality", body.key))
    found["addressCountry"] = _COUNTRY
    if body.municipality:
        found["location"] = [_location(context, context.catalog.places[body.municipality])]
    return found


def organisation_id(context: Context, body: Body) -> str:
    """The site's id of a body: of a municipality by its official code, of another by the name of its record."""
    return f"{context.prefix}-{'municipality' if body.is_municipality else 'organisation'}-{body.key}"


def _authority(context: Context, call: Call) -> dict[str, Any]:
    return {
        "id": f"{context.prefix}-authority-{call.id}",
        "name": context.plain(call.authority),
        "addressCountry": _COUNTRY,
    }


def _location(context: Context, place: Place) -> dict[str, Any]:
    """A municipality: its name, official code (Statistics Finland) and main locality (WGS84)."""
    record = place.record
    return {
        "name": context.plain(record.name),
        "countryCode": _COUNTRY,
        "latitude": record.point.lat,
        "longitude": record.point.lon,
        "geoCode": record.code,
    }
