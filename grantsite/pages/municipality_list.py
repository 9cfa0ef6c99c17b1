"""The list of all municipalities by region, and of the bodies that are not municipalities."""

from grantsite.names import alphabetical
from grantsite.pages.build_views import Builder
from grantsite.pages.page import Lazy, Page
from grantsite.views import MunicipalitiesView, OrganisationRow, RegionGroup


def municipalities_page(builder: Builder) -> Page:
    """All municipalities under the region they belong to now, and all other bodies that the records name."""
    address = builder.addresses.page("municipalities")
    return Page(address, "pages/municipalities.html", Lazy(_view, builder), "content/municipalities/")


def _view(builder: Builder) -> MunicipalitiesView:
    catalog, call = builder.catalog, builder.current_call
    groups = []
    for region in catalog.regions_in_order:
        members = catalog.members(region)
        groups.append(RegionGroup(region.code, region.name, [builder.municipality_row(p) for p in members]))
    organisations = []
    for slug, entry in catalog.organisations.items():
        unit_of = catalog.places.get(entry.record.unit_of or "")
        organisations.append(
            OrganisationRow(
                slug=slug,
                name=entry.record.name,
                kind=entry.record.kind,
                unit_of=builder.place_link(unit_of) if unit_of else None,
                note=entry.record.note,
                projects=[(role, builder.row(p)) for role, p in catalog.projects_of_organisation(slug)],
            )
        )
    organisations.sort(key=lambda o: alphabetical(o.name.every()[0]))
    return MunicipalitiesView(
        call=builder.call_facts(call.id),
        sums=builder.sums(call.id),
        municipalities=len(catalog.places),
        regions=groups,
        organisations=organisations,
        record_path="regions.yaml",
    )
