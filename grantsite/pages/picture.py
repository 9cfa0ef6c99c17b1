"""The pictures that other sites show beside a link to a page."""

from grantsite.catalog import UNDECIDED
from grantsite.pages.build_views import Builder
from grantsite.pages.page import Page
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


def picture(page: Page) -> Page:
    """The picture of a project or municipality, from its page. It is given no more than it shows, so that it need not
    be drawn anew whenever the page is."""
    view = page.view
    found: View
    if isinstance(view, ProjectView):
        kind, found = "project", ProjectPictureView(view.row, view.call.decision_date)
    elif isinstance(view, MunicipalityView):
        kind = "municipality"
        rows = [*view.as_lead, *view.as_partner]
        found = MunicipalityPictureView(
            name=view.name,
            region=view.region.name,
            as_lead=len(view.as_lead),
            as_partner=len(view.as_partner),
            awards_as_lead=view.awards_as_lead,
            awards_as_partner=view.awards_as_partner,
            requested_as_lead=view.requested_as_lead,
            awarded_as_lead=view.awarded_as_lead,
            decided=not rows or any(row.status != UNDECIDED for row in rows),
        )
    else:
        raise TypeError(f"{page.template}: neither a project nor a municipality")
    return Page(page.address, f"images/{kind}_picture.json", found, page.origin, listed=False, file_name=FILE)


def site_picture(builder: Builder) -> Page:
    """The picture of every page that has none of its own."""
    call = builder.current_call.id
    view = SitePictureView(builder.call_facts(call), builder.sums(call))
    origin = "templates/images/site_picture.json"
    return Page(builder.addresses.home(), "images/site_picture.json", view, origin, listed=False, file_name=FILE)
