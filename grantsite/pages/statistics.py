"""The page of figures: what the current call's applications and awards add up to, drawn, said and tabled."""

from collections.abc import Iterator

from grantsite.figures import SpreadFigure, spread
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
    record_path: str


def statistics_pages(builder: Builder) -> Iterator[Page]:
    """The page, and the files of each of its figures."""
    call = builder.catalog.calls[builder.current_call.id]
    address = builder.addresses.page("statistics")
    rows = [builder.row(project) for project in builder.catalog.of_call(call.record.id)]
    view = StatisticsView(
        call=builder.call_facts(call.record.id),
        sums=builder.sums(call.record.id),
        spread=spread(rows),
        record_path=call.inside,
    )
    yield Page(address, "pages/statistics.html", view, call.path)
    yield from figure_files(address, "figures/spread.svg", view.spread, call.path)
