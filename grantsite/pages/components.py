"""The page of components: every macro in every state, for those who work on the site. It is no part of the site."""

from collections.abc import Iterator
from typing import TypeVar

from grantsite.catalog import Project
from grantsite.downloads import Downloads
from grantsite.pages.build_views import Builder
from grantsite.pages.call import call_pages
from grantsite.pages.data import DataView, data_page
from grantsite.pages.municipality import municipality_page
from grantsite.pages.page import Page
from grantsite.pages.project import project_page
from grantsite.pages.project_list import project_list_pages
from grantsite.pages.sharing import sharing_pages
from grantsite.pages.statistics import StatisticsView, statistics_pages
from grantsite.views import MunicipalityView, ProjectsView, ProjectView, View

_Kind = TypeVar("_Kind", bound=View)


class ComponentsView(View, frozen=True):
    """The records that components are shown with. What no record has, the template makes up, and says so."""

    awarded: ProjectView
    refused: ProjectView
    place: MunicipalityView
    projects: ProjectsView
    data: DataView
    statistics: StatisticsView


def component_pages(builder: Builder, data: Downloads) -> Iterator[Page]:
    """The page, and the images that it shows; it needs a project with an award and one without."""
    projects = list(builder.catalog.projects.values())
    awarded = project_page(builder, max((p for p in projects if p.award), key=_telling))
    refused = project_page(builder, next(p for p in projects if not p.award))
    place = municipality_page(builder, max(builder.catalog.places.values(), key=lambda p: len(p.as_lead)))
    statistics, *drawings = statistics_pages(builder)
    view = ComponentsView(
        awarded=_view(awarded, ProjectView),
        refused=_view(refused, ProjectView),
        place=_view(place, MunicipalityView),
        projects=_view(next(project_list_pages(builder, "")), ProjectsView),
        data=_view(data_page(builder, data, None), DataView),
        statistics=_view(statistics, StatisticsView),
    )
    yield Page(builder.addresses.home(), "components.html", view, "templates/components.html", listed=False)
    yield from drawings
    yield from (
        p for p in call_pages(builder, builder.catalog.calls[builder.current_call.id]) if p.file_name == "course.svg"
    )
    for page in (awarded, place):
        yield from (p for p in sharing_pages(page) if p.template.startswith("images/"))


def _telling(project: Project) -> tuple[int, int]:
    """How much there is to show of a project: remarks on its parties, then parties."""
    return sum(1 for p in project.parties if p.note or p.repeats), len(project.parties)


def _view(page: Page, kind: type[_Kind]) -> _Kind:
    if not isinstance(page.view, kind):
        raise TypeError(f"{page.template}: not a {kind.__name__}")
    return page.view
