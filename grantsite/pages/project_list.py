"""The list of all projects and its cuts, in pages of a bounded size; the first page holds the search."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from grantsite.downloads import FOLDER
from grantsite.names import alphabetical
from grantsite.pages.build_views import Builder
from grantsite.pages.class_cuts import class_cuts
from grantsite.pages.page import Lazy, Page
from grantsite.pages.paging import number_of_pages, rows_of_page
from grantsite.projects import STATUSES, Project
from grantsite.records import Text
from grantsite.urls import Address, slugs_of
from grantsite.views import AmountBand, Choice, Cut, Facets, Link, PlaceChoice, ProjectsView, Sums

# The kinds of cuts that lead to one another; those of classes are reached from figures.
_CUTS = ("status", "theme", "region", "language")
# Lower bounds of the bands of requested sums, in euros.
_BANDS = (0, 50_000, 100_000, 250_000, 500_000)
_CENTS = 100


class ProjectList(NamedTuple):
    """A list of projects, of a cut or of all, and the path of the CSV file that holds it whole."""

    cut: Cut | None
    projects: list[Project]
    address: Address
    table: str


def project_lists(builder: Builder) -> list[ProjectList]:
    """The list of all projects, then that of each cut that has any or was published when it had, then those of the
    classes of each call."""
    projects = list(builder.catalog.projects.values())
    cuts = [(cut, members) for cut, members in _cuts(builder, projects) if members or _was_published(builder, cut)]
    whole = ProjectList(None, projects, builder.addresses.page("projects"), f"{FOLDER}projects.csv")
    return [whole, *(_list_of(cut, members) for cut, members in (*cuts, *class_cuts(builder)))]


def _was_published(builder: Builder, cut: Cut) -> bool:
    """A decision leaves no project undecided, and a correction may move the last one of a region into another: the
    list stays where it was, with nothing in it."""
    published = builder.catalog.content.published
    return published is not None and any(f"/{path}" in published.lines for path in cut.address.values())


def _list_of(cut: Cut, members: list[Project]) -> ProjectList:
    return ProjectList(cut, members, cut.address, f"{next(iter(cut.address.values()))}projects.csv")


def project_list_pages(
    builder: Builder, lists: Sequence[ProjectList], search_folder: Callable[[], str]
) -> Iterator[Page]:
    """The pages of every list."""
    shown = [of.cut for of in lists if of.cut and of.cut.kind in _CUTS and of.cut.count]
    call = builder.catalog.calls[builder.current_call.id]
    for of in lists:
        # what all pages of a list say of it is reckoned once where they are drawn one after the other
        head = Lazy(_head, builder, of)
        numbers = range(1, number_of_pages(len(of.projects)) + 1)
        pages = [builder.addresses.list_page(of.address, number) for number in numbers]
        for number in numbers:
            view = Lazy(_view, builder, of, head, shown, pages, number, search_folder)
            listed = bool(of.projects) or of.cut is None
            with_search = of.cut is None and number == 1
            yield Page(
                pages[number - 1], "pages/projects.html", view, call.path, listed=listed, tells_of_files=with_search
            )


def _head(builder: Builder, of: ProjectList) -> tuple[list[Link], Sums]:
    """The calls of a list, and its sums."""
    call = builder.current_call
    named = {project.call.id: project.call.name for project in of.projects} or {call.id: call.name}
    return [Link(name, builder.addresses.call(key)) for key, name in named.items()], builder.sums_of(of.projects)


def _view(
    builder: Builder,
    of: ProjectList,
    head: Lazy[tuple[list[Link], Sums]],
    cuts: list[Cut],
    pages: list[Address],
    number: int,
    search_folder: Callable[[], str],
) -> ProjectsView:
    calls, sums = head()
    first = of.cut is None and number == 1
    return ProjectsView(
        calls=calls,
        sums=sums,
        rows=[builder.row(project) for project in of.projects[rows_of_page(number)]],
        cut=of.cut,
        cuts=cuts,
        page=number,
        pages=pages,
        facets=_facets(builder, of.projects) if first else None,
        index=search_folder() if first else None,
        table=of.table,
        record_path=builder.catalog.calls[builder.current_call.id].inside,
    )


def _cuts(builder: Builder, projects: list[Project]) -> Iterator[tuple[Cut, list[Project]]]:
    for status in STATUSES:
        members = [p for p in projects if p.status == status]
        yield _cut(builder, "status", status, None, members), members
    called = _first_names(builder)
    for theme in _themes(builder):
        members = [p for p in projects if theme.value in p.application.themes]
        address = builder.addresses.cut("theme", theme.value, slugs_of(called[theme.value]))
        yield Cut("theme", theme.value, theme.name, address, len(members)), members
    by_region: dict[str, list[Project]] = {}
    for project in projects:
        if region := builder.catalog.region_of_lead(project):
            by_region.setdefault(region.code, []).append(project)
    for region in builder.catalog.regions_in_order:
        members = by_region.get(region.code, [])
        yield _cut(builder, "region", region.code, region.name, members), members
    for language in ("fi", "sv", "en"):
        members = [p for p in projects if p.application.language == language]
        yield _cut(builder, "language", language, None, members), members


def _cut(builder: Builder, kind: str, value: str, name: Text | None, members: list[Project]) -> Cut:
    slugs = slugs_of(name) if name else None
    return Cut(kind, value, name, builder.addresses.cut(kind, value, slugs), len(members))


def _themes(builder: Builder) -> list[Choice]:
    """The themes of all calls, each once, under the name that the newest call gives it."""
    counts: Counter[str] = Counter()
    names: dict[str, Text] = {}
    for entry in builder.catalog.calls.values():
        names |= {area.id: area.short for area in entry.record.target_areas}
    for project in builder.catalog.projects.values():
        counts.update(project.application.themes)
    return [Choice(value, name, counts[value]) for value, name in names.items()]


def _first_names(builder: Builder) -> dict[str, Text]:
    """The name that the oldest call gives each theme: addresses are made of it, so that another name in a later call
    takes none away."""
    calls = reversed(builder.catalog.calls.values())
    return {area.id: area.short for entry in calls for area in entry.record.target_areas}


def _facets(builder: Builder, projects: list[Project]) -> Facets:
    catalog = builder.catalog
    statuses = Counter(p.status for p in projects)
    calls = Counter(p.call.id for p in projects)
    regions = Counter(r.code for p in projects if (r := catalog.region_of_lead(p)))
    places = Counter(code for p in projects for code in p.codes)
    languages = Counter(p.application.language for p in projects)
    numbers = {code: number for number, code in enumerate(catalog.places)}
    return Facets(
        statuses=[(status, statuses[status]) for status in STATUSES if statuses[status]],
        calls=[Choice(call, catalog.calls[call].record.name, count) for call, count in calls.items()],
        themes=[theme for theme in _themes(builder) if theme.count],
        regions=[Choice(r.code, r.name, regions[r.code]) for r in catalog.regions_in_order if regions[r.code]],
        amounts=_bands(projects),
        municipalities=sorted(
            (PlaceChoice(code, numbers[code], catalog.places[code].record.name, n) for code, n in places.items()),
            key=lambda c: alphabetical(c.name.every()[0]),
        ),
        languages=[(language, languages[language]) for language in ("fi", "sv", "en") if languages[language]],
        kinds=[("project", len(projects)), ("municipality", len(catalog.places))],
    )


def _bands(projects: list[Project]) -> list[AmountBand]:
    bounds = [bound * _CENTS for bound in _BANDS]
    bands = []
    for least, below in zip(bounds, (*bounds[1:], None), strict=True):
        count = sum(
            1
            for p in projects
            if least <= p.application.requested and (below is None or p.application.requested < below)
        )
        bands.append(AmountBand(str(least // _CENTS), least, below, count))
    return bands
