"""The site map as data: which pages there are, their addresses, templates and views."""

from collections.abc import Callable, Sequence

from grantsite.downloads import Downloads
from grantsite.pages.build_views import Builder
from grantsite.pages.call import call_pages
from grantsite.pages.change_events import ChangeEvents
from grantsite.pages.changes import changes_pages, project_version
from grantsite.pages.codes import codes_page
from grantsite.pages.compare import compare_page
from grantsite.pages.components import component_pages
from grantsite.pages.data import data_page
from grantsite.pages.feed import municipality_feed, project_feed, site_feed
from grantsite.pages.figure_files import municipality_figures, project_figures
from grantsite.pages.home import home_page
from grantsite.pages.list_files import list_files
from grantsite.pages.made_from import MadeFrom
from grantsite.pages.municipality import municipality_page, municipality_view
from grantsite.pages.municipality_list import municipalities_pages
from grantsite.pages.municipality_parts import municipality_lists, municipality_part_pages, pages_of_rows
from grantsite.pages.page import Family, Lazy, Page, forget_recent
from grantsite.pages.picture import municipality_picture, project_picture, site_picture
from grantsite.pages.project import project_page, project_view
from grantsite.pages.project_list import ProjectList, project_list_pages, project_lists
from grantsite.pages.prose import prose_page
from grantsite.pages.query import query_page
from grantsite.pages.redirect import former_municipality_pages, former_project_pages, not_found_page
from grantsite.pages.sharing import municipality_sharing, project_sharing
from grantsite.pages.slips import pages_of_slips, slip_part_pages
from grantsite.pages.statistics import statistics_pages
from grantsite.projects import Place, Project
from grantsite.urls import PROSE_PAGES
from grantsite.version import Version

__all__ = [
    "Builder",
    "ChangeEvents",
    "Family",
    "Lazy",
    "MadeFrom",
    "Page",
    "ProjectList",
    "changes_pages",
    "component_pages",
    "forget_recent",
    "list_files",
    "municipality_lists",
    "pages_of_municipality",
    "pages_of_project",
    "pages_of_rows",
    "pages_of_slips",
    "plan",
    "project_lists",
    "project_version",
]


def plan(
    builder: Builder,
    lists: Sequence[ProjectList],
    data: Callable[[], Downloads],
    search_folder: Callable[[], str],
    compare_folder: Callable[[], str],
    version: Version | None,
    of_project: Callable[[Project], list[Page]],
    of_municipality: Callable[[Place], list[Page]],
) -> list[Page]:
    """Every page of the site, in a fixed order, and the files that are drawn like pages: feeds and images. No view is
    made, so nothing is asked yet of what is called for it.

    ``lists`` are the ``project_lists``; ``search_folder`` and ``compare_folder`` tell where the files stand that the
    search and the comparisons fetch. Only the page of the data names the version. ``of_project`` and
    ``of_municipality`` give all that belongs to one, its page first.
    """
    catalog = builder.catalog
    changes = ChangeEvents(builder)
    pages = [home_page(builder), *project_list_pages(builder, lists, search_folder), *municipalities_pages(builder)]
    former: list[Page] = []
    for project in catalog.projects.values():
        family = of_project(project)
        pages += family
        former += former_project_pages(builder, project, family)
    for place in catalog.places.values():
        family = of_municipality(place)
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
        *slip_part_pages(builder),
        codes_page(builder, data),
        *changes_pages(builder),
        not_found_page(builder),
        site_feed(builder, changes),
        site_picture(builder),
        *former,
    ]


def pages_of_project(builder: Builder, changes: ChangeEvents, project: Project) -> list[Page]:
    """A project's page, and all that is made with it."""
    of_project = Lazy(project_view, builder, project)
    page = project_page(builder, project, of_project)
    return [
        page,
        project_feed(builder, changes, project),
        project_picture(page, of_project),
        *project_sharing(builder, project, page, of_project),
        *project_figures(project, page, of_project),
    ]


def pages_of_municipality(builder: Builder, changes: ChangeEvents, place: Place) -> list[Page]:
    """The same of a municipality."""
    of_place = Lazy(municipality_view, builder, place)
    page = municipality_page(builder, place, of_place)
    return [
        page,
        *municipality_part_pages(builder, place),
        municipality_feed(builder, changes, place),
        municipality_picture(page, of_place),
        *municipality_sharing(builder, place, page, of_place),
        *municipality_figures(page, of_place),
    ]
