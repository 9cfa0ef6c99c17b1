"""The files of a figure, beside the page that it stands on: its drawing, and its table as CSV."""

from collections.abc import Iterator

from grantsite.figures import Figure
from grantsite.pages.municipality import DrawnMunicipalityView
from grantsite.pages.page import Page
from grantsite.pages.project import DrawnProjectView
from grantsite.urls import Address


def figure_files(address: Address, template: str, figure: Figure, origin: str) -> Iterator[Page]:
    """The drawing by ``template`` ("figures/spread.svg") and the table of a figure, in every language, in the folder of
    a page. Their names are the figure's, the same in all languages."""
    yield Page(address, template, figure, origin, listed=False, file_name=f"{figure.name}.svg")
    yield Page(address, "data/figure.csv", figure, origin, listed=False, file_name=f"{figure.name}.csv")


def own_figures(page: Page) -> Iterator[Page]:
    """The files of the figures on the page of a project or municipality."""
    view = page.view
    if isinstance(view, DrawnProjectView | DrawnMunicipalityView) and view.map:
        yield from figure_files(page.address, "figures/map.svg", view.map, page.origin)
    if isinstance(view, DrawnProjectView) and view.course:
        yield from figure_files(page.address, "figures/course.svg", view.course, page.origin)
