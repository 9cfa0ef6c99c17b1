"""The site map as data: which pages there are, their addresses, templates and views."""

from grantsite.catalog import Catalog
from grantsite.downloads import Downloads
from grantsite.history import UNKNOWN, History
from grantsite.pages.build_views import Builder
from grantsite.pages.call import call_pages
from grantsite.pages.change_events import ChangeEvents
from grantsite.pages.changes import changes_pages
from grantsite.pages.codes import codes_page
from grantsite.pages.compare import compare_page
from grantsite.pages.components import component_pages
from grantsite.pages.data import data_page
from grantsite.pages.feed import municipality_feed, project_feed, site_feed
from grantsite.pages.figure_files import own_figures
from grantsite.pages.home import home_page
from grantsite.pages.list_files import list_files
from grantsite.pages.municipality import municipality_page
from grantsite.pages.municipality_list import municipalities_page
from grantsite.pages.page import Page
from grantsite.pages.picture import picture, site_picture
from grantsite.pages.project import project_page
from grantsite.pages.project_list import project_list_pages
from grantsite.pages.prose import prose_page
from grantsite.pages.query import query_page
from grantsite.pages.redirect import former_municipality_pages, former_project_pages, not_found_page
from grantsite.pages.sharing import sharing_pages
from grantsite.pages.statistics import statistics_pages
from grantsite.urls import PROSE_PAGES, Addresses
from grantsite.version import Version

__all__ = ["Builder", "Page", "component_pages", "list_files", "plan"]


def plan(
    catalog: Catalog,
    addresses: Addresses,
    current_call: str,
    data: Downloads,
    search_folder: str,
    compare_folder: str,
    version: Version | None,
    history: History = UNKNOWN,
) -> list[Page]:
    """Every page of the site, in a fixed order, and the files that are drawn like pages: feeds and images.

    ``search_folder`` and ``compare_folder`` are where the files stand that the search and the comparisons fetch. Only
    the page of the data names the version.
    """
    builder = Builder(catalog, addresses, current_call, history, is_committed=version is not None)
    changes = ChangeEvents(builder)
    pages = [home_page(builder), *project_list_pages(builder, search_folder), municipalities_page(builder)]
    former: list[Page] = []
    for project in catalog.projects.values():
        page = project_page(builder, project)
        family = [
            page,
            project_feed(builder, changes, project),
            picture(page),
            *sharing_pages(page),
            *own_figures(page),
        ]
        pages += family
        former += former_project_pages(builder, project, family)
    for place in catalog.places.values():
        page = municipality_page(builder, place)
        feed = municipality_feed(builder, changes, place)
        family = [page, feed, picture(page), *sharing_pages(page), *own_figures(page)]
        pages += family
        former += former_municipality_pages(builder, place, family)
    return [
        *pages,
        *(page for entry in catalog.calls.values() for page in call_pages(builder, entry)),
        *statistics_pages(builder),
        data_page(builder, data, version),
        query_page(builder, data),
        compare_page(builder, compare_folder),
        *(prose_page(builder, slug) for slug in PROSE_PAGES),
        codes_page(builder, data),
        *changes_pages(builder),
        not_found_page(builder),
        site_feed(builder, changes),
        site_picture(builder),
        *former,
    ]
