"""What makes a project or municipality easy to link, embed and print, all made of the view of its page."""

from collections.abc import Iterator

from grantsite.pages.page import Page
from grantsite.pages.sheet import municipality_sheet
from grantsite.records import Text
from grantsite.urls import Address
from grantsite.views import MunicipalityView, ProjectView, ShortLinkView


def sharing_pages(page: Page) -> Iterator[Page]:
    """The permanent link with its QR code, the card for other sites with its answer to oEmbed, the badge, the page that
    offers them all, and the sheet to be printed. ``page`` is that of a project or municipality."""
    view, origin = page.view, page.origin
    if isinstance(view, ProjectView):
        name = Text(**{view.row.language: view.row.name})
    elif isinstance(view, MunicipalityView):
        name = view.name
    else:
        raise TypeError(f"{page.template}: neither a project nor a municipality")
    sharing = view.sharing
    short: Address = {next(iter(page.address)): sharing.short}  # one page for all languages
    yield Page(short, "pages/short_link.html", ShortLinkView(name, page.address), origin, listed=False)
    yield Page(short, "images/qr.svg", view, origin, listed=False, file_name="qr.svg")
    yield Page(sharing.embed, f"pages/{sharing.kind}_card.html", view, origin, listed=False)
    yield Page(sharing.embed, "data/oembed.json", view, origin, listed=False, file_name="oembed.json")
    yield Page(page.address, f"images/{sharing.kind}_badge.svg", view, origin, listed=False, file_name="badge.svg")
    yield Page(sharing.page, "pages/share.html", view, origin, listed=False)
    if isinstance(view, MunicipalityView):
        yield municipality_sheet(page, view)
    else:
        yield Page(sharing.sheet, "pages/project_sheet.html", view, origin, listed=False)
