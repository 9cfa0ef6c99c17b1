"""What the paths of a site are made of: where that is the same, so are they, and need not be made to be known.

A record is mostly saved with another amount, date or text; then no path changes, and a preview need not plan all pages
to see that each has an address of its own and none that was published is lost.
"""

from dataclasses import dataclass, field
from typing import Any

from grantsite.config import Site
from grantsite.figures import CLASSIFICATIONS
from grantsite.pages import Builder, changes_pages, pages_of_rows, pages_of_slips
from grantsite.projects import Project

# What is told of one project, and of everything else.
_Naming = tuple[Any, ...]


@dataclass(slots=True)
class Names:
    """The same names give the same paths. Those of a project are ``kept`` with it: one that is the same object has the
    same."""

    others: _Naming
    projects: list[_Naming]
    kept: dict[Project, _Naming] = field(compare=False)


def names_of(site: Site, builder: Builder, before: Names | None = None) -> Names:
    """The names of a site. ``before`` are those of an earlier edition of it, if there was one."""
    kept = before.kept if before is not None else {}
    projects = {
        project: kept.get(project) or _naming(builder, project) for project in builder.catalog.projects.values()
    }
    return Names(_others(site, builder), list(projects.values()), projects)


def _naming(builder: Builder, project: Project) -> _Naming:
    catalog, application = builder.catalog, project.application
    region = catalog.region_of_lead(project)
    return (
        *(project.id, project.call.id, project.entry.slug, application.aliases, project.entry.path),
        *(project.award is None, not project.codes),  # whether there are files of an award, and of a map
        # which lists it is in, whose lengths are numbers of pages; so are all that other bodies take part in
        sum(1 for party in project.parties if not party.body.is_municipality and not party.repeats),
        *(project.status, application.themes, region and region.code, application.language),
        [class_of(catalog, project) for _, class_of in CLASSIFICATIONS.values()],
    )


def _others(site: Site, builder: Builder) -> _Naming:
    catalog = builder.catalog
    places = [
        (place.record.code, place.record.name, place.record.aliases, pages_of_rows(place))
        for place in catalog.places.values()
    ]
    calls = [
        (e.record.id, e.path, e.record.decision_date is None, [(area.id, area.short) for area in e.record.target_areas])
        for e in catalog.calls.values()
    ]
    regions = [(region.code, region.name) for region in catalog.regions.values()]
    terms = [entry.record.id for entry in catalog.content.terms]
    further = (sum(1 for _ in changes_pages(builder)), pages_of_slips(builder))
    return site, places, calls, regions, terms, list(catalog.organisations), further
