"""The page of a municipality: what it leads, what it takes part in, and its neighbours."""

from grantsite.figures import MapFigure
from grantsite.pages.build_views import Builder
from grantsite.pages.changes import place_history
from grantsite.pages.municipality_parts import csv_path, page_addresses, rows_on_page
from grantsite.pages.page import Lazy, Page
from grantsite.projects import Place
from grantsite.urls import Address
from grantsite.views import Merger, MunicipalityView, Predecessor, RowsOfTable


class DrawnMunicipalityView(MunicipalityView, frozen=True):
    """The page with its figures. ``tables`` are the rows of its tables that have room on it; the others are on further
    ``pages``, of which it is the first, and all of them in the CSV file at the path ``table``."""

    map: MapFigure
    tables: list[RowsOfTable]
    pages: list[Address]
    table: str


def municipality_page(builder: Builder, place: Place, view: Lazy[DrawnMunicipalityView]) -> Page:
    """The page of one municipality. ``view`` gives its ``municipality_view``."""
    return Page(builder.addresses.municipality(place.record), "pages/municipality.html", view, place.entry.path)


def municipality_view(builder: Builder, place: Place) -> DrawnMunicipalityView:
    """What the page shows. The regions of the decision's day are those of the current call's."""
    catalog, record = builder.catalog, place.record
    successor = None
    if record.successor:
        link = builder.place_link(catalog.places[record.successor.municipality])
        successor = Merger(link, record.successor.starts)
    predecessors = [
        Predecessor(
            Merger(builder.place_link(former), former.record.successor.starts),
            [builder.row(p) for p in (*former.as_lead, *former.as_partner)],
        )
        for former in place.predecessors
        if former.record.successor
    ]
    address = builder.addresses.municipality(record)
    return DrawnMunicipalityView(
        map=builder.maps.of_municipality(place),
        tables=rows_on_page(builder, place, 1),
        pages=page_addresses(builder, place),
        table=csv_path(address),
        code=record.code,
        name=record.name,
        address=address,
        type=record.type,
        languages=record.languages,
        population=record.population.count,
        population_date=record.population.date,
        point=record.point,
        region=builder.region_link(catalog.region_on(record)),
        region_at_decision=builder.region_link(catalog.region_on(record, builder.current_call.decision_date)),
        later_region_starts=record.later_region.starts if record.later_region else None,
        call=builder.call_facts(builder.current_call.id),
        as_lead=[builder.row(p) for p in place.as_lead],
        as_partner=[builder.row(p) for p in place.as_partner],
        requested_as_lead=place.requested_as_lead,
        awarded_as_lead=place.awarded_as_lead,
        awards_as_lead=sum(1 for p in place.as_lead if p.award),
        awards_as_partner=sum(1 for p in place.as_partner if p.award),
        successor=successor,
        predecessors=predecessors,
        neighbours=[builder.municipality_row(p) for p in catalog.neighbours(place)],
        sharing=builder.sharing_of_place(place),
        record_path=place.entry.inside,
        history=place_history(builder, place),
    )
