"""The list of all projects, with what the filters need."""

from collections import Counter

from grantsite.names import alphabetical
from grantsite.pages.build_views import Builder
from grantsite.pages.page import Page
from grantsite.views import Choice, FilterableRow, ProjectsView


def projects_page(builder: Builder) -> Page:
    """Every project of the current call."""
    catalog, call = builder.catalog, builder.current_call
    projects = catalog.of_call(call.id)
    regions: Counter[str] = Counter()
    themes: Counter[str] = Counter()
    municipalities: Counter[str] = Counter()
    rows = []
    for project in projects:
        region = catalog.region_of_lead(project)
        regions.update([region.code] if region else [])
        themes.update(project.application.themes)
        municipalities.update(project.codes)
        rows.append(
            FilterableRow(
                row=builder.row(project),
                words=builder.words(project),
                region=region.code if region else "",
                municipalities=list(project.codes),
                themes=project.application.themes,
            )
        )
    view = ProjectsView(
        call=builder.call_facts(call.id),
        sums=builder.sums(call.id),
        rows=rows,
        regions=_sorted([Choice(code, catalog.regions[code].name, n) for code, n in regions.items()]),
        themes=[Choice(a.id, a.short, themes[a.id]) for a in call.target_areas if themes[a.id]],
        municipalities=_sorted(
            [Choice(code, catalog.places[code].record.name, n) for code, n in municipalities.items()]
        ),
        record_path=catalog.calls[call.id].inside,
    )
    return Page(builder.addresses.page("projects"), "pages/projects.html", view, catalog.calls[call.id].path)


def _sorted(choices: list[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda c: alphabetical(c.name.fi or ""))
