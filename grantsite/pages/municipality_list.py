"""The list of all municipalities by region, and of the bodies that are not municipalities.

Municipalities are as many as the country has. The projects of the other bodies are not bounded: those that have no room
below the list go on over further pages.
"""

from collections.abc import Iterator

from grantsite.catalog import Catalog
from grantsite.content import Entry
from grantsite.names import alphabetical
from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.pages.paging import number_of_pages, shown_on_page
from grantsite.records import Organisation
from grantsite.urls import Address
from grantsite.views import MunicipalitiesView, OrganisationRow, OrganisationsPartView, RegionGroup

_ORIGIN = "content/municipalities/"
_RECORD = "regions.yaml"


def municipalities_pages(builder: Builder) -> Iterator[Page]:
    """All municipalities under the region they belong to now, and all other bodies that the records name. None of the
    further pages' addresses is promised: how many there are changes with the records of projects."""
    first, *others = _pages(builder)
    yield Page(first, "pages/municipalities.html", Lazy(_view, builder), _ORIGIN)
    for number, address in enumerate(others, 2):
        yield Page(address, "pages/organisations_part.html", Lazy(_part_view, builder, number), _ORIGIN, lasting=False)


def _pages(builder: Builder) -> list[Address]:
    catalog = builder.catalog
    rows = sum(len(catalog.projects_of_organisation(slug)) for slug in catalog.organisations)
    first = builder.addresses.page("municipalities")
    return [builder.addresses.list_page(first, number) for number in range(1, number_of_pages(rows) + 1)]


def _view(builder: Builder) -> MunicipalitiesView:
    catalog, call = builder.catalog, builder.current_call
    groups = []
    for region in catalog.regions_in_order:
        members = catalog.members(region)
        groups.append(RegionGroup(region.code, region.name, [builder.municipality_row(p) for p in members]))
    return MunicipalitiesView(
        call=builder.call_facts(call.id),
        sums=builder.sums(call.id),
        municipalities=len(catalog.places),
        regions=groups,
        organisations=_organisations(builder, 1),
        pages=_pages(builder),
        record_path=_RECORD,
    )


def _part_view(builder: Builder, number: int) -> OrganisationsPartView:
    shown = [row for row in _organisations(builder, number) if row.projects]
    return OrganisationsPartView(number, _pages(builder), shown, _RECORD)


def _in_order(catalog: Catalog) -> list[Entry[Organisation]]:
    return sorted(catalog.organisations.values(), key=lambda e: alphabetical(e.record.name.every()[0]))


def _organisations(builder: Builder, number: int) -> list[OrganisationRow]:
    """All other bodies, each with those of its projects that stand on a page."""
    catalog = builder.catalog
    entries = _in_order(catalog)
    projects = [catalog.projects_of_organisation(entry.slug) for entry in entries]
    found = []
    for entry, of, shown in zip(entries, projects, shown_on_page(map(len, projects), number), strict=True):
        unit_of = catalog.places.get(entry.record.unit_of or "")
        found.append(
            OrganisationRow(
                slug=entry.slug,
                name=entry.record.name,
                kind=entry.record.kind,
                unit_of=builder.place_link(unit_of) if unit_of else None,
                note=entry.record.note,
                projects=[(role, builder.row(p)) for role, p in of[shown.start : shown.stop]],
                before=shown.start,
                total=len(of),
                begins=shown.begins,
            )
        )
    return found
