"""What makes a project or municipality easy to link, embed and print, all made from the view of its page."""

from collections.abc import Iterator

from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.pages.sheet import municipality_sheet
from grantsite.projects import Place, Project
from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views import MunicipalityView, ProjectView, Sharing, ShortLinkView


def project_sharing(builder: Builder, project: Project, page: Page, view: Lazy[ProjectView]) -> Iterator[Page]:
    """The permanent link with its QR code, the card for other sites with its answer to oEmbed, the badge, the page that
    offers them all, and the sheet to be printed, of the project whose page is ``page``."""
    name = Text(**{project.application.language: project.application.name})
    sharing = builder.sharing_of_project(project)
    yield from _pages(page, sharing, name, view)
    yield Page(sharing.sheet, "pages/project_sheet.html", view, page.origin, listed=False)


def municipality_sharing(builder: Builder, place: Place, page: Page, view: Lazy[MunicipalityView]) -> Iterator[Page]:
    """The same of a municipality."""
    sharing = builder.sharing_of_place(place)
    yield from _pages(page, sharing, place.record.name, view)
    sheet = Lazy(municipality_sheet, view)
    yield Page(sharing.sheet, "pages/municipality_sheet.html", sheet, page.origin, listed=False)


def _pages(page: Page, sharing: Sharing, name: Text, view: Lazy[ProjectView | MunicipalityView]) -> Iterator[Page]:
    origin = page.origin
    short: Address = {next(iter(page.address)): sharing.short}  # one page for all languages
    yield Page(
        short, "pages/short_link.html", Lazy(ShortLinkView, name, page.address, sharing.kind), origin, listed=False
    )
    yield Page(short, "images/qr.svg", view, origin, listed=False, file_name="qr.svg")
    yield Page(sharing.embed, f"pages/{sharing.kind}_card.html", view, origin, listed=False)
    yield Page(sharing.embed, "data/oembed.json", view, origin, listed=False, file_name="oembed.json")
    yield Page(page.address, f"images/{sharing.kind}_badge.svg", view, origin, listed=False, file_name="badge.svg")
    yield Page(sharing.page, "pages/share.html", view, origin, listed=False)
