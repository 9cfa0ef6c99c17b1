"""The pictures that other sites show beside a link to a page."""

from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.projects import UNDECIDED
from grantsite.urls import Address
from grantsite.views import (
    MunicipalityPictureView,
    MunicipalityView,
    ProjectPictureView,
    ProjectView,
    SitePictureView,
    View,
)

# Beside the page that it is of. What ends so is drawn from the words that its template gives: grantsite.picture.
FILE = "share.png"


def project_picture(page: Page, view: Lazy[ProjectView]) -> Page:
    """The picture of a project, beside its page. It is given no more than it shows, so that it need not be drawn anew
    whenever the page is."""
    return _picture(page.address, "project", Lazy(_of_project, view), page.origin)


def municipality_picture(page: Page, view: Lazy[MunicipalityView]) -> Page:
    """The same of a municipality."""
    return _picture(page.address, "municipality", Lazy(_of_municipality, view), page.origin)


def site_picture(builder: Builder) -> Page:
    """The picture of every page that has none of its own."""
    view = Lazy(_of_site, builder, builder.current_call.id)
    return _picture(builder.addresses.home(), "site", view, "templates/images/site_picture.json")


def _picture(address: Address, kind: str, view: Lazy[View], origin: str) -> Page:
    return Page(address, f"images/{kind}_picture.json", view, origin, listed=False, file_name=FILE)


def _of_project(view: Lazy[ProjectView]) -> ProjectPictureView:
    project = view()
    return ProjectPictureView(project.row, project.call.decision_date)


def _of_municipality(view: Lazy[MunicipalityView]) -> MunicipalityPictureView:
    place = view()
    rows = [*place.as_lead, *place.as_partner]
    return MunicipalityPictureView(
        name=place.name,
        region=place.region.name,
        as_lead=len(place.as_lead),
        as_partner=len(place.as_partner),
        awards_as_lead=place.awards_as_lead,
        awards_as_partner=place.awards_as_partner,
        requested_as_lead=place.requested_as_lead,
        awarded_as_lead=place.awarded_as_lead,
        decided=not rows or any(row.status != UNDECIDED for row in rows),
    )


def _of_site(builder: Builder, call: str) -> SitePictureView:
    return SitePictureView(builder.call_facts(call), builder.sums(call))
