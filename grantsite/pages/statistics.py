"""The page of figures: what the current call's applications and awards add up to, drawn, said and tabled."""

from collections.abc import Iterator

from grantsite.catalog import Project
from grantsite.figures import (
    CourseFigure,
    NetworkFigure,
    SpreadFigure,
    call_course,
    municipal_ties,
    network,
    spread,
)
from grantsite.pages.build_views import Builder
from grantsite.pages.figure_files import figure_files
from grantsite.pages.page import Page
from grantsite.views import CallFacts, Sums
from grantsite.views.shared import View


class StatisticsView(View, frozen=True):
    """The figures of the current call, each as it is drawn."""

    call: CallFacts
    sums: Sums
    spread: SpreadFigure
    course: CourseFigure  # its files stand beside the page of the call
    network: NetworkFigure
    record_path: str


def statistics_pages(builder: Builder) -> Iterator[Page]:
    """The page, and the files of each of its figures."""
    call = builder.catalog.calls[builder.current_call.id]
    address = builder.addresses.page("statistics")
    projects = builder.catalog.of_call(call.record.id)
    rows = [builder.row(project) for project in projects]
    view = StatisticsView(
        call=builder.call_facts(call.record.id),
        sums=builder.sums(call.record.id),
        spread=spread(rows),
        course=call_course(call.record, [p.award for p in projects if p.award], len(projects)),
        network=_network(builder, projects),
        record_path=call.inside,
    )
    yield Page(address, "pages/statistics.html", view, call.path)
    yield from figure_files(address, "figures/spread.svg", view.spread, call.path)
    yield from figure_files(address, "figures/network.svg", view.network, call.path)


def _network(builder: Builder, projects: list[Project]) -> NetworkFigure:
    places = builder.catalog.places
    largest = max(projects, key=lambda project: len(project.codes), default=None)
    return network(
        municipal_ties(projects),
        links=lambda code: builder.place_link(places[code]),
        names=lambda code: places[code].record.name.every()[0],
        largest=(builder.row(largest), len(largest.codes)) if largest else None,
    )
