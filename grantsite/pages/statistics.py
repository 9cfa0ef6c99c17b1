"""The page of figures: what the current call's applications and awards add up to, drawn, said and tabled."""

from collections.abc import Callable, Iterator

from grantsite import figures
from grantsite.pages.build_views import Builder
from grantsite.pages.figure_files import figure_files
from grantsite.pages.page import Lazy, Page
from grantsite.projects import Project
from grantsite.records import Call
from grantsite.views import CallFacts, Sums
from grantsite.views.shared import View


class DecisionFigures(View, frozen=True):
    """The figures that are about awards alone."""

    success: list[figures.SuccessFigure]
    spread: figures.SpreadFigure
    inhabitants: figures.InhabitantsFigure


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


# The template of each figure that has files beside the page, its name, and where it is in the view. Those of success
# have the order of ``_success``.
_FIGURES: tuple[tuple[str, str, Callable[[StatisticsView], figures.Figure]], ...] = (
    ("applications", "applications", lambda view: view.applications),
    ("regions", "regions", lambda view: view.regions),
    ("joining", "joining", lambda view: view.joining),
    ("map", "map", lambda view: view.map),
    ("tiles", "regions-map", lambda view: view.tiles),
    ("network", "network", lambda view: view.network),
)
_OF_DECISION: tuple[tuple[str, str, Callable[[DecisionFigures], figures.Figure]], ...] = (
    ("success", "success-by-size", lambda view: view.success[0]),
    ("success", "success-by-language", lambda view: view.success[1]),
    ("success", "success-by-lead-languages", lambda view: view.success[2]),
    ("success", "success-by-partners", lambda view: view.success[3]),
    ("spread", "spread", lambda view: view.spread),
    ("inhabitants", "inhabitants", lambda view: view.inhabitants),
)


def statistics_pages(builder: Builder) -> Iterator[Page]:
    """The page, and the files of each of its figures. Those about awards are of the last decision where the current
    call has none yet: their addresses were published with it."""
    call = builder.current_call
    entry = builder.catalog.calls[call.id]
    decided = call if call.decision_date else _last_decided(builder)
    of_decision = Lazy(_of_decision, builder, decided) if decided else None
    address = builder.addresses.page("statistics")
    view = Lazy(_view, builder, of_decision if call.decision_date else None)
    yield Page(address, "pages/statistics.html", view, entry.path)
    for template, name, figure in _FIGURES:
        yield from figure_files(address, f"figures/{template}.svg", name, view, figure, entry.path)
    if decided and of_decision:
        origin = builder.catalog.calls[decided.id].path
        for template, name, drawn in _OF_DECISION:
            yield from figure_files(address, f"figures/{template}.svg", name, of_decision, drawn, origin)


def _last_decided(builder: Builder) -> Call | None:
    calls = [entry.record for entry in builder.catalog.calls.values()]
    return max((call for call in calls if call.decision_date), key=lambda c: (c.decision_date, c.id), default=None)


def _view(builder: Builder, of_decision: Lazy[DecisionFigures] | None) -> StatisticsView:
    catalog, call = builder.catalog, builder.current_call
    entry = catalog.calls[call.id]
    projects = catalog.of_call(call.id)
    rows = [builder.row(project) for project in projects]
    lists = figures.Lists(catalog, builder.addresses, call.id)
    drawn = of_decision() if of_decision else None
    return StatisticsView(
        call=builder.call_facts(call.id),
        sums=builder.sums(call.id),
        applications=figures.applications(rows, {p.id: [lead.body.key for lead in p.leads] for p in projects}, lists),
        regions=figures.regions(call, figures.by_region(catalog, call, projects, lists)),
        success=drawn.success if drawn else [],
        joining=figures.joining(catalog, projects, lists),
        spread=drawn.spread if drawn else None,
        inhabitants=drawn.inhabitants if drawn else None,
        map=builder.maps.of_call(),
        tiles=builder.tiles(),
        course=figures.call_course(call, [p.award for p in projects if p.award], len(projects), lists),
        network=_network(builder, projects),
        record_path=entry.inside,
    )


def _of_decision(builder: Builder, call: Call) -> DecisionFigures:
    catalog = builder.catalog
    projects = catalog.of_call(call.id)
    lists = figures.Lists(catalog, builder.addresses, call.id)
    return DecisionFigures(
        success=_success(builder, projects, lists),
        spread=figures.spread([builder.row(project) for project in projects], lists),
        inhabitants=figures.inhabitants(catalog, call, figures.by_region(catalog, call, projects, lists)),
    )


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
