"""The page of figures: what the current call's applications and awards add up to, drawn, said and tabled."""

from collections.abc import Iterator

from grantsite import figures
from grantsite.catalog import Project
from grantsite.pages.build_views import Builder
from grantsite.pages.figure_files import figure_files
from grantsite.pages.page import Page
from grantsite.views import CallFacts, Sums
from grantsite.views.shared import View


class StatisticsView(View, frozen=True):
    """The figures of the current call, each as it is drawn; those about awards alone once it is decided."""

    call: CallFacts
    sums: Sums
    applications: figures.ApplicationsFigure
    regions: figures.RegionsFigure
    success: list[figures.SuccessFigure]  # none until then
    joining: figures.JoiningFigure
    spread: figures.SpreadFigure | None
    inhabitants: figures.InhabitantsFigure | None
    map: figures.MapFigure
    tiles: figures.TilesFigure
    course: figures.CourseFigure | None  # of a decided call; its files stand beside the page of the call
    network: figures.NetworkFigure
    record_path: str


def statistics_pages(builder: Builder) -> Iterator[Page]:
    """The page, and the files of each of its figures."""
    catalog, call = builder.catalog, builder.current_call
    entry = catalog.calls[call.id]
    projects = catalog.of_call(call.id)
    rows = [builder.row(project) for project in projects]
    lists = figures.Lists(catalog, builder.addresses, call.id)
    regions = figures.by_region(catalog, call, projects, lists)
    decided = call.decision_date is not None
    view = StatisticsView(
        call=builder.call_facts(call.id),
        sums=builder.sums(call.id),
        applications=figures.applications(rows, {p.id: [lead.body.key for lead in p.leads] for p in projects}, lists),
        regions=figures.regions(call, regions),
        success=_success(builder, projects, lists) if decided else [],
        joining=figures.joining(catalog, projects, lists),
        spread=figures.spread(rows, lists) if decided else None,
        inhabitants=figures.inhabitants(catalog, call, regions) if decided else None,
        map=builder.maps.of_call(),
        tiles=builder.tiles(),
        course=figures.call_course(call, [p.award for p in projects if p.award], len(projects), lists),
        network=_network(builder, projects),
        record_path=entry.inside,
    )
    address = builder.addresses.page("statistics")
    yield Page(address, "pages/statistics.html", view, entry.path)
    drawn: list[tuple[str, figures.Figure | None]] = [
        ("applications", view.applications),
        ("regions", view.regions),
        *(("success", figure) for figure in view.success),
        ("joining", view.joining),
        ("spread", view.spread),
        ("inhabitants", view.inhabitants),
        ("map", view.map),
        ("tiles", view.tiles),
        ("network", view.network),
    ]
    for template, figure in drawn:
        if figure:
            yield from figure_files(address, f"figures/{template}.svg", figure, entry.path)


def _success(builder: Builder, projects: list[Project], lists: figures.Lists) -> list[figures.SuccessFigure]:
    size, languages, partners = (
        figures.success(builder.catalog, projects, lists, kind) for kind in ("size", "lead-languages", "partners")
    )
    return [size, figures.by_language(projects, lists), languages, partners]


def _network(builder: Builder, projects: list[Project]) -> figures.NetworkFigure:
    places = builder.catalog.places
    largest = max(projects, key=lambda project: len(project.codes), default=None)
    return figures.network(
        figures.municipal_ties(projects),
        links=lambda code: builder.place_link(places[code]),
        names=lambda code: places[code].record.name.every()[0],
        largest=(builder.row(largest), len(largest.codes)) if largest else None,
        joint=figures.joint(builder.catalog, projects),
        decided=builder.current_call.decision_date is not None,
    )
