"""The page of components: every macro in every state, for those who work on the site. It is no part of the site."""

from collections.abc import Iterator
from typing import TypeVar

from grantsite.downloads import Downloads
from grantsite.pages.build_views import Builder
from grantsite.pages.call import call_pages
from grantsite.pages.data import DataView, data_page
from grantsite.pages.municipality import municipality_page, municipality_view
from grantsite.pages.page import COMPONENTS, Lazy, Page
from grantsite.pages.project import project_page, project_view
from grantsite.pages.project_list import project_list_pages, project_lists
from grantsite.pages.sharing import municipality_sharing, project_sharing
from grantsite.pages.statistics import StatisticsView, statistics_pages
from grantsite.projects import Project
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
    awarded = max((p for p in projects if p.award), key=_telling)
    refused = next(p for p in projects if not p.award)
    place = max(builder.catalog.places.values(), key=lambda p: len(p.as_lead))
    awarded_view, place_view = Lazy(project_view, builder, awarded), Lazy(municipality_view, builder, place)
    statistics, *drawings = statistics_pages(builder)
    view = ComponentsView(
        awarded=awarded_view(),
        refused=project_view(builder, refused),
        place=place_view(),
        projects=_view(next(project_list_pages(builder, project_lists(builder), str)), ProjectsView),
        data=_view(data_page(builder, lambda: data, None), DataView),
        statistics=_view(statistics, StatisticsView),
    )
    yield Page(builder.addresses.home(), COMPONENTS, Lazy(_itself, view), f"templates/{COMPONENTS}", listed=False)
    yield from drawings
    yield from (
        p for p in call_pages(builder, builder.catalog.calls[builder.current_call.id]) if p.file_name == "course.svg"
    )
    awarded_page, place_page = (
        project_page(builder, awarded, awarded_view),
        municipality_page(builder, place, place_view),
    )
    shared = project_sharing(builder, awarded, awarded_page, awarded_view)
    yield from (p for p in shared if p.template.startswith("images/"))
    shared = municipality_sharing(builder, place, place_page, place_view)
    yield from (p for p in shared if p.template.startswith("images/"))


def _itself(view: ComponentsView) -> ComponentsView:
    return view


def _telling(project: Project) -> tuple[int, int]:
    """How much there is to show of a project: remarks on its parties, then parties."""
    return sum(1 for p in project.parties if p.note or p.repeats), len(project.parties)


def _view(page: Page, kind: type[_Kind]) -> _Kind:
    if not isinstance(page.view, kind):
        raise TypeError(f"{page.template}: not a {kind.__name__}")
    return page.view
