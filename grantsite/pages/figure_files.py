"""The files of a figure, beside the page that it stands on: its drawing, and its table as CSV."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from grantsite.figures import Figure
from grantsite.pages.municipality import DrawnMunicipalityView
from grantsite.pages.page import Lazy, Page
from grantsite.pages.project import DrawnProjectView
from grantsite.projects import Project
from grantsite.urls import Address
from grantsite.views import View

_View = TypeVar("_View", bound=View)


def figure_files(
    address: Address,
    template: str,
    name: str,
    view: Lazy[_View],
    figure: Callable[[_View], Figure | None],
    origin: str,
) -> Iterator[Page]:
    """The drawing by ``template`` ("figures/spread.svg") and the table of a figure, in every language, in the folder of
    a page. ``name`` is the figure's, the same in all languages; ``figure`` is what finds it in the page's view."""
    made = Lazy(_figure, view, figure)
    yield Page(address, template, made, origin, listed=False, file_name=f"{name}.svg")
    yield Page(address, "data/figure.csv", made, origin, listed=False, file_name=f"{name}.csv")


def _figure(view: Lazy[_View], figure: Callable[[_View], Figure | None]) -> Figure:
    found = figure(view())
    if found is None:
        raise LookupError("a figure that is not on its page")
    return found


def project_figures(project: Project, page: Page, view: Lazy[DrawnProjectView]) -> Iterator[Page]:
    """The files of the figures on the page of a project: of its map where the source names a municipality, of the
    course of its award."""
    if project.codes:
        yield from figure_files(page.address, "figures/map.svg", "map", view, _map, page.origin)
    if project.award:
        yield from figure_files(page.address, "figures/course.svg", "course", view, _course, page.origin)


def municipality_figures(page: Page, view: Lazy[DrawnMunicipalityView]) -> Iterator[Page]:
    """The files of the map on the page of a municipality."""
    yield from figure_files(page.address, "figures/map.svg", "map", view, _map, page.origin)


def _map(of: DrawnProjectView | DrawnMunicipalityView) -> Figure | None:
    return of.map


def _course(of: DrawnProjectView) -> Figure | None:
    return of.course
