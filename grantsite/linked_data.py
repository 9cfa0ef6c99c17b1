"""What a page says of itself to search engines, as schema.org JSON-LD in a data block.

A data block (``<script type="application/ld+json">``) is never run, so the content security policy lets it stand. It
is kept short; the whole graph of a project or municipality stands in a file beside its page (``standards.schema_org``).
"""

from decimal import Decimal
from typing import Any

import msgspec

from grantsite.config import Site
from grantsite.i18n import Language
from grantsite.urls import Address, short
from grantsite.views import MunicipalityView, ProjectView
from grantsite.vocabulary import place_of, uri

_encoder = msgspec.json.Encoder(decimal_format="number")


def of_project(view: ProjectView, site: Site, language: Language, codes: Address) -> dict[str, Any]:
    """The grant of a project. Without an award it is an application only: its status says so, and there is neither an
    amount nor a funder. ``codes`` is the page of code lists."""
    row = view.row
    status = uri(site.base_url, codes, place_of("status", row.status))
    requested = language.money(row.requested)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MonetaryGrant",
        "@id": site.base_url + short("project", row.id),
        "identifier": row.id,
        "name": row.name,
        "additionalType": status,
    }
    if row.awarded is None:
        said = language.gettext("Requested %(requested)s, no award.") % {"requested": requested}
        if row.status == "undecided":
            said = language.gettext("Requested %(requested)s, not decided yet.") % {"requested": requested}
        return {**found, "description": said}
    said = language.gettext("Awarded %(awarded)s of the %(requested)s requested.")
    return {
        **found,
        "description": said % {"awarded": language.money(row.awarded), "requested": requested},
        "amount": {
            "@type": "MonetaryAmount",
            "currency": view.call.currency,
            "value": Decimal(row.awarded).scaleb(-2),
        },
        "funder": {"@type": "GovernmentOrganization", "name": language.text(view.call.authority)[0]},
    }


def of_municipality(view: MunicipalityView, site: Site, language: Language) -> dict[str, Any]:
    """A municipality: its official code, region and main locality."""
    name = language.text(view.name)[0]
    others = [other for other in dict.fromkeys(view.name.every()) if other != name]
    return {
        "@context": "https://schema.org",
        "@type": "AdministrativeArea",
        "@id": site.base_url + short("municipality", view.code),
        "identifier": view.code,
        "name": name,
        **({"alternateName": others[0] if len(others) == 1 else others} if others else {}),
        "containedInPlace": {"@type": "AdministrativeArea", "name": language.text(view.region.name)[0]},
        "geo": {"@type": "GeoCoordinates", "latitude": view.point.lat, "longitude": view.point.lon},
    }


def data_block(value: dict[str, Any]) -> str:
    """JSON that can stand in a script element: nothing in it can end the element or begin another."""
    return _encoder.encode(value).decode("utf-8").replace("<", "\\u003c")
