"""The site map as data: which pages there are, their addresses, templates and views."""

from grantsite.catalog import Catalog
from grantsite.downloads import Downloads
from grantsite.pages.build_views import Builder
from grantsite.pages.call import call_page
from grantsite.pages.codes import codes_page
from grantsite.pages.data import data_page
from grantsite.pages.home import home_page
from grantsite.pages.municipality import municipality_page
from grantsite.pages.municipality_list import municipalities_page
from grantsite.pages.page import Page
from grantsite.pages.project import project_page
from grantsite.pages.project_list import projects_page
from grantsite.pages.prose import prose_page
from grantsite.pages.redirect import not_found_page, redirect_pages
from grantsite.urls import PROSE_PAGES, Addresses
from grantsite.version import Version

__all__ = ["Page", "plan"]


def plan(
    catalog: Catalog, addresses: Addresses, current_call: str, data: Downloads, version: Version | None
) -> list[Page]:
    """Every page of the site, in a fixed order. Only the page of the data names the version."""
    builder = Builder(catalog, addresses, current_call)
    return [
        home_page(builder),
        projects_page(builder),
        *(project_page(builder, project) for project in catalog.projects.values()),
        municipalities_page(builder),
        *(municipality_page(builder, place) for place in catalog.places.values()),
        *(call_page(builder, entry) for entry in catalog.calls.values()),
        data_page(builder, data, version),
        *(prose_page(builder, slug) for slug in PROSE_PAGES),
        codes_page(builder),
        not_found_page(builder),
        *redirect_pages(builder),
    ]
